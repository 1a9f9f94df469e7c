package org.dualcumulants.cli;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;

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
        return new Terminal(ResultStream.of(FileDescriptor.out, 1), ResultStream.of(FileDescriptor.err, 2), interactive);
    }

    /** The exit status of work that is done, which others than a reader that went away do not change. */
    int settled(int status) {
        return status == ExitStatus.DONE && out instanceof ResultStream results && results.closedByReader() ? ResultStream.CLOSED_PIPE : status;
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
}
