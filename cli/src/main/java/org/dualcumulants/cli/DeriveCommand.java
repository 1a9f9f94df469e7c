package org.dualcumulants.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dualcumulants derive}: the hierarchy in symbols. */
@Command(
        name = "derive",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        sortOptions = false,
        description = {
            "Derives the hierarchies from the N-particle generator and prints them.",
            "The systems: marginals, cumulants, rescaled, limit, series, identity, and beyond the papers pair (a kernel of both "
                    + "states), three-body, two-species."
        },
        footerHeading = "%nExit status:%n",
        footer = {
            "  0    done",
            "  2    a bad option or file; nothing was printed",
            "  70   a fault of the program; DUALCUMULANTS_DEBUG=1 shows where"
        })
final class DeriveCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A study file (YAML), for what its own model makes of the hierarchy.")
    private Path file;

    @Option(names = {"-f", "--format"}, paramLabel = "FORMAT", defaultValue = "text",
            description = "text, latex (a document) or json. Default: text.")
    private String format;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(names = {"-s", "--system"}, paramLabel = "SYSTEM", split = ",",
            description = "Which systems, in the order of printing; repeatable. Default: all.")
    private List<String> systems = new ArrayList<>();

    @Option(names = "--scaling", paramLabel = "SCALING", defaultValue = "1/(N-1)",
            description = "Factor of the pair sum, 1/(N-1) or 1/N; the last three systems have their own. Default: 1/(N-1).")
    private String scaling;

    @Option(names = "--self-interaction", description = "With the scaling 1/N: every particle acts on itself, too.")
    private boolean selfInteraction;

    @Spec
    private CommandSpec command;

    private final Terminal terminal;

    DeriveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DeriveJob job = new DeriveJob(command.commandLine(), terminal);
        return job.run(file, json ? "json" : format, systems, scaling, selfInteraction);
    }
}
