package org.dualcumulants.hierarchy.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link IndexSetContract} for sets given by weights, and that they hold what the rule says and nothing else. */
class AdditiveRuleLawsTest extends IndexSetContract {

    private static final double[] HARMONICS = {1, 1, 2, 2, 3, 3, 4, 4};

    /** Functions of a product of two axes: degrees do not ascend. */
    private static final double[] MIXED = {1, 2, 1, 2, 3, 2, 3, 4};

    private static final double[] LOGARITHMS = Arrays.stream(HARMONICS).map(Math::log).toArray();

    private static List<AdditiveRule> rules() {
        return List.of(
                new AdditiveRule(HARMONICS, 8), new AdditiveRule(MIXED, 5), new AdditiveRule(LOGARITHMS, 2 * Math.log(4)),
                new AdditiveRule(HARMONICS, 1), new AdditiveRule(new double[] {0, 0.5, 3}, 2.5));
    }

    @Override
    List<IndexSet> sets() {
        return rules().stream().map(rule -> rule.listed(4)).toList();
    }

    @Test
    void theSetHoldsWhatTheRuleSays() {
        IndexSet full = new FullIndexSet(8, 4);
        IndexSet set = new AdditiveRule(MIXED, 5).listed(4);
        int outside = 0;
        for (int n = 1; n <= 4; n++) {
            for (int rank = 0; rank < full.size(n); rank++) {
                int[] a = multiset(full, n, rank);
                boolean fits = n == 1 || Arrays.stream(a).mapToDouble(i -> MIXED[i]).sum() <= 5;
                assertEquals(fits, set.rank(n, a) != IndexSet.OUTSIDE, Arrays.toString(a));
                outside += fits ? 0 : 1;
            }
        }
        assertTrue(outside > 300, "only " + outside + " are outside");
    }

    @Test
    void sizesAreCountedWithoutListing() {
        for (AdditiveRule rule : rules()) {
            IndexSet set = rule.listed(4);
            for (int n = 0; n <= 4; n++) {
                assertEquals(set.size(n), rule.size(n), "order " + n);
            }
        }
    }

    /** Products of harmonics up to 16 = 4²: rounding of logarithms excludes none that lies on the bound. */
    @Test
    void sumsOnTheBoundBelong() {
        IndexSet set = new AdditiveRule(LOGARITHMS, 2 * Math.log(4)).listed(4);
        assertTrue(set.rank(4, new int[] {3, 3, 3, 3}) >= 0, "2·2·2·2");
        assertTrue(set.rank(2, new int[] {7, 6}) >= 0, "4·4");
        assertEquals(IndexSet.OUTSIDE, set.rank(3, new int[] {5, 5, 2}), "3·3·2");
    }

    @Test
    void ranksFollowTheLargestElement() {
        for (IndexSet set : sets()) {
            for (int n = 1; n <= 4; n++) {
                int[] largest = new int[set.size(n)];
                for (int rank = 0; rank < largest.length; rank++) {
                    largest[rank] = multiset(set, n, rank)[0];
                }
                for (int a = 0; a <= set.functions(); a++) {
                    int bound = a;
                    assertEquals(Arrays.stream(largest).filter(x -> x < bound).count(), set.firstRank(n, a));
                    assertTrue(IntStream.range(0, set.firstRank(n, a)).allMatch(r -> largest[r] < bound));
                }
            }
        }
    }

    @Test
    void aBudgetForAllGivesTheFullSet() {
        AdditiveRule rule = new AdditiveRule(HARMONICS, 100);
        assertInstanceOf(FullIndexSet.class, rule.set(4));
        for (int n = 0; n <= 4; n++) {
            assertEquals(members(new FullIndexSet(8, 4), n), members(rule.listed(4), n));
        }
    }

    /** Random weights: the norm on the listed set is that of the tensor filled up with zeros. */
    @Test
    void normsAreThoseOfTensorsFilledUpWithZeros() {
        Random random = new Random(20251);
        double[] weights = random.doubles(6, 0, 2).toArray();
        IndexSet set = new AdditiveRule(weights, 3).listed(4);
        IndexSet full = new FullIndexSet(6, 4);
        double[][] lower = new double[6][6];
        for (int b = 0; b < 6; b++) {
            for (int a = 0; a <= b; a++) {
                lower[b][a] = a == b ? 1 + random.nextDouble() : random.nextDouble() - 0.5;
            }
        }
        for (int n = 1; n <= 4; n++) {
            assertTrue(n <= 2 || set.size(n) < full.size(n), "nothing is left out");
            double[] c = random.doubles(set.size(n), -1, 1).toArray();
            double[] filled = new double[full.size(n)];
            for (int rank = 0; rank < c.length; rank++) {
                filled[full.rank(n, multiset(set, n, rank))] = c[rank];
            }
            double expected = new GramNorm(full, lower, 4).of(n, filled, 0);
            assertEquals(expected, new GramNorm(set, lower, 4).of(n, c, 0), 1e-14 * expected);
        }
    }

    @Test
    void refusals() {
        assertThrows(IllegalArgumentException.class, () -> new AdditiveRule(new double[] {1, -1}, 3));
        assertThrows(IllegalArgumentException.class, () -> new AdditiveRule(new double[] {Double.NaN}, 3));
    }
}
