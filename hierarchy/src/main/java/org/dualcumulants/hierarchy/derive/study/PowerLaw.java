package org.dualcumulants.hierarchy.derive.study;

import java.util.function.DoubleUnaryOperator;

/**
 * |F| ~ r^{-α} as r → 0, measured on three pairs of scales. A smaller power added moves the local exponent geometrically from one
 * to the next, a power of log r like 1/(c - log r): with the last two changes d' and d = q d' what is still to come is d q/(1-q)
 * or d (1+q)/(1-q). The bounds leave room for the larger one.
 *
 * @param exponent α at the smallest scale
 * @param lower bound of α
 * @param upper bound of α
 */
record PowerLaw(double exponent, double lower, double upper) {

    /** What a pure power leaves open: rounding, and the first correction to it. */
    private static final double RESOLUTION = 1e-3;

    /** Changes of the local exponent up to it are rounding, or gone at the next scale. */
    private static final double STEADY = 1e-5;

    private static final double CAUTION = 1.5;

    private static final int FAR = 6;
    private static final int MIDDLE = 10;
    private static final int NEAR = 14;

    /** F vanishes. */
    private static final PowerLaw NOTHING =
            new PowerLaw(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /**
     * Measures; not a number where |F| is none.
     *
     * @param size |F| at the distance r > 0
     * @param scale the length in which distances are 2^-6 to 2^-16
     */
    static PowerLaw of(DoubleUnaryOperator size, double scale) {
        double middle = slope(size, scale, MIDDLE);
        double near = slope(size, scale, NEAR);
        if (size.applyAsDouble(Math.scalb(scale, -NEAR - 2)) == 0) {
            return NOTHING;
        }
        if (!Double.isFinite(near)) {
            // beyond all numbers already: faster than every power, unless it is no number at all
            boolean beyond = size.applyAsDouble(Math.scalb(scale, -NEAR)) > 1e300;
            double bound = beyond ? Double.POSITIVE_INFINITY : Double.NaN;
            return new PowerLaw(bound, bound, bound);
        }
        double change = near - middle;
        double margin = margin(middle - slope(size, scale, FAR), change);
        return new PowerLaw(
                near,
                near - RESOLUTION - (change > 0 ? 0 : margin),
                near + RESOLUTION + (change > 0 ? margin : 0));
    }

    private static double margin(double before, double change) {
        if (Math.abs(change) <= STEADY) {
            return 3 * STEADY;
        }
        double q = Math.abs(change / before);
        return q < 1 ? CAUTION * Math.abs(change) * (1 + q) / (1 - q) : Double.POSITIVE_INFINITY;
    }

    private static double slope(DoubleUnaryOperator size, double scale, int octave) {
        double outer = size.applyAsDouble(Math.scalb(scale, -octave));
        double inner = size.applyAsDouble(Math.scalb(scale, -octave - 2));
        return Math.log(inner / outer) / Math.log(4);
    }

    boolean below(double threshold) {
        return upper < threshold;
    }

    boolean above(double threshold) {
        return lower > threshold;
    }

    /** Whether α is the value, without a logarithm. */
    boolean is(double value) {
        return Math.abs(exponent - value) < 2 * RESOLUTION && upper - lower < 10 * RESOLUTION;
    }
}
