package org.dualcumulants.hierarchy.run;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.step.ButcherTableau;
import org.dualcumulants.hierarchy.step.DiagonalPart;
import org.dualcumulants.hierarchy.step.AdaptiveMethod;
import org.dualcumulants.hierarchy.step.EmbeddedRungeKutta;
import org.dualcumulants.hierarchy.step.ExponentialRungeKutta;
import org.dualcumulants.hierarchy.step.RightHandSide;
import org.dualcumulants.hierarchy.step.ErrorNorm;
import org.dualcumulants.hierarchy.step.IntegrationState;
import org.dualcumulants.hierarchy.step.OneBodyFlow;
import org.dualcumulants.hierarchy.step.StepOutcome;
import org.dualcumulants.hierarchy.step.WorkSpace;
import org.dualcumulants.spectral.concurrent.Cancelled;

/**
 * Adaptive steps of y' = A(m(t)) y along the moments m(t) of f(t), forward or backward, from any time to any other. What an
 * integration has come to is an {@link IntegrationState} and nothing besides: it may be kept, and gone on from later. Holds work
 * space: one instance serves one caller at a time.
 */
final class Stepping {

    private static final ButcherTableau TABLEAU = ButcherTableau.dormandPrince853();

    /** p of exponential steps: 29 evaluations where the embedded method takes 12. */
    private static final int ORDER = 8;

    /**
     * Exponent |r h| of a step from which on it is exponential: what is driven there costs the embedded method its order, and
     * kernels of all wavelengths have held its steps at |r h| = 10 where exponential ones were 20 times as long.
     */
    private static final double STIFF = 10;

    private static final int MOST_STEPS = 200_000;

    /** Evaluations of a step of the embedded method. */
    private static final int EVALUATIONS = 12;

    /** First step to try, in units of the horizon. */
    private static final double FIRST_STEP = 0.05;

    /** Growth of the unknowns beyond which nothing of the numbers is left. */
    private static final double EXPLOSION = 1e25;

    /** |h v·∂_x| of the longest steps at which the embedded method is stable. */
    private static final double STABLE = 6;

    /** The same of steps that stability may have bound. */
    private static final double BOUND = 4;

    /** Cost of exponentials beside an evaluation beyond which steps are not tried with them. */
    private static final double DEAR = 4;

    /** Every how many steps, where they are as long as stability allows, one is tried that is not bound. */
    private static final int TRIED = 4;

    private final AdaptiveMethod embedded;
    private final AdaptiveMethod exponential;
    private final Optional<AdaptiveMethod> streaming;

    /** max |r| of the diagonal. */
    private final double stiffness;

    /** |v·∂_x|, 0 where that is not to be taken exactly. */
    private final double streamingRate;

    /** |h v·∂_x| of steps that are worth their exponentials. */
    private final double worthwhile;

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
     * @param linear the parts of A that may be integrated exactly
     * @param begin time of the first state, 0 or T
     * @param unknowns there, those of several systems in turn
     * @param systems how many
     * @param threads threads that may share what is done to all unknowns
     * @param smaller what makes the system smaller, for the message: lower the order
     * @param cancelled asked before every evaluation of A: one of a large tensor takes longer than a user likes to wait
     */
    Stepping(
            MeanFieldPath path, Rate rate, ErrorNorm norm, LinearParts linear, double begin, double[] unknowns, int systems,
            int threads, String smaller, BooleanSupplier cancelled) {
        double[] moments = new double[path.size()];
        RightHandSide rightHandSide = (time, y, derivative) -> {
            Cancelled.check(cancelled);
            path.at(time, moments);
            rate.of(moments, y, derivative);
        };
        WorkSpace work = new WorkSpace(unknowns.length, threads);
        DiagonalPart diffusion = linear.diffusion();
        Optional<LinearParts.Streaming> parts = linear.streaming().filter(s -> s.cost() < DEAR);
        this.worthwhile = STABLE * (1 + parts.map(LinearParts.Streaming::cost).orElse(0.0));
        Optional<OneBodyFlow> flow =
                parts.map(s -> linear.flow(s.blocks(), threads)).filter(f -> f.longest() * f.fastest() > worthwhile);
        this.stiffness = diffusion.largest();
        this.embedded = new EmbeddedRungeKutta(TABLEAU, rightHandSide, norm, diffusion, work);
        this.exponential = new ExponentialRungeKutta(ORDER, rightHandSide, norm, diffusion, work);
        this.streaming = flow.map(f -> new EmbeddedRungeKutta(TABLEAU, rightHandSide, norm, f, work));
        this.streamingRate = flow.map(OneBodyFlow::fastest).orElse(0.0);
        this.start = IntegrationState.start(begin, (begin > 0 ? -FIRST_STEP : FIRST_STEP) * path.horizon(), unknowns);
        this.largest = sizes(unknowns, systems);
        for (int l = 0; l < systems; l++) {
            largest[l] = EXPLOSION * Math.max(largest[l], Double.MIN_NORMAL);
        }
        this.smaller = smaller;
    }

    /**
     * Evaluations of the right-hand side that a step takes.
     *
     * @param stiffness max |r| of the part that is integrated exactly
     * @param length of the step
     */
    static double evaluations(double stiffness, double length) {
        return isStiff(stiffness, length) ? 1 + ORDER * (ORDER - 1) / 2 : EVALUATIONS;
    }

    private static boolean isStiff(double stiffness, double length) {
        return stiffness * Math.abs(length) > STIFF;
    }

    /** The first state. */
    IntegrationState start() {
        return start;
    }

    /**
     * Goes on to a time.
     *
     * @param witness told every state on the way, the last one included
     * @throws CancellationException if cancelled, between two steps or within one; the last state that was seen stays as it is
     */
    Outcome to(double end, IntegrationState from, Witness witness) {
        IntegrationState state = from;
        while (state.time() != end) {
            StepOutcome outcome = method(state).step(state, end);
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
        }
        return new Reached(state);
    }

    /** By the state alone, so that an integration goes on as it would have without interruption. */
    private AdaptiveMethod method(IntegrationState state) {
        double step = Math.abs(state.nextStep());
        double streamed = streamingRate * step;
        if (streamed > worthwhile || streamed > BOUND && state.accepted() % TRIED == 0) {
            return streaming.orElseThrow();
        }
        return isStiff(stiffness, step) ? exponential : embedded;
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
