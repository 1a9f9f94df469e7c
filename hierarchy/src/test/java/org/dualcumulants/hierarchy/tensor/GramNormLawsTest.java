package org.dualcumulants.hierarchy.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** ‖c‖² = c · (G ⊗ … ⊗ G) c with all K^n entries and G = L Lᵀ. */
class GramNormLawsTest {

    private static double[][] lower(Random random, int k, double density) {
        double[][] l = new double[k][k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < a; b++) {
                l[a][b] = random.nextDouble() < density ? random.nextDouble(-1, 1) : 0;
            }
            l[a][a] = random.nextDouble(0.5, 1.5);
        }
        return l;
    }

    private static double expected(IndexSet set, double[][] l, int order, double[] packed) {
        int k = set.functions();
        double[][] gram = new double[k][k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                for (int i = 0; i < k; i++) {
                    gram[a][b] += l[a][i] * l[b][i];
                }
            }
        }
        DenseTensor c = order == 0 ? new DenseTensor(k, packed) : DenseTensor.of(set, order, packed);
        DenseTensor image = c;
        for (int i = 0; i < order; i++) {
            image = image.turned(gram);
        }
        return Math.sqrt(c.dot(image));
    }

    @Test
    void agreesWithTheKroneckerProduct() {
        Random random = new Random(121);
        List<IndexSet> sets = List.of(
                new FullIndexSet(1, 4), new FullIndexSet(4, 4), new FullIndexSet(7, 3),
                new ListedIndexSet(5, 4, a -> Arrays.stream(a).map(i -> i + 1).sum() <= 7));
        for (IndexSet set : sets) {
            for (double density : new double[] {0, 0.4, 1}) {
                double[][] l = lower(random, set.functions(), density);
                GramNorm norm = new GramNorm(set, l, set.maximalOrder());
                for (int n = 0; n <= set.maximalOrder(); n++) {
                    double[] c = random.doubles(set.size(n) + 5, -1, 1).toArray();
                    double[] packed = Arrays.copyOfRange(c, 3, 3 + set.size(n));
                    double expected = expected(set, l, n, packed);
                    assertTrue(expected > 0, "nothing to compare");
                    // the square is a sum of squares here, of terms of both signs there
                    assertEquals(expected, norm.of(n, c, 3), 1e-13 * expected, "order " + n);
                }
            }
        }
    }

    /** Large enough to be shared. */
    @Test
    void doesNotDependOnTheNumberOfThreads() {
        Random random = new Random(8);
        for (IndexSet set : List.of(
                new FullIndexSet(30, 4), new ListedIndexSet(40, 4, a -> Arrays.stream(a).map(i -> i + 1).sum() <= 60))) {
            int n = set.maximalOrder();
            GramNorm norm = new GramNorm(set, lower(random, set.functions(), 0.5), n);
            double[] c = random.doubles(set.size(n), -1, 1).toArray();
            assertTrue(c.length > 20_000, "shared from 20,000 entries on, here are " + c.length);
            double alone = norm.of(n, c, 0);
            assertTrue(alone > 0);
            assertEquals(alone, norm.of(n, c, 0, 1, 2, () -> false)[0], "to the last bit");
            for (int threads : new int[] {1, 2}) {
                AtomicInteger askings = new AtomicInteger();
                assertThrows(CancellationException.class, () -> norm.of(n, c, 0, 1, threads, () -> askings.incrementAndGet() > 3));
                assertTrue(askings.get() < 8, "it went on: asked " + askings + " times");
            }
        }
    }

    @Test
    void severalSideBySideAreEachAsAlone() {
        Random random = new Random(17);
        for (IndexSet set : List.of(
                new FullIndexSet(6, 4), new ListedIndexSet(9, 4, a -> Arrays.stream(a).map(i -> i + 1).sum() <= 12))) {
            GramNorm norm = new GramNorm(set, lower(random, set.functions(), 0.6), set.maximalOrder());
            int numbers = 3;
            for (int n = 0; n <= set.maximalOrder(); n++) {
                int offset = 5;
                double[] all = random.doubles(numbers * (set.size(n) + offset), -1, 1).toArray();
                double[] norms = norm.of(n, all, offset, numbers, 1, () -> false);
                for (int l = 0; l < numbers; l++) {
                    double[] own = new double[set.size(n)];
                    for (int i = 0; i < own.length; i++) {
                        own[i] = all[numbers * (offset + i) + l];
                    }
                    assertEquals(norm.of(n, own, 0), norms[l], "order " + n + ", to the last bit");
                    assertTrue(norms[l] > 0);
                }
            }
        }
    }

    /** A direction of no weight: its functions have norm 0, whatever their coefficients. */
    @Test
    void directionsWithoutWeightDoNotCount() {
        double[][] l = {{0, 0}, {0, 2}};
        GramNorm norm = new GramNorm(new FullIndexSet(2, 2), l, 2);
        assertEquals(6, norm.of(1, new double[] {7, 3}, 0), 1e-15);
        assertEquals(20, norm.of(2, new double[] {7, 3, 5}, 0), 1e-14);
    }

    /** D is the least number with |Σ d_a c_a| ≤ D ‖c‖: none exceeds it, and c = (G^{-1})^{⊗n} d attains it. */
    @Test
    void theDualNormIsAttained() {
        Random random = new Random(5);
        for (IndexSet set : List.of(new FullIndexSet(1, 4), new FullIndexSet(4, 4), new FullIndexSet(6, 3))) {
            int k = set.functions();
            double[][] l = lower(random, k, 0.7);
            double[][] inverse = new double[k][k];
            for (int j = 0; j < k; j++) {
                double[] unit = new double[k];
                unit[j] = 1;
                inverse[j] = solved(l, unit);
            }
            GramNorm norm = new GramNorm(set, l, set.maximalOrder());
            GramNorm dual = GramNorm.dual(set, l, set.maximalOrder()).orElseThrow();
            for (int n = 1; n <= set.maximalOrder(); n++) {
                double[] packed = random.doubles(set.size(n), -1, 1).toArray();
                DenseTensor d = DenseTensor.of(set, n, packed);
                double size = dual.of(n, packed, 0);
                DenseTensor best = d;
                for (int i = 0; i < n; i++) {
                    best = best.turned(inverse);
                }
                assertEquals(size * size, d.dot(best), 1e-11 * size * size, "order " + n);
                for (int trial = 0; trial < 5; trial++) {
                    double[] c = random.doubles(set.size(n), -1, 1).toArray();
                    assertTrue(Math.abs(d.dot(DenseTensor.of(set, n, c))) <= size * norm.of(n, c, 0) * (1 + 1e-12));
                }
            }
        }
        assertTrue(GramNorm.dual(new FullIndexSet(2, 2), new double[][] {{0, 0}, {0, 2}}, 2).isEmpty(), "no weight, no bound");
    }

    /** On a set without some multisets: nothing of the others is lost, and nothing of the set exceeds it. */
    @Test
    void theDualNormOfASetBoundsIt() {
        Random random = new Random(6);
        IndexSet set = new ListedIndexSet(5, 4, a -> Arrays.stream(a).map(i -> i + 1).sum() <= 7);
        double[][] l = lower(random, 5, 0.7);
        GramNorm norm = new GramNorm(set, l, 4);
        GramNorm dual = GramNorm.dual(set, l, 4).orElseThrow();
        for (int n = 1; n <= 4; n++) {
            double[] packed = random.doubles(set.size(n), -1, 1).toArray();
            double[] c = random.doubles(set.size(n), -1, 1).toArray();
            double pairing = Math.abs(DenseTensor.of(set, n, packed).dot(DenseTensor.of(set, n, c)));
            assertTrue(pairing > 0);
            assertTrue(pairing <= dual.of(n, packed, 0) * norm.of(n, c, 0), "order " + n);
        }
    }

    /** (L Lᵀ)^{-1} b. */
    private static double[] solved(double[][] l, double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= l[i][j] * x[j];
            }
            x[i] /= l[i][i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            for (int j = i + 1; j < x.length; j++) {
                x[i] -= l[j][i] * x[j];
            }
            x[i] /= l[i][i];
        }
        return x;
    }
}
