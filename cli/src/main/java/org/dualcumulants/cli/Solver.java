package org.dualcumulants.cli;

import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.spectral.study.Study;

/** From a study to its results; replaced in tests of the command. */
interface Solver {

    StudyResult solve(Study study, int threads, Progress progress);

    /** The hierarchy itself. A class rather than a lambda: nothing is linked before the first study. */
    final class Hierarchy implements Solver {
        @Override
        public StudyResult solve(Study study, int threads, Progress progress) {
            return TruncationStudy.solve(study, threads, progress);
        }
    }
}
