package org.dualcumulants.cli;

import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.check.Ledger;
import org.dualcumulants.verify.check.Verification;
import org.dualcumulants.verify.check.VerificationSettings;

/** From a study to its ledger; replaced in tests of the command. */
interface Verifier {

    Ledger verify(Study study, VerificationSettings settings, Progress progress);

    /** All checks. A class rather than a lambda: nothing is linked before the first study. */
    final class Checks implements Verifier {
        @Override
        public Ledger verify(Study study, VerificationSettings settings, Progress progress) {
            return Verification.run(study, settings, progress);
        }
    }
}
