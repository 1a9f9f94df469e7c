package org.dualcumulants.verify.exact;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * Liouville's equation of the joint law, with noise Kolmogorov's forward one, on the full grid:
 *
 * <pre>
 * ∂_t F_N = -Σ_i Σ_a ∂_{i,a}(b_{i,a} F_N) + ½ Σ_i Σ_a ε_a² ∂²_{i,a} F_N,   b the {@link JointVelocity}
 * </pre>
 */
final class ForwardKolmogorov implements OrdinaryDifferentialEquation {

    private final ParticleGrid grid;
    private final int particles;
    private final FokkerPlanck equation;
    private final List<List<GridFunction>> velocities = new ArrayList<>();

    ForwardKolmogorov(ParticleSystem system, ParticleGrid grid, GridFields fields) {
        this.grid = grid;
        this.particles = system.particles();
        this.equation = new FokkerPlanck(grid, particles, system.noise());
        JointVelocity velocity = new JointVelocity(system, grid, fields);
        for (int i = 0; i < particles; i++) {
            List<GridFunction> perAxis = new ArrayList<>();
            for (int a = 0; a < grid.dimension(); a++) {
                perAxis.add(velocity.times(1, i, a));
            }
            velocities.add(perAxis);
        }
    }

    /** ∂_t F_N. */
    GridFunction rate(GridFunction law) {
        return equation.rate(law, (i, a) -> velocities.get(i).get(a).times(law));
    }

    @Override
    public int getDimension() {
        return GridFunction.size(grid, particles);
    }

    @Override
    public double[] computeDerivatives(double t, double[] law) {
        return rate(new GridFunction(grid, particles, law)).raw();
    }
}
