package org.dualcumulants.verify.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 11 against its definition: dense matrices on all slots, the dual norm as a supremum, the infimum by search. */
class InterpolationNormLawsTest {

    private static final int FUNCTIONS = 3;

    private final Random random = new Random(7);
    private final double[][] gram = positive(1);
    private final double[][] stiffness = positive(20);
    private final InterpolationNorm norm = new InterpolationNorm(gram, stiffness);

    private double[][] positive(double size) {
        double[][] a = new double[FUNCTIONS][FUNCTIONS];
        double[][] out = new double[FUNCTIONS][FUNCTIONS];
        for (double[] row : a) {
            for (int j = 0; j < FUNCTIONS; j++) {
                row[j] = random.nextGaussian();
            }
        }
        for (int i = 0; i < FUNCTIONS; i++) {
            for (int j = 0; j < FUNCTIONS; j++) {
                for (int k = 0; k < FUNCTIONS; k++) {
                    out[i][j] += size * a[i][k] * a[j][k];
                }
            }
            out[i][i] += 0.3 * size;
        }
        return out;
    }

    private double[] packed(IndexSet set, int order) {
        return random.doubles(set.size(order), -1, 1).toArray();
    }

    /** All entries of a symmetric tensor of order 1 or 2. */
    private static double[] full(IndexSet set, int order, double[] packed) {
        if (order == 1) {
            double[] c = new double[FUNCTIONS];
            for (int a = 0; a < FUNCTIONS; a++) {
                c[a] = packed[set.rank(1, new int[] {a})];
            }
            return c;
        }
        double[] c = new double[FUNCTIONS * FUNCTIONS];
        for (int a = 0; a < FUNCTIONS; a++) {
            for (int b = 0; b < FUNCTIONS; b++) {
                c[a * FUNCTIONS + b] = packed[set.rank(2, new int[] {Math.max(a, b), Math.min(a, b)})];
            }
        }
        return c;
    }

    /** a ⊗ b. */
    private static double[][] kronecker(double[][] a, double[][] b) {
        int n = b.length;
        double[][] out = new double[a.length * n][a.length * n];
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < out.length; j++) {
                out[i][j] = a[i / n][j / n] * b[i % n][j % n];
            }
        }
        return out;
    }

    private static double[][] plus(double[][] a, double[][] b) {
        double[][] out = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                out[i][j] = a[i][j] + b[i][j];
            }
        }
        return out;
    }

    private static double[] times(double[][] a, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                y[i] += a[i][j] * x[j];
            }
        }
        return y;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** By elimination. */
    private static double[] solved(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
        }
        for (int k = 0; k < n; k++) {
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j < n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
                x[i] -= factor * x[k];
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = k + 1; j < n; j++) {
                x[k] -= a[k][j] * x[j];
            }
            x[k] /= a[k][k];
        }
        return x;
    }

    /** Gram matrix of order n. */
    private double[][] mass(int order) {
        return order == 1 ? gram : kronecker(gram, gram);
    }

    /** ∫ φφ' + ∇φ·∇φ'. */
    private double[][] energy(int order) {
        return order == 1
                ? plus(gram, stiffness)
                : plus(mass(2), plus(kronecker(stiffness, gram), kronecker(gram, stiffness)));
    }

    /** sup ∫ bφ over ‖φ‖² + ‖∇φ‖² ≤ 1. */
    private double dual(int order, double[] b) {
        double[] load = times(mass(order), b);
        return Math.sqrt(dot(load, solved(energy(order), load)));
    }

    private double squares(int order, double[] a) {
        return Math.sqrt(dot(a, times(mass(order), a)));
    }

    /** ‖c - b‖ + μ ‖b‖_{H^{-1}} for all b, by two matrices. */
    private final class Split {
        private final double[] c;
        private final double mu;
        private final double[][] mass;
        private final double[][] dual;

        Split(int order, double[] c, double mu) {
            this.c = c;
            this.mu = mu;
            this.mass = mass(order);
            this.dual = new double[c.length][];
            for (int i = 0; i < c.length; i++) {
                dual[i] = times(mass, solved(energy(order), mass[i]));
            }
        }

        double of(double[] b) {
            double[] a = c.clone();
            for (int i = 0; i < a.length; i++) {
                a[i] -= b[i];
            }
            return Math.sqrt(dot(a, times(mass, a))) + mu * Math.sqrt(dot(b, times(dual, b)));
        }

        /** The convex infimum by random directions, from inside and from both ends. */
        double smallest() {
            double best = Math.min(of(new double[c.length]), of(c));
            for (double start : new double[] {0.02, 0.5, 0.98}) {
                double[] b = c.clone();
                for (int i = 0; i < b.length; i++) {
                    b[i] *= start;
                }
                double value = of(b);
                Random directions = new Random(3);
                for (double step = 0.3; step > 3e-6; step *= 0.7) {
                    for (int trial = 0; trial < 60 * b.length; trial++) {
                        double[] moved = b.clone();
                        for (int i = 0; i < moved.length; i++) {
                            moved[i] += step * directions.nextGaussian();
                        }
                        double there = of(moved);
                        if (there < value) {
                            value = there;
                            b = moved;
                        }
                    }
                }
                best = Math.min(best, value);
            }
            return best;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bothEndsAreTheNorms(int order) {
        IndexSet set = new FullIndexSet(FUNCTIONS, order);
        double[] packed = packed(set, order);
        double[] c = full(set, order, packed);
        InterpolationNorm.Tensor tensor = norm.of(set, order, packed);
        assertEquals(squares(order, c), tensor.ofSquares(), 1e-12);
        assertEquals(dual(order, c), tensor.dual(), 1e-12);
        assertEquals(tensor.ofSquares(), tensor.interpolated(1e6), 1e-12);
        assertEquals(1e-6 * tensor.dual(), tensor.interpolated(1e-6), 1e-17);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theInfimumIsOneOfAllSplits(int order) {
        IndexSet set = new FullIndexSet(FUNCTIONS, order);
        int between = 0;
        for (double mu : new double[] {0.7, 1, 1.5, 2, 2.5, 3, 4, 5, 7}) {
            double[] packed = packed(set, order);
            double[] c = full(set, order, packed);
            InterpolationNorm.Tensor tensor = norm.of(set, order, packed);
            double found = tensor.interpolated(mu);
            double expected = new Split(order, c, mu).smallest();
            // the search comes from above, and slows down where one part is nearly nothing
            assertTrue(found <= expected * (1 + 1e-12) && found >= 0.999 * expected, "μ = " + mu + ": " + found + " and " + expected);
            between += found < 0.99 * Math.min(tensor.ofSquares(), mu * tensor.dual()) ? 1 : 0;
            assertTrue(tensor.quadratic(mu) <= found && found <= Math.sqrt(2) * tensor.quadratic(mu));
        }
        assertTrue(between > 0, "no infimum lies between the ends");
    }

    @Test
    void aDensityThatIsTooThinIsRefused() {
        double[][] flat = {{1, 1}, {1, 1}};
        assertTrue(assertThrows(ArithmeticException.class, () -> new InterpolationNorm(flat, flat)).getMessage().contains("too thin"));
    }
}
