package org.dualcumulants.hierarchy.step;

/** The part A y of a right-hand side f(t, y) = A y + g(t, y), A constant, that a method integrates exactly. */
public sealed interface LinearPart permits DiagonalPart, OneBodyFlow {

    /** Number of unknowns. */
    int dimension();

    /** y = e^{sA} y. */
    void propagate(double s, double[] y);

    /** k = e^{-sA} (k - A y): from f at a stage to g in the frame of the step's beginning. */
    void remove(double s, double[] y, double[] k);

    /** |s| up to which e^{sA} and e^{-sA} undo each other. */
    double longest();
}
