package org.dualcumulants.hierarchy.derive;

import java.math.BigInteger;

/**
 * An exact rational number in lowest terms.
 *
 * @param over numerator
 * @param under denominator, positive
 */
public record Ratio(BigInteger over, BigInteger under) {

    public static final Ratio ZERO = of(0);
    public static final Ratio ONE = of(1);

    public Ratio {
        if (under.signum() == 0) {
            throw new IllegalArgumentException("denominator of " + over + " is 0");
        }
        BigInteger common = over.gcd(under).multiply(BigInteger.valueOf(under.signum()));
        over = over.divide(common);
        under = under.divide(common);
    }

    public static Ratio of(long number) {
        return new Ratio(BigInteger.valueOf(number), BigInteger.ONE);
    }

    public Ratio plus(Ratio other) {
        return new Ratio(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    public Ratio times(Ratio other) {
        return new Ratio(over.multiply(other.over), under.multiply(other.under));
    }

    /** Whole powers of either sign. */
    public Ratio power(int exponent) {
        return exponent >= 0
                ? new Ratio(over.pow(exponent), under.pow(exponent))
                : new Ratio(under.pow(-exponent), over.pow(-exponent));
    }

    public int signum() {
        return over.signum();
    }

    public double value() {
        return over.doubleValue() / under.doubleValue();
    }

    @Override
    public String toString() {
        return under.equals(BigInteger.ONE) ? over.toString() : over + "/" + under;
    }
}
