package org.dualcumulants.verify.exact;

import org.dualcumulants.spectral.study.Scaling;

/**
 * The velocity of a particle among N,
 * {@code b_{i,a}(x) = S_a(x_i) + c Σ_{j≠i} K_a(x_i, x_j) + (c K_a(x_i, x_i) with self-interaction)}, c = 1/(N-1) or 1/N.
 */
final class JointVelocity {

    private final ParticleSystem system;
    private final ParticleGrid grid;
    private final GridFields fields;

    JointVelocity(ParticleSystem system, ParticleGrid grid, GridFields fields) {
        this.system = system;
        this.grid = grid;
        this.fields = fields;
    }

    /** factor b_{i,a}, a function of N particles. */
    GridFunction times(double factor, int i, int a) {
        int n = system.particles();
        double c = factor / (system.scaling() == Scaling.PER_PARTICLE ? n : n - 1);
        SlotSum velocity = new SlotSum(grid, n).add(factor, fields.drift(a), i);
        for (int j = 0; j < n; j++) {
            if (j != i) {
                velocity.add(c, fields.kernel(a), i, j);
            }
        }
        if (system.selfInteraction()) {
            velocity.add(c, fields.selfForce(a), i);
        }
        return velocity.result();
    }
}
