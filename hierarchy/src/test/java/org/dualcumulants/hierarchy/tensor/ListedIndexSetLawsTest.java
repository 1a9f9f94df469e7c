package org.dualcumulants.hierarchy.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link IndexSetContract} for sets given by a rule. */
class ListedIndexSetLawsTest extends IndexSetContract {

    /** Total degree at most 6, where function a has degree a + 1. */
    private static boolean totalDegree(int[] multiset) {
        return Arrays.stream(multiset).map(a -> a + 1).sum() <= 6;
    }

    @Override
    List<IndexSet> sets() {
        return List.of(
                new ListedIndexSet(4, 4, a -> true),
                new ListedIndexSet(6, 5, ListedIndexSetLawsTest::totalDegree),
                new ListedIndexSet(5, 3, a -> Arrays.stream(a).distinct().count() == a.length),
                new ListedIndexSet(3, 3, a -> a.length < 2),
                new ListedIndexSet(5, 4, a -> !Arrays.equals(a, new int[] {1, 0}) && !Arrays.equals(a, new int[] {3, 3})));
    }

    @Test
    void theRuleThatAllowsAllGivesAll() {
        IndexSet full = new FullIndexSet(5, 4);
        IndexSet listed = new ListedIndexSet(5, 4, a -> true);
        for (int n = 0; n <= 4; n++) {
            assertEquals(full.size(n), listed.size(n));
            assertEquals(members(full, n), members(listed, n));
        }
    }

    @Test
    void whatTheRuleExcludesIsOutside() {
        IndexSet full = new FullIndexSet(6, 5);
        IndexSet set = new ListedIndexSet(6, 5, ListedIndexSetLawsTest::totalDegree);
        int outside = 0;
        for (int n = 1; n <= 5; n++) {
            for (int rank = 0; rank < full.size(n); rank++) {
                int[] a = multiset(full, n, rank);
                assertEquals(totalDegree(a), set.rank(n, a) != IndexSet.OUTSIDE, Arrays.toString(a));
                outside += totalDegree(a) ? 0 : 1;
            }
        }
        assertTrue(outside > 100, "only " + outside + " are outside");
    }

    /** {1, 0} is refused, so {1, 1, 0} and {2, 1, 0} are not even asked for. */
    @Test
    void theRuleIsAskedOnlyWhereSubsetsBelong() {
        IndexSet set = new ListedIndexSet(3, 3, a -> {
            assertTrue(a.length < 3 || !(contains(a, 1) && contains(a, 0)), "asked for " + Arrays.toString(a));
            return !Arrays.equals(a, new int[] {1, 0});
        });
        assertEquals(5, set.size(2));
        assertEquals(IndexSet.OUTSIDE, set.rank(2, new int[] {1, 0}));
        assertEquals(IndexSet.OUTSIDE, set.rank(3, new int[] {1, 1, 0}));
    }

    private static boolean contains(int[] a, int element) {
        return Arrays.stream(a).anyMatch(b -> b == element);
    }
}
