package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * The right-hand side of the truncated hierarchy for one N and m: ∂_t of c̃_n = N^n c_n, n = 1 … m, and of c̃_0 =
 * N (C_0 - mean field), in the layout of a {@link TensorLayout}. Holds work space: one instance serves one caller at a
 * time.
 */
public interface HierarchyOperator {

    TensorLayout layout();

    /**
     * y = ∂_t c.
     *
     * @param moments m_0 = 1 … m_K at the time
     * @param c the unknowns; {@code c[0]} is not read, nothing depends on it
     * @param y receives the time derivative
     */
    void apply(double[] moments, double[] c, double[] y);
}
