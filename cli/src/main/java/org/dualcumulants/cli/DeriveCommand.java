package org.dualcumulants.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dualcumulants derive}: the hierarchy in symbols, or what it becomes for one study. */
@Command(
        name = "derive",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        sortOptions = false,
        description = {
            "Without FILE derives the hierarchies from the N-particle generator and prints them.",
            "The systems: marginals, cumulants, rescaled, limit, series, identity, and beyond the papers pair (a kernel of both "
                    + "states), three-body, two-species.",
            "With FILE specialises the hierarchy to that study, before anything is solved: the mean-field equation, div K, ψ = f V_f, the "
                    + "hypotheses of the theorem with what was found about them, and the sizes of the truncated systems."
        },
        footerHeading = "%nExit status:%n",
        footer = {
            "  0    done",
            "  2    a bad option or study file",
            "  3    --solve does not decide the hypothesis on f(t), or the output could not be written completely",
            "  70   a fault of the program; DUALCUMULANTS_DEBUG=1 shows where",
            "  130  interrupted while solving"
        })
final class DeriveCommand implements Callable<Integer> {

    /** How a derivation is written. */
    enum Format { text, latex, json }

    private static final List<String> ONLY_WITH_FILE = List.of("--solve", "--set");
    private static final List<String> ONLY_WITHOUT_FILE = List.of("--system", "--scaling", "--self-interaction");

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Study file (YAML).")
    private Path file;

    @Option(names = {"-f", "--format"}, paramLabel = "FORMAT", defaultValue = "text",
            description = "text, latex (a document) or json. Default: text.")
    private Format format;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(names = {"-s", "--system"}, paramLabel = "SYSTEM", split = ",",
            description = "Without FILE: which systems, in the order of printing; repeatable. Default: all.")
    private List<String> systems = new ArrayList<>();

    @Option(names = "--scaling", paramLabel = "SCALING", defaultValue = "1/(N-1)",
            description = "Without FILE: factor of the pair sum, 1/(N-1) or 1/N; the last three systems have their own. Default: 1/(N-1).")
    private String scaling;

    @Option(names = "--self-interaction", description = "Without FILE, with the scaling 1/N: every particle acts on itself, too.")
    private boolean selfInteraction;

    @Option(names = "--solve", description = "With FILE: solve the mean field too, for the hypothesis on f(t).")
    private boolean solve;

    @Option(names = "--set", paramLabel = "KEY.PATH=VALUE", description = "With FILE: replace a value of the study; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Spec
    private CommandSpec command;

    private final Terminal terminal;
    private final Cancellation cancellation;

    DeriveCommand(Terminal terminal, Cancellation cancellation) {
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    @Override
    public Integer call() {
        if (json && format != Format.json && command.commandLine().getParseResult().hasMatchedOption("--format")) {
            throw new ParameterException(command.commandLine(), "--json cannot go with --format " + format);
        }
        Format chosen = json ? Format.json : format;
        for (String option : file == null ? ONLY_WITH_FILE : ONLY_WITHOUT_FILE) {
            if (command.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(command.commandLine(), option + (file == null
                        ? " needs a study file"
                        : " cannot go with a study file, which says that itself"));
            }
        }
        return file == null
                ? new DeriveJob(command.commandLine(), terminal).run(chosen, systems, scaling, selfInteraction)
                : new StudyDerivationJob(terminal, cancellation).run(file, settings, chosen, solve);
    }
}
