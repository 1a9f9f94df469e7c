package org.dualcumulants.hierarchy.tensor;

import java.util.Arrays;

/**
 * ‖c‖² = Σ c_{a_1…a_n} Π_i G_{a_i b_i} c_{b_1…b_n} with G = L Lᵀ, computed as Σ |(Lᵀ)^{⊗n} c|² slot by slot: the
 * transformed first slots are kept in descending order, the rest stays packed.
 */
public final class GramNorm {

    private final IndexSet set;

    /** Column a of L: the rows b with L_ba ≠ 0, and the entries. */
    private final int[][] row;

    private final double[][] entry;

    /** ranks[n][r·K + b]: rank of (multiset r of order n) ∪ {b}. */
    private final int[][] ranks;

    /**
     * @param lower L, K×K lower triangular
     * @param order largest n
     */
    public GramNorm(IndexSet set, double[][] lower, int order) {
        this.set = set;
        int functions = set.functions();
        row = new int[functions][];
        entry = new double[functions][];
        for (int a = 0; a < functions; a++) {
            int column = a;
            double largest = Arrays.stream(lower).mapToDouble(l -> Math.abs(l[column])).max().orElse(0);
            row[a] = java.util.stream.IntStream.range(a, functions)
                    .filter(b -> Math.abs(lower[b][column]) > 1e-17 * largest)
                    .toArray();
            entry[a] = Arrays.stream(row[a]).mapToDouble(b -> lower[b][column]).toArray();
        }
        ranks = new int[order][];
        int[] multiset = new int[Math.max(1, order)];
        for (int n = 0; n < order; n++) {
            ranks[n] = new int[Math.multiplyExact(set.size(n), functions)];
            for (int r = 0; r < set.size(n); r++) {
                set.multiset(n, r, multiset);
                set.ranksWithOne(n, multiset, ranks[n], r * functions);
            }
        }
    }

    /** ‖c‖ of the packed tensor of the given order that begins at {@code offset}. */
    public double of(int order, double[] c, int offset) {
        double[] packed = Arrays.copyOfRange(c, offset, offset + set.size(order));
        return Math.sqrt(normSquared(order, packed, set.functions(), 1, 0, 1));
    }

    /**
     * @param bound index of the slot transformed last; the next ones are not above it
     * @param orderings number of orderings of the slots so far
     * @param repeated how often {@code bound} stands among them
     * @param slot number of the next slot, from 1
     */
    private double normSquared(int order, double[] c, int bound, double orderings, int repeated, int slot) {
        if (order == 0) {
            return orderings * c[0] * c[0];
        }
        int functions = set.functions();
        int[] table = ranks[order - 1];
        double[] slice = new double[set.size(order - 1)];
        double sum = 0;
        for (int a = Math.min(bound, functions - 1); a >= 0; a--) {
            int[] b = row[a];
            double[] l = entry[a];
            for (int r = 0; r < slice.length; r++) {
                double s = 0;
                for (int i = 0; i < b.length; i++) {
                    int rank = table[r * functions + b[i]];
                    s += rank == IndexSet.OUTSIDE ? 0 : l[i] * c[rank];
                }
                slice[r] = s;
            }
            int again = a == bound ? repeated + 1 : 1;
            sum += normSquared(order - 1, slice, a, orderings * slot / again, again, slot + 1);
        }
        return sum;
    }
}
