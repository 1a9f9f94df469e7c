package org.dualcumulants.hierarchy.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums over subsets against enumeration of all subsets and all K^n entries. */
class SubsetSumsLawsTest {

    private static final int FUNCTIONS = 4;

    private static final List<IndexSet> SETS = List.of(
            new FullIndexSet(FUNCTIONS, 4),
            new ListedIndexSet(FUNCTIONS, 4, a -> Arrays.stream(a).map(i -> i + 1).sum() <= 7),
            new AdditiveRule(new double[] {1, 1, 2, 3}, 5).set(4));

    /** Σ over subsets σ of the particles from {@code next} on, as many as are left, of C(…, x_σ). */
    private static double enumerated(IndexSet set, double[] packed, double[][] h, int order, int first, int end, int... chosen) {
        if (chosen.length == order) {
            return value(set, packed, h, chosen, new int[0]);
        }
        double sum = 0;
        for (int i = first; i < end; i++) {
            int[] more = Arrays.copyOf(chosen, chosen.length + 1);
            more[chosen.length] = i;
            sum += enumerated(set, packed, h, order, i + 1, end, more);
        }
        return sum;
    }

    /** C(x_σ) = Σ over all tuples of indices. */
    private static double value(IndexSet set, double[] packed, double[][] h, int[] sigma, int[] indices) {
        int n = sigma.length;
        if (indices.length == n) {
            int[] descending = Arrays.stream(indices).boxed().sorted((a, b) -> b - a).mapToInt(a -> a).toArray();
            int rank = set.rank(n, descending);
            double product = rank == IndexSet.OUTSIDE ? 0 : packed[rank];
            for (int i = 0; i < n; i++) {
                product *= h[indices[i]][sigma[i]];
            }
            return product;
        }
        double sum = 0;
        for (int a = 0; a < FUNCTIONS; a++) {
            int[] more = Arrays.copyOf(indices, indices.length + 1);
            more[indices.length] = a;
            sum += value(set, packed, h, sigma, more);
        }
        return sum;
    }

    @Test
    void agreeWithEnumeration() {
        Random random = new Random(7);
        for (int particles : new int[] {2, 5}) {
            for (IndexSet set : SETS) {
                TensorLayout layout = new TensorLayout(set, 4);
                int systems = 3;
                double[][] h = new double[FUNCTIONS][];
                for (int a = 0; a < FUNCTIONS; a++) {
                    h[a] = random.doubles((systems + 1) * (long) particles, -1, 1).toArray();
                }
                double[] c = random.doubles(layout.length(), -1, 1).toArray();
                SubsetSums subsets = new SubsetSums(layout);
                double[] sums = new double[layout.length() * systems];
                subsets.of(h, particles, 1, systems, sums);
                double[] out = new double[systems];
                for (int n = 1; n <= 4; n++) {
                    double[] packed = Arrays.copyOfRange(c, layout.offset(n), layout.offset(n) + set.size(n));
                    subsets.contract(c, n, n, sums, out);
                    for (int l = 0; l < systems; l++) {
                        double expected = enumerated(set, packed, h, n, (l + 1) * particles, (l + 2) * particles);
                        if (n <= particles) {
                            assertNotEquals(0, expected);
                        }
                        assertEquals(expected, out[l], 1e-13 * Math.pow(particles * FUNCTIONS, n), "order " + n);
                    }
                }
                double[] all = new double[systems];
                subsets.contract(c, 0, 4, sums, all);
                double separately = c[0];
                for (int n = 1; n <= 4; n++) {
                    subsets.contract(c, n, n, sums, out);
                    separately += out[2];
                }
                assertEquals(separately, all[2], 1e-11);
            }
        }
    }

    /** Newton's identities give the same sums, for particles of weight 1; and for N particles at one point of weight N. */
    @Test
    void powerSumsAgree() {
        Random random = new Random(5);
        int particles = 6;
        int systems = 2;
        for (IndexSet set : SETS) {
            TensorLayout layout = new TensorLayout(set, 4);
            double[][] h = new double[FUNCTIONS][];
            for (int a = 0; a < FUNCTIONS; a++) {
                h[a] = random.doubles((long) systems * particles, -1, 1).toArray();
            }
            double[] expected = new double[layout.length() * systems];
            new SubsetSums(layout).of(h, particles, 0, systems, expected);
            PowerSums powers = new PowerSums(layout);
            double[] weights = new double[systems * particles * systems];
            for (int i = 0; i < systems * particles; i++) {
                weights[i * systems + i / particles] = 1;
            }
            double[] found = new double[expected.length];
            powers.of(powers.products(h), weights, systems, found);
            assertNotEquals(0, expected[expected.length - 1]);
            assertArrayEquals(expected, found, 1e-12);

            double[][] point = new double[FUNCTIONS][1];
            double[][] equal = new double[FUNCTIONS][particles];
            for (int a = 0; a < FUNCTIONS; a++) {
                point[a][0] = h[a][0];
                Arrays.fill(equal[a], h[a][0]);
            }
            expected = new double[layout.length()];
            new SubsetSums(layout).of(equal, particles, 0, 1, expected);
            found = new double[expected.length];
            powers.of(powers.products(point), new double[] {particles}, 1, found);
            assertArrayEquals(expected, found, 1e-12);
        }
    }

    /** Equal particles: binom(N, n) C_n(x, …, x), at N = 1000, where enumeration would have 4·10^10 subsets. */
    @Test
    void manyEqualParticles() {
        TensorLayout layout = new TensorLayout(new FullIndexSet(2, 4), 4);
        double[][] h = new double[2][1000];
        Arrays.fill(h[0], 0.7);
        Arrays.fill(h[1], -0.4);
        double[] c = new double[layout.length()];
        // C_4 = (h_0 + h_1)^{⊗4}
        Arrays.fill(c, layout.offset(4), layout.length(), 1);
        double[] sums = new double[layout.length()];
        SubsetSums subsets = new SubsetSums(layout);
        subsets.of(h, 1000, 0, 1, sums);
        double[] out = new double[1];
        subsets.contract(c, 4, 4, sums, out);
        double expected = 1000.0 * 999 * 998 * 997 / 24 * Math.pow(0.3, 4);
        assertEquals(expected, out[0], 1e-10 * expected);
    }
}
