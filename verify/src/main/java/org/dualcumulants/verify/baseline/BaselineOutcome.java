package org.dualcumulants.verify.baseline;

/** What a baseline says of E[1/N Σ φ(X_i(T))]. */
public sealed interface BaselineOutcome {

    /** Time spent. */
    double seconds();

    /**
     * A number.
     *
     * @param expectation ∫ F_1(T) φ
     * @param least min F_s(T)/max F_s(T) of the last marginal that is kept; where it is negative F_s is no law any more
     */
    record Value(double expectation, double least, double seconds) implements BaselineOutcome {}

    /** No number, and why. */
    record Failed(String reason, double seconds) implements BaselineOutcome {}
}
