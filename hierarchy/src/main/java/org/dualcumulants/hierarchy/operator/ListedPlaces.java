package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.ListedIndexSet;

/**
 * Places in a listed set, by its tables; multisets outside the set read as 0 and receive nothing. Pairs that are outside for every
 * spectator of the block are not looked up at all.
 */
final class ListedPlaces extends Places {

    /** Integers that may be kept from one evaluation to the next. */
    private static final long MOST_KEPT = 1 << 22;

    private final ListedIndexSet listed;
    private final int[] gamma;
    private final int[][] element;

    /** By order, the blocks that were looked up; null if blocks are not kept. */
    private final List<Map<Range, Found>> kept;

    private record Range(int first, int count) {}

    private int[][] two;
    private boolean[] wanted;
    private boolean[] wantedOne;
    private int[][] one;

    ListedPlaces(ListedIndexSet set, Block block) {
        super(set, block);
        this.listed = set;
        int pairs = set.maximalOrder() < 2 ? 0 : PairStructure.pairCount(functions);
        long spectators = 0;
        for (int n = 0; n < set.maximalOrder(); n++) {
            spectators += set.size(n);
        }
        this.kept = spectators * pairs <= MOST_KEPT
                ? Stream.generate(() -> (Map<Range, Found>) new HashMap<Range, Found>()).limit(set.maximalOrder()).toList()
                : null;
        this.two = new int[pairs][block.spectators()];
        this.wanted = new boolean[pairs];
        this.wantedOne = new boolean[functions];
        this.gamma = new int[Math.max(1, set.maximalOrder())];
        this.element = new int[spectators(set)][block.spectators()];
    }

    /** What looking a block up has found. */
    private static final class Found {
        private final Repetitions repetitions;
        private int[][] two;
        private boolean[] wanted;
        private boolean[] wantedOne;

        private Found(Repetitions repetitions) {
            this.repetitions = repetitions;
        }
    }

    @Override
    void locate(boolean wantTwo) {
        one = listed.ranksWithOne(order);
        bottom = largest(first);
        top = largest(first + count - 1);
        if (kept == null) {
            count();
            if (wantTwo) {
                locateTwo(listed.ranksWithOne(order + 1));
            }
            return;
        }
        Found found = found();
        counted(found.repetitions);
        if (wantTwo) {
            if (found.two == null) {
                two = new int[wanted.length][block.spectators()];
                wanted = new boolean[wanted.length];
                wantedOne = new boolean[functions];
                locateTwo(listed.ranksWithOne(order + 1));
                found.wanted = wanted;
                found.wantedOne = wantedOne;
                found.two = two;
                for (int t = 0; t < wanted.length; t++) {
                    two[t] = wanted[t] ? two[t] : null;
                }
            }
            two = found.two;
            wanted = found.wanted;
            wantedOne = found.wantedOne;
        }
    }

    private int largest(int rank) {
        set.multiset(order, rank, gamma);
        return order == 0 ? -1 : gamma[0];
    }

    private void count() {
        for (int j = 0; j < count; j++) {
            set.multiset(order, first + j, gamma);
            for (int l = 0; l < order; l++) {
                element[l][j] = gamma[l];
            }
        }
        countAnew(element);
    }

    private Found found() {
        return kept.get(order).computeIfAbsent(new Range(first, count), range -> {
            count();
            return new Found(repetitions());
        });
    }

    private void locateTwo(int[][] more) {
        for (int b = 0, t = 0; b < functions; b++) {
            wantedOne[b] = isAny(one[b], first, count);
            for (int c = 0; c <= b; c++, t++) {
                wanted[t] = wantedOne[b] && look(one[b], first, more[c], two[t], count);
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

    /** out = more[ranks], spectator by spectator; whether one of them is inside. */
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
    boolean wantsOne(int b) {
        return wantedOne[b];
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

    private void gather(double[] x, int offset, int[] ranks, int from, double[] row, int count) {
        for (int j = 0; j < count; j++) {
            int rank = ranks[from + j];
            if (rank == IndexSet.OUTSIDE) {
                block.clear(row, j);
            } else {
                block.copy(x, offset + rank, j, row);
            }
        }
    }

    @Override
    void putUpTo(int x, int spectators, double[] h, double[] out) {
        int[] ranks = one[x];
        for (int j = 0; j < spectators; j++) {
            int rank = ranks[first + j];
            if (rank != IndexSet.OUTSIDE) {
                block.put(h, j, out, rank);
            }
        }
    }

    @Override
    void addUpTo(int x, int spectators, double[] h, double[] out) {
        add(h, out, 0, one[x], first, spectators);
    }

    @Override
    void addOne(double[] h, double[] y, int offset, int a) {
        add(h, y, offset, one[a], first, count);
    }

    @Override
    void addTwo(double[] h, double[] y, int offset, int a, int b) {
        add(h, y, offset, two[PairStructure.pair(a, b)], 0, count);
    }

    private void add(double[] h, double[] y, int offset, int[] ranks, int from, int count) {
        for (int j = 0; j < count; j++) {
            int rank = ranks[from + j];
            if (rank != IndexSet.OUTSIDE) {
                block.add(h, j, y, offset + rank);
            }
        }
    }
}
