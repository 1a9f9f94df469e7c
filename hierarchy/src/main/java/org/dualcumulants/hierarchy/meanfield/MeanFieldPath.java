package org.dualcumulants.hierarchy.meanfield;

import java.util.Arrays;

/**
 * Moments m_0 = 1, m_1 … m_K as functions of t in [0, T]: on each step the polynomial through its values at Chebyshev
 * points, evaluated by the barycentric formula.
 */
public final class MeanFieldPath implements MeanFieldOutcome {

    /** Points per step; the dense output of order 7 is a polynomial of degree 7. */
    static final int POINTS = 8;

    private final double[] start;
    private final double[][][] samples;
    private final double[] points = new double[POINTS];
    private final double[] weights = new double[POINTS];

    /**
     * @param start the beginnings of the steps, and T
     * @param samples moments at the {@link #point points} of every step
     */
    MeanFieldPath(double[] start, double[][][] samples) {
        this.start = start.clone();
        this.samples = samples;
        for (int i = 0; i < POINTS; i++) {
            points[i] = point(i);
            weights[i] = (i % 2 == 0 ? 1 : -1) * (i == 0 || i == POINTS - 1 ? 0.5 : 1);
        }
    }

    /** Chebyshev points of the second kind on [0, 1]. */
    static double point(int i) {
        return 0.5 * (1 - Math.cos(Math.PI * i / (POINTS - 1)));
    }

    /** T. */
    public double horizon() {
        return start[start.length - 1];
    }

    /** 0, the ends of the steps, T. */
    public double[] times() {
        return start.clone();
    }

    /** K + 1. */
    public int size() {
        return samples[0][0].length;
    }

    /** Memory. */
    public double bytes() {
        return 8.0 * samples.length * POINTS * size();
    }

    /** The moments at time t; outside [0, T] the nearest end's polynomial is continued. */
    public double[] at(double time) {
        double[] m = new double[size()];
        at(time, m);
        return m;
    }

    /** Writes the moments at time t. */
    public void at(double time, double[] moments) {
        int step = Arrays.binarySearch(start, time);
        step = step >= 0 ? step : -step - 2;
        step = Math.max(0, Math.min(step, samples.length - 1));
        double theta = (time - start[step]) / (start[step + 1] - start[step]);
        double[][] values = samples[step];
        double[] factor = new double[POINTS];
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double distance = theta - points[i];
            if (distance == 0) {
                System.arraycopy(values[i], 0, moments, 0, moments.length);
                return;
            }
            factor[i] = weights[i] / distance;
            sum += factor[i];
        }
        Arrays.fill(moments, 0);
        for (int i = 0; i < POINTS; i++) {
            double f = factor[i] / sum;
            for (int a = 0; a < moments.length; a++) {
                moments[a] += f * values[i][a];
            }
        }
    }
}
