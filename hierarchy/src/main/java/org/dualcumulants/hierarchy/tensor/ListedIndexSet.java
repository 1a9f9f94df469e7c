package org.dualcumulants.hierarchy.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A downward closed set given by a rule, its multisets listed, with tables of the ranks of γ ∪ {b}. Multisets are ranked by their
 * largest element; among those with the same one, {@link AdditiveRule} ranks heavy ones last, so that neighbours lack the same
 * successors.
 */
public final class ListedIndexSet implements IndexSet {

    private final int functions;

    /** element[n][r·n + i]: the i-th largest element of multiset r of order n. */
    private final int[][] element;

    /** parent[n][r]: rank of multiset r of order n without its smallest element. */
    private final int[][] parent;

    /** successor[n][b][r]: rank of (multiset r of order n) ∪ {b}. */
    private final int[][][] successor;

    /** first[n][a]: number of multisets of order n whose largest element is below a. */
    private final int[][] first;

    /** By order, as far as somebody asked. */
    private final Extensions[] extensions;

    /** What a rule knows of the multisets of an order. */
    interface Growth {
        /**
         * Whether a multiset whose parent belongs does so too.
         *
         * @param set known below the order
         * @param order its order
         * @param parent rank of its parent
         * @param descending its elements, in the first {@code order} places
         */
        boolean admits(ListedIndexSet set, int order, int parent, int[] descending);

        /** Takes note of the multisets of an order in generation; returns the order of ranks, by their places in the lists. */
        int[] ranked(int order, List<int[]> members, int[] parents);
    }

    /**
     * @param functions K ≥ 1
     * @param maximalOrder largest n
     * @param rule whether a multiset, given in descending order, belongs to the set; asked only for multisets whose
     *     subsets do, so that the set is downward closed
     */
    public ListedIndexSet(int functions, int maximalOrder, Predicate<int[]> rule) {
        this(functions, maximalOrder, new Growth() {
            @Override
            public boolean admits(ListedIndexSet set, int order, int parent, int[] descending) {
                int[] candidate = Arrays.copyOf(descending, order);
                return set.subsetsBelong(candidate) && rule.test(candidate);
            }

            @Override
            public int[] ranked(int order, List<int[]> members, int[] parents) {
                return IntStream.range(0, members.size()).toArray();
            }
        });
    }

    ListedIndexSet(int functions, int maximalOrder, Growth growth) {
        this.functions = functions;
        this.element = new int[maximalOrder + 1][];
        this.parent = new int[maximalOrder + 1][];
        this.successor = new int[maximalOrder][][];
        this.first = new int[maximalOrder + 1][];
        this.extensions = new Extensions[maximalOrder];
        element[0] = new int[0];
        parent[0] = new int[1];
        for (int n = 1; n <= maximalOrder; n++) {
            grow(n, growth);
        }
    }

    private void grow(int n, Growth growth) {
        List<int[]> members = new ArrayList<>();
        List<Integer> parents = new ArrayList<>();
        int[] candidate = new int[n];
        for (int p = 0; p < size(n - 1); p++) {
            multiset(n - 1, p, candidate);
            int bound = n == 1 ? functions - 1 : candidate[n - 2];
            for (int a = 0; a <= bound; a++) {
                candidate[n - 1] = a;
                if (growth.admits(this, n, p, candidate)) {
                    members.add(candidate.clone());
                    parents.add(p);
                }
            }
        }
        int[] parentOf = parents.stream().mapToInt(Integer::intValue).toArray();
        int[] ranked = growth.ranked(n, members, parentOf);
        element[n] = new int[n * ranked.length];
        parent[n] = new int[ranked.length];
        first[n] = new int[functions + 1];
        for (int r = 0; r < ranked.length; r++) {
            int[] a = members.get(ranked[r]);
            System.arraycopy(a, 0, element[n], r * n, n);
            parent[n][r] = parentOf[ranked[r]];
            first[n][a[0] + 1] = r + 1;
        }
        for (int a = 0; a < functions; a++) {
            first[n][a + 1] = Math.max(first[n][a], first[n][a + 1]);
        }
        successor[n - 1] = successors(n);
    }

    /** With γ = π ∪ {x}, x its smallest element: γ ∪ {b} is listed below γ where b ≤ x, and (π ∪ {b}) ∪ {x} otherwise. */
    private int[][] successors(int n) {
        int below = size(n - 1);
        int[][] table = new int[functions][below];
        for (int[] row : table) {
            Arrays.fill(row, OUTSIDE);
        }
        for (int r = 0; r < size(n); r++) {
            table[element[n][r * n + n - 1]][parent[n][r]] = r;
        }
        for (int r = 0; r < below && n > 1; r++) {
            int smallest = element[n - 1][r * (n - 1) + n - 2];
            for (int b = smallest + 1; b < functions; b++) {
                int larger = successor[n - 2][b][parent[n - 1][r]];
                table[b][r] = larger == OUTSIDE ? OUTSIDE : table[smallest][larger];
            }
        }
        return table;
    }

    private boolean subsetsBelong(int[] multiset) {
        int n = multiset.length;
        for (int left = 0; left < n; left++) {
            int[] subset = new int[n - 1];
            for (int i = 0, j = 0; i < n; i++) {
                if (i != left) {
                    subset[j++] = multiset[i];
                }
            }
            if (rank(n - 1, subset) == OUTSIDE) {
                return false;
            }
        }
        return true;
    }

    /** Places in the lists by largest element, then by weight, then as generated. */
    static int[] byLargestThenWeight(List<int[]> members, long[] weight) {
        return IntStream.range(0, weight.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> members.get(i)[0]).thenComparingLong(i -> weight[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public int functions() {
        return functions;
    }

    @Override
    public int maximalOrder() {
        return successor.length;
    }

    @Override
    public int size(int order) {
        return parent[order].length;
    }

    @Override
    public void multiset(int order, int rank, int[] descending) {
        System.arraycopy(element[order], rank * order, descending, 0, order);
    }

    @Override
    public int rank(int order, int[] descending) {
        int rank = 0;
        for (int i = 0; i < order && rank != OUTSIDE; i++) {
            rank = successor[i][descending[i]][rank];
        }
        return rank;
    }

    @Override
    public int firstRank(int order, int largest) {
        if (order == 0) {
            return largest > 0 ? 1 : 0;
        }
        return first[order][largest];
    }

    /** Ranks of γ ∪ {b} by b and the rank of γ, below the maximal order; not to be changed. */
    public int[][] ranksWithOne(int order) {
        return successor[order];
    }

    /** What joins the multisets of an order below the maximal one. */
    public Extensions extensions(int order) {
        synchronized (extensions) {
            if (extensions[order] == null) {
                extensions[order] = new Extensions(successor[order], size(order));
            }
            return extensions[order];
        }
    }

    @Override
    public void ranksWithOne(int order, int[] descending, int[] ranks, int at) {
        int rank = rank(order, descending);
        for (int b = 0; b < functions; b++) {
            ranks[at + b] = successor[order][b][rank];
        }
    }

    @Override
    public void ranksWithTwo(int order, int[] descending, int[] ranks, int at) {
        int rank = rank(order, descending);
        for (int b = 0; b < functions; b++) {
            int one = successor[order][b][rank];
            for (int c = 0; c <= b; c++) {
                ranks[at + b * (b + 1) / 2 + c] = one == OUTSIDE ? OUTSIDE : successor[order + 1][c][one];
            }
        }
    }
}
