package org.dualcumulants.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dualcumulants study}: the main job. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        sortOptions = false,
        description = {
            "Solves the truncated dual cumulant hierarchy for every particle number N and order m of a study.",
            "Prints E[Φ̄_N] at time T, its correction to the mean field, the norms of the rescaled dual cumulants and fitted slopes; "
                    + "writes results.json, table.csv and figures."
        },
        footerHeading = "%nExit status:%n",
        footer = {
            "  0    done",
            "  2    a bad option, study file or output folder; nothing was written",
            "  3    numbers failed or could not be written; what was found is kept",
            "  70   a fault of the program; DUALCUMULANTS_DEBUG=1 shows where",
            "  130  interrupted; finished runs are kept"
        })
final class StudyCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Study files (YAML).")
    private List<Path> files;

    @Option(names = "--limit", description = "Solve the limiting hierarchy, N → ∞, of a fluctuation too; its ‖C̄_n‖ stand beside those of the N.")
    private boolean limit;

    @Option(names = "--hdf5", description = "Write results.h5 too: everything in results.json as arrays, and C_0 and ‖C_n‖ of every run over time.")
    private boolean hdf5;

    @Mixin
    private CommonOptions options;

    private final Terminal terminal;
    private final Cancellation cancellation;
    private final Solver solver;

    StudyCommand(Terminal terminal, Cancellation cancellation, Solver solver) {
        this.terminal = terminal;
        this.cancellation = cancellation;
        this.solver = solver;
    }

    @Override
    public Integer call() {
        return new StudyJob(options, limit, hdf5, terminal, cancellation, solver).run(files);
    }
}
