package org.dualcumulants.hierarchy.operator;

/** Multiply–add over the lanes of a block: the same small operation for several spectators side by side. */
final class Lanes {

    private Lanes() {}

    static void clear(double[] out, int o, int lanes) {
        for (int j = 0; j < lanes; j++) {
            out[o + j] = 0;
        }
    }

    static void add(double[] out, int o, double[] in, int s, double v, int lanes) {
        for (int j = 0; j < lanes; j++) {
            out[o + j] += v * in[s + j];
        }
    }

    static void add4(
            double[] out, int o, double[] in, int s0, int s1, int s2, int s3,
            double v0, double v1, double v2, double v3, int lanes) {
        for (int j = 0; j < lanes; j++) {
            out[o + j] += v0 * in[s0 + j] + v1 * in[s1 + j] + v2 * in[s2 + j] + v3 * in[s3 + j];
        }
    }
}
