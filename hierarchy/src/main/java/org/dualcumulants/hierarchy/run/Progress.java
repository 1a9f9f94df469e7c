package org.dualcumulants.hierarchy.run;

/** Told by a running study how far it is; asked whether to go on, from where, and what to keep. Called from several threads. */
public interface Progress {

    /** Says nothing, never cancels. */
    Progress NONE = new Progress() {};

    /** Work done so far and in total, in arbitrary but consistent units; the total may grow. */
    default void advanced(double done, double total) {}

    /** What the longest run will take; told once, before the runs start. */
    default void expects(Outlook outlook) {}

    /** A run of the study has its final numbers, error estimate included. */
    default void finished(RunOutcome outcome) {}

    /** What the same work has already, and where it puts what it finds. */
    default Checkpoint checkpoint() {
        return Checkpoint.none();
    }

    /** True to keep every run over time, a {@link RunHistory}. */
    default boolean wantsHistories() {
        return false;
    }

    /** Of a piece of this work: keeps and cancels with the rest, and says nothing. */
    default Progress piece(String name) {
        Progress whole = this;
        Checkpoint own = checkpoint().of(name);
        return new Progress() {
            @Override
            public Checkpoint checkpoint() {
                return own;
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    /** True to stop as soon as possible; what is finished is kept. */
    default boolean cancelled() {
        return false;
    }
}
