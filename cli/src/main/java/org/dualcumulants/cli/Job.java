package org.dualcumulants.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.input.Provenance;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.output.StudyReport;
import org.dualcumulants.cli.report.Report;
import org.dualcumulants.spectral.study.StudyException;

/**
 * A command's work on studies, from files to results folders. All files are read before the first study is begun; each study goes on
 * from its checkpoint where that is asked for, and what is found is shown, written into its folder, and printed for {@code --json}.
 * Commands differ in what they {@link #find}.
 */
abstract sealed class Job permits StudyJob, VerifyJob, SimulateJob, ModulatedJob {

    /**
     * What commands differ in besides.
     *
     * @param command its name
     * @param suffix behind the name of the study in the default folder
     * @param doing above the progress bar
     * @param random whether it draws random numbers, and so has a seed
     * @param larger what to lower where memory is short
     */
    record Kind(String command, String suffix, String doing, boolean random, String larger) {}

    private static final long USUAL_SEED = 1;

    private final Kind kind;
    private final CommonOptions options;
    private final Terminal terminal;
    private final Cancellation cancellation;
    private final PrintStream report;
    private final List<Session> finished = new ArrayList<>();

    Job(Kind kind, CommonOptions options, Terminal terminal, Cancellation cancellation) {
        this.kind = kind;
        this.options = options;
        this.terminal = terminal;
        this.cancellation = cancellation;
        this.report = options.json() ? terminal.err() : terminal.out();
    }

    /**
     * Looks at one study.
     *
     * @throws StudyException if it cannot be computed as it stands
     * @throws ArithmeticException if the numbers fail before there is any
     */
    abstract Found find(StudyFile file, ProgressDisplay progress);

    /**
     * Refuses what cannot be begun, while nothing is.
     *
     * @throws StudyException with the reason
     */
    void require(StudyFile file) {}

    /** What may be loaded beside the reading of files. */
    void prepare() {}

    /** Options of the command that change its numbers, for the checkpoint. */
    String settings() {
        return "";
    }

    /** Exit status. */
    final int run(List<Path> files) {
        options.limitedThreads();
        prepare();
        List<Task> tasks;
        List<Session> sessions = new ArrayList<>();
        try {
            tasks = Task.of(files, options, kind.suffix()).stream().map(this::asked).toList();
            tasks.forEach(this::required);
            tasks.forEach(task -> sessions.add(Session.open(task, options, kind.command(), settings(), terminal)));
        } catch (InputException e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.BAD_INPUT;
        }
        int status = ExitStatus.DONE;
        for (int i = 0; i < tasks.size() && (i == 0 || !cancellation.requested()); i++) {
            status = Math.max(status, look(tasks.get(i), sessions.get(i)));
        }
        if (cancellation.requested()) {
            return ExitStatus.INTERRUPTED;
        }
        finished.forEach(Session::done);
        return status;
    }

    private Task asked(Task task) {
        StudyFile file = task.file().askedBy(new Provenance(VersionText.version(), options.asked()));
        return new Task(kind.random() ? file.withSeed(file.seed().orElse(USUAL_SEED)) : file, task.folder());
    }

    private void required(Task task) {
        try {
            require(task.file());
        } catch (StudyException e) {
            throw new InputException(task.file().message(e));
        }
    }

    private int look(Task task, Session session) {
        StudyFile file = task.file();
        show(StudyReport.model(file.study()));
        Found found;
        try (Session running = session.started();
                ProgressDisplay progress = ProgressDisplay.of(terminal, options, kind.doing(), cancellation).with(running)
                        .telling(options.quiet() ? note -> {} : terminal.err()::println)) {
            found = find(file, progress);
        } catch (StudyException e) {
            // nothing is left behind: there is nothing to go on with
            session.withdrawn();
            terminal.err().println(file.message(e));
            return ExitStatus.BAD_INPUT;
        } catch (ArithmeticException e) {
            terminal.err().println(file.source() + ": the numbers failed: " + e.getMessage());
            return ExitStatus.FAILED;
        } catch (OutOfMemoryError e) {
            terminal.err().println(file.source() + ": out of memory; lower " + kind.larger() + ", or allow more with JAVA_OPTS=-Xmx…");
            return ExitStatus.FAILED;
        }
        return deliver(task, found, session);
    }

    private int deliver(Task task, Found found, Session session) {
        show(found.lines());
        found.failures().forEach(terminal.err()::println);
        int saved = save(task, found);
        int status = Math.max(found.status(), saved);
        if (saved == ExitStatus.DONE && found.complete()) {
            finished.add(session);
        }
        if (options.json()) {
            status = Math.max(status, terminal.print("the document", found.document()));
        }
        if (!found.complete()) {
            terminal.err().println(task.file().source() + ": interrupted; " + found.kept() + session.remark());
            return ExitStatus.INTERRUPTED;
        }
        return status;
    }

    private int save(Task task, Found found) {
        try {
            found.keeping().in(task.folder()).forEach(terminal.err()::println);
            if (found.complete()) {
                Report.of(task.folder().path(), VersionText.version(), task.file()).write();
            } else {
                // while the program is being stopped nothing more is loaded; report makes the page when it is asked
                Report.remove(task.folder().path());
            }
            show(List.of("results in " + task.folder().path()));
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
