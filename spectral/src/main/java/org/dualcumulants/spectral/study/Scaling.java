package org.dualcumulants.spectral.study;

/** The factor in front of the pair sum of equation (1). */
public enum Scaling {
    /** 1/(N-1) Σ_{j≠i} K(X_i - X_j): the mean field is exact for every N at leading order. */
    PER_OTHER("1/(N-1)"),
    /** 1/N Σ K(X_i - X_j). */
    PER_PARTICLE("1/N");

    private final String text;

    Scaling(String text) {
        this.text = text;
    }

    /** As study files write it. */
    public String text() {
        return text;
    }
}
