package org.dualcumulants.verify.particles;

/** A simulation's numbers, or why there are none. */
public sealed interface SimulationOutcome permits SimulationResult, SimulationOutcome.Failed {

    /** N. */
    int particles();

    /**
     * No numbers.
     *
     * @param reason what happened, with the values
     * @param remedy what to change
     */
    record Failed(int particles, String reason, String remedy) implements SimulationOutcome {}
}
