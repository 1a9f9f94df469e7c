package org.dualcumulants.spectral.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** e^{tA} against Hipparchus' Padé approximants, against rotations, and e^{sA} e^{tA} = e^{(s+t)A}. */
class MatrixExponentialLawsTest {

    private static double[][] random(int size, long seed) {
        Random random = new Random(seed);
        double[][] a = new double[size][size];
        for (double[] row : a) {
            java.util.Arrays.setAll(row, i -> random.nextGaussian() / Math.sqrt(size));
        }
        return a;
    }

    private static void assertAlike(RealMatrix expected, SquareMatrix found, double tolerance) {
        assertEquals(expected.getRowDimension(), found.size());
        double scale = Math.max(1, expected.getNorm1());
        for (int a = 0; a < found.size(); a++) {
            for (int b = 0; b < found.size(); b++) {
                assertEquals(expected.getEntry(a, b), found.at(a, b), tolerance * scale, "entry " + a + ", " + b);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 0", "3, 1e-9", "5, 0.3", "6, -1", "7, 4", "9, -7", "31, 2"})
    void isThatOfALibrary(int size, double t) {
        double[][] a = random(size, 7 + size);
        RealMatrix expected = MatrixUtils.matrixExponential(MatrixUtils.createRealMatrix(a).scalarMultiply(t));
        assertAlike(expected, new MatrixExponential(SquareMatrix.of(a)).at(t), 1e-13);
    }

    /** A skew pair of rates far beyond 1 turns, and does not grow. */
    @Test
    void turns() {
        MatrixExponential turn = new MatrixExponential(SquareMatrix.of(new double[][] {{0, -3}, {3, 0}}));
        for (double t : new double[] {0.1, -2, 40}) {
            SquareMatrix e = turn.at(t);
            assertEquals(Math.cos(3 * t), e.at(0, 0), 1e-13);
            assertEquals(Math.sin(3 * t), e.at(1, 0), 1e-13);
        }
    }

    @Test
    void timesAdd() {
        MatrixExponential e = new MatrixExponential(SquareMatrix.of(random(6, 3)));
        SquareMatrix product = e.at(0.7).times(e.at(1.6));
        SquareMatrix whole = e.at(2.3);
        SquareMatrix back = e.at(2.3).times(e.at(-2.3));
        double largest = 0;
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 6; b++) {
                largest = Math.max(largest, Math.abs(whole.at(a, b)));
                assertEquals(whole.at(a, b), product.at(a, b), 1e-13 * 20);
                assertEquals(a == b ? 1 : 0, back.at(a, b), 1e-12);
            }
        }
        assertTrue(largest > 0.5, "nothing to compare");
    }

    @Test
    void ofNothingIsOne() {
        SquareMatrix e = new MatrixExponential(SquareMatrix.of(new double[3][3])).at(1e9);
        assertAlike(MatrixUtils.createRealIdentityMatrix(3), e, 0);
    }

    @Test
    void rowsOfAnotherLengthAreRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> SquareMatrix.of(new double[][] {{1, 2}}))
                .getMessage();
        assertTrue(message.contains("row 0 has 2 entries") && message.contains("1 rows"), message);
    }

    /** Rows longer than what is taken at a time, and numbers of rows that four does not divide. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "3, 600", "5, 1200", "8, 17", "9, 513"})
    void isAppliedToRows(int size, int length) {
        SquareMatrix a = SquareMatrix.of(random(size, 1));
        Random random = new Random(2);
        double[][] in = new double[size][];
        java.util.Arrays.setAll(in, b -> random.doubles(length, -1, 1).toArray());
        double[][] out = new double[size][length];
        a.apply(in, out, length);
        for (int r = 0; r < length; r++) {
            for (int i = 0; i < size; i++) {
                double sum = 0;
                for (int b = 0; b < size; b++) {
                    sum += a.at(i, b) * in[b][r];
                }
                assertEquals(sum, out[i][r], 1e-14);
            }
        }
    }
}
