package org.dualcumulants.spectral.basis;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/** Σ_k q_k A_1(k_1) ⊗ … ⊗ A_d(k_d) for matrices A_i(k) of the axes, summed axis by axis from the last. */
final class KroneckerSum {

    private final ProductBasis basis;
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
        this.basis = basis;
        sizes = new int[basis.dimension()];
        matrices = new SparseMatrix[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = basis.axes().get(i).size();
            matrices[i] = new SparseMatrix[written.get(i).size()];
        }
        this.source = (i, k) -> matrix.of(basis.axes().get(i), written.get(i), i, k);
    }

    /** The operator for coefficients q, row by row. */
    Rows of(double[] q) {
        List<Term> terms = new ArrayList<>();
        int stride = q.length / matrices[0].length;
        for (int k = 0; k < matrices[0].length; ) {
            int first = k * stride;
            double[][] inner = of(q, first, stride, 1);
            if (inner == null) {
                k++;
                continue;
            }
            double[][] outer = new double[sizes[0]][sizes[0]];
            k = addAll(q, 0, 0, stride, k, outer);
            terms.add(new Term(outer, inner));
        }
        return new Rows(basis, terms);
    }

    private static final class Term {
        private final double[][] outer;
        private final double[][] inner;

        private Term(double[][] outer, double[][] inner) {
            this.outer = outer;
            this.inner = inner;
        }
    }

    /** Σ outer ⊗ inner on the functions of the basis. */
    static final class Rows {
        private final ProductBasis basis;
        private final List<Term> terms;

        private Rows(ProductBasis basis, List<Term> terms) {
            this.basis = basis;
            this.terms = terms;
        }

        /** Adds row a. */
        void addTo(int a, double[] row) {
            int[] c = basis.components(a);
            int rest = 0;
            for (int i = 1; i < c.length; i++) {
                rest = rest * basis.axes().get(i).size() + c[i];
            }
            for (Term term : terms) {
                double[] outer = term.outer[c[0]];
                double[] inner = term.inner[rest];
                for (int b = 0; b < outer.length; b++) {
                    if (outer[b] != 0) {
                        add(outer[b], inner, b * inner.length, row);
                    }
                }
            }
        }

        private void add(double factor, double[] inner, int from, double[] row) {
            for (int d = 0; d < inner.length; d++) {
                int place = basis.place(from + d);
                if (place >= 0) {
                    row[place] += factor * inner[d];
                }
            }
        }
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
            double[][] outer = new double[sizes[axis]][sizes[axis]];
            k = addAll(q, from, axis, stride, k, outer);
            if (sum == null) {
                int size = sizes[axis] * inner.length;
                sum = new double[size][size];
            }
            addProduct(outer, inner, sum);
        }
        return sum;
    }

    /** Adds A(k) and its neighbours with the same coefficients, which share one product; returns the next k. */
    private int addAll(double[] q, int from, int axis, int stride, int k, double[][] outer) {
        int first = from + k * stride;
        int next = k;
        do {
            add(matrix(axis, next), outer);
            next++;
        } while (next < matrices[axis].length && same(q, first, from + next * stride, stride));
        return next;
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
