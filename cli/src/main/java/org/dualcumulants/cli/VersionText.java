package org.dualcumulants.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** Version of the program and of Java, which both belong in a report of a fault. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"dualcumulants " + version() + " (Java " + Runtime.version().feature() + ")"};
    }

    /** Of the program. */
    static String version() {
        try (InputStream in = VersionText.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
