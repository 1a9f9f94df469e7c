package org.dualcumulants.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dualcumulants schema}: the JSON Schemas of study files and documents. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Prints the JSON Schema (draft 2020-12) of study files, of the results.json of study, verify, simulate or modulated, or of what "
                    + "derive (derivation; with a FILE derive-study) and figures print with --json.",
            "An editor that knows it completes study files: save it and begin a study with the line",
            "  # yaml-language-server: $$schema=study-file.json"
        })
final class SchemaCommand implements Callable<Integer> {

    /** The documents that have one. */
    private static final List<String> DOCUMENTS = List.of("study-file", "study", "verify", "simulate", "modulated", "derivation", "derive-study", "figures");

    /** For completion. */
    static final class Documents extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Documents() {
            super(DOCUMENTS);
        }
    }

    @Parameters(arity = "0..1", paramLabel = "DOCUMENT", defaultValue = "study-file", completionCandidates = Documents.class,
            description = "study-file, study, verify, simulate, modulated, derivation, derive-study or figures. Default: study-file.")
    private String document;

    @Spec
    private CommandSpec command;

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!DOCUMENTS.contains(document)) {
            throw new ParameterException(
                    command.commandLine(), "there is no schema of " + document + "; expected one of " + String.join(", ", DOCUMENTS));
        }
        return terminal.print("the schema", out -> {
            try (InputStream in = open(document)) {
                in.transferTo(out);
            }
        });
    }

    private static InputStream open(String document) throws IOException {
        String name = "schema/" + document + ".json";
        InputStream in = SchemaCommand.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is missing from the program");
        }
        return in;
    }
}
