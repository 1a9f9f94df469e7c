package org.dualcumulants.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dualcumulants modulated}: modulated energy and free energy of particles. */
@Command(
        name = "modulated",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        sortOptions = false,
        description = {
            "Follows Serfaty's modulated energy of particles against their mean field, for riesz, log and coulomb kernels.",
            "Prints the energies and a ledger of what the theorems say; writes results.json, table.csv and figures."
        },
        footerHeading = "%nExit status:%n",
        footer = {
            "  0    done, every check holds or was skipped with a reason",
            "  1    a check failed",
            "  2    a bad option, study file or output folder; nothing was written",
            "  3    numbers failed or could not be written; what was found is kept",
            "  70   a fault of the program; DUALCUMULANTS_DEBUG=1 shows where",
            "  130  interrupted; what was found is kept"
        })
final class ModulatedCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Study file (YAML).")
    private Path file;

    @Mixin
    private CommonOptions options;

    private final Terminal terminal;
    private final Cancellation cancellation;

    ModulatedCommand(Terminal terminal, Cancellation cancellation) {
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    @Override
    public Integer call() {
        return new ModulatedJob(options, terminal, cancellation).run(List.of(file));
    }
}
