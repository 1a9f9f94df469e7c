package org.dualcumulants.spectral.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sum of the factors is the matrix, up to what is said to be left out. */
class SymmetricFactorsLawsTest {

    private static final double ROUNDING = 1e-13;

    private final Random random = new Random(31);

    private double[][] vectors(int number, int size, double decay) {
        double[][] v = new double[number][size];
        for (int s = 0; s < number; s++) {
            for (int a = 0; a < size; a++) {
                v[s][a] = Math.pow(decay, s) * random.nextGaussian();
            }
        }
        return v;
    }

    private static double[][] sum(double[][] x, double[][] y) {
        int size = x[0].length;
        double[][] sum = new double[size][size];
        for (int s = 0; s < x.length; s++) {
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    sum[a][b] += x[s][a] * y[s][b] + y[s][a] * x[s][b];
                }
            }
        }
        return sum;
    }

    private static double norm(double[][] matrix) {
        double sum = 0;
        for (double[] row : matrix) {
            for (double x : row) {
                sum += x * x;
            }
        }
        return Math.sqrt(sum);
    }

    /** ‖matrix - Σ s z zᵀ‖. */
    private static double distance(double[][] matrix, SymmetricFactors factors) {
        double[][] rest = new double[matrix.length][];
        int rank = factors.rank();
        for (int a = 0; a < matrix.length; a++) {
            rest[a] = matrix[a].clone();
            for (int b = 0; b < matrix.length; b++) {
                for (int j = 0; j < rank; j++) {
                    rest[a][b] -= factors.sign(j) * factors.rows()[a * rank + j] * factors.rows()[b * rank + j];
                }
            }
        }
        return norm(rest);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "3, 8", "4, 3", "10, 40"})
    void nothingIsLost(int pairs, int size) {
        double[][] x = vectors(pairs, size, 1);
        double[][] y = vectors(pairs, size, 1);
        double[][] matrix = sum(x, y);
        SymmetricFactors factors = SymmetricFactors.of(x, y, 1e-15);
        assertTrue(factors.rank() <= Math.min(size, 2 * pairs));
        assertEquals(0, distance(matrix, factors), ROUNDING * norm(matrix));
        assertEquals(0, distance(matrix, SymmetricFactors.of(matrix, 1e-15)), ROUNDING * norm(matrix));
    }

    /** x yᵀ + y xᵀ of orthogonal vectors has the eigenvalues ±|x||y|: each keeps its own vector. */
    @Test
    void oppositeEigenvalues() {
        double[][] x = {{0, 0, 2, 0, 0}, {0, 0, 0, 0, 3}};
        double[][] y = {{1, 0, 0, 0, 0}, {0, 1, 0, 0, 0}};
        SymmetricFactors factors = SymmetricFactors.of(x, y, 0);
        assertEquals(4, factors.rank());
        assertEquals(0, distance(sum(x, y), factors), ROUNDING);
        assertEquals(0, distance(sum(x, y), SymmetricFactors.of(sum(x, y), 0)), ROUNDING);
        assertEquals(10, factors.kept(), ROUNDING);
    }

    /** Twice the same two, up to rounding: the library's lists of eigenvalues and of vectors need not be in the same order then. */
    @Test
    void repeatedOppositeEigenvalues() {
        for (int trial = 0; trial < 50; trial++) {
            double[][] x = new double[2][32];
            double[][] y = new double[2][32];
            for (int s = 0; s < 2; s++) {
                for (int a = 0; a < 32; a++) {
                    x[s][a] = (a == 2 + s ? -0.1 * Math.sqrt(2) : 0) + 1e-17 * random.nextGaussian();
                    y[s][a] = a == s ? Math.sqrt(2) : 0;
                }
            }
            assertEquals(0, distance(sum(x, y), SymmetricFactors.of(x, y, 1e-8)), ROUNDING);
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-2", "1e-4", "1e-8"})
    void leavesOutNoMoreThanItMay(double tolerance) {
        double[][] x = vectors(8, 40, 0.1);
        double[][] y = vectors(8, 40, 0.5);
        double[][] matrix = sum(x, y);
        SymmetricFactors factors = SymmetricFactors.of(x, y, tolerance);
        double distance = distance(matrix, factors);
        assertTrue(distance > 0.001 * tolerance * norm(matrix) && distance <= tolerance * norm(matrix), tolerance + ": " + distance / norm(matrix));
        assertTrue(factors.lost() >= distance * (1 - 1e-6) && factors.lost() <= 16 * distance, factors.lost() + " for " + distance);
        assertTrue(factors.rank() < 16);
    }

    @Test
    void nothingAtAll() {
        SymmetricFactors zero = SymmetricFactors.of(new double[][] {{0, 0, 0}}, new double[][] {{1, 0, 0}}, 1e-3);
        assertEquals(0, zero.rank());
        assertEquals(0, zero.kept());
        assertEquals(3, SymmetricFactors.zero(3).size());
    }
}
