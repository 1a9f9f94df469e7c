package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;

/**
 * Multiply–add over the lanes of a block: the same small operation for several spectators side by side. Rows are arrays of
 * their own without offsets, and at most four are read in one pass, which is what lets the compiler use vector
 * instructions.
 */
final class Lanes {

    private Lanes() {}

    static void clear(double[][] rows) {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
    }

    /** out *= factor, lane by lane. */
    static void multiply(double[] out, double[] factor) {
        for (int j = 0; j < out.length; j++) {
            out[j] *= factor[j];
        }
    }

    /** out *= factor · second, lane by lane. */
    static void multiply(double[] out, double[] factor, double[] second) {
        for (int j = 0; j < out.length; j++) {
            out[j] *= factor[j] * second[j];
        }
    }

    /** out *= n (n+1)/2, lane by lane. */
    static void multiplyTriangular(double[] out, double[] n) {
        for (int j = 0; j < out.length; j++) {
            out[j] *= 0.5 * n[j] * (n[j] + 1);
        }
    }

    /** out += v in. */
    static void add(double[] out, double[] in, double v) {
        for (int j = 0; j < out.length; j++) {
            out[j] += v * in[j];
        }
    }

    /** out = Σ v_i in_i. */
    static void set(
            double[] out, double[] a, double[] b, double[] c, double[] d, double va, double vb, double vc, double vd) {
        for (int j = 0; j < out.length; j++) {
            out[j] = va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
        }
    }

    /** out += Σ v_i in_i. */
    static void add(
            double[] out, double[] a, double[] b, double[] c, double[] d, double va, double vb, double vc, double vd) {
        for (int j = 0; j < out.length; j++) {
            out[j] += va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
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
