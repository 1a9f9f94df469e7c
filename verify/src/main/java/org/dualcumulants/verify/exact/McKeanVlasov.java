package org.dualcumulants.verify.exact;

import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * Equation (2) on the one-particle grid, {@code ∂_t f = -Σ_a ∂_a((S_a + K_a*f) f) + ½ Σ_a ε_a² ∂_a² f}, as what is dual to
 * (S + K*f)·∇ + ½ Σ ε² ∂² there: it moves the masses w f at the points. (K*f)(x) = ∫ K(x, y) f(y) dy over all pairs of points. K
 * enters unscaled for either scaling of the pair sum.
 */
final class McKeanVlasov implements OrdinaryDifferentialEquation {

    private final ParticleGrid grid;
    private final GridFields fields;
    private final FokkerPlanck equation;

    McKeanVlasov(ParticleSystem system, ParticleGrid grid, GridFields fields) {
        this.grid = grid;
        this.fields = fields;
        this.equation = new FokkerPlanck(grid, 1, system.noise());
    }

    @Override
    public int getDimension() {
        return grid.size();
    }

    @Override
    public double[] computeDerivatives(double t, double[] values) {
        GridFunction f = new GridFunction(grid, 1, values);
        return equation.rate(f, (particle, axis) -> speed(axis, f).times(f)).raw();
    }

    /** S_a + K_a*f. */
    private GridFunction speed(int axis, GridFunction f) {
        GridFunction effective = fields.kernel(axis).contract(1, f);
        return new SlotSum(grid, 1).add(1, fields.drift(axis), 0).add(1, effective, 0).result();
    }
}
