package org.dualcumulants.cli;

/** What the command returns to the shell. */
final class ExitStatus {

    static final int DONE = 0;
    /** A check of verify failed. */
    static final int CHECK_FAILED = 1;
    /** A bad option, study file or output folder; nothing was computed. */
    static final int BAD_INPUT = 2;
    /** The numbers failed or could not be written; what was found is kept. */
    static final int FAILED = 3;
    /** A fault of the program (EX_SOFTWARE). */
    static final int INTERNAL = 70;
    /** Ctrl-C or a request to terminate; finished runs are kept. */
    static final int INTERRUPTED = 130;

    // 141, of work whose reader closed the pipe, is ResultStream's

    private ExitStatus() {}
}
