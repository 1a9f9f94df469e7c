package org.dualcumulants.hierarchy.run;

/** What became of the series in powers of 1/N. */
public sealed interface SeriesOutcome permits SeriesResult, SeriesOutcome.Failed {

    /**
     * No series.
     *
     * @param powers p
     * @param reason what happened
     * @param remedy what to change
     */
    record Failed(int powers, String reason, String remedy) implements SeriesOutcome {}
}
