package org.dualcumulants.spectral.basis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * Σ_k q_k A_1(k_1) ⊗ … ⊗ A_d(k_d) for sparse matrices A_i(k) of the axes, summed axis by axis from the last. On an axis on which q does not
 * depend stands the one matrix of the function 1.
 */
final class KroneckerSum {

    /** Part of the largest entry of a sum over quadrature nodes that is rounding. */
    private static final double ROUNDING = 1e-15;

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

    /** @param functions of all axes, in which q is written */
    KroneckerSum(ProductBasis basis, ProductFunctions functions, AxisMatrix matrix) {
        this(basis, functions, IntStream.range(0, basis.dimension()).toArray(), matrix);
    }

    /**
     * @param functions of all axes
     * @param some ascending numbers of the axes on which q depends and in whose functions it is written
     */
    KroneckerSum(ProductBasis basis, ProductFunctions functions, int[] some, AxisMatrix matrix) {
        List<? extends AxisFunctions> written = functions.axes();
        this.basis = basis;
        sizes = new int[basis.dimension()];
        matrices = new SparseMatrix[sizes.length][1];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = basis.axes().get(i).size();
        }
        for (int i : some) {
            matrices[i] = new SparseMatrix[written.get(i).size()];
        }
        this.source = (i, k) -> {
            AxisBasis axis = basis.axes().get(i);
            AxisFunctions own = written.get(i);
            return IntStream.of(some).anyMatch(s -> s == i) ? matrix.of(axis, own, i, k) : ofOne(axis, own, i, matrix);
        };
    }

    /** Of the function 1. */
    private SparseMatrix ofOne(AxisBasis axis, AxisFunctions functions, int i, AxisMatrix matrix) {
        double[] one = functions.one();
        List<SparseMatrix> parts = new ArrayList<>();
        IntStream.range(0, one.length).forEach(k -> parts.add(one[k] == 0 ? null : matrix.of(axis, functions, i, k)));
        return SparseMatrix.of(sizes[i], sizes[i], ROUNDING, (a, sum) -> {
            for (int k = 0; k < one.length; k++) {
                add(parts.get(k), one[k], a, sum);
            }
        });
    }

    /** The operator for coefficients q, row by row. */
    Rows of(double[] q) {
        return new Rows(basis, terms(q, 0, q.length, 0));
    }

    /** outer ⊗ inner. */
    private static final class Term {
        private final SparseMatrix outer;
        private final SparseMatrix inner;

        private Term(SparseMatrix outer, SparseMatrix inner) {
            this.outer = outer;
            this.inner = inner;
        }

        /** Adds a row, with places looked up in the basis; null: all columns. */
        private void addTo(int row, int rest, ProductBasis basis, SparseMatrix.Sum sum) {
            for (int e = outer.start(row); e < outer.start(row + 1); e++) {
                for (int d = inner.start(rest); d < inner.start(rest + 1); d++) {
                    int number = outer.column(e) * inner.columns() + inner.column(d);
                    int place = basis == null ? number : basis.place(number);
                    if (place >= 0) {
                        sum.add(place, outer.value(e) * inner.value(d));
                    }
                }
            }
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
        void addTo(int a, SparseMatrix.Sum row) {
            int[] c = basis.components(a);
            int rest = 0;
            for (int i = 1; i < c.length; i++) {
                rest = rest * basis.axes().get(i).size() + c[i];
            }
            for (Term term : terms) {
                term.addTo(c[0], rest, basis, row);
            }
        }
    }

    private List<Term> terms(double[] q, int from, int length, int axis) {
        List<Term> terms = new ArrayList<>();
        int stride = length / matrices[axis].length;
        for (int k = 0; k < matrices[axis].length; ) {
            SparseMatrix inner = inner(q, from + k * stride, stride, axis + 1);
            int next = inner == null ? k + 1 : end(q, from, axis, stride, k);
            if (inner != null) {
                terms.add(new Term(sum(axis, k, next), inner));
            }
            k = next;
        }
        return terms;
    }

    /** Of the axes from one on; null for zero. */
    private SparseMatrix inner(double[] q, int from, int length, int axis) {
        if (axis == sizes.length) {
            return q[from] == 0 ? null : SparseMatrix.of(new double[][] {{q[from]}});
        }
        List<Term> terms = terms(q, from, length, axis);
        if (terms.isEmpty()) {
            return null;
        }
        int rest = terms.get(0).inner.rows();
        int size = sizes[axis] * rest;
        return SparseMatrix.of(size, size, 0, (a, row) -> terms.forEach(t -> t.addTo(a / rest, a % rest, null, row)));
    }

    /** One past the neighbours of k with the same coefficients, which share one product. */
    private int end(double[] q, int from, int axis, int stride, int k) {
        int next = k + 1;
        while (next < matrices[axis].length && same(q, from + k * stride, from + next * stride, stride)) {
            next++;
        }
        return next;
    }

    private SparseMatrix sum(int axis, int from, int to) {
        if (to == from + 1) {
            return matrix(axis, from);
        }
        return SparseMatrix.of(sizes[axis], sizes[axis], ROUNDING, (a, sum) -> {
            for (int k = from; k < to; k++) {
                add(matrix(axis, k), 1, a, sum);
            }
        });
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

    private static void add(SparseMatrix m, double factor, int row, SparseMatrix.Sum sum) {
        if (m != null) {
            for (int e = m.start(row); e < m.start(row + 1); e++) {
                sum.add(m.column(e), factor * m.value(e));
            }
        }
    }
}
