package org.dualcumulants.hierarchy.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Inserting a vector is the sum over the slots it may take; all of them one after the other, over all permutations. */
class SymmetricTensorsLawsTest {

    private static final double ULP = 0x1p-53;

    @Test
    void insertionIsTheSumOverSlots() {
        Random random = new Random(111);
        for (int order = 1; order <= 4; order++) {
            int k = 4;
            FullIndexSet set = new FullIndexSet(k, 4);
            double[] packed = random.doubles(set.size(order - 1), -1, 1).toArray();
            double[] v = random.doubles(k, -1, 1).toArray();
            DenseTensor x = order == 1 ? new DenseTensor(k, packed) : DenseTensor.of(set, order - 1, packed);
            double[] found = SymmetricTensors.insert(set, order, packed, v);
            DenseTensor dense = DenseTensor.of(set, order, found);
            assertEquals(set.size(order), found.length);
            for (int place = 0; place < Math.pow(k, order); place++) {
                int[] a = DenseTensor.indices(k, order, place);
                double sum = 0;
                for (int i = 0; i < order; i++) {
                    int slot = i;
                    sum += v[a[i]] * x.at(IntStream.range(0, a.length).filter(j -> j != slot).map(j -> a[j]).toArray());
                }
                assertEquals(sum, dense.at(a), 4 * order * ULP);
            }
        }
    }

    /** Σ_σ v_{σ(1)} ⊗ v_{σ(2)} ⊗ v_{σ(3)} over the six permutations. */
    @Test
    void repeatedInsertionSumsOverPermutations() {
        Random random = new Random(112);
        int k = 5;
        FullIndexSet set = new FullIndexSet(k, 3);
        double[][] v = new double[3][];
        double[] tensor = {1};
        for (int i = 0; i < 3; i++) {
            v[i] = random.doubles(k, -1, 1).toArray();
            tensor = SymmetricTensors.insert(set, i + 1, tensor, v[i]);
        }
        DenseTensor dense = DenseTensor.of(set, 3, tensor);
        int[][] permutations = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int place = 0; place < k * k * k; place++) {
            int[] a = DenseTensor.indices(k, 3, place);
            double sum = 0;
            for (int[] p : permutations) {
                sum += v[p[0]][a[0]] * v[p[1]][a[1]] * v[p[2]][a[2]];
            }
            assertEquals(sum, dense.at(a), 64 * ULP);
        }
        assertTrue(tensor.length > 30);
    }
}
