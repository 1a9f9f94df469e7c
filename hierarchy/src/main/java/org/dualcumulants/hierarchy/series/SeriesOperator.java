package org.dualcumulants.hierarchy.series;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;

/**
 * ∂_t c̃^{(k)} = Σ_{j≤k} A_j c̃^{(k-j)} for k = 0 … p-1. What A_j, j ≥ 1, adds to orders up to 2(p-k) comes from orders up to two
 * higher, which c̃^{(k-j)} has. Holds work space: one instance serves one caller at a time.
 */
public final class SeriesOperator {

    private final SeriesLayout layout;

    /** operators[k][j]: A_j, on orders up to 2(p-k) for j = 0 and two more for j ≥ 1. */
    private final HierarchyOperator[][] operators;

    /**
     * @param operators the hierarchy on a layout with the given coefficients
     */
    public SeriesOperator(SeriesLayout layout, BiFunction<TensorLayout, Coefficients, HierarchyOperator> operators) {
        this.layout = layout;
        this.operators = new HierarchyOperator[layout.powers()][];
        for (int k = 0; k < layout.powers(); k++) {
            this.operators[k] = new HierarchyOperator[k + 1];
            for (int j = 0; j <= k; j++) {
                this.operators[k][j] = operators.apply(layout.level(j == 0 ? k : k - 1), Coefficients.taylor(j));
            }
        }
    }

    /**
     * y = ∂_t c.
     *
     * @param moments m_0 = 1 … m_K at the time
     * @param c the unknowns, in the order of the layout
     * @param y receives the time derivative
     */
    public void apply(double[] moments, double[] c, double[] y) {
        for (int k = 0; k < layout.powers(); k++) {
            int at = layout.offset(k);
            for (int j = 0; j <= k; j++) {
                HierarchyOperator operator = operators[k][j];
                int from = layout.offset(k - j);
                double[] source = Arrays.copyOfRange(c, from, from + operator.layout().length());
                double[] result = new double[source.length];
                operator.apply(moments, source, result);
                for (int i = 0; i < layout.level(k).length(); i++) {
                    y[at + i] = (j == 0 ? 0 : y[at + i]) + result[i];
                }
            }
        }
    }
}
