package org.dualcumulants.hierarchy.run;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.step.ButcherTableau;
import org.dualcumulants.hierarchy.step.DiagonalPart;
import org.dualcumulants.hierarchy.step.EmbeddedRungeKutta;
import org.dualcumulants.hierarchy.step.ErrorNorm;
import org.dualcumulants.hierarchy.step.IntegrationState;
import org.dualcumulants.hierarchy.step.StepOutcome;

/**
 * Adaptive steps of y' = A(m(t)) y along the moments m(t) of f(t), forward or backward, from any time to any other. What an
 * integration has come to is an {@link IntegrationState} and nothing besides: it may be kept, and gone on from later. Holds work
 * space: one instance serves one caller at a time.
 */
final class Stepping {

    private static final ButcherTableau TABLEAU = ButcherTableau.dormandPrince853();
    private static final int MOST_STEPS = 200_000;

    /** First step to try, in units of the horizon. */
    private static final double FIRST_STEP = 0.05;

    /** Growth of the unknowns beyond which nothing of the numbers is left. */
    private static final double EXPLOSION = 1e25;

    private final EmbeddedRungeKutta stepper;
    private final BooleanSupplier cancelled;
    private final String smaller;

    /** max |y| that is still a number worth having, one for each of several systems side by side. */
    private final double[] largest;

    private final IntegrationState start;

    /** A(m) y into the last argument. */
    @FunctionalInterface
    interface Rate {
        void of(double[] moments, double[] y, double[] derivative);
    }

    /** Told every state on the way, with its unknowns, which are to be left as they are. */
    @FunctionalInterface
    interface Witness {
        void see(IntegrationState state, double[] unknowns);
    }

    /** Where an integration has come to, or why it went no further. */
    sealed interface Outcome {}

    /** The end. */
    record Reached(IntegrationState state) implements Outcome {}

    /**
     * No numbers.
     *
     * @param reason what happened
     * @param remedy what to change
     */
    record Failed(String reason, String remedy) implements Outcome {}

    /**
     * @param path m(t)
     * @param diffusion the part of A that is integrated exactly
     * @param begin time of the first state, 0 or T
     * @param unknowns there, those of several systems in turn
     * @param systems how many
     * @param smaller what makes the system smaller, for the message: lower the order
     * @param cancelled asked after every step
     */
    Stepping(
            MeanFieldPath path, Rate rate, ErrorNorm norm, DiagonalPart diffusion, double begin, double[] unknowns, int systems,
            String smaller, BooleanSupplier cancelled) {
        double[] moments = new double[path.size()];
        this.stepper = new EmbeddedRungeKutta(TABLEAU, (time, y, derivative) -> {
            path.at(time, moments);
            rate.of(moments, y, derivative);
        }, norm, diffusion);
        this.start = IntegrationState.start(begin, (begin > 0 ? -FIRST_STEP : FIRST_STEP) * path.horizon(), unknowns);
        this.largest = sizes(unknowns, systems);
        for (int l = 0; l < systems; l++) {
            largest[l] = EXPLOSION * Math.max(largest[l], Double.MIN_NORMAL);
        }
        this.smaller = smaller;
        this.cancelled = cancelled;
    }

    /** The first state. */
    IntegrationState start() {
        return start;
    }

    /**
     * Goes on to a time.
     *
     * @param witness told every state on the way, the last one included
     * @throws CancellationException if cancelled
     */
    Outcome to(double end, IntegrationState from, Witness witness) {
        IntegrationState state = from;
        while (state.time() != end) {
            StepOutcome outcome = stepper.step(state, end);
            if (outcome instanceof StepOutcome.Stuck stuck) {
                return new Failed(
                        stuck.reason(),
                        "the truncated system is unstable on this horizon: shorten it, " + smaller + ", or raise the noise;"
                                + " or ask for a larger tolerance");
            }
            state = ((StepOutcome.Advanced) outcome).state();
            double[] unknowns = state.solution();
            if (exploded(unknowns)) {
                return new Failed(
                        "the truncated system explodes: at t = " + (float) state.time() + " its unknowns exceed "
                                + EXPLOSION + " times their size at t = " + (float) start.time(),
                        "shorten the horizon, " + smaller + ", raise the noise, or raise the resolution");
            }
            if (state.accepted() > MOST_STEPS) {
                return new Failed(
                        "more than " + MOST_STEPS + " steps, at t = " + (float) state.time(),
                        "lower the resolution, shorten the horizon, or ask for a larger tolerance");
            }
            witness.see(state, unknowns);
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
        }
        return new Reached(state);
    }

    private boolean exploded(double[] unknowns) {
        double[] sizes = sizes(unknowns, largest.length);
        for (int l = 0; l < sizes.length; l++) {
            if (!(sizes[l] < largest[l])) {
                return true;
            }
        }
        return false;
    }

    /** max |y| of each system, infinite if one is not a number. */
    private static double[] sizes(double[] unknowns, int systems) {
        double[] sizes = new double[systems];
        for (int i = 0; i < unknowns.length; i += systems) {
            for (int l = 0; l < systems; l++) {
                double size = Math.abs(unknowns[i + l]);
                sizes[l] = size <= sizes[l] ? sizes[l] : Double.isNaN(size) ? Double.POSITIVE_INFINITY : size;
            }
        }
        return sizes;
    }
}
