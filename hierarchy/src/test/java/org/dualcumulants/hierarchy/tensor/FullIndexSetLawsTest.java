package org.dualcumulants.hierarchy.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link IndexSetContract} for all multisets; the rank is the combinatorial number system. */
class FullIndexSetLawsTest extends IndexSetContract {

    @Override
    List<IndexSet> sets() {
        return List.of(
                new FullIndexSet(1, 5), new FullIndexSet(2, 7), new FullIndexSet(5, 5), new FullIndexSet(9, 4),
                new FullIndexSet(24, 3));
    }

    private static BigInteger binomial(long n, long k) {
        BigInteger product = BigInteger.ONE;
        for (long i = 1; i <= k; i++) {
            product = product.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return product;
    }

    @Test
    void sizesAreBinomials() {
        for (IndexSet set : sets()) {
            for (int n = 0; n <= set.maximalOrder(); n++) {
                assertEquals(binomial(set.functions() + n - 1, n), BigInteger.valueOf(set.size(n)));
            }
        }
        for (int k : new int[] {1, 8, 32, 300}) {
            for (int n = 0; n <= 12; n++) {
                double exact = binomial(k + n - 1, n).doubleValue();
                assertEquals(exact, FullIndexSet.size(k, n), 4 * n * Math.ulp(exact));
            }
        }
    }

    /** rank(a_1 ≥ … ≥ a_n) = Σ_i binom(a_i + n-i, n-i+1) with i from 1. */
    @Test
    void ranksAreTheCombinatorialNumberSystem() {
        Random random = new Random(101);
        FullIndexSet set = new FullIndexSet(40, 6);
        for (int trial = 0; trial < 500; trial++) {
            int n = 1 + random.nextInt(6);
            int[] a = with(new int[0], random.ints(n, 0, 40).toArray());
            BigInteger rank = BigInteger.ZERO;
            for (int i = 1; i <= n; i++) {
                rank = rank.add(binomial(a[i - 1] + n - i, n - i + 1));
            }
            assertEquals(rank.intValueExact(), set.rank(n, a));
            assertTrue(java.util.Arrays.equals(a, multiset(set, n, set.rank(n, a))));
        }
    }

    /** Ranks ascend with the multisets in lexicographic order, so those below a largest element come first. */
    @Test
    void ranksAscendLexicographically() {
        for (IndexSet set : sets()) {
            for (int n = 1; n <= set.maximalOrder(); n++) {
                for (int rank = 1; rank < set.size(n); rank++) {
                    int[] before = multiset(set, n, rank - 1);
                    assertTrue(java.util.Arrays.compare(before, multiset(set, n, rank)) < 0);
                }
            }
        }
    }

    @Test
    void impossibleSizesAreRefused() {
        IllegalArgumentException none = assertThrows(IllegalArgumentException.class, () -> new FullIndexSet(0, 2));
        assertEquals("functions is 0; at least 1 is required", none.getMessage());
        IllegalArgumentException many = assertThrows(IllegalArgumentException.class, () -> new FullIndexSet(1000, 5));
        assertEquals(
                "order 4 over 1000 functions has 4.19e+10 coefficients; at most 2147483639 fit, lower the order or the"
                        + " resolution",
                many.getMessage());
    }
}
