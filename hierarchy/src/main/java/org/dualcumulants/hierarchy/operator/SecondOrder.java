package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import java.util.List;
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

    /** Of each product: the matrix across where there is a single segment, the one that acts on rows, its number, and the factor of both. */
    private EntryPairs[] inPairs;

    private SparseMatrix[] along;

    private int[] alongNumber;
    private double[] scale;

    /** Rows of Z: neighbours here read the same rows of G. */
    private int[] order;

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
            // what these give alone is there already when the products are taken
            level.body().leaveOut(level.pairs().stream().map(p -> p.matrices().get(1 - across)).collect(Collectors.toSet()));
        }
        inPairs = segments.count() > 1 ? null : matrices(level, across).stream().map(EntryPairs::new).toArray(EntryPairs[]::new);
        along = matrices(level, 1 - across).toArray(SparseMatrix[]::new);
        alongNumber = level.pairs().stream().mapToInt(p -> p.matrices().get(1 - across)).toArray();
        scale = level.pairs().stream().mapToDouble(Primitive::number).toArray();
        order = segments.byPlace();
        for (int l = 0; l < numbers && g != null; l++) {
            Arrays.setAll(g[l], a -> segments.vector());
        }
    }

    private static List<SparseMatrix> matrices(TwoSlotLevel level, int side) {
        return level.pairs().stream().map(p -> level.matrix(p.matrices().get(side))).toList();
    }

    /** Number of doubles held besides matrices; integers count half. */
    long workspace() {
        return numbers * ((g == null ? 0 : (long) functions * functions) + upper[0].length) + (rank == null ? 0 : rank.length / 2) + functions / 2;
    }

    /** A row of something. */
    private interface Row {
        void accept(int row);
    }

    private static void share(AtomicInteger next, int rows, Row row) {
        share(next, rows, TOGETHER, row);
    }

    /** Takes so many rows at a time until none is left. */
    private static void share(AtomicInteger next, int rows, int together, Row row) {
        for (int from = next.getAndAdd(together); from < rows; from = next.getAndAdd(together)) {
            for (int a = from; a < Math.min(rows, from + together); a++) {
                row.accept(a);
            }
        }
    }

    /** Rank of the pair t(b,b'), or {@link IndexSet#OUTSIDE}. */
    int place(int t) {
        return rank == null ? t : rank[t];
    }

    /** Rank of a single function, or {@link IndexSet#OUTSIDE}. */
    int rankOfSingle(int a) {
        return rankOfSingle[a];
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
        double[][] alone = new double[numbers][along.length];
        for (int l = 0; l < numbers; l++) {
            for (int i = 0; i < alone[l].length; i++) {
                alone[l][i] = level.body().factor(alongNumber[i], l);
            }
        }
        if (inPairs != null) {
            Four four = new Four();
            share(next, (functions + EntryPairs.VECTORS - 1) / EntryPairs.VECTORS, TOGETHER / EntryPairs.VECTORS, group -> {
                for (int l = 0; l < numbers; l++) {
                    four.compute(level, l, EntryPairs.VECTORS * group, alone[l], p, rows);
                    for (int j = 0; j < four.count; j++) {
                        keepRow(l, four.row(j), 0, four.sum[j], y);
                    }
                }
            });
        } else {
            share(next, segments.tileCount() * functions, i -> {
                int tile = i / functions;
                int a = order[i % functions];
                for (int l = 0; l < numbers; l++) {
                    computeRow(level, l, a, tile, alone[l], p, row, rows);
                    keepRow(l, a, tile, row, y);
                }
            });
        }
        contract(level, rows, contracted, nextSegment);
    }

    /** Row a of Z in a tile. */
    private void computeRow(
            TwoSlotLevel level, int l, int a, int tile, double[] alone, double[][] p, double[][] row, Rows rows) {
        int[] own = segments.tile(tile);
        begin(level, l, a, own, row, rows);
        for (int i = 0; i < along.length; i++) {
            if (isEmpty(along[i], a)) {
                continue;
            }
            double factor = level.factor(l) * scale[i];
            takeProduct(i, l, a, factor, alone[i], own, p, row, rows);
            if (factor != 0) {
                segments.addTimes(tile, i, p, row);
            }
        }
    }

    private static boolean isEmpty(SparseMatrix matrix, int a) {
        return matrix.start(a) == matrix.start(a + 1);
    }

    /** row = (B G)(a, ·). */
    private void begin(TwoSlotLevel level, int l, int a, int[] own, double[][] row, Rows rows) {
        clear(own, row);
        rows.clear();
        level.body().entries(l, a, rows);
        rows.addTo(l, own, row);
    }

    /** p = factor (A G)(a, ·), A the matrix of a product that acts on rows; without the factor if that is 0. Adds what A alone gives to the row. */
    private void takeProduct(int i, int l, int a, double factor, double alone, int[] own, double[][] p, double[][] row, Rows rows) {
        SparseMatrix matrix = along[i];
        double unit = factor == 0 ? 1 : factor;
        rows.clear();
        for (int e = matrix.start(a), end = matrix.start(a + 1); e < end; e++) {
            rows.accept(matrix.column(e), unit * matrix.value(e));
        }
        clear(own, p);
        rows.addTo(l, own, p);
        if (alone != 0) {
            for (int s : own) {
                Segments.add(row[s], p[s], alone / unit);
            }
        }
    }

    /** Four rows of Z at a time, so that every matrix across is read once for them. */
    private final class Four {
        private final double[][][] sum = new double[EntryPairs.VECTORS][][];
        private final double[] in = new double[EntryPairs.VECTORS * functions];
        private final double[] out = new double[EntryPairs.VECTORS * functions];

        /** Whether numbers of each are not 0. */
        private final boolean[] filled = new boolean[EntryPairs.VECTORS];

        private int first;
        private int count;

        Four() {
            Arrays.setAll(sum, j -> segments.vector());
        }

        int row(int j) {
            return order[first + j];
        }

        void compute(TwoSlotLevel level, int l, int from, double[] alone, double[][] p, Rows rows) {
            first = from;
            count = Math.min(EntryPairs.VECTORS, functions - from);
            int[] own = segments.tile(0);
            Arrays.fill(in, 0);
            Arrays.fill(out, 0);
            Arrays.fill(filled, false);
            for (int j = 0; j < count; j++) {
                begin(level, l, row(j), own, sum[j], rows);
            }
            for (int i = 0; i < along.length; i++) {
                double factor = level.factor(l) * scale[i];
                boolean some = false;
                for (int j = 0; j < count; j++) {
                    if (isEmpty(along[i], row(j))) {
                        empty(j);
                    } else {
                        takeProduct(i, l, row(j), factor, alone[i], own, p, sum[j], rows);
                        fill(j, p[0]);
                        some = true;
                    }
                }
                if (some && factor != 0) {
                    inPairs[i].addTimes(in, out);
                }
            }
            for (int j = 0; j < count; j++) {
                double[] into = sum[j][0];
                for (int b = 0; b < functions; b++) {
                    into[b] += out[EntryPairs.VECTORS * b + j];
                }
            }
        }

        private void fill(int j, double[] p) {
            for (int b = 0; b < functions; b++) {
                in[EntryPairs.VECTORS * b + j] = p[b];
            }
            filled[j] = true;
        }

        private void empty(int j) {
            if (filled[j]) {
                for (int b = 0; b < functions; b++) {
                    in[EntryPairs.VECTORS * b + j] = 0;
                }
                filled[j] = false;
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
