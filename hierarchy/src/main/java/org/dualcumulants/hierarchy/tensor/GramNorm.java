package org.dualcumulants.hierarchy.tensor;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * ‖c‖² = Σ c_{a_1…a_n} Π_i G_{a_i b_i} c_{b_1…b_n} with G = F Fᵀ, computed as Σ |(Fᵀ)^{⊗n} c|² slot by slot: the
 * transformed first slots are kept in descending order, the rest stays packed. For norms of functions G is their Gram matrix, for
 * norms of {@link #dual functionals} its inverse.
 */
public final class GramNorm {

    private final IndexSet set;

    /** Column a of F: the rows b with F_ba ≠ 0, and the entries. */
    private final int[][] row;

    private final double[][] entry;

    /** ranks[n][r·K + b]: rank of (multiset r of order n) ∪ {b}. */
    private final int[][] ranks;

    /**
     * @param factor F, K×K
     * @param order largest n
     */
    public GramNorm(IndexSet set, double[][] factor, int order) {
        this.set = set;
        int functions = set.functions();
        row = new int[functions][];
        entry = new double[functions][];
        for (int a = 0; a < functions; a++) {
            int column = a;
            double largest = Arrays.stream(factor).mapToDouble(l -> Math.abs(l[column])).max().orElse(0);
            row[a] = IntStream.range(0, functions)
                    .filter(b -> Math.abs(factor[b][column]) > 1e-17 * largest)
                    .toArray();
            entry[a] = Arrays.stream(row[a]).mapToDouble(b -> factor[b][column]).toArray();
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

    /**
     * Of functionals C ↦ Σ_a d_a c_a, with d_a the same for every order of a_1 … a_n: the least D with |Σ d_a c_a| ≤ D ‖C‖. On a set
     * that does not hold all multisets it is that of the functional that ignores the others.
     *
     * @param lower L, lower triangular, of the Gram matrix L Lᵀ
     * @return empty if that has no inverse in the numbers at hand
     */
    public static Optional<GramNorm> dual(IndexSet set, double[][] lower, int order) {
        int k = set.functions();
        double[][] factor = new double[k][k];
        for (int j = 0; j < k; j++) {
            // row a of L^{-1} is column a of F = L^{-T}
            for (int a = j; a < k; a++) {
                double sum = a == j ? 1 : 0;
                for (int i = j; i < a; i++) {
                    sum -= lower[a][i] * factor[j][i];
                }
                factor[j][a] = sum / lower[a][a];
                if (!Double.isFinite(factor[j][a])) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new GramNorm(set, factor, order));
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
