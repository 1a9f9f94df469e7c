package org.dualcumulants.cli.figures;

import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.spectral.basis.ProductBasis;

/** C_1(0) and C_2(0) as functions on one axis, from their coefficients of h_a = g_a - m_a. */
final class CumulantFunctions {

    private final CumulantHistory history;
    private final ProductBasis basis;
    private final IndexSet set;

    CumulantFunctions(HierarchyProblem problem, double particles) {
        this.history = problem.solve(particles);
        this.basis = problem.basis();
        this.set = history.layout().indexSet();
    }

    /** C_1(0, x). */
    double[] first(double[] points) {
        double[] c = history.coefficients(1, 0);
        double[] out = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            double[] h = functions(points[i]);
            for (int rank = 0; rank < c.length; rank++) {
                int[] index = new int[1];
                set.multiset(1, rank, index);
                out[i] += c[rank] * h[index[0]];
            }
        }
        return out;
    }

    /** C_2(0, x_i, x_j). */
    double[][] second(double[] points) {
        double[] c = history.coefficients(2, 0);
        double[][] h = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            h[i] = functions(points[i]);
        }
        double[][] out = new double[points.length][points.length];
        int[] index = new int[2];
        for (int rank = 0; rank < c.length; rank++) {
            set.multiset(2, rank, index);
            boolean equal = index[0] == index[1];
            for (int i = 0; i < points.length; i++) {
                for (int j = 0; j < points.length; j++) {
                    double product = h[i][index[0]] * h[j][index[1]];
                    out[i][j] += c[rank] * (equal ? product : product + h[i][index[1]] * h[j][index[0]]);
                }
            }
        }
        return out;
    }

    /** h_1 … h_K. */
    private double[] functions(double x) {
        double[] g = basis.values(new double[] {x});
        double[] m = history.moments(0);
        double[] h = new double[g.length - 1];
        for (int a = 0; a < h.length; a++) {
            h[a] = g[a + 1] - m[a + 1];
        }
        return h;
    }
}
