package org.dualcumulants.hierarchy.derive.study;

/** What is known about a hypothesis. */
public enum Verdict {
    HOLDS("holds"),
    FAILS("fails"),
    NOT_DECIDED("not decided");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Of a conjunction. */
    Verdict and(Verdict other) {
        if (this == FAILS || other == FAILS) {
            return FAILS;
        }
        return this == HOLDS ? other : this;
    }
}
