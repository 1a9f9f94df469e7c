package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * What {@link Worker#sweepPairs} does, for the one spectator without elements: c_2 is a symmetric K×K matrix G, and
 * <pre>
 * y_2 = Z + Zᵀ,   Z = B G + Σ_r M_r G D_rᵀ,
 * </pre>
 * row by row and factor by factor, so that no matrix on pairs is needed: nnz(M_r) K + nnz(D_r) K multiplications a product. Rows do not
 * depend on each other: any number of threads share them.
 */
final class SecondOrder {

    /** Rows that are taken at a time. */
    private static final int TOGETHER = 8;

    private final TensorLayout layout;
    private final int functions;
    private final int numbers;

    /** rank[t(b,b')] of {b,b'}; null where all are there, in this order. */
    private final int[] rank;

    /** The rows of order 1 in the index set. */
    private final int[] single;

    /** G of each particle number, by rows, 0 outside the index set; null where c_2 is read as it lies, since it is small beside the other orders. */
    private final double[][] g;

    /** Z above the diagonal, Z(b, a) at t(a-1,b), a &gt; b, of each particle number. The rest of it is left in y_2. */
    private final double[][] upper;

    /** @param numbers of particle numbers side by side */
    SecondOrder(TensorLayout layout, int numbers) {
        IndexSet set = layout.indexSet();
        this.layout = layout;
        this.functions = set.functions();
        this.numbers = numbers;
        if (set instanceof FullIndexSet) {
            this.rank = null;
        } else {
            this.rank = new int[PairStructure.pairCount(functions)];
            set.ranksWithTwo(0, new int[0], rank, 0);
        }
        this.single = new int[set.size(1)];
        int[] one = new int[1];
        for (int i = 0; i < single.length; i++) {
            set.multiset(1, i, one);
            single[i] = one[0];
        }
        this.g = rank == null && layout.truncation() > 2 ? null : new double[numbers][functions * functions];
        this.upper = new double[numbers][PairStructure.pairCount(functions - 1)];
    }

    /** Number of doubles held; integers count half. */
    long workspace() {
        return (long) numbers * ((g == null ? 0 : functions * functions) + upper[0].length) + (rank == null ? 0 : rank.length / 2) + single.length / 2;
    }

    /** A row of something. */
    private interface Row {
        void accept(int row);
    }

    /** Takes rows until none is left. */
    private static void share(AtomicInteger next, int rows, Row row) {
        for (int from = next.getAndAdd(TOGETHER); from < rows; from = next.getAndAdd(TOGETHER)) {
            for (int a = from; a < Math.min(rows, from + TOGETHER); a++) {
                row.accept(a);
            }
        }
    }

    private int place(int t) {
        return rank == null ? t : rank[t];
    }

    /** Takes G, as far as others leave it. */
    void gather(double[] c, AtomicInteger next) {
        if (g == null) {
            return;
        }
        int offset = layout.offset(2);
        share(next, functions, a -> {
            for (int b = 0; b < functions; b++) {
                int t = PairStructure.pair(a, b);
                int place = place(t);
                for (int l = 0; l < numbers; l++) {
                    g[l][a * functions + b] = place == IndexSet.OUTSIDE ? 0 : c[numbers * (offset + place) + l];
                }
            }
        });
    }

    /**
     * Z, and the contractions of c_2 that the level reads.
     *
     * @param contracted receives ⟨bra, c_2⟩ by the number of the bra
     */
    void multiply(
            TwoSlotLevel level, double[] c, double[] y, double[][] contracted, AtomicInteger next, AtomicInteger nextSingle) {
        double[] p = new double[functions];
        double[] row = new double[functions];
        share(next, functions, a -> {
            for (int l = 0; l < numbers; l++) {
                computeRow(level, l, a, c, p, row);
                keepRow(l, a, row, y);
            }
        });
        share(nextSingle, single.length, i -> {
            for (int l = 0; l < numbers; l++) {
                Arrays.fill(row, 0);
                addRow(1, l, single[i], c, row);
                for (int bra : level.bras()) {
                    contracted[bra][numbers * i + l] = product(level.vector(bra), row);
                }
            }
        });
    }

    /** Row a of Z. */
    private void computeRow(TwoSlotLevel level, int l, int a, double[] c, double[] p, double[] row) {
        Arrays.fill(row, 0);
        level.body().entries(l, a, (column, value) -> addRow(value, l, column, c, row));
        for (Primitive pair : level.pairs()) {
            SparseMatrix left = level.matrix(pair.matrices().get(0));
            SparseMatrix right = level.matrix(pair.matrices().get(1));
            int end = right.start(a + 1);
            if (right.start(a) < end) {
                double scale = level.factor(l) * pair.number();
                Arrays.fill(p, 0);
                for (int e = right.start(a); e < end; e++) {
                    addRow(scale * right.value(e), l, right.column(e), c, p);
                }
                left.addTimes(p, row);
            }
        }
    }

    private void keepRow(int l, int a, double[] row, double[] y) {
        int offset = layout.offset(2);
        for (int b = 0, t = PairStructure.pair(a, 0); b <= a; b++, t++) {
            int place = place(t);
            if (place != IndexSet.OUTSIDE) {
                y[numbers * (offset + place) + l] = row[b];
            }
        }
        for (int b = a + 1; b < functions; b++) {
            upper[l][PairStructure.pair(b - 1, a)] = row[b];
        }
    }

    /** out += factor (row of G). */
    private void addRow(double factor, int l, int of, double[] c, double[] out) {
        if (g != null) {
            double[] in = g[l];
            int at = of * functions;
            for (int b = 0; b < functions; b++) {
                out[b] += factor * in[at + b];
            }
            return;
        }
        int at = layout.offset(2) + PairStructure.pair(of, 0);
        for (int b = 0; b <= of; b++) {
            out[b] += factor * c[numbers * (at + b) + l];
        }
        for (int b = of + 1; b < functions; b++) {
            at += b;
            out[b] += factor * c[numbers * (at + of) + l];
        }
    }

    private static double product(double[] v, double[] row) {
        double sum = 0;
        for (int b = 0; b < v.length; b++) {
            sum += v[b] * row[b];
        }
        return sum;
    }

    /** y_2 = Z + Zᵀ. */
    void write(double[] y, AtomicInteger next) {
        int offset = layout.offset(2);
        share(next, functions, a -> {
            for (int b = 0, t = PairStructure.pair(a, 0); b <= a; b++, t++) {
                int place = place(t);
                for (int l = 0; l < numbers && place != IndexSet.OUTSIDE; l++) {
                    int i = numbers * (offset + place) + l;
                    y[i] += a == b ? y[i] : upper[l][PairStructure.pair(a - 1, b)];
                }
            }
        });
    }
}
