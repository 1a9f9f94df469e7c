package org.dualcumulants.verify.particles;

/** A one-particle law as points with weights, for integrals against f(T). */
public final class PointMeasure {

    private final double[][] points;
    private final double[] weights;

    /**
     * @param points one column per axis
     * @param weights one per point; they sum to 1
     */
    public PointMeasure(double[][] points, double[] weights) {
        this.points = points.clone();
        this.weights = weights.clone();
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        if (!(Math.abs(sum - 1) <= 1e-8)) {
            throw new IllegalArgumentException("the weights sum to " + sum + "; a law has mass 1");
        }
    }

    /** One column per axis; not to be changed. */
    double[][] points() {
        return points;
    }

    /** Σ weight · value. */
    double mean(double[] values) {
        double sum = 0;
        for (int p = 0; p < values.length; p++) {
            sum += weights[p] * values[p];
        }
        return sum;
    }
}
