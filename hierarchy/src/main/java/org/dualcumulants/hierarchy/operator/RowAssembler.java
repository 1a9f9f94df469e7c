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

    /** One segment: the sum of primitives with the same weight. */
    void addTo(SegmentedMatrix matrix, int weight, List<Primitive> group) throws AssembledHierarchy.TooLarge {
        for (Primitive p : group) {
            int at = contractions.of(p.bras(), order - p.kets().size());
            if (p.created() == 0) {
                add(at + rank, p.number());
            } else if (p.created() == 1) {
                addOne(p, at);
            } else {
                addTwo(p, at);
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

    private void addOne(Primitive p, int at) {
        for (int i = 0; i < different; i++) {
            double v = p.number() * multiplicity[i];
            if (p.matrices().isEmpty()) {
                addKet(p.kets().get(0), i, at, without[i], v);
            } else {
                addMatrix(p.matrices().get(0), i, at, order - 1, without[i], v);
            }
        }
    }

    private void addKet(int ket, int i, int at, int spectators, double v) {
        double k = values.vector(ket)[element[i]];
        if (k != 0) {
            add(at + spectators, v * k);
        }
    }

    /** v Σ_b A(a_i, b) x(spectators ∪ {b}). */
    private void addMatrix(int number, int i, int at, int orderOfSpectators, int spectators, double v) {
        SparseMatrix a = values.matrix(number);
        for (int e = a.start(element[i]); e < a.start(element[i] + 1); e++) {
            int source = successors.of(orderOfSpectators, spectators, a.column(e));
            if (source != IndexSet.OUTSIDE) {
                add(at + source, v * a.value(e));
            }
        }
    }

    private void addTwo(Primitive p, int at) {
        for (int i = 0; i < different; i++) {
            for (int j = 0; j < different; j++) {
                int pairs = multiplicity[i] * (multiplicity[j] - (i == j ? 1 : 0));
                if (pairs > 0) {
                    addPair(p, i, j, at, withoutTwo[i][j], p.number() * pairs);
                }
            }
        }
    }

    /** The first factor in slot i, the second in slot j: two matrices, a matrix and a ket, or two kets. */
    private void addPair(Primitive p, int i, int j, int at, int spectators, double v) {
        if (p.matrices().size() == 2) {
            SparseMatrix a = values.matrix(p.matrices().get(0));
            for (int e = a.start(element[i]); e < a.start(element[i] + 1); e++) {
                int one = successors.of(order - 2, spectators, a.column(e));
                if (one != IndexSet.OUTSIDE) {
                    addMatrix(p.matrices().get(1), j, at, order - 1, one, v * a.value(e));
                }
            }
            return;
        }
        double k = values.vector(p.kets().get(0))[element[j]];
        if (k == 0) {
            return;
        }
        if (p.matrices().size() == 1) {
            addMatrix(p.matrices().get(0), i, at, order - 2, spectators, v * k);
        } else {
            addKet(p.kets().get(1), i, at, spectators, v * k);
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
