package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.IndexSet;

/** Places in any downward closed set: every rank is looked up, multisets outside the set read as 0 and receive nothing. */
final class ListedPlaces extends Places {

    private final int pairs;
    private final int[] one;
    private final int[] two;
    private final int[] gamma;

    ListedPlaces(IndexSet set, int lanes) {
        super(set, lanes);
        this.pairs = PairStructure.pairCount(functions);
        this.one = new int[functions * lanes];
        this.two = new int[pairs * lanes];
        this.gamma = new int[Math.max(1, set.maximalOrder())];
    }

    @Override
    void locate(int order, int first, boolean wantTwo) {
        for (int j = 0; j < count; j++) {
            set.multiset(order, first + j, gamma);
            set.ranksWithOne(order, gamma, one, j * functions);
            if (wantTwo) {
                set.ranksWithTwo(order, gamma, two, j * pairs);
            }
            for (int i = 0; i < order; i++) {
                countElement(gamma[i], j);
            }
        }
    }

    @Override
    void gatherOne(double[] x, int offset, double[][] rows, int from, int to) {
        for (int b = from; b < to; b++) {
            gather(x, offset, one, b, functions, rows[b]);
        }
    }

    @Override
    void gatherTwo(double[] x, int offset, double[][] rows, int from, int to) {
        for (int t = from; t < to; t++) {
            gather(x, offset, two, t, pairs, rows[t]);
        }
    }

    private void gather(double[] x, int offset, int[] ranks, int at, int stride, double[] row) {
        for (int j = 0; j < count; j++) {
            int rank = ranks[at + j * stride];
            row[j] = rank == IndexSet.OUTSIDE ? 0 : x[offset + rank];
        }
    }

    @Override
    void addOne(double[] h, double[] y, int offset, int a) {
        add(h, y, offset, one, a, functions);
    }

    @Override
    void addTwo(double[] h, double[] y, int offset, int a, int b) {
        add(h, y, offset, two, PairStructure.pair(a, b), pairs);
    }

    private void add(double[] h, double[] y, int offset, int[] ranks, int at, int stride) {
        for (int j = 0; j < count; j++) {
            int rank = ranks[at + j * stride];
            if (rank != IndexSet.OUTSIDE) {
                y[offset + rank] += h[j];
            }
        }
    }
}
