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

    FullPlaces(FullIndexSet full) {
        super(full);
        this.ranks = new SeparableRanks(full, spectators(full), Lanes.COUNT);
        this.low = ranks.low();
        this.high = ranks.high();
    }

    @Override
    void locate(boolean two) {
        ranks.take(order, first, count, two);
        countAnew(ranks.elements());
        bottom = order == 0 ? -1 : ranks.elements()[0][0];
        top = order == 0 ? -1 : ranks.elements()[0][count - 1];
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
            System.arraycopy(x, base + low[b][0], row, 0, count);
        } else {
            gather(x, base, low[b], row, count);
        }
    }

    private static void gather(double[] x, int offset, int[] place, double[] row, int count) {
        for (int j = 0; j < count; j++) {
            row[j] = x[offset + place[j]];
        }
    }

    @Override
    void gatherTwo(double[] x, int offset, double[][] rows, int from, int to) {
        int a = PairStructure.larger(from);
        int b = from - PairStructure.pair(a, 0);
        for (int t = from; t < to; t++) {
            if (a >= top) {
                gather(x, offset + high[a][0], b, rows[t]);
            } else {
                gather(x, offset, high[a], low[b], rows[t], count);
            }
            if (b++ == a) {
                a++;
                b = 0;
            }
        }
    }

    private static void gather(double[] x, int offset, int[] high, int[] low, double[] row, int count) {
        for (int j = 0; j < count; j++) {
            row[j] = x[offset + high[j] + low[j]];
        }
    }

    @Override
    void putUpTo(int x, int lanes, double[] h, double[] out) {
        System.arraycopy(h, 0, out, low[x][0], lanes);
    }

    @Override
    void addUpTo(int x, int lanes, double[] h, double[] out) {
        addInOrder(h, out, low[x][0], lanes);
    }

    @Override
    void addOne(double[] h, double[] y, int offset, int a) {
        addOne(h, y, offset, a, count);
    }

    private void addOne(double[] h, double[] y, int base, int a, int lanes) {
        if (a >= top) {
            addInOrder(h, y, base + low[a][0], lanes);
        } else {
            add(h, y, base, low[a], lanes);
        }
    }

    @Override
    void addTwo(double[] h, double[] y, int offset, int a, int b, int lanes) {
        if (a >= top) {
            addOne(h, y, offset + high[a][0], b, lanes);
        } else {
            add(h, y, offset, high[a], low[b], lanes);
        }
    }

    private static void addInOrder(double[] h, double[] y, int at, int count) {
        for (int j = 0; j < count; j++) {
            y[at + j] += h[j];
        }
    }

    private static void add(double[] h, double[] y, int offset, int[] place, int count) {
        for (int j = 0; j < count; j++) {
            y[offset + place[j]] += h[j];
        }
    }

    private static void add(double[] h, double[] y, int offset, int[] high, int[] low, int count) {
        for (int j = 0; j < count; j++) {
            y[offset + high[j] + low[j]] += h[j];
        }
    }
}
