package org.dualcumulants.hierarchy.run;

import java.util.Arrays;
import java.util.List;
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
    private final int stride;

    /** tolerance[l][n] of order n of the l-th particle number. */
    private final double[][] tolerance;

    /** What an order is multiplied by when it is compared with the others: 1, or what makes all orders of an adjoint alike. */
    private final double[] scale;

    private final double[] correctionError;

    /**
     * @param particles numbers of particles whose unknowns lie side by side
     * @param stride distance of the unknowns of one of them
     */
    OrderwiseNorm(TensorLayout layout, List<Double> particles, int stride, double tolerance) {
        this.layout = layout;
        this.stride = stride;
        this.tolerance = new double[particles.size()][layout.truncation() + 1];
        this.correctionError = new double[particles.size()];
        this.scale = new double[layout.truncation() + 1];
        Arrays.fill(scale, 1);
        for (int l = 0; l < particles.size(); l++) {
            for (int n = 0; n <= layout.truncation(); n++) {
                double relaxed = PESSIMISM * tolerance * Math.pow(particles.get(l), Math.max(0, (n + 1) / 2 - 1));
                this.tolerance[l][n] =
                        Math.max(tolerance, Math.min(relaxed, n <= 2 ? LARGEST : LARGEST_OF_HIGHER));
            }
        }
    }

    private OrderwiseNorm(TensorLayout layout, double particles, double tolerance) {
        this(layout, List.of(1.0), 1, tolerance);
        for (int n = 0; n < scale.length; n++) {
            scale[n] = Math.pow(particles, Math.max(0, (n + 1) / 2 - 1));
        }
    }

    /** Of the adjoint of c̃, whose order n is as much smaller as c̃_n counts less: by ⌈n/2⌉ - 1 factors 1/N. */
    static OrderwiseNorm ofAdjoint(TensorLayout layout, double particles, double tolerance) {
        return new OrderwiseNorm(layout, particles, tolerance);
    }

    @Override
    public double of(double[] before, double[] after, double[] highError, double[] lowError) {
        int orders = layout.truncation() + 1;
        double[][] start = lengths(before);
        double[][] end = lengths(after);
        double[][] high = lengths(highError);
        double[][] low = lengths(lowError);
        double worst = 0;
        for (int l = 0; l < tolerance.length; l++) {
            double largest = 0;
            for (int n = 0; n < orders; n++) {
                largest = Math.max(largest, scale[n] * Math.max(start[n][l], end[n][l]));
            }
            correctionError[l] = combined(high[0][l], low[0][l]);
            for (int n = 0; n < orders; n++) {
                double error = combined(high[n][l], low[n][l]);
                if (error > 0 || Double.isNaN(error)) {
                    double size = Math.max(start[n][l], end[n][l]);
                    double ratio = error / (tolerance[l][n] * Math.max(size, FLOOR * largest / scale[n]));
                    worst = Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : Math.max(worst, ratio);
                }
            }
        }
        return worst;
    }

    /** Hairer's combination of the estimates of order 5 and 3: |e_5|² / √(|e_5|² + 0.01 |e_3|²). */
    private static double combined(double high, double low) {
        double denominator = Math.sqrt(high * high + 0.01 * low * low);
        return denominator == 0 ? 0 : high * high / denominator;
    }

    /** Euclidean norms by order and particle number. */
    private double[][] lengths(double[] y) {
        double[][] lengths = new double[layout.truncation() + 1][stride];
        for (int n = 0; n < lengths.length; n++) {
            addSquares(y, stride * layout.offset(n), stride * layout.offset(n + 1), lengths[n]);
            for (int l = 0; l < stride; l++) {
                lengths[n][l] = Math.sqrt(lengths[n][l]);
            }
        }
        return lengths;
    }

    private static void addSquares(double[] y, int from, int to, double[] sum) {
        if (sum.length == 1) {
            double s = 0;
            for (int i = from; i < to; i++) {
                s += y[i] * y[i];
            }
            sum[0] = s;
            return;
        }
        for (int i = from; i < to; i += sum.length) {
            for (int l = 0; l < sum.length; l++) {
                sum[l] += y[i + l] * y[i + l];
            }
        }
    }

    /** Estimated local error of the unknown that carries the correction of the l-th particle number, of the step looked at last. */
    double correctionError(int l) {
        return correctionError[l];
    }
}
