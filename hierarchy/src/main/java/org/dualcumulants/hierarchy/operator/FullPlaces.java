package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.SeparableRanks;

/** Places in full tensors, where the rank of γ∪{b,b'} is a sum low[b'] + high[b]. */
final class FullPlaces extends Places {

    private final SeparableRanks ranks;
    private final int[][] low;
    private final int[][] high;

    FullPlaces(FullIndexSet full, int lanes) {
        super(full, lanes);
        this.ranks = new SeparableRanks(full, lanes);
        this.low = ranks.low();
        this.high = ranks.high();
    }

    @Override
    void locate(int order, int first, boolean two) {
        countAnew();
        ranks.take(order, first, count, two);
        for (int i = 0; i < order; i++) {
            countElements(ranks.element(i));
        }
    }

    @Override
    void gatherOne(double[] x, int offset, double[][] rows, int from, int to) {
        for (int b = from; b < to; b++) {
            gather(x, offset, low[b], rows[b], count);
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
            gather(x, offset, high[a], low[b], rows[t], count);
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
    void addOne(double[] h, double[] y, int offset, int a) {
        int[] place = low[a];
        for (int j = 0; j < count; j++) {
            y[offset + place[j]] += h[j];
        }
    }

    @Override
    void addTwo(double[] h, double[] y, int offset, int a, int b) {
        add(h, y, offset, high[a], low[b], count);
    }

    private static void add(double[] h, double[] y, int offset, int[] high, int[] low, int count) {
        for (int j = 0; j < count; j++) {
            y[offset + high[j] + low[j]] += h[j];
        }
    }
}
