package org.dualcumulants.verify.check;

/** The polynomial through values at h_0, h_1, … */
final class Extrapolation {

    private Extrapolation() {}

    /** Its value at h = 0 (Neville). */
    static double toZero(double[] h, double[] values) {
        double[] p = values.clone();
        for (int step = 1; step < p.length; step++) {
            for (int i = 0; i + step < p.length; i++) {
                p[i] = (h[i] * p[i + 1] - h[i + step] * p[i]) / (h[i] - h[i + step]);
            }
        }
        return p[0];
    }

    /** Its coefficients of 1, h, h², …: the value at 0, then those of (values - value at 0)/h, one degree less each time. */
    static double[] coefficients(double[] h, double[] values) {
        double[] out = new double[h.length];
        double[] rest = values.clone();
        for (int k = 0; k < out.length; k++) {
            out[k] = toZero(java.util.Arrays.copyOf(h, h.length - k), java.util.Arrays.copyOf(rest, h.length - k));
            for (int i = 0; i < rest.length; i++) {
                rest[i] = (rest[i] - out[k]) / h[i];
            }
        }
        return out;
    }
}
