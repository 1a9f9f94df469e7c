package org.dualcumulants.verify.exact;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dualcumulants.verify.part.FinishedParts;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** A grid function at chosen times, found by integrating an equation from one end of [0, T] to the other. */
public final class TimePath {

    /**
     * Estimated local error per step relative to max |start|. The estimate is of lower order than the step:
     * expectations of the reference systems move by less than 1e-13 when it is tightened to 1e-13.
     */
    private static final double RELATIVE_TOLERANCE = 1e-11;

    private final NavigableMap<Double, GridFunction> states = new TreeMap<>();

    /**
     * Integrates forward from time 0.
     *
     * @throws ArithmeticException if the solution ceases to be finite
     */
    public static TimePath forward(OrdinaryDifferentialEquation equation, GridFunction start, NavigableSet<Double> times) {
        return forward(equation, start, times, FinishedParts.NONE);
    }

    /** @param parts one for every time */
    static TimePath forward(OrdinaryDifferentialEquation equation, GridFunction start, NavigableSet<Double> times, FinishedParts parts) {
        return new TimePath(equation, start, times, parts);
    }

    /** Integrates backward from the last time. */
    static TimePath backward(OrdinaryDifferentialEquation equation, GridFunction start, NavigableSet<Double> times, FinishedParts parts) {
        return new TimePath(equation, start, times.descendingSet(), parts);
    }

    /** The requested times with 0 and T, in increasing order. */
    public static NavigableSet<Double> times(double horizon, double... requested) {
        NavigableSet<Double> times = new TreeSet<>();
        times.add(0.0);
        times.add(horizon);
        for (double t : requested) {
            if (!(t >= 0 && t <= horizon)) {
                throw new IllegalArgumentException("time " + t + " is asked for; it must lie between 0 and " + horizon);
            }
            // -0.0 and 0.0 are different keys
            times.add(t + 0.0);
        }
        return times;
    }

    private TimePath(OrdinaryDifferentialEquation equation, GridFunction start, NavigableSet<Double> times, FinishedParts parts) {
        double span = Math.abs(times.last() - times.first());
        double[] tolerance = tolerance(start);
        double[] none = new double[tolerance.length];
        double time = times.first();
        double[] state = start.values();
        for (double next : times) {
            if (next != time) {
                ODEState from = new ODEState(time, state);
                state = parts.kept("t = " + next, double[].class, () -> {
                    double[] there = new DormandPrince853Integrator(1e-12 * span, span, tolerance, none)
                            .integrate(equation, from, next)
                            .getPrimaryState();
                    requireFinite(there, next);
                    return there;
                });
            }
            states.put(next, new GridFunction(start.grid(), start.slots(), state));
            time = next;
        }
    }

    /** Relative to the largest value where particles are, slack included elsewhere. */
    private static double[] tolerance(GridFunction start) {
        double[] tolerance = start.values();
        double[] slack = {1};
        for (int slot = 0; slot < start.slots(); slot++) {
            double[] longer = new double[slack.length * start.grid().size()];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = slack[i / start.grid().size()] * start.grid().slack(i % start.grid().size());
            }
            slack = longer;
        }
        double least = Arrays.stream(slack).min().orElse(1);
        double largest = Double.MIN_NORMAL / RELATIVE_TOLERANCE;
        for (int i = 0; i < slack.length; i++) {
            largest = Math.max(largest, Math.abs(tolerance[i]) * least / slack[i]);
        }
        for (int i = 0; i < slack.length; i++) {
            tolerance[i] = RELATIVE_TOLERANCE * largest * slack[i] / least;
        }
        return tolerance;
    }

    private static void requireFinite(double[] state, double time) {
        for (double v : state) {
            if (!Double.isFinite(v)) {
                throw new ArithmeticException("the solution is " + v + " at time " + time
                        + "; take more points per axis, noise > 0 or a shorter horizon");
            }
        }
    }

    /** The state at one of the times. */
    public GridFunction at(double time) {
        GridFunction state = states.get(time + 0.0);
        if (state == null) {
            throw new IllegalArgumentException(
                    "time " + time + " was not asked for; known are " + states.keySet() + ", request it when solving");
        }
        return state;
    }
}
