package org.dualcumulants.hierarchy.term;

/**
 * A one-body factor of a term, in the letters of mathematics section 6. A matrix takes a slot of the source to a slot of
 * the target, a bra contracts a slot of the source, a ket is a new slot of the target.
 */
public enum Factor {
    /** B of (S + K*f)·∇ + ½ε²Δ. */
    GENERATOR(Kind.MATRIX, false, "B"),
    /** D_r of u_r·∇. */
    FORCE(Kind.MATRIX, true, "D_r"),
    /** M̃_r = M_r - v̂_r ⊗ m - ⟨v_r⟩, multiplication by v_r less its average, projected. */
    CENTRED_WEIGHT(Kind.MATRIX, true, "M̃_r"),
    /** v̂_r, the coefficients of v_r. */
    WEIGHT(Kind.KET, true, "v̂_r"),
    /** d_r = ∫ f u_r·∇ . */
    FORCE_AVERAGE(Kind.BRA, true, "d_r"),
    /** w_r = ∫ f (v_r - ⟨v_r⟩) · . */
    WEIGHT_AVERAGE(Kind.BRA, true, "w_r"),
    /** Σ_r ⟨v_r⟩ D_r of (K*f)·∇. */
    MEAN_FORCE(Kind.MATRIX, false, "F"),
    /** ∫ f (K*f)·∇ . */
    MEAN_FORCE_AVERAGE(Kind.BRA, false, "φ"),
    /** Matrix of K(x, x)·∇. */
    SELF_FORCE(Kind.MATRIX, false, "F_0"),
    /** ∫ f K(x, x)·∇ . */
    SELF_FORCE_AVERAGE(Kind.BRA, false, "φ_0");

    /** What a factor does to slots. */
    public enum Kind {
        MATRIX,
        KET,
        BRA
    }

    private final Kind kind;
    private final boolean perProduct;
    private final String symbol;

    Factor(Kind kind, boolean perProduct, String symbol) {
        this.kind = kind;
        this.perProduct = perProduct;
        this.symbol = symbol;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether there is one for every product r of the kernel; a term with such factors is a sum over r. */
    public boolean perProduct() {
        return perProduct;
    }

    public String symbol() {
        return symbol;
    }
}
