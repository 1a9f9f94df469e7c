package org.dualcumulants.verify.exact;

/** A real function of the coordinates of one particle, or of several, one particle after the other. Thread safe. */
@FunctionalInterface
public interface ScalarField {

    /** Value at a point. The array belongs to the caller and may be reused. */
    double at(double... coordinates);
}
