package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.ListedIndexSet;

/** Ranks of γ ∪ {b} by order of γ, b and rank of γ, for every order below the largest; for small sets. */
final class Successors {

    private final int[][][] rank;

    Successors(IndexSet set, int orders) {
        rank = new int[orders][][];
        for (int n = 0; n < orders; n++) {
            rank[n] = set instanceof ListedIndexSet listed ? listed.ranksWithOne(n) : table(set, n);
        }
    }

    private static int[][] table(IndexSet set, int order) {
        int functions = set.functions();
        int[][] table = new int[functions][set.size(order)];
        int[] multiset = new int[Math.max(1, order)];
        int[] ranks = new int[functions];
        for (int r = 0; r < set.size(order); r++) {
            set.multiset(order, r, multiset);
            set.ranksWithOne(order, multiset, ranks, 0);
            for (int b = 0; b < functions; b++) {
                table[b][r] = ranks[b];
            }
        }
        return table;
    }

    /** Rank of γ ∪ {b}; {@link IndexSet#OUTSIDE} also if γ is outside. */
    int of(int order, int gamma, int b) {
        return gamma == IndexSet.OUTSIDE ? IndexSet.OUTSIDE : rank[order][b][gamma];
    }
}
