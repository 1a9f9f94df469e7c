package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;

/**
 * Multiply–add over the lanes of a block: the same small operation for several spectators side by side. Rows are arrays of
 * their own without offsets, and at most four are read in one pass, which is what lets the compiler use vector
 * instructions.
 */
final class Lanes {

    private Lanes() {}

    static double[][] rows(int rows, int lanes) {
        return new double[rows][lanes];
    }

    static void clear(double[][] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            Arrays.fill(rows[i], 0);
        }
    }

    /** out = v in. */
    static void set(double[] out, double[] in, double v) {
        for (int j = 0; j < out.length; j++) {
            out[j] = v * in[j];
        }
    }

    /** out += v in. */
    static void add(double[] out, double[] in, double v) {
        for (int j = 0; j < out.length; j++) {
            out[j] += v * in[j];
        }
    }

    /** out += Σ v_i in_i, four rows in one pass. */
    static void add(
            double[] out, double[] a, double[] b, double[] c, double[] d, double va, double vb, double vc, double vd) {
        for (int j = 0; j < out.length; j++) {
            out[j] += va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
        }
    }

    /** out = Σ_i v_i in_i over the entries from {@code from} to {@code to}, a multiple of four of them. */
    static void combine(double[] out, double[][] in, int[] row, double[] value, int from, int to) {
        for (int i = from; i < to; i += 4) {
            add(
                    out, in[row[i]], in[row[i + 1]], in[row[i + 2]], in[row[i + 3]],
                    value[i], value[i + 1], value[i + 2], value[i + 3]);
        }
    }
}
