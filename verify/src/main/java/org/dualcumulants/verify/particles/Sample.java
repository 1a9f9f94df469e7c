package org.dualcumulants.verify.particles;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Means and central second moments of pairs (d, c), where the mean of c is known to be 0. Samples are joined by the formulas of Chan,
 * Golub and LeVeque (1983), so that nothing is lost to a large mean.
 */
final class Sample {

    private static final double CONFIDENCE = 0.95;

    private long size;
    private double meanD;
    private double meanC;
    private double dd;
    private double cc;
    private double dc;

    /** Numbers of a sample. */
    static final int NUMBERS = 6;

    /** A sample of {@link #numbers}, from a place among them on. */
    static Sample of(double[] numbers, int from) {
        Sample sample = new Sample();
        sample.size = (long) numbers[from];
        sample.meanD = numbers[from + 1];
        sample.meanC = numbers[from + 2];
        sample.dd = numbers[from + 3];
        sample.cc = numbers[from + 4];
        sample.dc = numbers[from + 5];
        return sample;
    }

    /** Everything there is to know, to the last bit. */
    double[] numbers() {
        return new double[] {size, meanD, meanC, dd, cc, dc};
    }

    void add(double d, double c) {
        size++;
        double fromD = d - meanD;
        double fromC = c - meanC;
        meanD += fromD / size;
        meanC += fromC / size;
        dd += fromD * (d - meanD);
        cc += fromC * (c - meanC);
        dc += fromD * (c - meanC);
    }

    /** This and other, in this. */
    void join(Sample other) {
        if (other.size == 0) {
            return;
        }
        long total = size + other.size;
        double fromD = other.meanD - meanD;
        double fromC = other.meanC - meanC;
        double weight = (double) size * other.size / total;
        dd += other.dd + fromD * fromD * weight;
        cc += other.cc + fromC * fromC * weight;
        dc += other.dc + fromD * fromC * weight;
        meanD += fromD * other.size / total;
        meanC += fromC * other.size / total;
        size = total;
    }

    long size() {
        return size;
    }

    /** E[d], with the multiple of c taken off that leaves the least variance. */
    Estimate mean() {
        double slope = cc > 0 ? dc / cc : 0;
        int parameters = cc > 0 ? 2 : 1;
        if (size <= parameters) {
            return new Estimate(meanD - slope * meanC, Double.POSITIVE_INFINITY);
        }
        double freedom = size - parameters;
        double variance = Math.max(0, dd - slope * dc) / freedom / size;
        double quantile = new TDistribution(freedom).inverseCumulativeProbability(0.5 + CONFIDENCE / 2);
        return new Estimate(meanD - slope * meanC, quantile * Math.sqrt(variance));
    }

    /** Variance of a single d over that of what is left of it without c; 1 without c. */
    double reduction() {
        double left = cc > 0 ? dd - dc * dc / cc : dd;
        return left > 0 ? dd / left : 1;
    }
}
