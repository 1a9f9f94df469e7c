package org.dualcumulants.hierarchy.run;

/** Told by a running study how far it is; asked whether to go on. Called from several threads. */
public interface Progress {

    /** Says nothing, never cancels. */
    Progress NONE = new Progress() {};

    /** Work done so far and in total, in arbitrary but consistent units; the total may grow. */
    default void advanced(double done, double total) {}

    /** A run of the study has its final numbers, error estimate included. */
    default void finished(RunOutcome outcome) {}

    /** True to stop as soon as possible; what is finished is kept. */
    default boolean cancelled() {
        return false;
    }
}
