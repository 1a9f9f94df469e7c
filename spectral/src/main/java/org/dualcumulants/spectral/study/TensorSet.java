package org.dualcumulants.spectral.study;

/**
 * Which coefficients of C_n, n ≥ 2, are kept in the one-particle basis h_a. With deg(a) the sum of the harmonics of h_a and p the
 * largest resolution of an axis, those with
 * <pre>
 * total-degree   Σ_i deg(a_i) ≤ weight · p
 * hyperbolic     Π_i deg(a_i) ≤ p^weight
 * </pre>
 * Both are enlarged by what the observable itself spans. C_1 keeps the whole basis; on one axis weight 2 keeps all of C_2 too.
 *
 * @param rule which of them
 * @param weight at least 1; without meaning for full sets
 */
public record TensorSet(Rule rule, double weight) {

    /** All coefficients. */
    public static final TensorSet FULL = new TensorSet(Rule.FULL, 1);

    /** What is dropped is then as small as what the resolution leaves out, or a few times that. */
    public static final double USUAL_WEIGHT = 2;

    /** The form of the condition. */
    public enum Rule {
        FULL("full"),
        TOTAL_DEGREE("total-degree"),
        HYPERBOLIC("hyperbolic");

        private final String text;

        Rule(String text) {
            this.text = text;
        }

        /** As study files write it. */
        public String text() {
            return text;
        }
    }

    public TensorSet {
        if (!(weight >= 1) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("weight is " + weight
                    + "; at least 1 is required: a smaller set than that of weight 1 is had by a lower resolution");
        }
    }

    public boolean isFull() {
        return rule == Rule.FULL;
    }
}
