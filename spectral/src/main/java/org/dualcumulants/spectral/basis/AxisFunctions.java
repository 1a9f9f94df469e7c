package org.dualcumulants.spectral.basis;

import org.dualcumulants.spectral.quadrature.QuadratureRule;

/**
 * Functions e_0, e_1, … on one axis, orthogonal for the axis' reference measure, in which a function is written by a transform of
 * its values: the functions of a basis, or the cardinal functions of a quadrature rule.
 */
public interface AxisFunctions {

    /** Number of functions. */
    int size();

    /** A rule for the reference measure that resolves these functions; about {@code count} points of it. */
    QuadratureRule grid(int count);

    /**
     * Turns values at the nodes of a {@link #grid} into the coefficients of all functions the grid resolves, in place.
     *
     * @param line values on entry, coefficients of e_0, e_1, … on return (as many as points)
     */
    void analyse(double[] line);

    /** e_k(x) for all k. */
    double[] values(double x);

    /** Coefficients of the constant 1. */
    double[] one();

    /** ∫ e_k against the reference measure. */
    double integral(int k);

    /** ∫ e_k² against the reference measure. */
    double normSquared(int k);
}
