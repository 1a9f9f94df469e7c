package org.dualcumulants.verify.exact;

import java.util.List;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * Equation (2) on the one-particle grid, {@code ∂_t f = -Σ_a ∂_a((S_a + K_a*f) f) + ½ Σ_a ε_a² ∂_a² f}, as what is dual to
 * (S + K*f)·∇ + ½ Σ ε² ∂² there: it moves the masses w f at the points. (K*f)(x) = ∫ K(x, y) f(y) dy over all pairs of points. K
 * enters unscaled for either scaling of the pair sum.
 */
final class McKeanVlasov implements OrdinaryDifferentialEquation {

    private final ParticleGrid grid;
    private final GridFields fields;
    private final List<Double> noise;
    private final List<AxisDerivative> derivatives;

    McKeanVlasov(ParticleSystem system, ParticleGrid grid, GridFields fields) {
        this.grid = grid;
        this.fields = fields;
        this.noise = system.noise();
        this.derivatives = GridFields.derivatives(grid);
    }

    @Override
    public int getDimension() {
        return grid.size();
    }

    @Override
    public double[] computeDerivatives(double t, double[] f) {
        double[] masses = new double[f.length];
        double[] rate = new double[f.length];
        for (int p = 0; p < f.length; p++) {
            masses[p] = grid.weight(p) * f[p];
        }
        for (int a = 0; a < grid.dimension(); a++) {
            double epsilon = noise.get(a);
            derivatives.get(a).addTransposed(
                    masses, GridFields.stride(grid, a), speed(a, f), 0.5 * epsilon * epsilon, rate);
        }
        for (int p = 0; p < f.length; p++) {
            rate[p] /= grid.weight(p);
        }
        return rate;
    }

    /** S_a + K_a*f. */
    private double[] speed(int a, double[] f) {
        GridFunction effective = fields.kernel(a).contract(1, new GridFunction(grid, 1, f));
        double[] speed = new double[f.length];
        for (int p = 0; p < f.length; p++) {
            speed[p] = fields.drift(a).raw()[p] + effective.raw()[p];
        }
        return speed;
    }
}
