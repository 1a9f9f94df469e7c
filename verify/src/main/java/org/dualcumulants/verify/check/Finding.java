package org.dualcumulants.verify.check;

/** One line of the ledger. */
public sealed interface Finding {

    /** Of the check, the same in every study: {@code exact-expectation}. */
    String name();

    /** What should hold, as an equation. */
    String statement();

    /** The case that was looked at: {@code N = 2, t = 0.25}; may be empty. */
    String at();

    /** Whether the line says that something is wrong. */
    boolean failed();

    /** How found and expected are to be related. */
    enum Relation {
        /** |found - expected| ≤ tolerance. */
        EQUAL("="),
        /** found ≤ expected + tolerance. */
        AT_MOST("≤"),
        /** found ≥ expected - tolerance. */
        AT_LEAST("≥");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /**
     * Two numbers.
     *
     * @param expected what the witness or the theorem says
     * @param found what the hierarchy says
     * @param tolerance absolute; what is not known of the two; not a number where that itself is not known, which fails
     * @param basis where the tolerance comes from
     */
    record Compared(
            String name, String statement, String at, Relation relation, double expected, double found, double tolerance, String basis)
            implements Finding {

        public Compared {
            if (tolerance < 0) {
                throw new IllegalArgumentException("tolerance of " + name + " is " + tolerance + "; a number ≥ 0 is required");
            }
        }

        @Override
        public boolean failed() {
            return !switch (relation) {
                case EQUAL -> Math.abs(found - expected) <= tolerance;
                case AT_MOST -> found <= expected + tolerance;
                case AT_LEAST -> found >= expected - tolerance;
            };
        }
    }

    /**
     * A witness was wanted and could not be had.
     *
     * @param reason why
     */
    record Skipped(String name, String statement, String at, String reason) implements Finding {
        @Override
        public boolean failed() {
            return false;
        }
    }

    static Finding equal(Check check, String at, double expected, double found, double tolerance, String basis) {
        return new Compared(check.name(), check.statement(), at, Relation.EQUAL, expected, found, tolerance, basis);
    }

    static Finding atMost(Check check, String at, double bound, double found, double tolerance, String basis) {
        return new Compared(check.name(), check.statement(), at, Relation.AT_MOST, bound, found, tolerance, basis);
    }

    static Finding atLeast(Check check, String at, double bound, double found, double tolerance, String basis) {
        return new Compared(check.name(), check.statement(), at, Relation.AT_LEAST, bound, found, tolerance, basis);
    }

    static Finding skipped(Check check, String at, String reason) {
        return new Skipped(check.name(), check.statement(), at, reason);
    }
}
