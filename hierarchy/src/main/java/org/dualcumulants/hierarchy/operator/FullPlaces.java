package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.SeparableRanks;

/**
 * Places in full tensors, where the rank of γ∪{b,b'} is a sum low[b'] + high[b]. No spectator of a block has an element
 * beyond its top; from there on high[b] is one number for all of them, and the ranks low[b] follow each other. So do those
 * of γ∪{x} for the spectators up to x.
 */
final class FullPlaces extends Places {

    private final SeparableRanks ranks;
    private final int[][] low;
    private final int[][] high;

    private int segmentFirst;
    private int segmentEnd;

    /** Rank of the first spectator of the block. */
    private int first;

    FullPlaces(FullIndexSet full, Block block) {
        super(full, block);
        this.ranks = new SeparableRanks(full, spectators(full), block.spectators());
        this.low = ranks.low();
        this.high = ranks.high();
    }

    @Override
    int divide(int order, Segment segment) {
        this.order = order;
        this.segmentFirst = segment.firstSpectator();
        this.segmentEnd = segment.endSpectator();
        return (segmentEnd - segmentFirst + block.spectators() - 1) / block.spectators();
    }

    @Override
    void take(int number, boolean two) {
        first = segmentFirst + number * block.spectators();
        count = Math.min(block.spectators(), segmentEnd - first);
        ranks.take(order, first, count, two);
        countAnew(ranks.elements());
        bottom = order == 0 ? -1 : ranks.elements()[0][0];
        top = order == 0 ? -1 : ranks.elements()[0][count - 1];
    }

    @Override
    int upTo(int x) {
        return Math.min(count, set.firstRank(order, x + 1) - first);
    }

    @Override
    void gatherOne(double[] x, int offset, double[][] rows, int from, int to) {
        for (int b = from; b < to; b++) {
            gather(x, offset, b, rows[b]);
        }
    }

    /** row = x(base + low[b]). */
    private void gather(double[] x, int base, int b, double[] row) {
        if (b >= top) {
            block.take(x, base + low[b][0], row, count);
        } else {
            block.gather(x, base, low[b], row, count);
        }
    }

    @Override
    void gatherTwo(double[] x, int offset, double[][] own, double[][] rows, int from, int to) {
        int a = PairStructure.larger(from);
        int b = from - PairStructure.pair(a, 0);
        for (int t = from; t < to; t++) {
            if (a >= top) {
                gather(x, offset + high[a][0], b, rows[t]);
            } else {
                block.gather(x, offset, high[a], low[b], rows[t], count);
            }
            if (b++ == a) {
                a++;
                b = 0;
            }
        }
    }

    @Override
    void putUpTo(int x, int spectators, double[] h, double[] out) {
        block.put(h, out, low[x][0], spectators);
    }

    @Override
    void addUpTo(int x, int spectators, double[] h, double[] out) {
        block.add(h, out, low[x][0], spectators);
    }

    @Override
    void addNone(double[] h, double[] y, int offset) {
        block.add(h, y, offset + first, count);
    }

    @Override
    void addOne(double[] h, double[] y, int base, int a) {
        if (a >= top) {
            block.add(h, y, base + low[a][0], count);
        } else {
            block.add(h, y, base, low[a], count);
        }
    }

    @Override
    void addTwo(double[] h, double[] y, int offset, int a, int b) {
        if (a >= top) {
            addOne(h, y, offset + high[a][0], b);
        } else {
            block.add(h, y, offset, high[a], low[b], count);
        }
    }
}
