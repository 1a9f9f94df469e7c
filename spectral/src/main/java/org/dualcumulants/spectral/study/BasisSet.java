package org.dualcumulants.spectral.study;

import java.util.List;

/**
 * Which products of functions of several axes make the one-particle basis. With d_i the degree of the factor on axis i and p_i the
 * resolution of that axis, those with
 * <pre>
 * total-degree   Σ_i d_i / p_i ≤ 1
 * hyperbolic     Σ_i log(1 + d_i) / log(1 + p_i) ≤ 1
 * </pre>
 * Every axis keeps its own functions whole; on one axis all sets are the same.
 */
public enum BasisSet {
    FULL("full") {
        @Override
        double weight(int degree, int resolution) {
            return 0;
        }
    },
    TOTAL_DEGREE("total-degree") {
        @Override
        double weight(int degree, int resolution) {
            return degree / (double) resolution;
        }
    },
    HYPERBOLIC("hyperbolic") {
        @Override
        double weight(int degree, int resolution) {
            return Math.log1p(degree) / Math.log1p(resolution);
        }
    };

    private final String text;

    BasisSet(String text) {
        this.text = text;
    }

    abstract double weight(int degree, int resolution);

    /** As study files write it. */
    public String text() {
        return text;
    }

    /** Whether the product of functions of the given degrees belongs to the set. */
    public boolean holds(int[] degrees, List<Integer> resolution) {
        double sum = 0;
        for (int i = 0; i < degrees.length; i++) {
            sum += degrees[i] == 0 ? 0 : weight(degrees[i], resolution.get(i));
        }
        return sum <= 1 + 1e-12;
    }
}
