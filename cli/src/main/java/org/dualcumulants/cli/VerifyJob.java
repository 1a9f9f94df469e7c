package org.dualcumulants.cli;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.output.VerificationJson;
import org.dualcumulants.cli.output.VerificationReport;
import org.dualcumulants.verify.check.Ledger;
import org.dualcumulants.verify.check.VerificationSettings;

/** Ledgers of studies. */
final class VerifyJob extends Job {

    private final CommonOptions options;
    private final Verifier verifier;

    VerifyJob(CommonOptions options, Terminal terminal, Cancellation cancellation, Verifier verifier) {
        super(new Kind("verify", "-verify", "verifying", true, "the truncation or the resolution"), options, terminal, cancellation);
        this.options = options;
        this.verifier = verifier;
    }

    @Override
    Found find(StudyFile file, ProgressDisplay progress) {
        Ledger ledger = verifier.verify(file.study(), new VerificationSettings(file.seed().orElseThrow(), options.threads()), progress);
        List<String> lines = new ArrayList<>(VerificationReport.ledger(ledger));
        lines.addAll(VerificationReport.comparison(ledger));
        lines.addAll(VerificationReport.summary(ledger));
        lines.add("");
        return new Found(
                lines,
                // the ledger shows them, where it is shown
                options.quiet() ? VerificationReport.failures(ledger) : List.of(),
                ledger.failures().isEmpty() ? ExitStatus.DONE : ExitStatus.CHECK_FAILED, ledger.complete(),
                Found.kept(ledger.findings().size(), "line of the ledger", "lines of the ledger"),
                folder -> folder.write(file, ledger),
                out -> VerificationJson.write(file, ledger, out));
    }
}
