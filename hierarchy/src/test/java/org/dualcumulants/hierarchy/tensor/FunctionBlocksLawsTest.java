package org.dualcumulants.hierarchy.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.matrix.SquareMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E⊗…⊗E and Σ_i A_i on packed tensors against all K^n entries, for groups {0, 3, 4}, {1}, {2, 6}, {5}. */
class FunctionBlocksLawsTest {

    private static final int[] GROUP = {0, 1, 2, 0, 0, 3, 2};
    private static final int K = GROUP.length;

    private static double[][] coupling(long seed) {
        Random random = new Random(seed);
        double[][] a = new double[K][K];
        for (int i = 0; i < K; i++) {
            for (int j = 0; j < K; j++) {
                a[i][j] = GROUP[i] == GROUP[j] ? random.nextGaussian() : 0;
            }
        }
        return a;
    }

    private static SquareMatrix[] groups(double[][] whole) {
        return Arrays.stream(new int[][] {{0, 3, 4}, {1}, {2, 6}, {5}})
                .map(f -> SquareMatrix.of(Arrays.stream(f)
                        .mapToObj(a -> Arrays.stream(f).mapToDouble(b -> whole[a][b]).toArray())
                        .toArray(double[][]::new)))
                .toArray(SquareMatrix[]::new);
    }

    private static DenseTensor inEverySlot(DenseTensor tensor, double[][] matrix) {
        DenseTensor result = tensor;
        for (int i = 0; i < tensor.order(); i++) {
            result = result.turned(matrix);
        }
        return result;
    }

    private static double[][] identity() {
        double[][] one = new double[K][K];
        for (int a = 0; a < K; a++) {
            one[a][a] = 1;
        }
        return one;
    }

    /** One entry of Σ_i A_i of a tensor. */
    private static double sum(DenseTensor tensor, double[][] a, int... place) {
        double sum = 0;
        int[] index = place.clone();
        for (int i = 0; i < place.length; i++) {
            for (int b = 0; b < K; b++) {
                index[i] = b;
                sum += a[place[i]][b] * tensor.at(index);
            }
            index[i] = place[i];
        }
        return sum;
    }

    @Test
    void groupsAreWhatIsCoupled() {
        FunctionBlocks blocks = FunctionBlocks.of(new FullIndexSet(K, 3), SparseMatrix.of(coupling(1)));
        assertEquals(4, blocks.matrices().size());
        assertEquals(3, blocks.matrices().get(0).size());
        assertEquals(coupling(1)[3][4], blocks.matrices().get(0).at(1, 2));
        assertEquals((9 + 1 + 4 + 1) / 7.0, blocks.multiplications(1), 1e-15);
        assertTrue(FunctionBlocks.of(new FullIndexSet(K, 3), SparseMatrix.of(identity())).isDiagonal());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void areProductsAndSumsInEverySlot(int order) {
        FullIndexSet set = new FullIndexSet(K, 4);
        double[][] a = coupling(2);
        double[][] e = coupling(3);
        FunctionBlocks blocks = FunctionBlocks.of(set, SparseMatrix.of(a));
        int offset = 5;
        int size = set.size(order);
        Random random = new Random(order);
        double[] y = random.doubles(offset + size + 2, -1, 1).toArray();
        double[] k = random.doubles(offset + size + 2, -1, 1).toArray();
        DenseTensor dense = DenseTensor.of(set, order, Arrays.copyOfRange(y, offset, offset + size));
        double[] multiplied = y.clone();
        blocks.multiply(order, groups(e), multiplied, offset, 1, false);
        double[] removed = k.clone();
        blocks.remove(order, groups(identity()), y, removed, offset, 1, false);
        DenseTensor expected = inEverySlot(dense, e);
        int[] place = new int[order];
        for (int rank = 0; rank < size; rank++) {
            set.multiset(order, rank, place);
            assertEquals(expected.at(place), multiplied[offset + rank], 1e-12);
            assertEquals(k[offset + rank] - sum(dense, a, place), removed[offset + rank], 1e-12);
        }
        for (int i = 0; i < y.length; i++) {
            if (i < offset || i >= offset + size) {
                assertEquals(y[i], multiplied[i], 0);
                assertEquals(k[i], removed[i], 0);
            }
        }
        double[] both = k.clone();
        blocks.remove(order, groups(e), y, both, offset, 1, false);
        blocks.multiply(order, groups(e), removed, offset, 1, false);
        assertArrayEquals(removed, both, 1e-12);
    }

    /** Three numbers of each coefficient, each as it would be alone; threads change nothing. */
    @Test
    void numbersSideBySideAreEachTheirOwn() {
        int functions = 40;
        FullIndexSet set = new FullIndexSet(functions, 3);
        double[][] a = new double[functions][functions];
        Random random = new Random(8);
        for (int i = 0; i < functions; i++) {
            for (int j = i % 4; j < functions; j += 4) {
                a[i][j] = random.nextGaussian();
            }
        }
        FunctionBlocks blocks = FunctionBlocks.of(set, SparseMatrix.of(a));
        SquareMatrix[] factors = blocks.matrices().toArray(SquareMatrix[]::new);
        assertEquals(4, factors.length);
        int size = set.size(3);
        double[] y = random.doubles(3 * size, -1, 1).toArray();
        double[] k = random.doubles(3 * size, -1, 1).toArray();
        double[] together = k.clone();
        blocks.remove(3, factors, y, together, 0, 3, false);
        double[] shared = k.clone();
        blocks.remove(3, factors, y, shared, 0, 3, true);
        assertArrayEquals(together, shared, 0);
        for (int l = 0; l < 3; l++) {
            double[] own = new double[size];
            double[] of = new double[size];
            for (int i = 0; i < size; i++) {
                own[i] = k[3 * i + l];
                of[i] = y[3 * i + l];
            }
            blocks.remove(3, factors, of, own, 0, 1, false);
            for (int i = 0; i < size; i++) {
                assertEquals(own[i], together[3 * i + l], 1e-10 * Math.max(1, Math.abs(own[i])));
            }
        }
    }
}
