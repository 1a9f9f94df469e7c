package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;

/**
 * Multiply–add over the lanes of a block: the same small operation for several spectators side by side. Rows are arrays of
 * their own without offsets, all of one constant length, and at most five are read in one pass, which is what lets the
 * compiler use vector instructions without loops before and after.
 */
final class Lanes {

    /** Lanes of a block. */
    static final int COUNT = 48;

    private Lanes() {}

    static void clear(double[][] rows) {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
    }

    /** out += v a. */
    static void add(double[] out, double[] a, double va) {
        for (int j = 0; j < COUNT; j++) {
            out[j] += va * a[j];
        }
    }

    /** out += Σ v_i in_i. */
    static void add(double[] out, double[] a, double[] b, double va, double vb) {
        for (int j = 0; j < COUNT; j++) {
            out[j] += va * a[j] + vb * b[j];
        }
    }

    /** out += Σ v_i in_i. */
    static void add(
            double[] out, double[] a, double[] b, double[] c, double[] d, double va, double vb, double vc, double vd) {
        for (int j = 0; j < COUNT; j++) {
            out[j] += va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
        }
    }

    /** out += Σ v_i in_i. */
    static void add(
            double[] out, double[] a, double[] b, double[] c, double[] d, double[] e,
            double va, double vb, double vc, double vd, double ve) {
        for (int j = 0; j < COUNT; j++) {
            out[j] += va * a[j] + vb * b[j] + vc * c[j] + vd * d[j] + ve * e[j];
        }
    }

    /** out = Σ v_i in_i. */
    static void set(
            double[] out, double[] a, double[] b, double[] c, double[] d, double va, double vb, double vc, double vd) {
        for (int j = 0; j < COUNT; j++) {
            out[j] = va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
        }
    }

    /** out += weight Σ_b v_b in_b. */
    static void addPairing(double[] out, double[] v, double[][] in, double weight) {
        int b = 0;
        for (; b + 3 < v.length; b += 4) {
            add(
                    out, in[b], in[b + 1], in[b + 2], in[b + 3],
                    weight * v[b], weight * v[b + 1], weight * v[b + 2], weight * v[b + 3]);
        }
        for (; b < v.length; b++) {
            add(out, in[b], weight * v[b]);
        }
    }
}
