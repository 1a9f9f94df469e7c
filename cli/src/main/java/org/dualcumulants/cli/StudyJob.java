package org.dualcumulants.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.output.ResultsFolder;
import org.dualcumulants.cli.output.ResultsJson;
import org.dualcumulants.cli.output.SeriesReport;
import org.dualcumulants.cli.output.StudyReport;
import org.dualcumulants.cli.report.Report;
import org.dualcumulants.hierarchy.run.LimitResult;
import org.dualcumulants.hierarchy.run.StudyResult;

/** The hierarchy of studies, solved. */
final class StudyJob extends Job {

    private final CommonOptions options;
    private final boolean limit;
    private final boolean hdf5;
    private final Solver solver;

    /**
     * @param limit whether the limiting hierarchy is wanted
     * @param hdf5 whether everything over time is wanted, in results.h5
     */
    StudyJob(CommonOptions options, boolean limit, boolean hdf5, Terminal terminal, Cancellation cancellation, Solver solver) {
        super(new Kind("study", "", "solving", false, "the truncation or the resolution"), options, terminal, cancellation);
        this.options = options;
        this.limit = limit;
        this.hdf5 = hdf5;
        this.solver = solver;
    }

    @Override
    void prepare() {
        ResultsFolder.prepare();
        Report.prepare();
    }

    @Override
    void require(StudyFile file) {
        if (limit) {
            LimitResult.requireApplicable(file.study());
        }
    }

    @Override
    Found find(StudyFile file, ProgressDisplay display) {
        ProgressDisplay progress = display.withHistories(hdf5);
        StudyResult solved = solver.solve(file.study(), options.threads(), progress);
        if (!limit || !solved.complete()) {
            return found(file, solved, Optional.empty());
        }
        try {
            return found(file, solved.with(LimitResult.of(file.study(), solved.space().resolution(), progress)), Optional.empty());
        } catch (ArithmeticException e) {
            // what was solved stays
            return found(file, solved, Optional.of(
                    "the limiting hierarchy failed: " + e.getMessage() + "; shorten the horizon, raise the noise or the resolution"));
        } catch (CancellationException e) {
            // the command ends as interrupted, with the runs
            return found(file, solved, Optional.empty());
        }
    }

    private Found found(StudyFile file, StudyResult result, Optional<String> limitFailure) {
        List<String> lines = new ArrayList<>(StudyReport.space(file.study(), result));
        lines.add("");
        lines.addAll(StudyReport.table(result));
        lines.add("");
        lines.addAll(SeriesReport.lines(result));
        lines.addAll(StudyReport.remarks(result));
        List<String> failures = new ArrayList<>(StudyReport.failures(result));
        limitFailure.ifPresent(failures::add);
        return new Found(
                lines, failures, failures.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED, result.complete(),
                Found.kept(result.runs().size(), "finished run", "finished runs"),
                folder -> {
                    List<String> remarks = folder.write(file, result);
                    if (hdf5) {
                        folder.writeHdf5(file, result);
                    }
                    return remarks;
                },
                out -> ResultsJson.write(file, result, out));
    }
}
