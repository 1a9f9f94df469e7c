package org.dualcumulants.hierarchy.step;

/** What an attempt to step gave. */
public sealed interface StepOutcome {

    /** The integration may go on from here; the end is reached when its time is the end time. */
    record Advanced(IntegrationState state) implements StepOutcome {}

    /**
     * The integration cannot go on.
     *
     * @param time where
     * @param reason what happened, with the values
     */
    record Stuck(double time, String reason) implements StepOutcome {}
}
