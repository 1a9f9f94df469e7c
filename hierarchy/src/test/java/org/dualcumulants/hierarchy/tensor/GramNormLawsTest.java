package org.dualcumulants.hierarchy.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

    /** A direction of no weight: its functions have norm 0, whatever their coefficients. */
    @Test
    void directionsWithoutWeightDoNotCount() {
        double[][] l = {{0, 0}, {0, 2}};
        GramNorm norm = new GramNorm(new FullIndexSet(2, 2), l, 2);
        assertEquals(6, norm.of(1, new double[] {7, 3}, 0), 1e-15);
        assertEquals(20, norm.of(2, new double[] {7, 3, 5}, 0), 1e-14);
    }
}
