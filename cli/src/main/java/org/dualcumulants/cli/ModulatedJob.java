package org.dualcumulants.cli;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.output.ModulatedJson;
import org.dualcumulants.cli.output.ModulatedReport;
import org.dualcumulants.verify.check.ModulatedOutcome;
import org.dualcumulants.verify.check.ModulatedVerification;
import org.dualcumulants.verify.check.VerificationSettings;

/** The modulated energy of a study. */
final class ModulatedJob extends Job {

    private final CommonOptions options;

    ModulatedJob(CommonOptions options, Terminal terminal, Cancellation cancellation) {
        super(new Kind("modulated", "-modulated", "following", true, "the particle numbers"), options, terminal, cancellation);
        this.options = options;
    }

    @Override
    Found find(StudyFile file, ProgressDisplay progress) {
        ModulatedOutcome outcome = ModulatedVerification.run(
                file.study(), new VerificationSettings(file.seed().orElseThrow(), options.threads()), progress);
        List<String> lines = new ArrayList<>(ModulatedReport.method(outcome));
        lines.addAll(ModulatedReport.table(outcome));
        lines.addAll(ModulatedReport.ledger(outcome));
        lines.add("");
        return new Found(
                lines,
                // the ledger shows them, where it is shown
                options.quiet() ? ModulatedReport.failures(outcome) : List.of(),
                outcome.failures().isEmpty() ? ExitStatus.DONE : ExitStatus.CHECK_FAILED, outcome.complete(), "what was found is kept",
                folder -> folder.write(file, outcome),
                out -> ModulatedJson.write(file, outcome, out));
    }
}
