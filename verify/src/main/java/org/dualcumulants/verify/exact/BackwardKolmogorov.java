package org.dualcumulants.verify.exact;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.spectral.study.Scaling;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * Equation (3) on the full grid, collocated:
 *
 * <pre>
 * ∂_t Φ_N = - Σ_i Σ_a [ b_{i,a} ∂_{i,a} Φ_N + ½ ε_a² ∂²_{i,a} Φ_N ]
 * b_{i,a}(x) = S_a(x_i) + c Σ_{j≠i} K_a(x_i, x_j) + (c K_a(x_i, x_i) with self-interaction),   c = 1/(N-1) or 1/N
 * </pre>
 */
final class BackwardKolmogorov implements OrdinaryDifferentialEquation {

    private final int size;
    private final List<Direction> directions = new ArrayList<>();

    /** One derivative: along an axis of a particle. */
    private record Direction(
            AxisDerivative derivative, int stride, GridFunction minusSpeed, double minusDiffusion) {}

    BackwardKolmogorov(ParticleSystem system, ParticleGrid grid, GridFields fields) {
        int n = system.particles();
        size = GridFunction.size(grid, n);
        List<AxisDerivative> derivatives = GridFields.derivatives(grid);
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < grid.dimension(); a++) {
                int stride = GridFunction.size(grid, n - 1 - i) * GridFields.stride(grid, a);
                double epsilon = system.noise().get(a);
                directions.add(new Direction(
                        derivatives.get(a), stride, minusSpeed(system, grid, fields, i, a), -0.5 * epsilon * epsilon));
            }
        }
    }

    private static GridFunction minusSpeed(ParticleSystem system, ParticleGrid grid, GridFields fields, int i, int a) {
        int n = system.particles();
        double c = system.scaling() == Scaling.PER_PARTICLE ? 1.0 / n : 1.0 / (n - 1);
        SlotSum speed = new SlotSum(grid, n).add(-1, fields.drift(a), i);
        for (int j = 0; j < n; j++) {
            if (j != i) {
                speed.add(-c, fields.kernel(a), i, j);
            }
        }
        if (system.selfInteraction()) {
            speed.add(-c, fields.selfForce(a), i);
        }
        return speed.result();
    }

    @Override
    public int getDimension() {
        return size;
    }

    @Override
    public double[] computeDerivatives(double t, double[] phi) {
        double[] rate = new double[size];
        for (Direction d : directions) {
            d.derivative.addAdvectionDiffusion(phi, d.stride, d.minusSpeed.raw(), d.minusDiffusion, rate);
        }
        return rate;
    }
}
