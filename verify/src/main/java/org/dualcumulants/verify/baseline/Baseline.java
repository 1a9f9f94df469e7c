package org.dualcumulants.verify.baseline;

import java.util.Arrays;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.verify.exact.GridFunction;
import org.dualcumulants.verify.exact.GridMeanField;
import org.dualcumulants.verify.exact.InitialJointLaw;
import org.dualcumulants.verify.exact.ParticleGrid;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.exact.TerminalObservable;
import org.dualcumulants.verify.exact.TimePath;
import org.hipparchus.exception.MathRuntimeException;

/** E[1/N Σ φ(X_i(T))] for a system on one circle by other means than the dual hierarchy, at a cost that does not depend on N. */
public final class Baseline {

    private Baseline() {}

    /**
     * The mean field alone, ∫ f(T) φ.
     *
     * @param points G, odd
     * @throws IllegalArgumentException if the system is not on one circle or its observable not a mean
     */
    public static BaselineOutcome meanField(ParticleSystem system, int points) {
        ParticleGrid grid = grid(system, points);
        long begun = System.nanoTime();
        try {
            GridFunction end = GridMeanField.solve(system, grid).at(system.horizon());
            return value(end, system, begun);
        } catch (ArithmeticException | MathRuntimeException e) {
            return new BaselineOutcome.Failed("the mean field: " + e.getMessage(), seconds(begun));
        }
    }

    /**
     * The BBGKY hierarchy closed after its order; N no larger than the order is exact.
     *
     * @param points G, odd; the cost grows like G³ for order 2
     * @throws IllegalArgumentException if the system is not on one circle or its observable not a mean
     */
    public static BaselineOutcome truncated(ParticleSystem system, Closure closure, int points) {
        ParticleGrid grid = grid(system, points);
        GridFunction start = InitialJointLaw.of(system, grid).marginal(closure.order());
        TruncatedHierarchy equation = new TruncatedHierarchy(system, grid, closure);
        long begun = System.nanoTime();
        try {
            GridFunction end = TimePath.forward(equation, start, TimePath.times(system.horizon())).at(system.horizon());
            return value(end, system, begun);
        } catch (ClosureBreakdown | ArithmeticException | MathRuntimeException e) {
            return new BaselineOutcome.Failed(e.getMessage() + "; " + equation.progress(), seconds(begun));
        }
    }

    private static BaselineOutcome.Value value(GridFunction end, ParticleSystem system, long begun) {
        GridFunction first = end;
        while (first.slots() > 1) {
            first = first.contract(first.slots() - 1, GridFunction.constant(end.grid(), 1, 1));
        }
        double expectation = first.inner(GridFunction.sample(end.grid(), 1, mean(system).of()));
        double least = Arrays.stream(end.values()).min().orElseThrow();
        return new BaselineOutcome.Value(expectation, least / end.maxNorm(), seconds(begun));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) * 1e-9;
    }

    private static ParticleGrid grid(ParticleSystem system, int points) {
        if (system.axes().size() != 1 || !(system.axes().get(0) instanceof PeriodicAxis)) {
            throw new IllegalArgumentException("the system has the axes " + system.axes()
                    + "; baselines are made for one periodic axis");
        }
        mean(system);
        return ParticleGrid.of(system, points);
    }

    private static TerminalObservable.Mean mean(ParticleSystem system) {
        if (system.observable() instanceof TerminalObservable.Mean mean) {
            return mean;
        }
        throw new IllegalArgumentException("the observable is " + system.observable()
                + "; baselines are made for the mean of one function, 1/N Σ φ(x_i)");
    }
}
