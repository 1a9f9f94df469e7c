package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import java.util.Set;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * Sweeps over spectators in blocks, the members of a block and the particle numbers side by side as lanes, so that the small
 * matrices act on rows of contiguous numbers. Holds the buffers of one thread.
 */
final class Worker {

    private final TensorLayout layout;
    private final int functions;
    private final Block block;
    private final Places places;

    /** G(b,b') by t(b,b'): own rows, or zeros where the pair is outside for all spectators of the block. */
    private final double[][] g;

    /**
     * The rows of G, of which only the last ones are alive: t and t', with {@link Reach#rows()} pairs of the set from one to the other,
     * share a row.
     */
    private final double[][] own;

    /** These share rows with G. */
    private final double[][] u;

    private final double[][] h1;
    private final double[][][] z;
    private final double[] h;
    private final double[] h0;
    private final double[] beside;

    /** First ones of elements that are contracted together. */
    private final int[] wantedBeside;

    private final SecondOrderSources secondOrder;
    private final long workspace;

    /**
     * @param admitted pairs that are in the set
     * @param window rows of G alive at a time
     * @param kets numbers of the vectors put into new slots
     * @param vectors more than the largest of them
     * @param secondOrder null without order 2
     */
    Worker(
            TensorLayout layout, Block block, AdmittedPairs admitted, int window, Set<Integer> kets, int vectors, SecondOrderSources secondOrder) {
        this.secondOrder = secondOrder;
        this.layout = layout;
        this.functions = layout.indexSet().functions();
        this.block = block;
        this.places = Places.of(layout.indexSet(), block);
        // order 2 has no spectators that stand side by side
        int held = layout.truncation() > 2 ? functions : 0;
        double[][] rows = new double[Math.max(window, (2 + kets.size()) * held)][block.lanes()];
        this.own = new double[window == 0 ? 0 : admitted.all()][];
        for (int t = 0; t < own.length; t++) {
            own[t] = admitted.has(t) ? rows[admitted.before(t) % window] : null;
        }
        this.g = own.clone();
        this.z = new double[vectors][][];
        this.u = Arrays.copyOf(rows, held);
        this.h1 = Arrays.copyOfRange(rows, held, 2 * held);
        int next = 2 * held;
        for (int ket : kets) {
            z[ket] = Arrays.copyOfRange(rows, next, next + held);
            next += held;
        }
        this.h = new double[block.lanes()];
        this.h0 = new double[block.lanes()];
        this.beside = new double[block.lanes()];
        this.wantedBeside = new int[functions / Reach.TOGETHER + 1];
        this.workspace = (long) block.lanes() * (rows.length + 3) + Places.workspace(layout.indexSet(), block)
                + (secondOrder == null ? 0 : secondOrder.workspace());
    }

    /** Number of doubles held; integers count half. */
    long workspace() {
        return workspace;
    }

    /**
     * y_{k+2} += W G + B G, W = scale · pairs, and the contractions of c_{k+2} that the level reads.
     *
     * @param contracted receives ⟨bra, c_{k+2}⟩ by the number of the bra
     */
    void sweepPairs(
            TwoSlotLevel level, double scale, LaneMatrix pairs, Segment segment, double[] c, double[] y,
            double[][] contracted) {
        int k = level.order();
        int offset = layout.offset(k + 2);
        Reach reach = level.reach();
        for (int i = 0, blocks = places.divide(k, segment); i < blocks; i++) {
            places.take(i, true);
            int x0 = Math.max(segment.firstRow(), places.bottom);
            int gathered = reach.from(segment.firstRow());
            for (int a = segment.firstRow(); a < segment.endRow(); a++) {
                int to = Math.max(gathered, reach.to(a));
                places.gatherTwo(c, offset, own, g, gathered, to);
                gathered = to;
                if (a == segment.firstRow() || a % Reach.TOGETHER == 0) {
                    contract(level, a - a % Reach.TOGETHER, x0, segment.endRow(), contracted);
                }
                writePairs(level, scale, pairs, a, y, offset);
            }
            int rest = (segment.endRow() + Reach.TOGETHER - 1) / Reach.TOGETHER * Reach.TOGETHER;
            for (int b = rest; b < functions && x0 < segment.endRow() && level.bras().length > 0; b += Reach.TOGETHER) {
                for (int beside = b; beside < Math.min(b + Reach.TOGETHER, functions); beside++) {
                    places.gatherTwo(
                            c, offset, own, g, PairStructure.pair(beside, x0), PairStructure.pair(beside, segment.endRow()));
                }
                contract(level, b, x0, segment.endRow(), contracted);
            }
        }
    }

    /**
     * The pairs (a, ·). B acts on the slot of one element of the pair while the other one, x, only watches. Of all elements
     * that B leaves alone it takes the largest one for x, so that every slot is acted upon once: x > top is that for all
     * spectators of the block, x &lt; bottom for none, and between them for the first ones. W counts for all slots with x, B for
     * one.
     */
    private void writePairs(TwoSlotLevel level, double scale, LaneMatrix pairs, int a, double[] y, int offset) {
        OneBody body = level.body();
        int t = PairStructure.pair(a, 0);
        for (int b = 0; b <= a; b++, t++) {
            if (!places.wantsTwo(t)) {
                continue;
            }
            double slots = a == b ? 2 : 1;
            pairs.multiply(t, scale, level.variation(), g, h);
            addBeside(body, a, b, slots);
            if (b < a) {
                addBeside(body, b, a, 1);
            }
            places.scatterTwo(h, y, offset, a, b);
        }
    }

    /** h += (B G)(a, x) for the spectators up to x, once however often x is there. */
    private void addBeside(OneBody body, int x, int a, double slots) {
        if (x > places.top) {
            body.addBeside(x, a, slots, g, h);
        } else if (x >= places.bottom) {
            Arrays.fill(beside, 0);
            body.addBeside(x, a, slots, g, beside);
            places.divide(beside, x);
            block.add(beside, h, 0, places.upTo(x));
        }
    }

    /**
     * What the elements b to b+3 give to ⟨bra, c_{k+2}⟩(γ∪{x}), x from x0 on and below {@code end}, γ up to x. For x ≤ b+3
     * that is the first to be known of it, and all smaller elements are contracted as well.
     */
    private void contract(TwoSlotLevel level, int b, int x0, int end, double[][] contracted) {
        int last = Math.min(b + Reach.TOGETHER, functions);
        for (int x = x0; x < Math.min(last, end); x++) {
            if (!places.wantsOne(x) || x < b && !wants(x, b)) {
                continue;
            }
            int spectators = places.upTo(x);
            int smaller = x < b ? 0 : findWanted(x, b);
            for (int bra : level.bras()) {
                double[] v = level.vector(bra);
                if (x < b) {
                    setContraction(v, x, b);
                    places.addUpTo(x, spectators, h, contracted[bra]);
                } else {
                    setContraction(v, x, 0);
                    for (int i = 0; i < smaller; i++) {
                        addContraction(v, x, wantedBeside[i]);
                    }
                    places.putUpTo(x, spectators, h, contracted[bra]);
                }
            }
        }
    }

    /** Finds which of the elements 4, 8 … up to b are the first of four that the set holds a pair of with x; their number. */
    private int findWanted(int x, int b) {
        int found = 0;
        for (int i = Reach.TOGETHER; i <= b; i += Reach.TOGETHER) {
            if (wants(x, i)) {
                wantedBeside[found++] = i;
            }
        }
        return found;
    }

    /** Whether one of the pairs of x and the elements b to b+3 is in the set. */
    private boolean wants(int x, int b) {
        for (int i = b; i < Math.min(b + Reach.TOGETHER, functions); i++) {
            if (places.wantsTwo(PairStructure.pair(x, i))) {
                return true;
            }
        }
        return false;
    }

    private void setContraction(double[] v, int x, int b) {
        if (b + 3 < functions) {
            Lanes.set(h, at(x, b), at(x, b + 1), at(x, b + 2), at(x, b + 3), v[b], v[b + 1], v[b + 2], v[b + 3]);
        } else {
            Arrays.fill(h, 0);
            addContraction(v, x, b);
        }
    }

    private void addContraction(double[] v, int x, int b) {
        if (b + 3 < functions) {
            Lanes.add(h, at(x, b), at(x, b + 1), at(x, b + 2), at(x, b + 3), v[b], v[b + 1], v[b + 2], v[b + 3]);
        } else {
            for (int i = b; i < functions; i++) {
                Lanes.add(h, at(x, i), v[i]);
            }
        }
    }

    private double[] at(int x, int b) {
        return g[PairStructure.pair(x, b)];
    }

    /** The terms that go through a contraction of c_{k+2} or through c_{k+1}. */
    void sweepSources(TwoSlotLevel level, Segment segment, double[] c, double[] y, double[][] contracted) {
        int k = level.order();
        if (k == 0) {
            secondOrder.sweep(level, segment, c, y, contracted);
            return;
        }
        int from = level.firstNeeded(segment.firstRow());
        for (int number = 0, blocks = places.divide(k, segment); number < blocks; number++) {
            places.take(number, level.hasOuters());
            Lanes.clear(h1);
            for (int ket : level.kets()) {
                Lanes.clear(z[ket]);
            }
            Arrays.fill(h0, 0);
            for (int i = 0; i < level.sourceCount(); i++) {
                int source = level.source(i);
                int read = level.firstRead(i, from);
                if (source == TwoSlotLevel.UNCONTRACTED) {
                    places.gatherOne(c, layout.offset(k + 1), u, read, functions);
                } else {
                    places.gatherOne(contracted[source], 0, u, read, functions);
                }
                level.apply(i, from, u, z, h1, h0, h);
            }
            writeSources(level, segment, y);
        }
    }

    private void writeSources(TwoSlotLevel level, Segment segment, double[] y) {
        int k = level.order();
        if (segment.firstRow() == 0 && level.writesSpectator()) {
            places.addNone(h0, y, layout.offset(k));
        }
        for (int a = segment.firstRow(); a < segment.endRow(); a++) {
            if (level.isInKet(a)) {
                for (int b = 0; b <= a; b++) {
                    writeOuters(level, a, b, y);
                }
            } else {
                for (int b : level.inKets()) {
                    if (b < a) {
                        writeOuters(level, a, b, y);
                    }
                }
            }
            if (level.writesOne()) {
                places.scatterOne(h1[a], y, layout.offset(k + 1), a);
            }
        }
    }

    private void writeOuters(TwoSlotLevel level, int a, int b, double[] y) {
        if (places.wantsTwo(PairStructure.pair(a, b))) {
            level.outers(a, b, z, h);
            places.scatterTwo(h, y, layout.offset(level.order() + 2), a, b);
        }
    }
}
