package org.dualcumulants.verify.particles;

/** Σ_{j≠i} K(x_i, x_j) for every particle of many systems. Thread safe. */
interface PairSum {

    /**
     * Adds factor times the sums.
     *
     * @param x one column per axis; consecutive {@code particles} of them are one system
     */
    void addTo(double[][] x, int particles, double factor, double[][] out);

    /** How it is summed, for reports. */
    String method();
}
