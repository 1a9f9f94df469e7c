package org.dualcumulants.hierarchy.run;

import org.dualcumulants.hierarchy.step.ErrorNorm;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * Local error of every order relative to that order's size and tolerance, the largest of them. Orders 0, 1 and 2 get the
 * relative accuracy asked for. An error of c̃_n reaches the correction only through ⌈n/2⌉ - 1 further factors 1/N, so the
 * higher orders are held to that much less, yet always well enough for their norms. An order much smaller than the others
 * is held to a fraction of theirs.
 */
final class OrderwiseNorm implements ErrorNorm {

    /**
     * The estimates are those of embedded solutions of order 5 and 3; the solution itself, of order 8, is better by more than
     * this factor at every tolerance tried (the stepping part of the error estimate measures it).
     */
    private static final double PESSIMISM = 100;

    /** Estimated local error of the orders that carry the correction, at most. */
    private static final double LARGEST = 1e-5;

    /** The same for orders 3 and above; their norms are then good to eight digits. */
    private static final double LARGEST_OF_HIGHER = 1e-3;

    /** Orders below this fraction of the largest are not resolved relative to themselves. */
    private static final double FLOOR = 1e-4;

    private final TensorLayout layout;
    private final double[] tolerance;
    private double correctionError;

    OrderwiseNorm(TensorLayout layout, double particles, double tolerance) {
        this.layout = layout;
        this.tolerance = new double[layout.truncation() + 1];
        for (int n = 0; n < this.tolerance.length; n++) {
            double relaxed = PESSIMISM * tolerance * Math.pow(particles, Math.max(0, (n + 1) / 2 - 1));
            this.tolerance[n] = Math.max(tolerance, Math.min(relaxed, n <= 2 ? LARGEST : LARGEST_OF_HIGHER));
        }
    }

    @Override
    public double of(double[] before, double[] after, double[] highError, double[] lowError) {
        int m = layout.truncation();
        double[] size = new double[m + 1];
        double largest = 0;
        for (int n = 0; n <= m; n++) {
            size[n] = Math.max(length(before, n), length(after, n));
            largest = Math.max(largest, size[n]);
        }
        double worst = 0;
        for (int n = 0; n <= m; n++) {
            double error = combined(length(highError, n), length(lowError, n));
            if (n == 0) {
                correctionError = error;
            }
            if (error > 0 || Double.isNaN(error)) {
                double ratio = error / (tolerance[n] * Math.max(size[n], FLOOR * largest));
                worst = Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : Math.max(worst, ratio);
            }
        }
        return worst;
    }

    /** Hairer's combination of the estimates of order 5 and 3: |e_5|² / √(|e_5|² + 0.01 |e_3|²). */
    private static double combined(double high, double low) {
        double denominator = Math.sqrt(high * high + 0.01 * low * low);
        return denominator == 0 ? 0 : high * high / denominator;
    }

    private double length(double[] y, int order) {
        double sum = 0;
        for (int i = layout.offset(order); i < layout.offset(order + 1); i++) {
            sum += y[i] * y[i];
        }
        return Math.sqrt(sum);
    }

    /** Estimated local error of the unknown that carries the correction, of the step looked at last. */
    double correctionError() {
        return correctionError;
    }
}
