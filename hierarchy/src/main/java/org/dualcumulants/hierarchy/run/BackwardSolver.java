package org.dualcumulants.hierarchy.run;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.dualcumulants.hierarchy.meanfield.MeanFieldOutcome;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.step.ButcherTableau;
import org.dualcumulants.hierarchy.step.EmbeddedRungeKutta;
import org.dualcumulants.hierarchy.step.IntegrationState;
import org.dualcumulants.hierarchy.step.StepOutcome;
import org.dualcumulants.hierarchy.tensor.GramNorm;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.system.OneParticleSystem;

/** Steps the truncated hierarchy (7) of one N and m from its terminal data at T back to 0. */
final class BackwardSolver {

    private static final ButcherTableau TABLEAU = ButcherTableau.dormandPrince853();
    private static final int MOST_STEPS = 200_000;

    /** First step to try, in units of the horizon. */
    private static final double FIRST_STEP = 0.05;

    /** Growth of the unknowns beyond which nothing of the numbers is left. */
    private static final double EXPLOSION = 1e25;

    private BackwardSolver() {}

    /**
     * @param layout the unknowns, and with them m
     * @param tolerance relative local error per step
     * @param threads threads that share one right-hand side
     * @param norms whether ‖C_n(0)‖ is wanted
     * @param cancelled asked after every step
     * @param progress told the part of [0, T] done after every step
     * @throws CancellationException if cancelled
     */
    static Solution solve(
            Model model, TensorLayout layout, double particles, double tolerance, int threads, boolean norms,
            BooleanSupplier cancelled, DoubleConsumer progress) {
        long began = System.nanoTime();
        Limit limit = model.limit(particles);
        if (limit.meanField() instanceof MeanFieldOutcome.Failed failed) {
            return new Solution.Broken(failed.reason(), "raise the resolution or the noise, or shorten the horizon");
        }
        MeanFieldPath path = (MeanFieldPath) limit.meanField();
        OneParticleSystem system = limit.system();
        HierarchyOperator operator = new HierarchyOperator(system, layout, model.terms(), particles, threads);
        OrderwiseNorm norm = new OrderwiseNorm(layout, particles, tolerance);
        double[] moments = new double[path.size()];
        EmbeddedRungeKutta stepper = new EmbeddedRungeKutta(
                TABLEAU,
                (time, y, derivative) -> {
                    path.at(time, moments);
                    operator.apply(moments, y, derivative);
                },
                norm,
                limit.diffusion(layout));
        double horizon = path.horizon();
        double[] terminal = limit.terminal().at(particles, path.at(horizon), layout);
        IntegrationState state = IntegrationState.start(horizon, -FIRST_STEP * horizon, terminal);
        AxisTails tails = new AxisTails(model.discretisation().basis(), model.study().basis() == BasisChoice.PLAIN);
        tails.at(system, path.at(horizon), layout, terminal);
        double localErrors = 0;
        double limitSize = EXPLOSION * Math.max(largest(terminal), Double.MIN_NORMAL);
        while (state.time() > 0) {
            StepOutcome outcome = stepper.step(state, 0);
            if (outcome instanceof StepOutcome.Stuck stuck) {
                return new Solution.Broken(
                        stuck.reason(),
                        "the truncated system is unstable on this horizon: shorten it, lower the order, or raise the noise;"
                                + " or ask for a larger tolerance");
            }
            state = ((StepOutcome.Advanced) outcome).state();
            localErrors += norm.correctionError();
            if (!(largest(state.solution()) < limitSize)) {
                return new Solution.Broken(
                        "the truncated system explodes: at t = " + (float) state.time() + " its unknowns exceed "
                                + EXPLOSION + " times their size at T",
                        "shorten the horizon, lower the order, raise the noise, or raise the resolution");
            }
            if (state.accepted() > MOST_STEPS) {
                return new Solution.Broken(
                        "more than " + MOST_STEPS + " steps, at t = " + (float) state.time(),
                        "lower the resolution, shorten the horizon, or ask for a larger tolerance");
            }
            tails.at(system, path.at(state.time()), layout, state.solution());
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            progress.accept(1 - state.time() / horizon);
        }
        double[] c = state.solution();
        double[] scaledNorms = norms ? norms(limit.norm(layout), layout, c) : new double[0];
        return new Solution.Solved(
                c[0], localErrors, scaledNorms, tails.values(), layout.length(), state.accepted(), (System.nanoTime() - began) * 1e-9);
    }

    /** max |c|, infinite if one is not a number. */
    private static double largest(double[] c) {
        double largest = 0;
        for (double x : c) {
            largest = Math.max(largest, Double.isNaN(x) ? Double.POSITIVE_INFINITY : Math.abs(x));
        }
        return largest;
    }

    /** N^n ‖C_n(0)‖ in L²_{f°}, n = 1 … m. */
    private static double[] norms(GramNorm norm, TensorLayout layout, double[] c) {
        double[] norms = new double[layout.truncation()];
        for (int n = 1; n <= norms.length; n++) {
            norms[n - 1] = norm.of(n, c, layout.offset(n));
        }
        return norms;
    }
}
