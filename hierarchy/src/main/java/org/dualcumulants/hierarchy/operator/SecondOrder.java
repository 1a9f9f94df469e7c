package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * What {@link Worker#sweepPairs} does, for the one spectator without elements: W and B on c_2 itself, number by number,
 * and the contractions of c_2.
 */
final class SecondOrder {

    private final TensorLayout layout;
    private final int numbers;

    /** rank[t(b,b')] of {b,b'}. */
    private final int[] rank;

    /** c_2 by t, 0 outside the index set. */
    private final double[] g;

    /** @param numbers of particle numbers side by side */
    SecondOrder(TensorLayout layout, int numbers) {
        IndexSet set = layout.indexSet();
        this.layout = layout;
        this.numbers = numbers;
        this.rank = new int[PairStructure.pairCount(set.functions())];
        set.ranksWithTwo(0, new int[0], rank, 0);
        this.g = new double[rank.length];
    }

    /** Number of doubles held; integers count half. */
    int workspace() {
        return g.length + rank.length / 2;
    }

    /**
     * y_2 = W c_2 + B c_2, W = scale · pairs, and the contractions of c_2 that the level reads.
     *
     * @param contracted receives ⟨bra, c_2⟩ by the number of the bra
     */
    void apply(TwoSlotLevel level, double scale, LaneMatrix pairs, double[] c, double[] y, double[][] contracted) {
        for (int l = 0; l < numbers; l++) {
            apply(l, level, scale, pairs, c, y, contracted);
        }
    }

    private void apply(
            int l, TwoSlotLevel level, double scale, LaneMatrix pairs, double[] c, double[] y, double[][] contracted) {
        int offset = layout.offset(2);
        for (int t = 0; t < g.length; t++) {
            g[t] = rank[t] == IndexSet.OUTSIDE ? 0 : c[numbers * (offset + rank[t]) + l];
        }
        OneBody body = level.body();
        double ownScale = scale * level.factor(l);
        int functions = layout.indexSet().functions();
        for (int a = 0, t = 0; a < functions; a++) {
            for (int b = 0; b <= a; b++, t++) {
                if (rank[t] != IndexSet.OUTSIDE) {
                    double besides = body.rowBeside(l, a, b, g) + body.rowBeside(l, b, a, g);
                    y[numbers * (offset + rank[t]) + l] = ownScale * pairs.row(t, g) + besides;
                }
            }
        }
        int[] one = new int[1];
        for (int i = 0; i < layout.indexSet().size(1); i++) {
            layout.indexSet().multiset(1, i, one);
            for (int bra : level.bras()) {
                contracted[bra][numbers * i + l] = contraction(level.vector(bra), one[0]);
            }
        }
    }

    private double contraction(double[] v, int x) {
        double sum = 0;
        for (int b = 0; b < v.length; b++) {
            sum += v[b] * g[PairStructure.pair(x, b)];
        }
        return sum;
    }
}
