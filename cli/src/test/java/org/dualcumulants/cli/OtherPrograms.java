package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that look at ours from outside. */
public final class OtherPrograms {

    private OtherPrograms() {}

    /** Where one of these programs lies, by the first name that is found on the PATH. */
    public static Optional<Path> find(String... names) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The test reports itself as skipped where the program is missing. */
    public static Path assumed(String name, String otherwise) {
        Optional<Path> program = find(name);
        assumeTrue(program.isPresent(), "no " + name + " on the PATH: " + otherwise);
        return program.orElseThrow();
    }
}
