package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.tensor.Extensions;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.ListedIndexSet;

/**
 * Places in a listed set, by its tables; multisets outside the set read as 0 and receive nothing. Spectators that as many functions can
 * join share a block: of a set of bounded degree they have nearly the same pairs beside them, and pairs that are outside for all of them
 * cost nothing.
 */
final class ListedPlaces extends Places {

    /** Integers that may be kept from one evaluation to the next. */
    private static final long MOST_KEPT = 1 << 22;

    private final ListedIndexSet listed;
    private final int[] gamma;
    private final int[][] element;
    private final double[] zeros;

    /** Spectators of a segment, block after block, ascending in each. */
    private final Map<Among, int[]> divided = new HashMap<>();

    private record Among(int order, int from, int to) {}

    private int[] spectators;

    /** Where the block begins among them. */
    private int begin;

    /** By order, the blocks that were looked up; null if blocks are not kept. */
    private final List<Map<Range, Found>> kept;

    /** The rank of the first spectator, which is in no other block of its segment, and their number. */
    private record Range(int first, int count) {}

    private int[][] two;
    private boolean[] wanted;
    private boolean[] wantedOne;
    private int[][] one;

    /** The last element that was asked for, the lanes of the spectators that it can join, ascending, and the ranks with it. */
    private int joined;

    private int joinedCount;
    private final int[] joinedLane;
    private final int[] joinedRank;

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
        this.two = new int[pairs][];
        this.wanted = new boolean[pairs];
        this.wantedOne = new boolean[functions];
        this.gamma = new int[Math.max(1, set.maximalOrder())];
        this.element = new int[spectators(set)][block.spectators()];
        this.joinedLane = new int[block.spectators()];
        this.joinedRank = new int[block.spectators()];
        this.zeros = new double[block.lanes()];
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
    int divide(int order, Segment segment) {
        this.order = order;
        spectators = divided.computeIfAbsent(
                new Among(order, segment.firstSpectator(), segment.endSpectator()), this::inBlocks);
        return (spectators.length + block.spectators() - 1) / block.spectators();
    }

    private int[] inBlocks(Among among) {
        Extensions joining = listed.extensions(among.order());
        int[] ranks = IntStream.range(among.from(), among.to())
                .filter(r -> joining.count(r) > 0)
                .boxed()
                .sorted(Comparator.comparingInt(r -> -joining.count(r)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int from = 0; from < ranks.length; from += block.spectators()) {
            Arrays.sort(ranks, from, Math.min(ranks.length, from + block.spectators()));
        }
        return ranks;
    }

    @Override
    void take(int number, boolean wantTwo) {
        begin = number * block.spectators();
        count = Math.min(block.spectators(), spectators.length - begin);
        one = listed.ranksWithOne(order);
        joined = -1;
        bottom = largest(spectators[begin]);
        top = largest(spectators[begin + count - 1]);
        if (kept == null) {
            count();
            if (wantTwo) {
                locateTwo();
            }
            return;
        }
        Found found = found();
        counted(found.repetitions);
        if (wantTwo) {
            if (found.two == null) {
                two = new int[wanted.length][];
                wanted = new boolean[wanted.length];
                wantedOne = new boolean[functions];
                locateTwo();
                found.wanted = wanted;
                found.wantedOne = wantedOne;
                found.two = two;
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
            set.multiset(order, spectators[begin + j], gamma);
            for (int l = 0; l < order; l++) {
                element[l][j] = gamma[l];
            }
        }
        countAnew(element);
    }

    private Found found() {
        return kept.get(order).computeIfAbsent(new Range(spectators[begin], count), range -> {
            count();
            return new Found(repetitions());
        });
    }

    private void locateTwo() {
        Arrays.fill(wanted, false);
        Arrays.fill(wantedOne, false);
        Extensions ofSpectators = listed.extensions(order);
        Extensions more = listed.extensions(order + 1);
        for (int j = 0; j < count; j++) {
            int spectator = spectators[begin + j];
            for (int e = ofSpectators.start(spectator); e < ofSpectators.start(spectator + 1); e++) {
                int b = ofSpectators.element(e);
                wantedOne[b] = true;
                int withOne = ofSpectators.rank(e);
                for (int f = more.start(withOne); f < more.start(withOne + 1) && more.element(f) <= b; f++) {
                    place(PairStructure.pair(b, more.element(f)))[j] = more.rank(f);
                }
            }
        }
    }

    /** Places of a pair that is inside for some spectator, outside for those that were not looked up yet. */
    private int[] place(int t) {
        if (!wanted[t]) {
            wanted[t] = true;
            two[t] = two[t] == null ? new int[block.spectators()] : two[t];
            Arrays.fill(two[t], IndexSet.OUTSIDE);
        }
        return two[t];
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
    int upTo(int x) {
        int at = Arrays.binarySearch(spectators, begin, begin + count, set.firstRank(order, x + 1));
        return (at < 0 ? -1 - at : at) - begin;
    }

    @Override
    void gatherOne(double[] x, int offset, double[][] rows, int from, int to) {
        for (int b = from; b < to; b++) {
            Arrays.fill(rows[b], 0);
        }
        Extensions joining = listed.extensions(order);
        for (int j = 0; j < count; j++) {
            int spectator = spectators[begin + j];
            for (int e = joining.start(spectator); e < joining.start(spectator + 1); e++) {
                int b = joining.element(e);
                if (b >= from && b < to) {
                    block.copy(x, offset + joining.rank(e), j, rows[b]);
                }
            }
        }
    }

    @Override
    void gatherTwo(double[] x, int offset, double[][] own, double[][] rows, int from, int to) {
        for (int t = from; t < to; t++) {
            if (wanted[t]) {
                rows[t] = own[t];
                gather(x, offset, two[t], rows[t]);
            } else {
                rows[t] = zeros;
            }
        }
    }

    private void gather(double[] x, int offset, int[] ranks, double[] row) {
        for (int j = 0; j < count; j++) {
            if (ranks[j] == IndexSet.OUTSIDE) {
                block.clear(row, j);
            } else {
                block.copy(x, offset + ranks[j], j, row);
            }
        }
    }

    /** Finds the spectators of the block that x can join, for as many calls as there are vectors. */
    private void findJoined(int x) {
        if (x == joined) {
            return;
        }
        joined = x;
        joinedCount = 0;
        for (int j = 0; j < count; j++) {
            int rank = one[x][spectators[begin + j]];
            if (rank != IndexSet.OUTSIDE) {
                joinedLane[joinedCount] = j;
                joinedRank[joinedCount++] = rank;
            }
        }
    }

    @Override
    void putUpTo(int x, int upTo, double[] h, double[] out) {
        findJoined(x);
        for (int i = 0; i < joinedCount && joinedLane[i] < upTo; i++) {
            block.put(h, joinedLane[i], out, joinedRank[i]);
        }
    }

    @Override
    void addUpTo(int x, int upTo, double[] h, double[] out) {
        addJoined(h, out, 0, x, upTo);
    }

    @Override
    void addNone(double[] h, double[] y, int offset) {
        for (int j = 0; j < count; j++) {
            block.add(h, j, y, offset + spectators[begin + j]);
        }
    }

    @Override
    void addOne(double[] h, double[] y, int offset, int a) {
        addJoined(h, y, offset, a, count);
    }

    private void addJoined(double[] h, double[] y, int offset, int a, int upTo) {
        findJoined(a);
        for (int i = 0; i < joinedCount && joinedLane[i] < upTo; i++) {
            block.add(h, joinedLane[i], y, offset + joinedRank[i]);
        }
    }

    @Override
    void addTwo(double[] h, double[] y, int offset, int a, int b) {
        int[] ranks = two[PairStructure.pair(a, b)];
        for (int j = 0; j < count; j++) {
            if (ranks[j] != IndexSet.OUTSIDE) {
                block.add(h, j, y, offset + ranks[j]);
            }
        }
    }
}
