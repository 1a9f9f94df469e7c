package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import java.util.List;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * The rows of the assembled matrix, one after the other: for a target α the sum over different slots i (and j) of what a
 * primitive reads there. Slots with the same value count together, k of them k times and k (k - 1) ordered pairs.
 */
final class RowAssembler {

    private final TensorLayout layout;
    private final Successors successors;
    private final Contractions contractions;
    private final FactorValues values;
    private final double[] sum;
    private final int[] touched;
    private final boolean[] occupied;
    private int count;

    /** A primitive of one target order with what it reads: the tensor from {@code at} on in x, matrices, and kets, as they are called. */
    static final class Source {
        private final double number;
        private final int at;
        private final SparseMatrix[] matrices;
        private final double[][] kets;

        private Source(double number, int at, SparseMatrix[] matrices, double[][] kets) {
            this.number = number;
            this.at = at;
            this.matrices = matrices;
            this.kets = kets;
        }
    }

    private final int[] alpha;
    private final int[] rest;
    private int order;
    private int rank;

    /** The different values in α with their multiplicities, the rank of α without one, and without two of them. */
    private int different;

    private final int[] element;
    private final int[] multiplicity;
    private final int[] without;
    private final int[][] withoutTwo;

    RowAssembler(TensorLayout layout, Successors successors, Contractions contractions, FactorValues values) {
        this.layout = layout;
        this.successors = successors;
        this.contractions = contractions;
        this.values = values;
        this.sum = new double[contractions.length()];
        this.touched = new int[sum.length];
        this.occupied = new boolean[sum.length];
        int m = layout.truncation();
        this.alpha = new int[m];
        this.rest = new int[m];
        this.element = new int[m];
        this.multiplicity = new int[m];
        this.without = new int[m];
        this.withoutTwo = new int[m][m];
    }

    /** The primitives of target order n, to be read in every row of it. */
    Source[] sources(List<Primitive> primitives, int n) {
        return primitives.stream()
                .map(p -> new Source(
                        p.number(),
                        contractions.of(p.bras(), n - p.kets().size()),
                        p.matrices().stream().map(values::matrix).toArray(SparseMatrix[]::new),
                        p.kets().stream().map(values::vector).toArray(double[][]::new)))
                .toArray(Source[]::new);
    }

    /** Goes to the row of α. */
    void take(int n, int rankOfAlpha) {
        order = n;
        rank = rankOfAlpha;
        different = 0;
        layout.indexSet().multiset(n, rankOfAlpha, alpha);
        for (int i = 0; i < n; i++) {
            if (i > 0 && alpha[i] == alpha[i - 1]) {
                multiplicity[different - 1]++;
            } else {
                element[different] = alpha[i];
                multiplicity[different++] = 1;
            }
        }
        for (int i = 0; i < different; i++) {
            without[i] = rankWithout(i, -1);
            for (int j = 0; j < different; j++) {
                withoutTwo[i][j] = i == j && multiplicity[i] < 2 ? IndexSet.OUTSIDE : rankWithout(i, j);
            }
        }
    }

    private int rankWithout(int i, int j) {
        int length = 0;
        for (int k = 0; k < different; k++) {
            int times = multiplicity[k] - (k == i ? 1 : 0) - (k == j ? 1 : 0);
            Arrays.fill(rest, length, length + times, element[k]);
            length += times;
        }
        return layout.indexSet().rank(length, rest);
    }

    /** One segment: the sum of sources with the same weight. */
    void addTo(SegmentedMatrix matrix, int weight, Source[] group) throws AssembledHierarchy.TooLarge {
        for (Source source : group) {
            int created = source.matrices.length + source.kets.length;
            if (created == 0) {
                add(source.at + rank, source.number);
            } else if (created == 1) {
                addOne(source);
            } else {
                addTwo(source);
            }
        }
        Arrays.sort(touched, 0, count);
        for (int k = 0; k < count; k++) {
            int col = touched[k];
            if (sum[col] != 0) {
                matrix.add(col, sum[col]);
            }
            sum[col] = 0;
            occupied[col] = false;
        }
        count = 0;
        matrix.endSegment(weight);
    }

    private void add(int col, double v) {
        sum[col] += v;
        if (!occupied[col]) {
            occupied[col] = true;
            touched[count++] = col;
        }
    }

    private void addOne(Source source) {
        for (int i = 0; i < different; i++) {
            double v = source.number * multiplicity[i];
            if (source.matrices.length == 0) {
                addKet(source.kets[0], i, source.at, without[i], v);
            } else {
                addMatrix(source.matrices[0], i, source.at, order - 1, without[i], v);
            }
        }
    }

    private void addKet(double[] ket, int i, int at, int spectators, double v) {
        double k = ket[element[i]];
        if (k != 0) {
            add(at + spectators, v * k);
        }
    }

    /** v Σ_b A(a_i, b) x(spectators ∪ {b}). */
    private void addMatrix(SparseMatrix a, int i, int at, int orderOfSpectators, int spectators, double v) {
        int end = a.start(element[i] + 1);
        for (int e = a.start(element[i]); e < end; e++) {
            int source = successors.of(orderOfSpectators, spectators, a.column(e));
            if (source != IndexSet.OUTSIDE) {
                add(at + source, v * a.value(e));
            }
        }
    }

    private void addTwo(Source source) {
        for (int i = 0; i < different; i++) {
            for (int j = 0; j < different; j++) {
                int pairs = multiplicity[i] * (multiplicity[j] - (i == j ? 1 : 0));
                if (pairs > 0) {
                    addPair(source, i, j, withoutTwo[i][j], source.number * pairs);
                }
            }
        }
    }

    /** The first factor in slot i, the second in slot j: two matrices, a matrix and a ket, or two kets. */
    private void addPair(Source source, int i, int j, int spectators, double v) {
        if (source.matrices.length == 2) {
            SparseMatrix a = source.matrices[0];
            int end = a.start(element[i] + 1);
            for (int e = a.start(element[i]); e < end; e++) {
                int one = successors.of(order - 2, spectators, a.column(e));
                if (one != IndexSet.OUTSIDE) {
                    addMatrix(source.matrices[1], j, source.at, order - 1, one, v * a.value(e));
                }
            }
            return;
        }
        double k = source.kets[0][element[j]];
        if (k == 0) {
            return;
        }
        if (source.matrices.length == 1) {
            addMatrix(source.matrices[0], i, source.at, order - 2, spectators, v * k);
        } else {
            addKet(source.kets[1], i, source.at, spectators, v * k);
        }
    }

    /** 𝔅(α, α ∖ {a} ∪ {b}) = (how often a is in α) B(a, b). */
    void addTo(IndexedMatrix matrix, OneBodyPattern body) throws AssembledHierarchy.TooLarge {
        for (int i = 0; i < different; i++) {
            for (int e = body.start(element[i]); e < body.start(element[i] + 1); e++) {
                int source = successors.of(order - 1, without[i], body.column(e));
                if (source != IndexSet.OUTSIDE) {
                    matrix.add(layout.offset(order) + source, body.place(e, multiplicity[i]));
                }
            }
        }
    }
}
