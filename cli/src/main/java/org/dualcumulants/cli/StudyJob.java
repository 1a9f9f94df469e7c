package org.dualcumulants.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.output.ResultsFolder;
import org.dualcumulants.cli.output.ResultsJson;
import org.dualcumulants.cli.output.SeriesReport;
import org.dualcumulants.cli.output.StudyReport;
import org.dualcumulants.hierarchy.run.LimitResult;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/** Studies from files to results: all are read before the first is solved. */
final class StudyJob {

    private final CommonOptions options;
    private final boolean limit;
    private final boolean hdf5;
    private final Terminal terminal;
    private final Cancellation cancellation;
    private final Solver solver;
    private final PrintStream report;
    private final List<Session> finished = new ArrayList<>();
    private boolean limitFailed;

    /**
     * @param limit whether the limiting hierarchy is wanted
     * @param hdf5 whether everything over time is wanted, in results.h5
     */
    StudyJob(CommonOptions options, boolean limit, boolean hdf5, Terminal terminal, Cancellation cancellation, Solver solver) {
        this.options = options;
        this.limit = limit;
        this.hdf5 = hdf5;
        this.terminal = terminal;
        this.cancellation = cancellation;
        this.solver = solver;
        this.report = options.json() ? terminal.err() : terminal.out();
    }

    /** Exit status. */
    int run(List<Path> files) {
        options.limitedThreads();
        ResultsFolder.prepare();
        List<Task> tasks;
        List<Session> sessions = new ArrayList<>();
        try {
            tasks = Task.of(files, options, "");
            if (limit) {
                tasks.forEach(StudyJob::requireLimit);
            }
            tasks.forEach(task -> sessions.add(Session.open(task, options, "study", "", terminal)));
        } catch (InputException e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.BAD_INPUT;
        }
        int status = ExitStatus.DONE;
        for (int i = 0; i < tasks.size() && !cancellation.requested(); i++) {
            status = Math.max(status, solve(tasks.get(i), sessions.get(i)));
        }
        if (cancellation.requested()) {
            return ExitStatus.INTERRUPTED;
        }
        finished.forEach(Session::done);
        return status;
    }

    private static void requireLimit(Task task) {
        try {
            LimitResult.requireApplicable(task.file().study());
        } catch (StudyException e) {
            throw new InputException(task.file().message(e));
        }
    }

    private int solve(Task task, Session session) {
        limitFailed = false;
        show(StudyReport.model(task.file().study()));
        StudyResult result;
        try (Session running = session.started();
                ProgressDisplay progress = ProgressDisplay.of(terminal, options, "solving", cancellation).with(running).withHistories(hdf5)
                        .telling(options.quiet() ? note -> {} : terminal.err()::println)) {
            result = solver.solve(task.file().study(), options.threads(), progress);
            if (limit && result.complete()) {
                result = withLimit(task.file().study(), result, progress);
            }
        } catch (StudyException e) {
            terminal.err().println(task.file().message(e));
            return ExitStatus.BAD_INPUT;
        } catch (OutOfMemoryError e) {
            terminal.err().println(task.file().source() + ": out of memory; lower the truncation or the resolution, "
                    + "or allow more with JAVA_OPTS=-Xmx…");
            return ExitStatus.FAILED;
        }
        return deliver(task, result, session);
    }

    /** What was solved stays if the limit cannot be. */
    private StudyResult withLimit(Study study, StudyResult result, Progress progress) {
        try {
            return result.with(LimitResult.of(study, result.space().resolution(), progress::cancelled));
        } catch (ArithmeticException e) {
            limitFailed = true;
            terminal.err().println("the limiting hierarchy failed: " + e.getMessage() + "; shorten the horizon, raise the noise or the resolution");
        } catch (CancellationException e) {
            // the command ends as interrupted, with the runs
        }
        return result;
    }

    private int deliver(Task task, StudyResult result, Session session) {
        show(StudyReport.space(task.file().study(), result));
        show(List.of(""));
        show(StudyReport.table(result));
        show(List.of(""));
        show(SeriesReport.lines(result));
        show(StudyReport.remarks(result));
        StudyReport.failures(result).forEach(terminal.err()::println);
        int status = StudyReport.failures(result).isEmpty() && !limitFailed ? ExitStatus.DONE : ExitStatus.FAILED;
        int saved = save(task, result);
        status = Math.max(status, saved);
        if (saved == ExitStatus.DONE && result.complete()) {
            finished.add(session);
        }
        if (options.json()) {
            status = Math.max(status, print(task, result));
        }
        if (!result.complete()) {
            terminal.err().println(task.file().source() + ": interrupted; " + result.runs().size()
                    + (result.runs().size() == 1 ? " finished run is kept" : " finished runs are kept") + session.remark());
            return ExitStatus.INTERRUPTED;
        }
        return status;
    }

    private int save(Task task, StudyResult result) {
        try {
            task.folder().write(task.file(), result).forEach(terminal.err()::println);
            if (hdf5) {
                task.folder().writeHdf5(task.file(), result);
            }
            show(List.of("results in " + task.folder().path()));
            return ExitStatus.DONE;
        } catch (IOException e) {
            terminal.err().println(task.folder().message(e));
            return ExitStatus.FAILED;
        }
    }

    private int print(Task task, StudyResult result) {
        return terminal.print("the results document", out -> ResultsJson.write(task.file(), result, out));
    }

    private void show(List<String> lines) {
        if (!options.quiet()) {
            lines.forEach(report::println);
        }
    }
}
