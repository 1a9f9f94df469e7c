package org.dualcumulants.hierarchy.run;

/** What became of one (N, m): numbers, or the reason why there are none. */
public sealed interface RunOutcome permits RunResult, RunFailure {

    /** N. */
    double particles();

    /** m, at most N. */
    int truncation();
}
