package org.dualcumulants.verify.baseline;

/** A closure cannot be formed; ends the stepping and becomes {@link BaselineOutcome.Failed}. */
final class ClosureBreakdown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClosureBreakdown(String reason) {
        super(reason, null, false, false);
    }
}
