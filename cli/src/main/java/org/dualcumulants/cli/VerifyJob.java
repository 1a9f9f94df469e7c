package org.dualcumulants.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.output.StudyReport;
import org.dualcumulants.cli.output.VerificationJson;
import org.dualcumulants.cli.output.VerificationReport;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.check.Ledger;
import org.dualcumulants.verify.check.VerificationSettings;

/** Studies verified one after the other, from files to ledgers. */
final class VerifyJob {

    /** Behind the name of the study in the default folder, which is not that of the study command. */
    private static final String SUFFIX = "-verify";

    private static final long USUAL_SEED = 1;

    private final CommonOptions options;
    private final Terminal terminal;
    private final Cancellation cancellation;
    private final Verifier verifier;
    private final PrintStream report;
    private final List<Session> finished = new ArrayList<>();

    VerifyJob(CommonOptions options, Terminal terminal, Cancellation cancellation, Verifier verifier) {
        this.verifier = verifier;
        this.options = options;
        this.terminal = terminal;
        this.cancellation = cancellation;
        this.report = options.json() ? terminal.err() : terminal.out();
    }

    /** Exit status. */
    int run(List<Path> files) {
        options.limitedThreads();
        List<Task> tasks;
        List<Session> sessions = new ArrayList<>();
        try {
            tasks = Task.of(files, options, SUFFIX).stream().map(VerifyJob::seeded).toList();
            tasks.forEach(task -> sessions.add(Session.open(task, options, "verify", "", terminal)));
        } catch (InputException e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.BAD_INPUT;
        }
        int status = ExitStatus.DONE;
        for (int i = 0; i < tasks.size() && !cancellation.requested(); i++) {
            status = Math.max(status, verify(tasks.get(i), sessions.get(i)));
        }
        if (cancellation.requested()) {
            return ExitStatus.INTERRUPTED;
        }
        finished.forEach(Session::done);
        return status;
    }

    private static Task seeded(Task task) {
        return new Task(task.file().withSeed(task.file().seed().orElse(USUAL_SEED)), task.folder());
    }

    private int verify(Task task, Session session) {
        long seed = task.file().seed().orElseThrow();
        show(StudyReport.model(task.file().study()));
        Ledger ledger;
        try (Session running = session.started();
                ProgressDisplay progress = ProgressDisplay.of(terminal, options, "verifying", cancellation).with(running)) {
            ledger = verifier.verify(task.file().study(), new VerificationSettings(seed, options.threads()), progress);
        } catch (StudyException e) {
            terminal.err().println(task.file().message(e));
            return ExitStatus.BAD_INPUT;
        } catch (OutOfMemoryError e) {
            terminal.err().println(task.file().source()
                    + ": out of memory; lower the truncation or the resolution, or allow more with JAVA_OPTS=-Xmx…");
            return ExitStatus.FAILED;
        }
        return deliver(task, ledger, session);
    }

    private int deliver(Task task, Ledger ledger, Session session) {
        show(VerificationReport.ledger(ledger));
        show(VerificationReport.comparison(ledger));
        show(VerificationReport.summary(ledger));
        int status = ledger.failures().isEmpty() ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
        if (options.quiet()) {
            VerificationReport.failures(ledger).forEach(terminal.err()::println);
        }
        int saved = save(task, ledger);
        status = Math.max(status, saved);
        if (saved == ExitStatus.DONE && ledger.complete()) {
            finished.add(session);
        }
        if (options.json()) {
            status = Math.max(
                    status, terminal.print("the ledger", out -> VerificationJson.write(task.file(), ledger, out)));
        }
        if (!ledger.complete()) {
            terminal.err().println(task.file().source() + ": interrupted; " + ledger.findings().size()
                    + (ledger.findings().size() == 1 ? " line of the ledger is kept" : " lines of the ledger are kept") + session.remark());
            return ExitStatus.INTERRUPTED;
        }
        return status;
    }

    private int save(Task task, Ledger ledger) {
        try {
            task.folder().write(task.file(), ledger);
            show(List.of("", "results in " + task.folder().path()));
            return ExitStatus.DONE;
        } catch (IOException e) {
            terminal.err().println(task.folder().message(e));
            return ExitStatus.FAILED;
        }
    }

    private void show(List<String> lines) {
        if (!options.quiet()) {
            lines.forEach(report::println);
        }
    }
}
