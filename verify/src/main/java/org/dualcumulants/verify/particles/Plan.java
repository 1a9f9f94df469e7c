package org.dualcumulants.verify.particles;

/**
 * How much is simulated.
 *
 * @param replicas independent systems, at least 2
 * @param steps time steps, even, so that every other one can be left out to see what steps cost
 * @param seed of all random numbers
 * @param threads that share the replicas; results do not depend on them
 */
public record Plan(long replicas, int steps, long seed, int threads) {

    /** Steps per unit of time unless one is chosen. */
    private static final double STEPS_PER_TIME = 32;

    private static final int FEWEST_STEPS = 16;

    public Plan {
        if (replicas < 2) {
            throw new IllegalArgumentException("replicas is " + replicas + "; at least 2 are required");
        }
        if (steps < 2 || steps % 2 != 0) {
            throw new IllegalArgumentException("steps is " + steps + "; an even number ≥ 2 is required");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; at least 1 is required");
        }
    }

    /** The smallest even number of steps no longer than the given one. */
    public static int stepsNoLongerThan(double step, double horizon) {
        double pairs = Math.ceil(horizon / (2 * step) * (1 - 1e-12));
        if (!(step > 0) || !(pairs < Integer.MAX_VALUE / 2)) {
            throw new IllegalArgumentException("step is " + step + "; a positive step not too small for " + horizon + " is required");
        }
        return 2 * (int) Math.max(1, pairs);
    }

    /** What is taken if nobody chooses. */
    public static int usualSteps(double horizon) {
        return stepsNoLongerThan(Math.min(horizon / FEWEST_STEPS, 1 / STEPS_PER_TIME), horizon);
    }
}
