package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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

    /** Rows that are added at a time. */
    private static final int TAKEN = 4;

    private final TensorLayout layout;
    private final int functions;
    private final int numbers;

    /** rank[t(b,b')] of {b,b'}; null where all are there, in this order. */
    private final int[] rank;

    /** Ranks of single functions, or {@link IndexSet#OUTSIDE}. */
    private final int[] rankOfSingle;

    /**
     * G of each particle number, by rows and segments, 0 outside the index set; null where c_2 is read as it lies, since it
     * is small beside the other orders.
     */
    private final double[][][][] g;

    /** Z above the diagonal, Z(b, a) at t(a-1,b), a &gt; b, of each particle number. The rest of it is left in y_2. */
    private final double[][] upper;

    /** Which of the two matrices of a product acts across columns: the one with longer segments. */
    private int across;

    /** Columns of G and of a row of Z as they lie, and the matrices across. */
    private Segments segments;

    /** Rows of Z: neighbours here read the same rows of G. */
    private int[] order;

    /** Whether B leaves the other matrix of a product to {@link #computeRow}, which has what it gives already. */
    private boolean leftOut;

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
        this.rankOfSingle = new int[functions];
        Arrays.fill(rankOfSingle, IndexSet.OUTSIDE);
        int[] one = new int[1];
        for (int i = 0; i < set.size(1); i++) {
            set.multiset(1, i, one);
            rankOfSingle[one[0]] = i;
        }
        this.g = rank == null && layout.truncation() > 2 ? null : new double[numbers][functions][][];
        this.upper = new double[numbers][PairStructure.pairCount(functions - 1)];
    }

    /** All terms are there. */
    void complete(TwoSlotLevel level) {
        segments = Segments.whole(functions, matrices(level, across));
        if (!level.pairs().isEmpty()) {
            Segments[] each = {Segments.of(functions, matrices(level, 0)), Segments.of(functions, matrices(level, 1))};
            across = each[1].count() > 1 && (each[0].count() == 1 || each[1].count() < each[0].count()) ? 1 : 0;
            segments = each[across];
            Set<Integer> others = level.pairs().stream().map(p -> p.matrices().get(1 - across)).collect(Collectors.toSet());
            leftOut = others.size() == level.pairs().size();
            if (leftOut) {
                level.body().leaveOut(others);
            }
        }
        order = segments.byPlace();
        for (int l = 0; l < numbers && g != null; l++) {
            Arrays.setAll(g[l], a -> segments.vector());
        }
    }

    private static List<SparseMatrix> matrices(TwoSlotLevel level, int side) {
        return level.pairs().stream().map(p -> level.matrix(p.matrices().get(side))).toList();
    }

    /** Number of doubles held; integers count half. */
    long workspace() {
        return numbers * ((g == null ? 0 : (long) functions * functions) + upper[0].length) + (rank == null ? 0 : rank.length / 2) + functions / 2;
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

    /** Takes G. */
    void gather(double[] c, AtomicInteger next) {
        if (g == null) {
            return;
        }
        int offset = layout.offset(2);
        share(next, functions, a -> {
            for (int b = 0, segment = 0, i = 0; b < functions; b++, i++) {
                if (i == segments.length(segment)) {
                    segment++;
                    i = 0;
                }
                int place = place(PairStructure.pair(a, b));
                for (int l = 0; l < numbers; l++) {
                    g[l][a][segment][i] = place == IndexSet.OUTSIDE ? 0 : c[numbers * (offset + place) + l];
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
            TwoSlotLevel level, double[] c, double[] y, double[][] contracted, AtomicInteger next, AtomicInteger nextSegment) {
        double[][] p = segments.vector();
        double[][] row = segments.vector();
        Rows rows = new Rows(c);
        double[][] alone = new double[numbers][level.pairs().size()];
        for (int l = 0; l < numbers && leftOut; l++) {
            for (int i = 0; i < alone[l].length; i++) {
                alone[l][i] = level.body().factor(level.pairs().get(i).matrices().get(1 - across), l);
            }
        }
        share(next, segments.tileCount() * functions, i -> {
            int tile = i / functions;
            int a = order[i % functions];
            for (int l = 0; l < numbers; l++) {
                computeRow(level, l, a, tile, alone, p, row, rows);
                keepRow(l, a, tile, row, y);
            }
        });
        contract(level, rows, contracted, nextSegment);
    }

    /** Row a of Z in a tile. */
    private void computeRow(
            TwoSlotLevel level, int l, int a, int tile, double[][] alone, double[][] p, double[][] row, Rows rows) {
        int[] own = segments.tile(tile);
        clear(own, row);
        rows.clear();
        level.body().entries(l, a, rows);
        rows.addTo(l, own, row);
        for (int i = 0; i < level.pairs().size(); i++) {
            Primitive pair = level.pairs().get(i);
            SparseMatrix right = level.matrix(pair.matrices().get(1 - across));
            if (right.start(a) == right.start(a + 1)) {
                continue;
            }
            double scale = level.factor(l) * pair.number();
            double unit = scale == 0 ? 1 : scale;
            rows.clear();
            for (int e = right.start(a); e < right.start(a + 1); e++) {
                rows.accept(right.column(e), unit * right.value(e));
            }
            clear(own, p);
            rows.addTo(l, own, p);
            if (alone[l][i] != 0) {
                for (int s : own) {
                    Segments.add(row[s], p[s], alone[l][i] / unit);
                }
            }
            if (scale != 0) {
                segments.addTimes(tile, i, p, row);
            }
        }
    }

    private static void clear(int[] segments, double[][] vector) {
        for (int s : segments) {
            Arrays.fill(vector[s], 0);
        }
    }

    /** Rows of G with factors, to be added up. */
    private final class Rows implements OneBody.Entry {
        private int[] of = new int[16];
        private double[] factor = new double[16];
        private int count;

        private final double[] c;
        private final double[][][] scratch;
        private final double[][][] taken = new double[TAKEN][][];

        Rows(double[] c) {
            this.c = c;
            this.scratch = new double[g == null ? TAKEN : 0][][];
            Arrays.setAll(scratch, i -> segments.vector());
        }

        void clear() {
            count = 0;
        }

        @Override
        public void accept(int column, double value) {
            if (count == of.length) {
                of = Arrays.copyOf(of, 2 * count);
                factor = Arrays.copyOf(factor, 2 * count);
            }
            of[count] = column;
            factor[count++] = value;
        }

        /** A row of G; where that is not kept, it is overwritten when the place is taken again. */
        private double[][] row(int l, int a, int place) {
            if (g != null) {
                return g[l][a];
            }
            double[][] row = scratch[place];
            int at = layout.offset(2) + PairStructure.pair(a, 0);
            for (int b = 0, segment = 0, i = 0; b < functions; b++, i++) {
                if (i == segments.length(segment)) {
                    segment++;
                    i = 0;
                }
                at += b <= a ? 0 : b;
                row[segment][i] = c[numbers * (b <= a ? at + b : at + a) + l];
            }
            return row;
        }

        /** Four rows from one on, or as many as are left. */
        double[][][] from(int l, int first) {
            for (int i = 0; i < Math.min(TAKEN, functions - first); i++) {
                taken[i] = row(l, first + i, i);
            }
            return taken;
        }

        /** Four at a time. */
        void addTo(int l, int[] own, double[][] out) {
            for (int i = 0; i < count; ) {
                double[][] first = row(l, of[i], 0);
                if (i + 3 < count) {
                    double[][] second = row(l, of[i + 1], 1);
                    double[][] third = row(l, of[i + 2], 2);
                    double[][] fourth = row(l, of[i + 3], 3);
                    for (int s : own) {
                        Segments.add(out[s], first[s], second[s], third[s], fourth[s], factor[i], factor[i + 1], factor[i + 2], factor[i + 3]);
                    }
                    i += 4;
                } else if (i + 1 < count) {
                    double[][] second = row(l, of[i + 1], 1);
                    for (int s : own) {
                        Segments.add(out[s], first[s], second[s], factor[i], factor[i + 1]);
                    }
                    i += 2;
                } else {
                    for (int s : own) {
                        Segments.add(out[s], first[s], factor[i]);
                    }
                    i++;
                }
            }
        }
    }

    private void keepRow(int l, int a, int tile, double[][] row, double[] y) {
        int offset = layout.offset(2);
        for (int segment : segments.tile(tile)) {
            double[] in = row[segment];
            for (int i = 0, b = segments.start(segment); i < in.length; i++, b++) {
                if (b <= a) {
                    int place = place(PairStructure.pair(a, b));
                    if (place != IndexSet.OUTSIDE) {
                        y[numbers * (offset + place) + l] = in[i];
                    }
                } else {
                    upper[l][PairStructure.pair(b - 1, a)] = in[i];
                }
            }
        }
    }

    /** The contractions from the rows of G, those of many bras at once for one segment at a time. */
    private void contract(TwoSlotLevel level, Rows rows, double[][] contracted, AtomicInteger next) {
        int[] bras = level.bras();
        for (int s = next.getAndIncrement(); s < segments.count() * numbers; s = next.getAndIncrement()) {
            int l = s % numbers;
            int segment = s / numbers;
            double[][] sums = new double[bras.length][segments.length(segment)];
            for (int b = 0; b < functions; b += 4) {
                double[][][] fetched = rows.from(l, b);
                for (int i = 0; i < bras.length; i++) {
                    addRows(level.vector(bras[i]), fetched, b, segment, sums[i]);
                }
            }
            for (int j = 0; j < segments.length(segment); j++) {
                int rank = rankOfSingle[segments.start(segment) + j];
                for (int i = 0; i < bras.length && rank != IndexSet.OUTSIDE; i++) {
                    contracted[bras[i]][numbers * rank + l] = sums[i][j];
                }
            }
        }
    }

    /** Four rows of G, those from b on, or as many as are left, times the entries of v. */
    private void addRows(double[] v, double[][][] of, int b, int segment, double[] sum) {
        if (b + 3 < functions) {
            if (v[b] != 0 || v[b + 1] != 0 || v[b + 2] != 0 || v[b + 3] != 0) {
                Segments.add(sum, of[0][segment], of[1][segment], of[2][segment], of[3][segment], v[b], v[b + 1], v[b + 2], v[b + 3]);
            }
            return;
        }
        for (int i = b; i < functions; i++) {
            Segments.add(sum, of[i - b][segment], v[i]);
        }
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
