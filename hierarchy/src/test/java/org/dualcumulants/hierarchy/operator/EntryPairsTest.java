package org.dualcumulants.hierarchy.operator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.junit.jupiter.api.Test;

class EntryPairsTest {

    /** Rows of no, one, two and more entries, against the matrix times one vector after the other. */
    @Test
    void fourVectorsAreMultipliedAsEachAlone() {
        Random random = new Random(5);
        double[][] dense = new double[9][7];
        for (int a = 0; a < dense.length; a++) {
            for (int e = 0; e < a % 6; e++) {
                dense[a][random.nextInt(7)] = random.nextGaussian();
            }
        }
        SparseMatrix matrix = SparseMatrix.of(dense);
        double[] x = random.doubles(4 * 7, -1, 1).toArray();
        double[] y = random.doubles(4 * 9, -1, 1).toArray();
        double[] before = y.clone();
        new EntryPairs(matrix).addTimes(x, y);
        for (int j = 0; j < 4; j++) {
            int vector = j;
            double[] own = new double[7];
            Arrays.setAll(own, a -> x[4 * a + vector]);
            double[] expected = matrix.times(own);
            Arrays.setAll(expected, a -> expected[a] + before[4 * a + vector]);
            double[] found = new double[9];
            Arrays.setAll(found, a -> y[4 * a + vector]);
            assertArrayEquals(expected, found, 1e-15);
        }
    }
}
