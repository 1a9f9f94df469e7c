package org.dualcumulants.spectral.space;

/**
 * A bounded interval whose walls reflect particles.
 *
 * @param name coordinate name in expressions
 * @param from left wall, finite
 * @param to right wall, finite and larger
 */
public record IntervalAxis(String name, double from, double to) implements Axis {

    public IntervalAxis {
        if (!Double.isFinite(from) || !Double.isFinite(to) || !(from < to)) {
            throw new IllegalArgumentException(
                    "axis " + name + " goes from " + from + " to " + to + "; finite ends are required, the first smaller");
        }
    }

    public double length() {
        return to - from;
    }

    @Override
    public String kind() {
        return "interval";
    }

    @Override
    public String unit() {
        return "modes";
    }

    @Override
    public double difference(double x, double other) {
        return x - other;
    }
}
