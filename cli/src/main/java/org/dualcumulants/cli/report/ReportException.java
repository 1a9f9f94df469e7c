package org.dualcumulants.cli.report;

/** A folder that has no report. The message says where, what, and what to do. */
public final class ReportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReportException(String message) {
        super(message);
    }
}
