package org.dualcumulants.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dualcumulants simulate}: the particle system itself. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        sortOptions = false,
        description = {
            "Simulates the N-particle system of a study for every particle number, independently of the hierarchy.",
            "Prints E[Φ̄_N] at time T and its correction to the mean field with 95 %% confidence intervals; writes results.json."
        },
        footerHeading = "%nExit status:%n",
        footer = {
            "  0    done",
            "  2    a bad option, study file or output folder; nothing was written",
            "  3    numbers failed or could not be written; what was found is kept",
            "  70   a fault of the program; DUALCUMULANTS_DEBUG=1 shows where",
            "  130  interrupted; finished particle numbers are kept"
        })
final class SimulateCommand implements Callable<Integer> {

    /** What is averaged. */
    enum EstimatorName { plain, coupled }

    @Parameters(paramLabel = "FILE", description = "Study file (YAML).")
    private Path file;

    @Option(names = {"-e", "--estimator"}, paramLabel = "NAME", defaultValue = "coupled",
            description = "coupled: the difference to mean-field particles with the same noise, which resolves the correction; "
                    + "plain: the particles alone. Default: coupled.")
    private EstimatorName estimator;

    @Option(names = {"-r", "--replicas"}, paramLabel = "N", description = "Independent systems per particle number. Default: some seconds' worth.")
    private Long replicas;

    @Option(names = "--step", paramLabel = "TIME", description = "Longest time step. Default: 1/32, or T/16 if that is shorter.")
    private Double step;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec command;

    private final Terminal terminal;
    private final Cancellation cancellation;

    SimulateCommand(Terminal terminal, Cancellation cancellation) {
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    @Override
    public Integer call() {
        if (replicas != null && !(replicas >= 2)) {
            throw new ParameterException(command.commandLine(), "--replicas is " + replicas + "; expected a whole number ≥ 2");
        }
        if (step != null && (!(step > 0) || Double.isInfinite(step))) {
            throw new ParameterException(command.commandLine(), "--step is " + step + "; expected a positive time");
        }
        OptionalLong systems = replicas == null ? OptionalLong.empty() : OptionalLong.of(replicas);
        OptionalDouble longest = step == null ? OptionalDouble.empty() : OptionalDouble.of(step);
        return new SimulateJob(options, estimator == EstimatorName.coupled, systems, longest, terminal, cancellation).run(List.of(file));
    }
}
