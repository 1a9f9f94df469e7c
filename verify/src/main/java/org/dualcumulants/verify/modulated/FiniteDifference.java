package org.dualcumulants.verify.modulated;

import java.util.function.DoubleUnaryOperator;

/**
 * A derivative from values ahead, (-25 f_0 + 48 f_1 - 36 f_2 + 16 f_3 - 3 f_4)/(12 δ).
 *
 * @param value with the step
 * @param error the difference to twice the step
 */
record FiniteDifference(double value, double error) {

    private static final double[] WEIGHTS = {-25 / 12.0, 4, -3, 4 / 3.0, -0.25};

    /** Steps ahead that values are needed at. */
    static final int[] AHEAD = {0, 1, 2, 3, 4, 6, 8};

    /** @param values at {@link #AHEAD} steps */
    static FiniteDifference of(double[] values, double step) {
        double fine = 0;
        double coarse = 0;
        for (int m = 0; m <= 4; m++) {
            fine += WEIGHTS[m] * values[index(m)] / step;
            coarse += WEIGHTS[m] * values[index(2 * m)] / (2 * step);
        }
        return new FiniteDifference(fine, Math.abs(fine - coarse));
    }

    static FiniteDifference of(DoubleUnaryOperator f, double step) {
        return of(java.util.Arrays.stream(AHEAD).mapToDouble(m -> f.applyAsDouble(m * step)).toArray(), step);
    }

    /** Times of the values after t. */
    static double[] times(double t, double step) {
        return java.util.Arrays.stream(AHEAD).mapToDouble(m -> t + m * step).toArray();
    }

    private static int index(int ahead) {
        return ahead <= 4 ? ahead : ahead == 6 ? 5 : 6;
    }
}
