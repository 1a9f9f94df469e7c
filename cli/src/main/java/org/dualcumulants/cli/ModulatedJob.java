package org.dualcumulants.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.output.ModulatedJson;
import org.dualcumulants.cli.output.ModulatedReport;
import org.dualcumulants.cli.output.ResultsFolder;
import org.dualcumulants.cli.output.StudyReport;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.check.ModulatedOutcome;
import org.dualcumulants.verify.check.ModulatedVerification;
import org.dualcumulants.verify.check.VerificationSettings;

/** The modulated energy of a study, from the file to results. */
final class ModulatedJob {

    /** Behind the name of the study in the default folder, which is not that of the study command. */
    private static final String SUFFIX = "-modulated";

    private static final long USUAL_SEED = 1;

    private final CommonOptions options;
    private final Terminal terminal;
    private final Cancellation cancellation;
    private final PrintStream report;

    ModulatedJob(CommonOptions options, Terminal terminal, Cancellation cancellation) {
        this.options = options;
        this.terminal = terminal;
        this.cancellation = cancellation;
        this.report = options.json() ? terminal.err() : terminal.out();
    }

    /** Exit status. */
    int run(Path path) {
        int threads = options.limitedThreads();
        Task task;
        try {
            task = Task.of(List.of(path), options, SUFFIX).get(0);
        } catch (InputException e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.BAD_INPUT;
        }
        StudyFile file = task.file();
        long seed = file.seed().orElse(USUAL_SEED);
        ModulatedOutcome outcome;
        try (ProgressDisplay progress = ProgressDisplay.of(terminal, options, "following", cancellation)) {
            outcome = ModulatedVerification.run(file.study(), new VerificationSettings(seed, threads), progress);
        } catch (StudyException e) {
            terminal.err().println(file.message(e));
            return ExitStatus.BAD_INPUT;
        } catch (ArithmeticException e) {
            terminal.err().println(file.source() + ": the numbers failed: " + e.getMessage());
            return ExitStatus.FAILED;
        } catch (OutOfMemoryError e) {
            terminal.err().println(file.source() + ": out of memory; lower the particle numbers, or allow more with JAVA_OPTS=-Xmx…");
            return ExitStatus.FAILED;
        }
        return deliver(file.withSeed(seed), task.folder(), outcome);
    }

    private int deliver(StudyFile file, ResultsFolder folder, ModulatedOutcome outcome) {
        show(StudyReport.model(file.study()));
        show(ModulatedReport.method(outcome));
        show(ModulatedReport.table(outcome));
        show(ModulatedReport.ledger(outcome));
        if (options.quiet()) {
            ModulatedReport.failures(outcome).forEach(terminal.err()::println);
        }
        int status = outcome.failures().isEmpty() ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
        status = Math.max(status, save(file, folder, outcome));
        if (options.json()) {
            status = Math.max(status, terminal.print("the results document", out -> ModulatedJson.write(file, outcome, out)));
        }
        if (!outcome.complete()) {
            terminal.err().println(file.source() + ": interrupted; what was found is kept");
            return ExitStatus.INTERRUPTED;
        }
        return status;
    }

    private int save(StudyFile file, ResultsFolder folder, ModulatedOutcome outcome) {
        try {
            List<String> remarks = folder.write(file, outcome);
            show(List.of("", "results in " + folder.path()));
            show(remarks);
            return ExitStatus.DONE;
        } catch (IOException e) {
            terminal.err().println(folder.message(e));
            return ExitStatus.FAILED;
        }
    }

    private void show(List<String> lines) {
        if (!options.quiet()) {
            lines.forEach(report::println);
        }
    }
}
