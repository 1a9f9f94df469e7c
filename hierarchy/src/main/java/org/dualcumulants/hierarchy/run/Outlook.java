package org.dualcumulants.hierarchy.run;

/**
 * What the longest run of a study will take, before it starts.
 *
 * @param particles N
 * @param truncation m
 * @param coefficients unknowns
 * @param bytes memory
 * @param seconds of a hundred evaluations and their comparisons at a few Gflop/s: right within a factor of about four, since steps are not known
 */
public record Outlook(double particles, int truncation, double coefficients, double bytes, double seconds) {

    /** Evaluations of a run and of the comparisons with it; 12 a step, or 29. */
    private static final double EVALUATIONS = 150;

    /** Floating point operations of a thread in a second, in sweeps. */
    private static final double SPEED = 2.5e9;

    static Outlook of(double particles, int truncation, double coefficients, double bytes, double flops, int threads) {
        return new Outlook(
                particles, truncation, coefficients, bytes, EVALUATIONS * (flops + 20 * coefficients) / (SPEED * Math.min(2, threads)));
    }
}
