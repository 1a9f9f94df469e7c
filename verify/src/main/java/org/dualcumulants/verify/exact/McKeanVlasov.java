package org.dualcumulants.verify.exact;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * Equation (2) on the one-particle grid, {@code ∂_t f = -Σ_a ∂_a((S_a + K_a*f) f) + ½ Σ_a ε_a² ∂_a² f}, (K*f)(x) =
 * ∫ K(x, y) f(y) dy by the trapezoidal rule over all pairs of points. K enters unscaled for either scaling of the pair sum.
 */
final class McKeanVlasov implements OrdinaryDifferentialEquation {

    private final ParticleGrid grid;
    private final GridFields fields;
    private final List<Double> noise;
    private final List<PeriodicDerivative> derivatives;
    private final double[] minusOne;

    McKeanVlasov(ParticleSystem system, ParticleGrid grid, GridFields fields) {
        this.grid = grid;
        this.fields = fields;
        this.noise = system.noise();
        this.derivatives = GridFields.derivatives(grid);
        this.minusOne = new double[grid.size()];
        Arrays.fill(minusOne, -1);
    }

    @Override
    public int getDimension() {
        return grid.size();
    }

    @Override
    public double[] computeDerivatives(double t, double[] f) {
        double[] rate = new double[f.length];
        double[] still = new double[f.length];
        for (int a = 0; a < grid.dimension(); a++) {
            int stride = GridFields.stride(grid, a);
            double epsilon = noise.get(a);
            derivatives.get(a).addAdvectionDiffusion(flux(a, f), stride, minusOne, 0, rate);
            derivatives.get(a).addAdvectionDiffusion(f, stride, still, 0.5 * epsilon * epsilon, rate);
        }
        return rate;
    }

    /** (S_a + K_a*f) f. */
    private double[] flux(int a, double[] f) {
        GridFunction effective = fields.kernel(a).contract(1, new GridFunction(grid, 1, f));
        double[] flux = new double[f.length];
        for (int p = 0; p < f.length; p++) {
            flux[p] = (fields.drift(a).raw()[p] + effective.raw()[p]) * f[p];
        }
        return flux;
    }
}
