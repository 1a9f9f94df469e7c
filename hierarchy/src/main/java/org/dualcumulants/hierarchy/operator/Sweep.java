package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * One task of a sweep: all outputs whose largest one-particle index lies in a slab. Spectators are taken in blocks, the
 * members of a block side by side as lanes, so that the small matrices act on contiguous numbers.
 */
final class Sweep {

    private final TensorLayout layout;
    private final IndexSet set;
    private final int functions;
    private final int pairs;
    private final int lanes;
    private final int[] gamma;
    private final int[] multiplicity;
    private final int[] ranksTwo;
    private final int[] ranksOne;
    private final double[] g2;
    private final double[] h2;
    private final double[] g1;
    private final double[] h1;
    private final double[] z;
    private final double[] u;
    private final double[] h0;

    Sweep(TensorLayout layout, int lanes, int bras) {
        this.layout = layout;
        this.set = layout.indexSet();
        this.functions = set.functions();
        this.pairs = PairStructure.pairCount(functions);
        this.lanes = lanes;
        this.gamma = new int[Math.max(1, layout.truncation()) * lanes];
        this.multiplicity = new int[functions];
        this.ranksTwo = new int[pairs * lanes];
        this.ranksOne = new int[functions * lanes];
        this.g2 = new double[pairs * lanes];
        this.h2 = new double[pairs * lanes];
        this.g1 = new double[functions * lanes];
        this.h1 = new double[functions * lanes];
        this.z = new double[functions * lanes];
        this.u = new double[Math.max(1, bras) * functions * lanes];
        this.h0 = new double[lanes];
    }

    /** Number of doubles held; integers count half. */
    long workspace() {
        return g2.length + h2.length + g1.length + h1.length + z.length + u.length + h0.length
                + (ranksTwo.length + ranksOne.length + gamma.length + multiplicity.length) / 2;
    }

    /** Adds what the spectators of order k contribute to the outputs of the slab [first, last). */
    void run(
            int k, Level level, PairStructure structure, double[] w, double[] c, double[] y, int first, int last) {
        // spectators below the slab reach it only through the new slots
        int below = set.firstRank(k, first);
        int inside = set.firstRank(k, last);
        for (int rank = 0; rank < below; rank += lanes) {
            block(k, rank, Math.min(lanes, below - rank), level, structure, w, c, y, first, last, false);
        }
        for (int rank = below; rank < inside; rank += lanes) {
            block(k, rank, Math.min(lanes, inside - rank), level, structure, w, c, y, 0, last, true);
        }
    }

    private void block(
            int k, int rank, int count, Level level, PairStructure structure, double[] w,
            double[] c, double[] y, int first, int last, boolean inside) {
        for (int j = 0; j < count; j++) {
            set.multiset(k, rank + j, gamma);
            set.ranksWithTwo(k, gamma, ranksTwo, j * pairs);
            set.ranksWithOne(k, gamma, ranksOne, j * functions);
        }
        gather(c, layout.offset(k + 2), ranksTwo, pairs, count, g2);
        structure.multiply(w, g2, h2, pairs(first), pairs(last), lanes);
        level.contract(g2, u, functions, lanes);
        if (level.readsOne()) {
            gather(c, k == 0 ? layout.offset(1) : layout.offset(k + 1), ranksOne, functions, count, g1);
        }
        level.addOuters(g1, u, z, h2, functions, first, last, lanes);
        level.lower(u, h1, h0, functions, first, last, lanes);
        for (int j = 0; j < count; j++) {
            set.multiset(k, rank + j, gamma);
            scatter(k, j, y, first, last, level.writesOne());
        }
        if (inside && level.writesSpectator()) {
            level.contractTwice(u, h0, functions, lanes);
            for (int j = 0; j < count; j++) {
                y[layout.offset(k) + rank + j] += h0[j];
            }
        }
    }

    private static int pairs(int functions) {
        return PairStructure.pairCount(functions);
    }

    private void gather(double[] c, int offset, int[] ranks, int width, int count, double[] out) {
        for (int t = 0; t < width; t++) {
            int o = t * lanes;
            for (int j = 0; j < count; j++) {
                int rank = ranks[j * width + t];
                out[o + j] = rank == IndexSet.OUTSIDE ? 0 : c[offset + rank];
            }
            for (int j = count; j < lanes; j++) {
                out[o + j] = 0;
            }
        }
    }

    /**
     * Adds lane j to y. A multiset α = γ∪{a,a'} arises from every pair of its slots that holds a and a': n_a n_{a'} times
     * for a ≠ a', n_a(n_a-1)/2 times for a = a', with its own multiplicities n.
     */
    private void scatter(int k, int j, double[] y, int first, int last, boolean writesOne) {
        for (int i = 0; i < k; i++) {
            multiplicity[gamma[i]]++;
        }
        int two = layout.offset(k + 2);
        int base = j * pairs;
        for (int a = first; a < last; a++) {
            int row = pairs(a);
            double na = multiplicity[a] + 1;
            for (int b = 0; b < a; b++) {
                int rank = ranksTwo[base + row + b];
                if (rank != IndexSet.OUTSIDE) {
                    y[two + rank] += na * (multiplicity[b] + 1) * h2[(row + b) * lanes + j];
                }
            }
            int rank = ranksTwo[base + row + a];
            if (rank != IndexSet.OUTSIDE) {
                y[two + rank] += 0.5 * na * (na + 1) * h2[(row + a) * lanes + j];
            }
        }
        if (writesOne) {
            int one = layout.offset(k + 1);
            for (int a = first; a < last; a++) {
                int rank = ranksOne[j * functions + a];
                if (rank != IndexSet.OUTSIDE) {
                    y[one + rank] += (multiplicity[a] + 1) * h1[a * lanes + j];
                }
            }
        }
        for (int i = 0; i < k; i++) {
            multiplicity[gamma[i]] = 0;
        }
    }
}
