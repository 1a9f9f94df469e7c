package org.dualcumulants.hierarchy.tensor;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.concurrent.Cancelled;

/**
 * ‖c‖² = Σ c_{a_1…a_n} Π_i G_{a_i b_i} c_{b_1…b_n} with G = F Fᵀ, computed as Σ |(Fᵀ)^{⊗n} c|² slot by slot: the
 * transformed first slots are kept in descending order, the rest stays packed. For norms of functions G is their Gram matrix, for
 * norms of {@link #dual functionals} its inverse.
 */
public final class GramNorm {

    /** Functions whose slices are made together. */
    private static final int TOGETHER = 4;

    /** Entries of slices that are made at a time, of all tensors side by side. */
    private static final int PIECE = 512;

    /** Entries of a tensor from which on more than one thread gains. */
    private static final int WORTH_SHARING = 20_000;

    /** Functions up to which the rows that a group reads are worth keeping: with more, finding them takes no time beside reading. */
    private static final int FEW = 200;

    private final IndexSet set;

    /** Column a of F: the rows b with F_ba ≠ 0, and the entries. */
    private final int[][] row;

    private final double[][] entry;

    /** read[g][i]: the rows that columns g·TOGETHER … g·TOGETHER + i have entries in, ascending; none for many functions. */
    private final int[][][] read;

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
        read = IntStream.range(0, functions > FEW ? 0 : (functions + TOGETHER - 1) / TOGETHER)
                .mapToObj(g -> IntStream.range(g * TOGETHER, Math.min(functions, (g + 1) * TOGETHER)).mapToObj(a -> rows(g * TOGETHER, a)).toArray(int[][]::new))
                .toArray(int[][][]::new);
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

    private int[] rows(int first, int last) {
        return IntStream.rangeClosed(first, last).flatMap(a -> Arrays.stream(row[a])).sorted().distinct().toArray();
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
        return of(order, c, offset, 1, 1, () -> false)[0];
    }

    /**
     * ‖c‖ of several tensors side by side, each to the last bit as it is alone and with any number of threads.
     *
     * @param offset of the order in one tensor
     * @param numbers of tensors; coefficient i of the l-th is at {@code numbers · i + l}
     * @param threads that may share the work; more than the machine's are of no use
     * @param cancelled asked on the way
     * @throws CancellationException if cancelled
     */
    public double[] of(int order, double[] c, int offset, int numbers, int threads, BooleanSupplier cancelled) {
        double[] packed = Arrays.copyOfRange(c, numbers * offset, numbers * (offset + set.size(order)));
        double[] squares = new double[numbers];
        if (order == 0) {
            Arrays.setAll(squares, l -> packed[l] * packed[l]);
        } else {
            addSquares(order, packed, numbers, new Slots(set.functions(), 1, 0, 1), new Way(threads > 1, cancelled), squares, 0);
        }
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    /**
     * The slots transformed so far.
     *
     * @param bound index of the last one; the next ones are not above it
     * @param orderings number of orderings of the slots
     * @param repeated how often {@code bound} stands among them
     * @param next number of the next slot, from 1
     */
    private record Slots(int bound, double orderings, int repeated, int next) {

        /** With index a in the next slot. */
        Slots with(int a) {
            int again = a == bound ? repeated + 1 : 1;
            return new Slots(a, orderings * next / again, again, next + 1);
        }
    }

    /** How the work is done. */
    private record Way(boolean shared, BooleanSupplier cancelled) {}

    /**
     * @param order of c, at least 1
     * @param out receives ‖c‖² of every tensor from {@code at} on
     */
    private void addSquares(int order, double[] c, int numbers, Slots slots, Way way, double[] out, int at) {
        int top = Math.min(slots.bound(), set.functions() - 1);
        double[] squares = new double[numbers * (top + 1)];
        if (order == 1) {
            lastSlot(c, numbers, slots, squares);
        } else {
            // the slices of a few neighbouring functions are made together: a place is looked up once for all of them
            int groups = top / TOGETHER;
            if (way.shared() && c.length >= WORTH_SHARING) {
                IntStream.rangeClosed(0, groups).map(g -> groups - g).parallel()
                        .forEach(g -> group(g, order, c, numbers, slots, way, squares));
            } else {
                for (int g = 0; g <= groups; g++) {
                    group(g, order, c, numbers, slots, way, squares);
                }
            }
        }
        // in an order that does not depend on threads
        for (int a = top; a >= 0; a--) {
            for (int l = 0; l < numbers; l++) {
                out[at + l] += squares[numbers * a + l];
            }
        }
    }

    private void lastSlot(double[] c, int numbers, Slots slots, double[] squares) {
        double[] s = new double[numbers];
        for (int a = 0; a < squares.length / numbers; a++) {
            Arrays.fill(s, 0);
            for (int i = 0; i < row[a].length; i++) {
                int rank = ranks[0][row[a][i]];
                for (int l = 0; l < numbers && rank != IndexSet.OUTSIDE; l++) {
                    s[l] += entry[a][i] * c[numbers * rank + l];
                }
            }
            double orderings = slots.with(a).orderings();
            for (int l = 0; l < numbers; l++) {
                squares[numbers * a + l] = orderings * s[l] * s[l];
            }
        }
    }

    private void group(int g, int order, double[] c, int numbers, Slots slots, Way way, double[] squares) {
        Cancelled.check(way.cancelled());
        int last = Math.min(squares.length / numbers - 1, g * TOGETHER + TOGETHER - 1);
        double[][] slices = slices(order, c, numbers, g, last);
        for (int a = last; a >= g * TOGETHER; a--) {
            double[] slice = slices[a - g * TOGETHER];
            // where it is zero, no multiset of the set goes on
            if (!isZero(slice)) {
                addSquares(order - 1, slice, numbers, slots.with(a), way, squares, numbers * a);
            }
        }
    }

    private static boolean isZero(double[] slice) {
        for (double value : slice) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Σ_b F_ba c(b, ·), of one order less, for the a of a group up to the last. */
    private double[][] slices(int order, double[] c, int numbers, int group, int last) {
        int first = group * TOGETHER;
        int[] rows = read.length == 0 ? rows(first, last) : read[group][last - first];
        int functions = set.functions();
        int[] table = ranks[order - 1];
        int size = set.size(order - 1);
        double[][] slices = new double[last - first + 1][numbers * size];
        int[] next = new int[slices.length];
        int most = Math.max(1, Math.min(size, PIECE / numbers));
        double[] piece = new double[numbers * most];
        for (int from = 0; from < size; from += most) {
            int count = Math.min(most, size - from);
            Arrays.fill(next, 0);
            for (int b : rows) {
                gather(c, numbers, table, from * functions + b, count, piece);
                for (int s = 0; s < slices.length; s++) {
                    int[] own = row[first + s];
                    if (next[s] < own.length && own[next[s]] == b) {
                        double l = entry[first + s][next[s]++];
                        double[] slice = slices[s];
                        for (int r = 0; r < numbers * count; r++) {
                            slice[numbers * from + r] += l * piece[r];
                        }
                    }
                }
            }
        }
        return slices;
    }

    /** piece(r) = c(b, r) for {@code count} multisets r, of every tensor; the place of the first is in the table at {@code at}. */
    private void gather(double[] c, int numbers, int[] table, int at, int count, double[] piece) {
        int functions = set.functions();
        if (numbers == 1) {
            for (int r = 0; r < count; r++) {
                int rank = table[at + r * functions];
                piece[r] = rank == IndexSet.OUTSIDE ? 0 : c[rank];
            }
            return;
        }
        for (int r = 0; r < count; r++) {
            int rank = table[at + r * functions];
            for (int l = 0; l < numbers; l++) {
                piece[numbers * r + l] = rank == IndexSet.OUTSIDE ? 0 : c[numbers * rank + l];
            }
        }
    }
}
