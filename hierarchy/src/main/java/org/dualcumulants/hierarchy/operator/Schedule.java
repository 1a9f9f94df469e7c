package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.dualcumulants.hierarchy.tensor.Extensions;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.ListedIndexSet;

/**
 * The sweeps of one evaluation in stages, each divided into parts that write to different places: part p owns the multisets
 * whose largest element a satisfies A_p ≤ a &lt; A_{p+1}. They arise from spectators below A_p with the largest new element in
 * that range, and from spectators with their largest element in that range. A worker alone takes all new elements of a
 * spectator at once, in an order that is the same for every multiset written. It is never kept waiting, so any number of
 * workers may turn up.
 */
final class Schedule {

    private static final int PATIENCE = 10_000;

    private final IndexSet set;
    private final int[] bounds;
    private final int parts;
    private final Block block;
    private final List<List<Sweep>> stages = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    /** Whole sweeps are left to one worker. */
    private record Sweep(int order, boolean whole, Range prepare, BiConsumer<Worker, Segment> action) {}

    /** Something to do once for the largest elements from ≤ a &lt; to. */
    interface Range {
        void accept(int from, int to);
    }

    /**
     * @param bounds 0 = A_0 &lt; A_1 &lt; … = K
     * @param together whether to take all parts at once
     */
    Schedule(IndexSet set, Block block, int[] bounds, boolean together) {
        this.set = set;
        this.block = block;
        this.bounds = bounds;
        this.parts = together ? 1 : bounds.length - 1;
    }

    /**
     * 0 &lt; A &lt; K for two parts, so that the slower one is as fast as can be.
     *
     * @param set at least two functions
     * @param truncation m
     */
    static int[] twoParts(IndexSet set, Block block, int truncation) {
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        Beside[] beside = new Beside[truncation - 1];
        for (int k = 1; k < beside.length; k++) {
            beside[k] = set instanceof ListedIndexSet listed ? new Beside(listed, k) : null;
        }
        for (int a = 1; a < set.functions(); a++) {
            double[] cost = new double[2];
            for (int k = 1; k <= truncation - 2; k++) {
                int end = set.size(k);
                int below = set.firstRank(k, a);
                if (isWhole(set, block, k)) {
                    cost[0] += cost(set, block, k, new Segment(0, end, 0, set.functions()), beside[k], 0);
                } else {
                    cost[0] += cost(set, block, k, new Segment(0, below, 0, a), beside[k], a);
                    cost[1] += cost(set, block, k, new Segment(0, below, a, set.functions()), beside[k], a);
                    cost[1] += cost(set, block, k, new Segment(below, end, 0, set.functions()), beside[k], a);
                }
            }
            double slower = Math.max(cost[0], cost[1]);
            if (slower < least) {
                least = slower;
                best = a;
            }
        }
        return new int[] {0, best, set.functions()};
    }

    /**
     * What {@link Worker#sweepPairs} takes, in rows that it writes: for every block these rows and, by measurement, K/2 for what B
     * and the contractions do for each largest element of the other slots, and a third of the rows that are only contracted. Of listed
     * sets, in proportion, what is inside.
     *
     * @param beside null for all
     * @param bound A
     */
    private static double cost(IndexSet set, Block block, int order, Segment segment, Beside beside, int bound) {
        int rows = PairStructure.pair(segment.endRow(), 0) - PairStructure.pair(segment.firstRow(), 0);
        int[] spectator = new int[order];
        double cost = 0;
        for (int first = segment.firstSpectator(); first < segment.endSpectator(); first += block.spectators()) {
            set.multiset(order, first, spectator);
            int largest = Math.max(0, segment.endRow() - Math.max(segment.firstRow(), spectator[0]));
            cost += rows + (0.5 * set.functions() + 0.35 * (set.functions() - segment.endRow())) * largest;
        }
        double all = (double) rows * (segment.endSpectator() - segment.firstSpectator());
        return beside == null || all == 0 ? cost : cost * (beside.in(segment, bound) / all);
    }

    /** How many (γ, {b,b'}) with γ∪{b,b'} in a listed set there are, γ of one order, by largest elements. */
    private static final class Beside {

        /** ofSpectators[x]: with the largest element of γ below x. */
        private final long[] ofSpectators;

        /** ofAll[x]: with all elements below x. */
        private final long[] ofAll;

        private Beside(ListedIndexSet set, int order) {
            ofSpectators = new long[set.functions() + 1];
            ofAll = new long[set.functions() + 1];
            Extensions one = set.extensions(order);
            Extensions two = set.extensions(order + 1);
            int[] gamma = new int[order];
            for (int r = 0; r < set.size(order); r++) {
                set.multiset(order, r, gamma);
                for (int e = one.start(r); e < one.start(r + 1); e++) {
                    int with = one.rank(e);
                    int b = one.element(e);
                    for (int f = two.start(with); f < two.start(with + 1) && two.element(f) <= b; f++) {
                        ofSpectators[gamma[0] + 1]++;
                        ofAll[Math.max(gamma[0], b) + 1]++;
                    }
                }
            }
            Arrays.parallelPrefix(ofSpectators, Long::sum);
            Arrays.parallelPrefix(ofAll, Long::sum);
        }

        /** In one of the segments that a bound makes of all, or in all. */
        private double in(Segment segment, int bound) {
            int functions = ofAll.length - 1;
            if (segment.firstRow() > 0) {
                return ofSpectators[bound] - ofAll[bound];
            }
            if (segment.endRow() < functions) {
                return ofAll[bound];
            }
            return ofSpectators[functions] - ofSpectators[bound];
        }
    }

    /** Whether a sweep over spectators of an order is left to one worker: if they fit in a block. */
    private static boolean isWhole(IndexSet set, Block block, int order) {
        return set.size(order) <= block.spectators();
    }

    /** What is added from now on begins when all before is complete. */
    void beginStage() {
        stages.add(new ArrayList<>());
    }

    /**
     * Adds a sweep that writes nothing that others of its stage write. If all its spectators fit in a block, it is not
     * divided.
     *
     * @param order of the spectators
     * @param prepare what to do first, for the largest elements of what a part writes
     * @param action what to do with a segment
     */
    void add(int order, Range prepare, BiConsumer<Worker, Segment> action) {
        add(new Sweep(order, isWhole(set, block, order), prepare, action));
    }

    /** Adds a sweep that is divided like all others of its stage. */
    void addDivided(int order, BiConsumer<Worker, Segment> action) {
        add(new Sweep(order, false, (from, to) -> {}, action));
    }

    /** Adds something for one worker that writes nothing that others of its stage write. */
    void addWhole(Runnable action) {
        add(new Sweep(0, true, (from, to) -> {}, (worker, segment) -> action.run()));
    }

    /** Adds something that every part runs, until nothing is left of it. */
    void addShared(Runnable action) {
        add(new Sweep(0, false, (from, to) -> action.run(), (worker, segment) -> {}));
    }

    private void add(Sweep sweep) {
        stages.get(stages.size() - 1).add(sweep);
    }

    /** Takes parts until none is left. */
    void run(Worker worker) {
        int all = parts * stages.size();
        for (int i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
            int stage = i / parts;
            for (int waited = 0; done.get() < stage * parts; waited++) {
                if (waited < PATIENCE) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
            try {
                for (Sweep sweep : stages.get(stage)) {
                    run(worker, sweep, i % parts);
                }
            } finally {
                done.incrementAndGet();
            }
        }
    }

    private void run(Worker worker, Sweep sweep, int part) {
        boolean all = sweep.whole() || parts == 1;
        if (part > 0 && all) {
            return;
        }
        int from = all ? 0 : bounds[part];
        int to = all ? set.functions() : bounds[part + 1];
        sweep.prepare().accept(from, to);
        if (sweep.whole()) {
            sweep.action().accept(worker, new Segment(0, set.size(sweep.order()), 0, to));
            return;
        }
        for (int q = 0; bounds[q] < to; q++) {
            int first = set.firstRank(sweep.order(), bounds[q]);
            int end = set.firstRank(sweep.order(), bounds[q + 1]);
            Segment segment = new Segment(first, end, bounds[q] < from ? from : 0, to);
            if (!segment.isEmpty()) {
                sweep.action().accept(worker, segment);
            }
        }
    }
}
