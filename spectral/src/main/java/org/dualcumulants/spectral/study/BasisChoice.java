package org.dualcumulants.spectral.study;

/** Which one-particle basis g_0 = 1, g_1, … carries the coefficients of C_n. The results do not depend on it. */
public enum BasisChoice {
    /** The functions of the axes themselves, centred by the moments of f(t). */
    PLAIN("plain"),
    /** Orthonormal in L²_{f°}. */
    WEIGHTED("weighted");

    private final String text;

    BasisChoice(String text) {
        this.text = text;
    }

    /** As study files write it. */
    public String text() {
        return text;
    }
}
