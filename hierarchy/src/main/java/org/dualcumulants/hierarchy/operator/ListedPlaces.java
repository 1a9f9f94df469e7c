package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.ListedIndexSet;

/**
 * Places in a listed set, by its tables; multisets outside the set read as 0 and receive nothing. Pairs that are outside for every
 * spectator of the block are not looked up at all.
 */
final class ListedPlaces extends Places {

    private final ListedIndexSet listed;
    private final int[][] two;
    private final boolean[] wanted;
    private final int[] gamma;
    private int[][] one;
    private int first;

    ListedPlaces(ListedIndexSet set, int lanes) {
        super(set, lanes);
        this.listed = set;
        this.two = new int[set.maximalOrder() < 2 ? 0 : PairStructure.pairCount(functions)][lanes];
        this.wanted = new boolean[two.length];
        this.gamma = new int[Math.max(1, set.maximalOrder())];
    }

    @Override
    void locate(int order, int first, boolean wantTwo) {
        this.first = first;
        one = listed.ranksWithOne(order);
        for (int j = 0; j < count; j++) {
            set.multiset(order, first + j, gamma);
            for (int i = 0; i < order; i++) {
                countElement(gamma[i], j);
            }
        }
        if (wantTwo) {
            locateTwo(listed.ranksWithOne(order + 1));
        }
    }

    private void locateTwo(int[][] more) {
        for (int b = 0, t = 0; b < functions; b++) {
            boolean any = isAny(one[b], first, count);
            for (int c = 0; c <= b; c++, t++) {
                wanted[t] = any && look(one[b], first, more[c], two[t], count);
            }
        }
    }

    private static boolean isAny(int[] ranks, int from, int count) {
        for (int j = from; j < from + count; j++) {
            if (ranks[j] != IndexSet.OUTSIDE) {
                return true;
            }
        }
        return false;
    }

    /** out = more[ranks], lane by lane; whether one of them is inside. */
    private static boolean look(int[] ranks, int from, int[] more, int[] out, int count) {
        int all = IndexSet.OUTSIDE;
        for (int j = 0; j < count; j++) {
            int rank = ranks[from + j];
            int place = rank == IndexSet.OUTSIDE ? IndexSet.OUTSIDE : more[rank];
            out[j] = place;
            all &= place;
        }
        return all != IndexSet.OUTSIDE;
    }

    @Override
    boolean wantsTwo(int t) {
        return wanted[t];
    }

    @Override
    void gatherOne(double[] x, int offset, double[][] rows, int from, int to) {
        for (int b = from; b < to; b++) {
            gather(x, offset, one[b], first, rows[b], count);
        }
    }

    @Override
    void gatherTwo(double[] x, int offset, double[][] rows, int from, int to) {
        for (int t = from; t < to; t++) {
            if (wanted[t]) {
                gather(x, offset, two[t], 0, rows[t], count);
            } else {
                Arrays.fill(rows[t], 0);
            }
        }
    }

    private static void gather(double[] x, int offset, int[] ranks, int from, double[] row, int count) {
        for (int j = 0; j < count; j++) {
            int rank = ranks[from + j];
            row[j] = rank == IndexSet.OUTSIDE ? 0 : x[offset + rank];
        }
    }

    @Override
    void addOne(double[] h, double[] y, int offset, int a) {
        add(h, y, offset, one[a], first, count);
    }

    @Override
    void addTwo(double[] h, double[] y, int offset, int a, int b) {
        add(h, y, offset, two[PairStructure.pair(a, b)], 0, count);
    }

    private static void add(double[] h, double[] y, int offset, int[] ranks, int from, int count) {
        for (int j = 0; j < count; j++) {
            int rank = ranks[from + j];
            if (rank != IndexSet.OUTSIDE) {
                y[offset + rank] += h[j];
            }
        }
    }
}
