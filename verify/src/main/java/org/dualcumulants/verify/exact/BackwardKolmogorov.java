package org.dualcumulants.verify.exact;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * Equation (3) on the full grid, collocated:
 *
 * <pre>
 * ∂_t Φ_N = - Σ_i Σ_a [ b_{i,a} ∂_{i,a} Φ_N + ½ ε_a² ∂²_{i,a} Φ_N ],   b the {@link JointVelocity}
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
        JointVelocity velocity = new JointVelocity(system, grid, fields);
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < grid.dimension(); a++) {
                int stride = GridFunction.size(grid, n - 1 - i) * GridFields.stride(grid, a);
                double epsilon = system.noise().get(a);
                directions.add(new Direction(
                        derivatives.get(a), stride, velocity.times(-1, i, a), -0.5 * epsilon * epsilon));
            }
        }
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
