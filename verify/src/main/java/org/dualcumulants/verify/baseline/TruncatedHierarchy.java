package org.dualcumulants.verify.baseline;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.verify.exact.FokkerPlanck;
import org.dualcumulants.verify.exact.GridFunction;
import org.dualcumulants.verify.exact.ParticleGrid;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.exact.SlotSum;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * The BBGKY equation of F_s with a closure,
 *
 * <pre>
 * ∂_t F_s = -Σ_i ∂_i J_i + ½ε² Σ_i ∂_i² F_s,   J_1 = (S(x_1) + c Σ_{j=2..s} K(x_1, x_j)) F_s + (N-s) c R,   R = ∫ K(x_1, z) F_{s+1} dz,
 * </pre>
 *
 * J_i being J_1 with particles 1 and i exchanged; with self-interaction c K(x_1, x_1) joins S.
 */
final class TruncatedHierarchy implements OrdinaryDifferentialEquation {

    /** A well-posed closure takes some hundreds to thousands. */
    private static final int MOST_EVALUATIONS = 200_000;

    private final ParticleGrid grid;
    private final Closure closure;
    private final GridFunction kernel;
    private final GridFunction velocity;
    private final double pushed;
    private final FokkerPlanck equation;
    private int evaluations;
    private double time;
    private GridFunction last;

    TruncatedHierarchy(ParticleSystem system, ParticleGrid grid, Closure closure) {
        this.grid = grid;
        this.closure = closure;
        int n = system.particles();
        int s = closure.order();
        double c = system.scaling() == Scaling.PER_PARTICLE ? 1.0 / n : 1.0 / (n - 1);
        kernel = system.kernel().get(0).on(grid);
        SlotSum sum = new SlotSum(grid, s).add(1, GridFunction.sample(grid, 1, system.drift().get(0)), 0);
        for (int j = 1; j < s; j++) {
            sum.add(c, kernel, 0, j);
        }
        if (system.selfInteraction()) {
            double[] self = new double[grid.size()];
            for (int p = 0; p < self.length; p++) {
                self[p] = kernel.at(p, p);
            }
            sum.add(c, GridFunction.of(grid, 1, self), 0);
        }
        velocity = sum.result();
        pushed = (n - s) * c;
        equation = new FokkerPlanck(grid, s, system.noise());
    }

    @Override
    public int getDimension() {
        return (int) Math.pow(grid.size(), closure.order());
    }

    @Override
    public double[] computeDerivatives(double t, double[] values) {
        int s = closure.order();
        GridFunction marginal = GridFunction.of(grid, s, values);
        time = t;
        last = marginal;
        if (++evaluations > MOST_EVALUATIONS) {
            throw new ClosureBreakdown("too many steps");
        }
        int[] order = IntStream.range(0, s).toArray();
        SlotSum flux = new SlotSum(grid, s).add(1, velocity.times(marginal), order);
        if (pushed != 0) {
            flux.add(pushed, closure.push(kernel, marginal), order);
        }
        GridFunction first = flux.result();
        return equation.rate(marginal, (i, axis) -> exchanged(first, i)).values();
    }

    /** g with particles 0 and i exchanged. */
    private GridFunction exchanged(GridFunction g, int i) {
        int[] order = IntStream.range(0, g.slots()).toArray();
        order[0] = i;
        order[i] = 0;
        return new SlotSum(grid, g.slots()).add(1, g, order).result();
    }

    /** How far the equation came and what it met there. */
    String progress() {
        double[] values = last.values();
        return String.format(
                Locale.ROOT, "at time %.4g F_%d lies between %.3g and %.3g",
                time, closure.order(), Arrays.stream(values).min().orElseThrow(), Arrays.stream(values).max().orElseThrow());
    }
}
