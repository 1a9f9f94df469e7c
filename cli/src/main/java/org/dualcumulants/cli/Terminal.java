package org.dualcumulants.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the command writes.
 *
 * @param out for results
 * @param err for messages and progress
 * @param interactive whether someone watches {@code err}
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {

    /** Set by bin/dualcumulants, which can ask the system whether stderr is a terminal. */
    private static final String INTERACTIVE = "dualcumulants.terminal";

    /** The process's own streams, in UTF-8. */
    static Terminal system() {
        String told = System.getProperty(INTERACTIVE);
        boolean interactive = told == null ? System.console() != null : told.equals("true");
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), interactive);
    }

    /** Something printed. */
    interface Printing {
        void to(PrintStream out) throws IOException;
    }

    /** Prints a result on {@code out}; the exit status says whether all of it was taken. */
    int print(String what, Printing printing) {
        try {
            printing.to(out);
        } catch (IOException e) {
            err.println("standard output: " + e.getMessage());
            return ExitStatus.FAILED;
        }
        // a PrintStream does not throw
        if (out.checkError()) {
            err.println("standard output: " + what + " could not be written completely");
            return ExitStatus.FAILED;
        }
        return ExitStatus.DONE;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        java.io.OutputStream buffered = new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13);
        return new PrintStream(buffered, true, StandardCharsets.UTF_8);
    }
}
