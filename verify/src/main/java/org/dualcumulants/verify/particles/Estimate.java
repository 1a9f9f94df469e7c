package org.dualcumulants.verify.particles;

/**
 * An expectation from independent replicas.
 *
 * @param value the estimate
 * @param halfWidth half the width of its 95 % confidence interval (Student's)
 */
public record Estimate(double value, double halfWidth) {

    /** Both moved by a known number. */
    Estimate plus(double constant) {
        return new Estimate(value + constant, halfWidth);
    }

    Estimate times(double factor) {
        return new Estimate(value * factor, halfWidth * Math.abs(factor));
    }

    /** Whether a number lies in the interval. */
    public boolean contains(double number) {
        return Math.abs(number - value) <= halfWidth;
    }
}
