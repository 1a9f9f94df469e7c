package org.dualcumulants.hierarchy.derive.study;

/** What the theorem of [BDJ] asks of a model, one line each. */
public enum Requirement {
    /** K ∈ L²_loc. */
    SQUARE_INTEGRABLE("kernel-square-integrable", "K ∈ L²_loc"),
    /** |x|K ∈ L²_loc: enough for odd K of a first-order system, section 9. */
    WEIGHTED_SQUARE_INTEGRABLE("weighted-kernel-square-integrable", "|x|K ∈ L²_loc"),
    /** div K = 0. */
    DIVERGENCE_FREE("divergence-free", "div K = 0"),
    /** ∫ |∇f°|²/f° &lt; ∞. */
    INITIAL_FISHER_INFORMATION("initial-fisher-information", "∫|∇f°|²/f° dx < ∞"),
    /** ∫_0^T (∫ |∇ log f|² f dx)^{1/2} dt &lt; ∞; known once the mean field is solved. */
    FISHER_INFORMATION_OVER_TIME("fisher-information-over-time", "∫_0^T (∫|∇log f|² f dx)^{1/2} dt < ∞");

    private final String key;
    private final String statement;

    Requirement(String key, String statement) {
        this.key = key;
        this.statement = statement;
    }

    /** Its name in documents. */
    public String key() {
        return key;
    }

    public String statement() {
        return statement;
    }
}
