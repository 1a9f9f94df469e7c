package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * The right-hand side of the truncated hierarchy for one m and one N, or several N side by side: ∂_t of c̃_n = N^n c_n,
 * n = 1 … m, and of c̃_0 = N (C_0 - mean field), in the layout of a {@link TensorLayout}. The unknown i of the l-th N is at
 * {@code stride()·i + l}; places without an N of their own repeat the last one. Holds work space: one instance serves one
 * caller at a time.
 */
public interface HierarchyOperator {

    /** Where the unknowns of one N lie. */
    TensorLayout layout();

    /** Distance of the unknowns of one N: 1, or {@link BatchOperator#LANES} for several. */
    int stride();

    /**
     * y = ∂_t c.
     *
     * @param moments m_0 = 1 … m_K at the time
     * @param c the unknowns; those of order 0 are not read, nothing depends on them
     * @param y receives the time derivative
     */
    void apply(double[] moments, double[] c, double[] y);
}
