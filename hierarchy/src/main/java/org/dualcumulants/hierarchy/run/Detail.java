package org.dualcumulants.hierarchy.run;

/** How much is wanted of a solution. */
enum Detail {
    /** The correction. */
    CORRECTION,
    /** ‖C_n(0)‖ too. */
    NORMS,
    /** ‖C_n(t)‖ at every step too. */
    HISTORY;

    boolean norms() {
        return this != CORRECTION;
    }
}
