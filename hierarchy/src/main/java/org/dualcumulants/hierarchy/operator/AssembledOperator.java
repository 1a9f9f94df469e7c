package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
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
        update(moments);
        System.arraycopy(c, 0, x, 0, c.length);
        hierarchy.contractions().apply(values, x);
        hierarchy.oneBody().product(table, x, y);
        hierarchy.constant().addProduct(weight, x, y);
    }

    /** c = Aᵀ z, with as many z as there are rows. */
    void applyTransposed(double[] moments, double[] z, double[] c) {
        update(moments);
        Arrays.fill(x, 0);
        hierarchy.oneBody().addTransposedProduct(table, z, x);
        hierarchy.constant().addTransposedProduct(weight, z, x);
        hierarchy.contractions().applyTransposed(values, x);
        System.arraycopy(x, 0, c, 0, c.length);
    }

    private void update(double[] moments) {
        values.update(moments);
        for (int g = 0; g < weight.length; g++) {
            weight[g] = coefficient[g] * hierarchy.weights().get(g).scalar(values);
        }
        hierarchy.updateBodies(bodyCoefficient, values, table);
    }
}
