package org.dualcumulants.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dualcumulants schema}: the JSON Schemas of study files and documents. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Prints the JSON Schema (draft 2020-12) of study files, or of the results.json of study, verify or simulate.",
            "An editor that knows it completes study files: save it and begin a study with the line",
            "  # yaml-language-server: $$schema=study-file.json"
        })
final class SchemaCommand implements Callable<Integer> {

    /** The documents that have one. */
    enum Document {
        STUDY_FILE("study-file"),
        STUDY("study"),
        VERIFY("verify"),
        SIMULATE("simulate");

        private final String text;

        Document(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Parameters(arity = "0..1", paramLabel = "DOCUMENT", defaultValue = "study-file",
            description = "study-file, study, verify or simulate. Default: study-file.")
    private Document document;

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return terminal.print("the schema", out -> {
            try (InputStream in = open(document)) {
                in.transferTo(out);
            }
        });
    }

    private static InputStream open(Document document) throws IOException {
        String name = "schema/" + document + ".json";
        InputStream in = SchemaCommand.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is missing from the program");
        }
        return in;
    }
}
