package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.term.Coefficients;

/**
 * The transposed of the hierarchy truncated at m, with what it drops. In ∂_t c = A c of an order M > m let P keep the rows of orders
 * 0 … m. Then (P A)ᵀ z is A_mᵀ z in orders 0 … m, with A_m the truncated system, and above them the coefficients of the functional
 * <pre>
 * (c_{m+1}, …, c_M) ↦ ⟨z, S⁻ c_{m+1} + N S⁼ c_{m+1} + N S⁼ c_{m+2}⟩
 * </pre>
 * of the terms that truncation drops, one for each multiset. M = m + 2 has all of them, M = N if that is less. In the unknowns of
 * {@link HierarchyOperator}. Holds work space: one instance serves one caller at a time.
 */
public final class AdjointOperator {

    private final AssembledOperator rows;
    private final int length;

    AdjointOperator(AssembledHierarchy rows, double particles) {
        this.rows = new AssembledOperator(rows, Coefficients.at(particles));
        this.length = rows.layout().offset(rows.targets() + 1);
    }

    /** Number of unknowns z, those of orders 0 … m. */
    public int length() {
        return length;
    }

    /**
     * @param moments m_0 = 1 … m_K at the time
     * @param z of orders 0 … m
     * @param out receives (P A)ᵀ z, of orders 0 … M
     */
    public void apply(double[] moments, double[] z, double[] out) {
        rows.applyTransposed(moments, z, out);
    }
}
