package org.dualcumulants.spectral.space;

/**
 * A circle of the given length. Functions are read on [from, from + length), the difference in a
 * kernel of the difference on (-length/2, length/2].
 *
 * @param name coordinate name in expressions
 * @param from left end of the interval on which functions are read
 * @param length period, finite and positive
 */
public record PeriodicAxis(String name, double from, double length) implements Axis {

    public PeriodicAxis {
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new IllegalArgumentException(
                    "length of axis " + name + " is " + length + "; it must be finite and positive");
        }
        if (!Double.isFinite(from)) {
            throw new IllegalArgumentException("from of axis " + name + " is " + from + "; it must be finite");
        }
    }

    @Override
    public String kind() {
        return "periodic";
    }

    @Override
    public String unit() {
        return "harmonics";
    }

    /** {@inheritDoc} On (-length/2, length/2]. */
    @Override
    public double difference(double x, double other) {
        double z = x - other;
        return z - length * Math.ceil(z / length - 0.5);
    }
}
