package org.dualcumulants.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dualcumulants derive}: the hierarchy in symbols. */
@Command(
        name = "derive",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        sortOptions = false,
        description = {
            "Specialises the hierarchy to a study, before anything is solved.",
            "Prints the mean-field equation, div K, ψ = f V_f, the hypotheses of the theorem with what was found about them, and the "
                    + "sizes of the truncated systems."
        },
        footerHeading = "%nExit status:%n",
        footer = {
            "  0    done",
            "  2    a bad option or study file",
            "  3    the mean field of --solve failed, or the output could not be written",
            "  70   a fault of the program; DUALCUMULANTS_DEBUG=1 shows where"
        })
final class DeriveCommand implements Callable<Integer> {

    /** How the derivation is written. */
    enum Format { text, latex, json }

    @Parameters(paramLabel = "FILE", description = "Study file (YAML).")
    private Path file;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private Format format;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(names = "--solve", description = "Solve the mean field too, for the hypothesis on f(t).")
    private boolean solve;

    @Option(names = "--set", paramLabel = "KEY.PATH=VALUE", description = "Replace a value of the study; repeatable.")
    private List<String> settings = new ArrayList<>();

    private final Terminal terminal;
    private final Cancellation cancellation;

    DeriveCommand(Terminal terminal, Cancellation cancellation) {
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    @Override
    public Integer call() {
        return new StudyDerivationJob(terminal, cancellation).run(file, settings, json ? Format.json : format, solve);
    }
}
