package org.dualcumulants.spectral.basis;

import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.quadrature.QuadratureRule;

/**
 * A basis whose operators are made by quadrature from values at nodes: (q g_b)_c = Σ_k w_k q(x_k) g_c(x_k) g_b(x_k) / ∫ g_c². Errors
 * are roundings of max |q|, however large single functions become far out.
 */
abstract class QuadratureBasis implements AxisBasis {

    /** The rule of {@link #factors}. */
    abstract QuadratureRule operatorRule();

    @Override
    public final AxisFunctions factors() {
        return new NodalFunctions(operatorRule());
    }

    @Override
    public final double[] one() {
        double[] one = new double[size()];
        one[0] = 1;
        return one;
    }

    private static QuadratureRule rule(AxisFunctions nodal) {
        if (nodal instanceof NodalFunctions functions) {
            return functions.rule();
        }
        throw new IllegalArgumentException(
                "functions of type " + nodal.getClass().getSimpleName() + " given; those of factors() or densities() are required");
    }

    @Override
    public final SparseMatrix multiplication(AxisFunctions factors, int k) {
        double[] g = values(rule(factors).node(k));
        return projected(g, g, rule(factors).weight(k));
    }

    @Override
    public final SparseMatrix transport(AxisFunctions factors, int k) {
        double x = rule(factors).node(k);
        return projected(values(x), slopes(x), rule(factors).weight(k));
    }

    private SparseMatrix projected(double[] g, double[] image, double weight) {
        double[][] m = new double[g.length][g.length];
        for (int c = 0; c < g.length; c++) {
            double row = weight * g[c] / normSquared(c);
            for (int b = 0; b < g.length; b++) {
                m[c][b] = row * image[b];
            }
        }
        return SparseMatrix.of(m);
    }

    @Override
    public final SparseMatrix pairing(AxisFunctions densities, int k) {
        double[] g = values(rule(densities).node(k));
        double[][] m = new double[g.length][g.length];
        for (int c = 0; c < g.length; c++) {
            for (int b = 0; b < g.length; b++) {
                m[c][b] = g[c] * g[b];
            }
        }
        return SparseMatrix.of(m);
    }
}
