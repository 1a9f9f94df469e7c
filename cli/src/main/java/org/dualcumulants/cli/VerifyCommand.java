package org.dualcumulants.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dualcumulants verify}: the ledger of checks. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        sortOptions = false,
        description = {
            "Runs every check that applies to a study: exact small N, particles, closed forms, theorems.",
            "Prints a ledger with what was expected, what was found and the tolerance; writes results.json."
        },
        footerHeading = "%nExit status:%n",
        footer = {
            "  0    done, every check holds or was skipped with a reason",
            "  1    a check failed",
            "  2    a bad option, study file or output folder; nothing was written",
            "  3    numbers failed or could not be written; what was found is kept",
            "  70   a fault of the program; DUALCUMULANTS_DEBUG=1 shows where",
            "  130  interrupted; finished checks are kept"
        })
final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Study files (YAML).")
    private List<Path> files;

    @Mixin
    private CommonOptions options;

    private final Terminal terminal;
    private final Cancellation cancellation;
    private final Verifier verifier;

    VerifyCommand(Terminal terminal, Cancellation cancellation, Verifier verifier) {
        this.verifier = verifier;
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    @Override
    public Integer call() {
        return new VerifyJob(options, terminal, cancellation, verifier).run(files);
    }
}
