package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;

/** {@link AssembledHierarchy} for one N, or one power of 1/N. */
final class AssembledOperator implements HierarchyOperator {

    private final AssembledHierarchy hierarchy;
    private final FactorValues values;
    private final double[] x;
    private final double[] coefficient;
    private final double[] weight;
    private final double[][] bodyCoefficient;
    private final double[] table;

    AssembledOperator(AssembledHierarchy hierarchy, Coefficients coefficients) {
        coefficients.requireTruncation(hierarchy.layout().truncation());
        this.hierarchy = hierarchy;
        this.values = new FactorValues(hierarchy.system());
        this.x = new double[hierarchy.contractions().length()];
        this.coefficient = hierarchy.weights().stream()
                .mapToDouble(w -> hierarchy.coefficient(w.term(), w.order(), coefficients))
                .toArray();
        this.weight = new double[coefficient.length];
        this.bodyCoefficient = hierarchy.bodyCoefficients(coefficients);
        this.table = new double[hierarchy.tableLength()];
    }

    @Override
    public TensorLayout layout() {
        return hierarchy.layout();
    }

    @Override
    public int stride() {
        return 1;
    }

    @Override
    public void apply(double[] moments, double[] c, double[] y) {
        values.update(moments);
        System.arraycopy(c, 0, x, 0, c.length);
        hierarchy.contractions().apply(values, x);
        for (int g = 0; g < weight.length; g++) {
            weight[g] = coefficient[g] * hierarchy.weights().get(g).scalar(values);
        }
        hierarchy.updateBodies(bodyCoefficient, values, table);
        hierarchy.oneBody().product(table, x, y);
        hierarchy.constant().addProduct(weight, x, y);
    }
}
