package org.dualcumulants.spectral.basis;

import java.util.List;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/** Σ_k q_k A_1(k_1) ⊗ … ⊗ A_d(k_d) for matrices A_i(k) of the axes, summed axis by axis from the last. */
final class KroneckerSum {

    private final int[] sizes;
    private final SparseMatrix[][] matrices;
    private final Source source;

    @FunctionalInterface
    private interface Source {
        SparseMatrix of(int i, int k);
    }

    /** A_i(k) for one axis of the basis and the functions in which q is written there. */
    @FunctionalInterface
    interface AxisMatrix {
        SparseMatrix of(AxisBasis axis, AxisFunctions functions, int i, int k);
    }

    KroneckerSum(ProductBasis basis, ProductFunctions functions, AxisMatrix matrix) {
        List<? extends AxisFunctions> written = functions.axes();
        sizes = new int[basis.dimension()];
        matrices = new SparseMatrix[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = basis.axes().get(i).size();
            matrices[i] = new SparseMatrix[written.get(i).size()];
        }
        this.source = (i, k) -> matrix.of(basis.axes().get(i), written.get(i), i, k);
    }

    /** The matrix for coefficients q. */
    double[][] of(double[] q) {
        int size = 1;
        for (int s : sizes) {
            size *= s;
        }
        double[][] sum = of(q, 0, q.length, 0);
        return sum == null ? new double[size][size] : sum;
    }

    /** Null for zero. */
    private double[][] of(double[] q, int from, int length, int axis) {
        if (axis == sizes.length) {
            return q[from] == 0 ? null : new double[][] {{q[from]}};
        }
        int stride = length / matrices[axis].length;
        double[][] sum = null;
        for (int k = 0; k < matrices[axis].length; ) {
            int first = from + k * stride;
            double[][] inner = of(q, first, stride, axis + 1);
            if (inner == null) {
                k++;
                continue;
            }
            // neighbours with the same coefficients, all of them where q is constant, share one product
            double[][] outer = new double[sizes[axis]][sizes[axis]];
            do {
                add(matrix(axis, k), outer);
                k++;
            } while (k < matrices[axis].length && same(q, first, from + k * stride, stride));
            if (sum == null) {
                int size = sizes[axis] * inner.length;
                sum = new double[size][size];
            }
            addProduct(outer, inner, sum);
        }
        return sum;
    }

    private SparseMatrix matrix(int axis, int k) {
        if (matrices[axis][k] == null) {
            matrices[axis][k] = source.of(axis, k);
        }
        return matrices[axis][k];
    }

    private static boolean same(double[] q, int one, int other, int length) {
        for (int i = 0; i < length; i++) {
            if (q[one + i] != q[other + i]) {
                return false;
            }
        }
        return true;
    }

    private static void add(SparseMatrix m, double[][] sum) {
        for (int a = 0; a < sum.length; a++) {
            for (int e = m.start(a); e < m.start(a + 1); e++) {
                sum[a][m.column(e)] += m.value(e);
            }
        }
    }

    private static void addProduct(double[][] outer, double[][] inner, double[][] sum) {
        int n = inner.length;
        for (int a = 0; a < outer.length; a++) {
            for (int b = 0; b < outer.length; b++) {
                double factor = outer[a][b];
                if (factor != 0) {
                    for (int c = 0; c < n; c++) {
                        double[] row = sum[a * n + c];
                        for (int d = 0; d < n; d++) {
                            row[b * n + d] += factor * inner[c][d];
                        }
                    }
                }
            }
        }
    }
}
