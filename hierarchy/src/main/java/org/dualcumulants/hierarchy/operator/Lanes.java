package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;

/**
 * Multiply–add over the lanes of a block: the same small operation for several spectators and particle numbers side by side.
 * Rows are arrays of their own without offsets, and at most five are read in one pass, which is what lets the compiler use
 * vector instructions. A loop has one of two lengths that stand in it as constants, however it is compiled, and they are 2 more
 * than a multiple of 16: two elements up to the first aligned ones, then whole steps of unrolled vectors and no rest.
 */
final class Lanes {

    /** Lanes of a block of one particle number. */
    static final int NARROW = 50;

    /** Lanes of a block of several particle numbers. */
    static final int WIDE = 128;

    private Lanes() {}

    static void clear(double[][] rows) {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
    }

    /** out *= a. */
    static void multiply(double[] out, double[] a) {
        if (out.length == WIDE) {
            for (int j = 0; j < WIDE; j++) {
                out[j] *= a[j];
            }
        } else {
            for (int j = 0; j < NARROW; j++) {
                out[j] *= a[j];
            }
        }
    }

    /** out += v a. */
    static void add(double[] out, double[] a, double va) {
        if (out.length == WIDE) {
            for (int j = 0; j < WIDE; j++) {
                out[j] += va * a[j];
            }
        } else {
            for (int j = 0; j < NARROW; j++) {
                out[j] += va * a[j];
            }
        }
    }

    /** out += Σ v_i in_i. */
    static void add(double[] out, double[] a, double[] b, double va, double vb) {
        if (out.length == WIDE) {
            for (int j = 0; j < WIDE; j++) {
                out[j] += va * a[j] + vb * b[j];
            }
        } else {
            for (int j = 0; j < NARROW; j++) {
                out[j] += va * a[j] + vb * b[j];
            }
        }
    }

    /** out += factor v a. */
    static void addTimes(double[] out, double[] factor, double[] a, double va) {
        if (out.length == WIDE) {
            for (int j = 0; j < WIDE; j++) {
                out[j] += factor[j] * (va * a[j]);
            }
        } else {
            for (int j = 0; j < NARROW; j++) {
                out[j] += factor[j] * (va * a[j]);
            }
        }
    }

    /** out += factor Σ v_i in_i. */
    static void addTimes(double[] out, double[] factor, double[] a, double[] b, double va, double vb) {
        if (out.length == WIDE) {
            for (int j = 0; j < WIDE; j++) {
                out[j] += factor[j] * (va * a[j] + vb * b[j]);
            }
        } else {
            for (int j = 0; j < NARROW; j++) {
                out[j] += factor[j] * (va * a[j] + vb * b[j]);
            }
        }
    }

    /** out += factor Σ v_i in_i. */
    static void addTimes(
            double[] out, double[] factor, double[] a, double[] b, double[] c, double[] d,
            double va, double vb, double vc, double vd) {
        if (out.length == WIDE) {
            for (int j = 0; j < WIDE; j++) {
                out[j] += factor[j] * (va * a[j] + vb * b[j] + vc * c[j] + vd * d[j]);
            }
        } else {
            for (int j = 0; j < NARROW; j++) {
                out[j] += factor[j] * (va * a[j] + vb * b[j] + vc * c[j] + vd * d[j]);
            }
        }
    }

    /** out = factor (out + Σ v_i in_i). */
    static void addAndMultiply(
            double[] out, double[] factor, double[] a, double[] b, double[] c, double[] d,
            double va, double vb, double vc, double vd) {
        if (out.length == WIDE) {
            for (int j = 0; j < WIDE; j++) {
                out[j] = factor[j] * (out[j] + va * a[j] + vb * b[j] + vc * c[j] + vd * d[j]);
            }
        } else {
            for (int j = 0; j < NARROW; j++) {
                out[j] = factor[j] * (out[j] + va * a[j] + vb * b[j] + vc * c[j] + vd * d[j]);
            }
        }
    }

    /** out += Σ v_i in_i. */
    static void add(
            double[] out, double[] a, double[] b, double[] c, double[] d,
            double va, double vb, double vc, double vd) {
        if (out.length == WIDE) {
            for (int j = 0; j < WIDE; j++) {
                out[j] += va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
            }
        } else {
            for (int j = 0; j < NARROW; j++) {
                out[j] += va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
            }
        }
    }

    /** out += Σ v_i in_i. */
    static void add(
            double[] out, double[] a, double[] b, double[] c, double[] d, double[] e,
            double va, double vb, double vc, double vd, double ve) {
        if (out.length == WIDE) {
            for (int j = 0; j < WIDE; j++) {
                out[j] += va * a[j] + vb * b[j] + vc * c[j] + vd * d[j] + ve * e[j];
            }
        } else {
            for (int j = 0; j < NARROW; j++) {
                out[j] += va * a[j] + vb * b[j] + vc * c[j] + vd * d[j] + ve * e[j];
            }
        }
    }

    /** out = Σ v_i in_i. */
    static void set(
            double[] out, double[] a, double[] b, double[] c, double[] d,
            double va, double vb, double vc, double vd) {
        if (out.length == WIDE) {
            for (int j = 0; j < WIDE; j++) {
                out[j] = va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
            }
        } else {
            for (int j = 0; j < NARROW; j++) {
                out[j] = va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
            }
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
