package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;

/**
 * How a coefficient varies over the particle numbers side by side: its value at each in units of that which is largest in
 * size. Spread over the lanes of a block once, so that rows are multiplied by rows.
 */
final class Variation {

    /** Two values that differ by no more than this, relatively, have only been rounded differently. */
    private static final double ROUNDING = 1e-15;

    private final double[] factor;
    private final double[] row;
    private final boolean constant;

    /** @param values not all of them 0 */
    Variation(double[] values, Block block) {
        double largest = largest(values);
        factor = new double[values.length];
        row = new double[block.lanes()];
        for (int l = 0; l < factor.length; l++) {
            factor[l] = values[l] / largest;
        }
        for (int j = 0; j < row.length; j++) {
            row[j] = factor[j % factor.length];
        }
        constant = Arrays.stream(factor).allMatch(f -> Math.abs(f - 1) <= ROUNDING);
    }

    /** The value of the largest size; 0 if all are. */
    static double largest(double[] values) {
        double largest = 0;
        for (double v : values) {
            largest = Math.abs(v) > Math.abs(largest) ? v : largest;
        }
        return largest;
    }

    /** Whether the coefficient is the same at every particle number. */
    boolean isConstant() {
        return constant;
    }

    /** Whether both are the same to rounding. */
    boolean equalsUpToRounding(Variation other) {
        for (int l = 0; l < factor.length; l++) {
            if (Math.abs(factor[l] - other.factor[l]) > ROUNDING * Math.abs(factor[l])) {
                return false;
            }
        }
        return true;
    }

    /** At the l-th particle number. */
    double at(int l) {
        return factor[l];
    }

    /** Over the lanes of a block; not to be changed. */
    double[] row() {
        return row;
    }
}
