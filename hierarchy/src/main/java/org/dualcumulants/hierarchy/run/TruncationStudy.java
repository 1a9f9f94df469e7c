package org.dualcumulants.hierarchy.run;

import org.dualcumulants.spectral.study.Study;

/** The main job: every (N, m) of a study, from the model to numbers. */
public final class TruncationStudy {

    private TruncationStudy() {}

    /**
     * Solves every (N, m) of the study. The result does not depend on the number of threads.
     *
     * @throws org.dualcumulants.spectral.study.StudyException if the model cannot be computed as it stands
     */
    public static StudyResult solve(Study study, int threads, Progress progress) {
        throw new IllegalStateException();
    }
}
