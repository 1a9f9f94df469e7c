package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.dualcumulants.hierarchy.tensor.IndexSet;

/**
 * The sweeps of one evaluation, one after the other, each divided into parts that write to different places: part p owns the
 * multisets whose largest element a satisfies A_p ≤ a < A_{p+1}. They arise from spectators below A_p with the largest new
 * element in that range, and from spectators with their largest element in that range. A worker alone is never kept
 * waiting, so any number of workers may turn up.
 */
final class Schedule {

    /** Parts of a sweep over large tensors, which are worth sharing between threads. */
    static final int PARTS = 2;

    private static final int PATIENCE = 10_000;

    private final IndexSet set;
    private final int parts;
    private final List<Sweep> sweeps = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    private record Sweep(int order, int openSlots, BiConsumer<Worker, Segment> action) {}

    /** @param parts into how many parts every sweep is divided */
    Schedule(IndexSet set, int parts) {
        this.set = set;
        this.parts = parts;
    }

    /**
     * @param order of the spectators
     * @param openSlots slots opened
     * @param action what to do with a segment
     */
    void add(int order, int openSlots, BiConsumer<Worker, Segment> action) {
        sweeps.add(new Sweep(order, openSlots, action));
    }

    /** Takes parts until none is left; a sweep begins when the one before it is complete. */
    void run(Worker worker) {
        int all = parts * sweeps.size();
        for (int i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
            int sweep = i / parts;
            for (int waited = 0; done.get() < sweep * parts; waited++) {
                if (waited < PATIENCE) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
            try {
                run(worker, sweeps.get(sweep), i % parts);
            } finally {
                done.incrementAndGet();
            }
        }
    }

    private void run(Worker worker, Sweep sweep, int part) {
        int bottom = bound(sweep, part);
        int top = bound(sweep, part + 1);
        int below = set.firstRank(sweep.order(), bottom);
        Segment lower = new Segment(0, below, bottom, top);
        Segment upper = new Segment(below, set.firstRank(sweep.order(), top), 0, top);
        for (Segment segment : List.of(lower, upper)) {
            if (!segment.isEmpty()) {
                sweep.action().accept(worker, segment);
            }
        }
    }

    /** A_p = K (p / parts)^(1/n): of the pairs of a spectator and new elements, ∝ A^n, every part has the same share. */
    private int bound(Sweep sweep, int part) {
        double share = Math.pow((double) part / parts, 1.0 / (sweep.order() + sweep.openSlots()));
        return (int) Math.rint(set.functions() * share);
    }
}
