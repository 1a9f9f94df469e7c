package org.dualcumulants.hierarchy.meanfield;

/** The mean field over [0, T], or why there is none. */
public sealed interface MeanFieldOutcome permits MeanFieldPath, MeanFieldOutcome.Failed {

    /**
     * No solution up to T.
     *
     * @param reason what happened, with the values
     */
    record Failed(String reason) implements MeanFieldOutcome {}
}
