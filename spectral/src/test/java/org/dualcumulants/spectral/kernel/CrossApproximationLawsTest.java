package org.dualcumulants.spectral.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

class CrossApproximationLawsTest {

    private static R064Store random(int rows, int columns, Random random) {
        R064Store store = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                store.set(i, j, random.nextGaussian());
            }
        }
        return store;
    }

    private static double largestDifference(MatrixStore<Double> a, MatrixStore<Double> b) {
        double largest = 0;
        for (int i = 0; i < a.getRowDim(); i++) {
            for (int j = 0; j < a.getColDim(); j++) {
                largest = Math.max(largest, Math.abs(a.doubleValue(i, j) - b.doubleValue(i, j)));
            }
        }
        return largest;
    }

    /** As many crosses as the rank, and the matrix is their sum. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void findsTheRank(int rank) {
        Random random = new Random(rank);
        R064Store m = R064Store.FACTORY.copy(random(60, rank, random).multiply(random(rank, 45, random)));
        CrossApproximation found = CrossApproximation.of(m, 1e-12, 11).orElseThrow();
        assertEquals(rank, found.left().getColDim());
        assertTrue(largestDifference(m, found.left().multiply(found.right().transpose())) < 1e-12);
    }

    /** What is left is known: its entries are below the bound, its squares add up to the remainder. */
    @Test
    void smoothMatrices() {
        R064Store m = R064Store.FACTORY.make(50, 70);
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < 70; j++) {
                m.set(i, j, Math.exp(-Math.pow(i / 50.0 - j / 70.0, 2)));
            }
        }
        CrossApproximation found = CrossApproximation.of(m, 1e-6, 12).orElseThrow();
        MatrixStore<Double> rest = m.subtract(found.left().multiply(found.right().transpose()));
        assertTrue(largestDifference(rest, R064Store.FACTORY.make(50, 70)) <= 1e-6);
        double norm = rest.aggregateAll(org.ojalgo.function.aggregator.Aggregator.NORM2);
        assertTrue(norm > 1e-8, "nothing is left");
        assertEquals(norm * norm, found.remainder(), 1e-9 * norm * norm);
    }

    @Test
    void withoutALowRankThereIsNone() {
        assertEquals(Optional.empty(), CrossApproximation.of(random(40, 40, new Random(2)), 1e-12, 10));
        assertEquals(Optional.empty(), CrossApproximation.of(R064Store.FACTORY.make(40, 40), 1e-12, 10));
    }
}
