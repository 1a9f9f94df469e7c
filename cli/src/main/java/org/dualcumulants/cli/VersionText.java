package org.dualcumulants.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** Version of the program and of Java, which both belong in a report of a fault. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"dualcumulants " + number() + " (Java " + Runtime.version().feature() + ")"};
    }

    /** The version alone. */
    static String number() throws IOException {
        try (InputStream in = VersionText.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
