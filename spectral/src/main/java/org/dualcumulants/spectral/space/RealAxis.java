package org.dualcumulants.spectral.space;

/**
 * The real line with the Gaussian reference weight Normal(center, width²). The weight says where functions have to be accurate;
 * it belongs to the method and not to the model.
 *
 * @param name coordinate name in expressions
 * @param center mean of the weight
 * @param width standard deviation of the weight, finite and positive
 */
public record RealAxis(String name, double center, double width) implements Axis {

    public RealAxis {
        if (!(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException("width of axis " + name + " is " + width + "; it must be finite and positive");
        }
        if (!Double.isFinite(center)) {
            throw new IllegalArgumentException("center of axis " + name + " is " + center + "; it must be finite");
        }
    }

    @Override
    public String kind() {
        return "real";
    }

    @Override
    public String unit() {
        return "degree";
    }

    @Override
    public double difference(double x, double other) {
        return x - other;
    }
}
