package org.dualcumulants.spectral.study;

/** How the series in 1/N is found. */
public enum SeriesMethod {
    /** As packed tensors where they are small; where they are not, V_1 by products. */
    AUTO("auto"),
    /** C_n as packed tensors of order up to 2p. */
    PACKED("packed"),
    /** V_1 only: C_2 as a sum of products of functions of one particle. */
    LOW_RANK("low-rank");

    private final String text;

    SeriesMethod(String text) {
        this.text = text;
    }

    /** As study files write it. */
    public String text() {
        return text;
    }
}
