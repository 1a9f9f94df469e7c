package org.dualcumulants.verify.exact;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** A grid function at chosen times, found by integrating an equation from one end of [0, T] to the other. */
final class TimePath {

    /**
     * Estimated local error per step relative to max |start|. The estimate is of lower order than the step:
     * expectations of the reference systems move by less than 1e-13 when it is tightened to 1e-13.
     */
    private static final double RELATIVE_TOLERANCE = 1e-11;

    private final NavigableMap<Double, GridFunction> states = new TreeMap<>();

    /** Integrates forward from time 0. */
    static TimePath forward(OrdinaryDifferentialEquation equation, GridFunction start, NavigableSet<Double> times) {
        return new TimePath(equation, start, times);
    }

    /** Integrates backward from the last time. */
    static TimePath backward(OrdinaryDifferentialEquation equation, GridFunction start, NavigableSet<Double> times) {
        return new TimePath(equation, start, times.descendingSet());
    }

    /** The requested times with 0 and T, in increasing order. */
    static NavigableSet<Double> times(double horizon, double... requested) {
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

    private TimePath(OrdinaryDifferentialEquation equation, GridFunction start, NavigableSet<Double> times) {
        double span = Math.abs(times.last() - times.first());
        double tolerance = RELATIVE_TOLERANCE * Math.max(start.maxNorm(), Double.MIN_NORMAL / RELATIVE_TOLERANCE);
        double time = times.first();
        double[] state = start.values();
        for (double next : times) {
            if (next != time) {
                state = new DormandPrince853Integrator(1e-12 * span, span, tolerance, 0)
                        .integrate(equation, new ODEState(time, state), next)
                        .getPrimaryState();
                requireFinite(state, next);
            }
            states.put(next, new GridFunction(start.grid(), start.slots(), state));
            time = next;
        }
    }

    private static void requireFinite(double[] state, double time) {
        for (double v : state) {
            if (!Double.isFinite(v)) {
                throw new ArithmeticException("the solution is " + v + " at time " + time
                        + "; take more points per axis, noise > 0 or a shorter horizon");
            }
        }
    }

    GridFunction at(double time) {
        GridFunction state = states.get(time + 0.0);
        if (state == null) {
            throw new IllegalArgumentException(
                    "time " + time + " was not asked for; known are " + states.keySet() + ", request it when solving");
        }
        return state;
    }
}
