package org.dualcumulants.hierarchy.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every index set owes: ranks number the multisets of an order one by one, subsets belong, tables agree with ranks. */
abstract class IndexSetContract {

    /** The sets to look at. */
    abstract List<IndexSet> sets();

    private List<IndexSet> some() {
        List<IndexSet> some = sets();
        assertFalse(some.isEmpty(), "no set to look at");
        return some;
    }

    static int[] multiset(IndexSet set, int order, int rank) {
        int[] descending = new int[order];
        set.multiset(order, rank, descending);
        return descending;
    }

    /** All multisets of an order that belong. */
    static Set<List<Integer>> members(IndexSet set, int order) {
        return IntStream.range(0, set.size(order))
                .mapToObj(r -> Arrays.stream(multiset(set, order, r)).boxed().toList())
                .collect(Collectors.toSet());
    }

    /** The multiset with more elements, in descending order. */
    static int[] with(int[] descending, int... more) {
        int[] all = IntStream.concat(Arrays.stream(descending), Arrays.stream(more)).sorted().toArray();
        return IntStream.range(0, all.length).map(i -> all[all.length - 1 - i]).toArray();
    }

    @Test
    void ranksNumberTheMultisets() {
        for (IndexSet set : some()) {
            assertEquals(1, set.size(0), "the empty multiset");
            for (int n = 0; n <= set.maximalOrder(); n++) {
                Set<List<Integer>> seen = new HashSet<>();
                for (int rank = 0; rank < set.size(n); rank++) {
                    int[] a = multiset(set, n, rank);
                    for (int i = 0; i < n; i++) {
                        assertTrue(a[i] >= 0 && a[i] < set.functions() && (i == 0 || a[i] <= a[i - 1]), "descending");
                    }
                    assertEquals(rank, set.rank(n, a), Arrays.toString(a));
                    assertTrue(seen.add(Arrays.stream(a).boxed().toList()), "twice: " + Arrays.toString(a));
                }
            }
        }
    }

    @Test
    void subsetsOfMembersAreMembers() {
        for (IndexSet set : some()) {
            for (int n = 1; n <= set.maximalOrder(); n++) {
                for (int rank = 0; rank < set.size(n); rank++) {
                    int[] a = multiset(set, n, rank);
                    for (int left = 0; left < n; left++) {
                        int gone = left;
                        int[] subset = IntStream.range(0, n).filter(i -> i != gone).map(i -> a[i]).toArray();
                        int found = set.rank(n - 1, subset);
                        assertTrue(found >= 0 && found < set.size(n - 1), Arrays.toString(subset) + " is missing");
                    }
                }
            }
        }
    }

    @Test
    void tablesOfOneMoreAgreeWithRanks() {
        for (IndexSet set : some()) {
            for (int n = 0; n < set.maximalOrder(); n++) {
                int[] ranks = new int[set.functions() + 3];
                for (int rank = 0; rank < set.size(n); rank++) {
                    int[] a = multiset(set, n, rank);
                    Arrays.fill(ranks, -7);
                    set.ranksWithOne(n, a, ranks, 2);
                    for (int b = 0; b < set.functions(); b++) {
                        assertEquals(set.rank(n + 1, with(a, b)), ranks[2 + b], Arrays.toString(a) + " and " + b);
                    }
                    assertArrayEquals(new int[] {-7, -7, -7}, new int[] {ranks[0], ranks[1], ranks[ranks.length - 1]});
                }
            }
        }
    }

    @Test
    void tablesOfTwoMoreAgreeWithRanks() {
        for (IndexSet set : some()) {
            int k = set.functions();
            for (int n = 0; n + 2 <= set.maximalOrder(); n++) {
                int[] ranks = new int[k * (k + 1) / 2 + 2];
                for (int rank = 0; rank < set.size(n); rank++) {
                    int[] a = multiset(set, n, rank);
                    Arrays.fill(ranks, -7);
                    set.ranksWithTwo(n, a, ranks, 1);
                    for (int b = 0; b < k; b++) {
                        for (int c = 0; c <= b; c++) {
                            assertEquals(
                                    set.rank(n + 2, with(a, b, c)), ranks[1 + b * (b + 1) / 2 + c],
                                    Arrays.toString(a) + " and " + b + ", " + c);
                        }
                    }
                    assertArrayEquals(new int[] {-7, -7}, new int[] {ranks[0], ranks[ranks.length - 1]});
                }
            }
        }
    }

    @Test
    void coefficientsAreTheSumOfTheSizes() {
        for (IndexSet set : some()) {
            long sum = 0;
            for (int n = 1; n <= set.maximalOrder(); n++) {
                sum += set.size(n);
                assertEquals(sum, set.coefficients(n));
            }
            assertTrue(sum > 0, "an empty set");
        }
    }
}
