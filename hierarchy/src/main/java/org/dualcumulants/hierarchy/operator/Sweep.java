package org.dualcumulants.hierarchy.operator;

import java.util.concurrent.atomic.AtomicInteger;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * One worker of a sweep. Spectators are taken in blocks, the members of a block side by side as lanes, so that the small
 * matrices act on rows of contiguous numbers. Workers compute blocks independently and add them to the output one after
 * the other, in the order of the blocks.
 */
final class Sweep {

    private final TensorLayout layout;
    private final IndexSet set;
    private final int functions;
    private final int pairs;
    private final int lanes;
    private final int[] gamma;
    private final int[] ranksTwo;
    private final int[] ranksOne;
    private final double[][] g2;
    private final double[][] h2;
    private final double[][] g1;
    private final double[][] h1;
    private final double[][] z;
    private final double[][] u;
    private final double[][] multiplicity;
    private final double[] h0;

    /** The blocks of one sweep: what to do, and whose turn it is. */
    static final class Blocks {
        private final int order;
        private final Level level;
        private final PairStructure structure;
        private final double[] w;
        private final double[] diagonal;
        private final double[] c;
        private final double[] y;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger turn = new AtomicInteger();

        Blocks(int order, Level level, PairStructure structure, double[] w, double[] diagonal, double[] c, double[] y) {
            this.order = order;
            this.level = level;
            this.structure = structure;
            this.w = w;
            this.diagonal = diagonal;
            this.c = c;
            this.y = y;
        }
    }

    Sweep(TensorLayout layout, int lanes, int bras) {
        this.layout = layout;
        this.set = layout.indexSet();
        this.functions = set.functions();
        this.pairs = PairStructure.pairCount(functions);
        this.lanes = lanes;
        this.gamma = new int[layout.truncation()];
        this.ranksTwo = new int[pairs * lanes];
        this.ranksOne = new int[functions * lanes];
        this.g2 = Lanes.rows(pairs, lanes);
        this.h2 = Lanes.rows(pairs, lanes);
        this.g1 = Lanes.rows(functions, lanes);
        this.h1 = Lanes.rows(functions, lanes);
        this.z = Lanes.rows(functions, lanes);
        this.u = Lanes.rows(bras * functions, lanes);
        this.multiplicity = Lanes.rows(functions, lanes);
        this.h0 = new double[lanes];
    }

    /** Doubles a worker holds for each lane; integers count half. */
    static long workspacePerLane(int functions, int bras) {
        long pairs = PairStructure.pairCount(functions);
        return 2 * pairs + pairs / 2 + (4L + bras) * functions + functions / 2 + 1;
    }

    /** Number of doubles held. */
    long workspace() {
        return lanes * workspacePerLane(functions, u.length / functions);
    }

    /** Takes blocks until none is left. A worker alone is never kept waiting, so any number of workers may turn up. */
    void run(Blocks blocks) {
        int spectators = set.size(blocks.order);
        for (int number = blocks.next.getAndIncrement(); ; number = blocks.next.getAndIncrement()) {
            long first = (long) number * lanes;
            if (first >= spectators) {
                return;
            }
            int rank = (int) first;
            int count = Math.min(lanes, spectators - rank);
            compute(blocks, rank, count);
            while (blocks.turn.get() != number) {
                Thread.onSpinWait();
            }
            scatter(blocks, rank, count);
            blocks.turn.set(number + 1);
        }
    }

    private void compute(Blocks blocks, int rank, int count) {
        int k = blocks.order;
        Level level = blocks.level;
        for (double[] row : multiplicity) {
            java.util.Arrays.fill(row, 1);
        }
        for (int j = 0; j < count; j++) {
            set.multiset(k, rank + j, gamma);
            set.ranksWithTwo(k, gamma, ranksTwo, j * pairs);
            set.ranksWithOne(k, gamma, ranksOne, j * functions);
            for (int i = 0; i < k; i++) {
                multiplicity[gamma[i]][j]++;
            }
        }
        gather(blocks.c, layout.offset(k + 2), ranksTwo, count, g2);
        blocks.structure.multiply(blocks.w, blocks.diagonal, g2, h2);
        level.contract(g2, u, functions);
        if (level.readsOne()) {
            gather(blocks.c, layout.offset(k + 1), ranksOne, count, g1);
        }
        level.addOuters(g1, u, z, h2, functions);
        level.lower(u, h1, h0, functions);
        level.contractTwice(u, h0, functions);
    }

    private void gather(double[] c, int offset, int[] ranks, int count, double[][] rows) {
        int width = rows.length;
        for (int t = 0; t < width; t++) {
            double[] row = rows[t];
            for (int j = 0, p = t; j < count; j++, p += width) {
                int rank = ranks[p];
                row[j] = rank == IndexSet.OUTSIDE ? 0 : c[offset + rank];
            }
        }
    }

    /**
     * Adds the block to the output. A multiset α = γ∪{a,a'} arises from every pair of its slots that holds a and a':
     * n_a n_{a'} times for a ≠ a', n_a(n_a-1)/2 times for a = a', with its own multiplicities n; {@code multiplicity} has
     * those of γ∪{a}.
     */
    private void scatter(Blocks blocks, int rank, int count) {
        int k = blocks.order;
        double[] y = blocks.y;
        int two = layout.offset(k + 2);
        int t = 0;
        for (int a = 0; a < functions; a++) {
            double[] na = multiplicity[a];
            for (int b = 0; b < a; b++, t++) {
                double[] nb = multiplicity[b];
                double[] h = h2[t];
                for (int j = 0, p = t; j < count; j++, p += pairs) {
                    int to = ranksTwo[p];
                    if (to != IndexSet.OUTSIDE) {
                        y[two + to] += na[j] * nb[j] * h[j];
                    }
                }
            }
            double[] h = h2[t];
            for (int j = 0, p = t; j < count; j++, p += pairs) {
                int to = ranksTwo[p];
                if (to != IndexSet.OUTSIDE) {
                    y[two + to] += 0.5 * na[j] * (na[j] + 1) * h[j];
                }
            }
            t++;
        }
        if (blocks.level.writesOne()) {
            int one = layout.offset(k + 1);
            for (int a = 0; a < functions; a++) {
                for (int j = 0; j < count; j++) {
                    int to = ranksOne[j * functions + a];
                    if (to != IndexSet.OUTSIDE) {
                        y[one + to] += multiplicity[a][j] * h1[a][j];
                    }
                }
            }
        }
        if (blocks.level.writesSpectator()) {
            for (int j = 0; j < count; j++) {
                y[layout.offset(k) + rank + j] += h0[j];
            }
        }
    }
}
