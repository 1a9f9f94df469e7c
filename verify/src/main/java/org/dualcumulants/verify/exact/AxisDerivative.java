package org.dualcumulants.verify.exact;

import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;

/** First and second derivative along one dimension of a tensor, and what is dual to them. */
interface AxisDerivative {

    /**
     * Adds {@code speed D u + diffusion D²u} to {@code out}, along the dimension whose neighbours lie {@code inner} apart.
     *
     * @param speed one number per value of u
     */
    void addAdvectionDiffusion(double[] u, int inner, double[] speed, double diffusion, double[] out);

    /** Adds {@code Dᵀ j + diffusion (D²)ᵀ m} to {@code out}: what masses m at the points do that move with the flux j. */
    void addTransposed(double[] j, double[] m, int inner, double diffusion, double[] out);

    /** For the nodes of an axis. */
    static AxisDerivative of(Axis axis, AxisNodes nodes, int points) {
        if (axis instanceof PeriodicAxis circle) {
            return new PeriodicDerivative(points, circle.length());
        }
        return new PolynomialDerivative(nodes.nodes(), axis instanceof IntervalAxis ? nodes.weights() : null);
    }
}
