package org.dualcumulants.spectral.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compressed rows hold the dense matrix and act like it. */
class SparseMatrixLawsTest {

    private static double[][] draw(Random random, int rows, int columns) {
        double[][] a = new double[rows][columns];
        for (double[] row : a) {
            for (int b = 0; b < columns; b++) {
                row[b] = random.nextDouble() < 0.4 ? random.nextDouble(-1, 1) : 0;
            }
        }
        a[0][0] = 1;
        return a;
    }

    @Test
    void actsLikeTheDenseMatrix() {
        Random random = new Random(81);
        for (int trial = 0; trial < 50; trial++) {
            double[][] dense = draw(random, 1 + random.nextInt(8), 1 + random.nextInt(8));
            int columns = dense[0].length;
            SparseMatrix sparse = SparseMatrix.of(dense);
            double[] x = random.doubles(columns, -1, 1).toArray();
            double[] y = random.doubles(dense.length, -1, 1).toArray();
            double[] left = random.doubles(columns, -1, 1).toArray();
            double[] times = sparse.times(x);
            double[] added = left.clone();
            sparse.addTransposedTimes(0.7, y, added);
            int nonZeros = 0;
            for (int a = 0; a < dense.length; a++) {
                double sum = 0;
                for (int b = 0; b < columns; b++) {
                    assertEquals(dense[a][b], sparse.at(a, b));
                    assertEquals(dense[a][b], sparse.dense()[a][b]);
                    sum += dense[a][b] * x[b];
                    left[b] += 0.7 * dense[a][b] * y[a];
                    nonZeros += dense[a][b] != 0 ? 1 : 0;
                }
                assertEquals(sum, times[a], 16 * 0x1p-53 * columns);
            }
            assertArrayEquals(left, added, 16 * 0x1p-53 * dense.length);
            assertEquals(nonZeros, sparse.nonZeros());
        }
    }

    @Test
    void dropsWhatIsSmallBesideTheLargest() {
        SparseMatrix m = SparseMatrix.of(new double[][] {{1e10, 1e-6}, {1e-5, -3}}, 1e-15);
        assertEquals(2, m.nonZeros());
        assertEquals(-3, m.at(1, 1));
        assertEquals(0, SparseMatrix.of(new double[3][3]).nonZeros());
    }

    @Test
    void lowerRightBlockAndIdentity() {
        double[][] dense = draw(new Random(82), 5, 5);
        SparseMatrix block = SparseMatrix.of(dense).from(2);
        assertEquals(3, block.rows());
        assertEquals(3, block.columns());
        boolean something = false;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                assertEquals(dense[a + 2][b + 2], block.at(a, b));
                something |= block.at(a, b) != 0;
            }
        }
        assertTrue(something, "an empty block");
        double[] x = {1, 2, 3};
        assertArrayEquals(x, SparseMatrix.identity(3).times(x), 0);
    }
}
