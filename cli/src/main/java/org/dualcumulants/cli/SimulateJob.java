package org.dualcumulants.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.output.ResultsFolder;
import org.dualcumulants.cli.output.SimulationJson;
import org.dualcumulants.cli.output.SimulationReport;
import org.dualcumulants.cli.output.StudyReport;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.duality.ParticleSettings;
import org.dualcumulants.verify.duality.ParticleStudy;
import org.dualcumulants.verify.duality.ParticleStudyResult;

/** A study simulated, from the file to results. */
final class SimulateJob {

    /** Behind the name of the study in the default folder, which is not that of the study command. */
    private static final String SUFFIX = "-simulate";

    private static final long USUAL_SEED = 1;

    private final CommonOptions options;
    private final Terminal terminal;
    private final Cancellation cancellation;
    private final PrintStream report;

    SimulateJob(CommonOptions options, Terminal terminal, Cancellation cancellation) {
        this.options = options;
        this.terminal = terminal;
        this.cancellation = cancellation;
        this.report = options.json() ? terminal.err() : terminal.out();
    }

    /**
     * Exit status.
     *
     * @param replicas null: not chosen
     * @param step null: not chosen
     */
    int run(Path path, boolean coupled, Long replicas, Double step) {
        int threads = options.limitedThreads();
        Task task;
        Session session;
        try {
            Task read = Task.of(List.of(path), options, SUFFIX).get(0);
            task = new Task(read.file().withSeed(read.file().seed().orElse(USUAL_SEED)), read.folder());
            session = Session.open(
                    task, options, "simulate", (coupled ? "coupled" : "plain") + " replicas " + replicas + " step " + step, terminal);
        } catch (InputException e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.BAD_INPUT;
        }
        StudyFile file = task.file();
        long seed = file.seed().orElseThrow();
        ParticleSettings settings = new ParticleSettings(
                coupled,
                replicas == null ? OptionalLong.empty() : OptionalLong.of(replicas),
                step == null ? OptionalDouble.empty() : OptionalDouble.of(step),
                seed,
                threads);
        ParticleStudyResult result;
        try (Session running = session.started();
                ProgressDisplay progress = ProgressDisplay.of(terminal, options, "simulating", cancellation).with(running)) {
            result = ParticleStudy.run(file.study(), settings, progress);
        } catch (StudyException e) {
            terminal.err().println(file.message(e));
            return ExitStatus.BAD_INPUT;
        } catch (OutOfMemoryError e) {
            terminal.err().println(file.source() + ": out of memory; lower the particle numbers, or allow more with JAVA_OPTS=-Xmx…");
            return ExitStatus.FAILED;
        }
        return deliver(task, result, session);
    }

    private int deliver(Task task, ParticleStudyResult result, Session session) {
        StudyFile file = task.file();
        show(StudyReport.model(file.study()));
        show(SimulationReport.method(result));
        show(List.of(""));
        show(SimulationReport.table(result));
        show(SimulationReport.remarks(result));
        List<String> failures = SimulationReport.failures(result);
        failures.forEach(terminal.err()::println);
        int saved = save(file, task.folder(), result);
        int status = Math.max(failures.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED, saved);
        if (saved == ExitStatus.DONE && result.complete()) {
            session.done();
        }
        if (options.json()) {
            status = Math.max(status, terminal.print("the results document", out -> SimulationJson.write(file, result, out)));
        }
        if (!result.complete()) {
            terminal.err().println(file.source() + ": interrupted; " + result.runs().size()
                    + (result.runs().size() == 1 ? " finished particle number is kept" : " finished particle numbers are kept") + session.remark());
            return ExitStatus.INTERRUPTED;
        }
        return status;
    }

    private int save(StudyFile file, ResultsFolder folder, ParticleStudyResult result) {
        try {
            folder.write(file, result);
            show(List.of("", "results in " + folder.path()));
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
