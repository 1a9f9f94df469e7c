package org.dualcumulants.verify.check;

import java.util.List;

/** A named comparison. */
interface Check {

    /** In small letters and hyphens, the same in every study. */
    String name();

    /** What should hold, with its equation. */
    String statement();

    /** Whether it also holds for initial states that depend on each other. */
    default boolean takesCorrelatedStates() {
        return false;
    }

    /**
     * Looks.
     *
     * @return at least one finding; {@link Finding.Skipped} where it does not apply or would take too long
     * @throws org.dualcumulants.spectral.study.StudyException if the study does not fit the witness, which skips the check
     * @throws ArithmeticException if numbers fail, which fails the check
     */
    List<Finding> look(Subject subject);
}
