package org.dualcumulants.spectral.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Projections on a set of products are the blocks, on that set, of projections on all products. */
class BasisSetLawsTest {

    private static final List<Axis> AXES = List.of(new PeriodicAxis("x", 0, 2 * Math.PI), new PeriodicAxis("y", 0, 3));

    private static ProductBasis basis(BasisSet set) {
        return ProductBasis.of(AXES, List.of(3, 4), set);
    }

    private static int[] places(ProductBasis some, ProductBasis all) {
        return IntStream.range(0, some.size()).map(a -> all.index(some.components(a))).toArray();
    }

    @Test
    void numbersOfFunctions() {
        List<Integer> three = List.of(3, 3);
        // lattice points with |k| + |l| ≤ 3, and with (1 + |k|)(1 + |l|) ≤ 4
        assertEquals(25, ProductBasis.of(AXES, three, BasisSet.TOTAL_DEGREE).size());
        assertEquals(17, ProductBasis.of(AXES, three, BasisSet.HYPERBOLIC).size());
        assertEquals(49, ProductBasis.of(AXES, three, BasisSet.FULL).size());
        for (BasisSet set : BasisSet.values()) {
            assertEquals(basis(set).size(), ProductBasis.size(AXES, List.of(3, 4), set));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOTAL_DEGREE", "HYPERBOLIC"})
    void operatorsAreBlocksOfThoseOfTheFullBasis(BasisSet set) {
        ProductBasis some = basis(set);
        ProductBasis all = basis(BasisSet.FULL);
        int[] places = places(some, all);
        assertTrue(places.length < all.size() && places[0] == 0);
        ProductFunctions factors = some.factors();
        assertEquals(all.factors().size(), factors.size());
        Random random = new Random(1);
        double[] q = random.doubles(factors.size(), -1, 1).toArray();
        double[] p = random.doubles(factors.size(), -1, 1).toArray();
        sameBlock(all.multiplication(q, factors), some.multiplication(q, factors), places);
        sameBlock(all.transport(List.of(q, p), factors), some.transport(List.of(q, p), factors), places);
        sameBlock(all.secondDerivatives(new double[] {0.3, 2}), some.secondDerivatives(new double[] {0.3, 2}), places);
        ProductFunctions densities = all.densities(0);
        double[] form = random.doubles(densities.size(), -1, 1).toArray();
        double[][] full = all.pairing(form, densities);
        double[][] part = some.pairing(form, densities);
        for (int a = 0; a < places.length; a++) {
            for (int b = 0; b < places.length; b++) {
                assertEquals(full[places[a]][places[b]], part[a][b], 1e-12);
            }
        }
    }

    private static void sameBlock(SparseMatrix all, SparseMatrix some, int[] places) {
        assertTrue(some.nonZeros() > 0);
        for (int a = 0; a < places.length; a++) {
            for (int b = 0; b < places.length; b++) {
                assertEquals(all.at(places[a], places[b]), some.at(a, b), 1e-13);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BasisSet.class)
    void functionsOfSeveralStatesAreNumberedByPairs(BasisSet set) {
        ProductBasis one = basis(set);
        ProductBasis two = one.squared();
        assertEquals(one.size() * one.size(), two.size());
        double[] first = one.values(0.3, 1.1);
        double[] second = one.values(2.1, 0.4);
        double[] expected = ProductFunctions.tensor(List.of(first, second));
        assertArrayEquals(expected, two.values(0.3, 1.1, 2.1, 0.4), 1e-15);
    }

    @ParameterizedTest
    @EnumSource(names = {"TOTAL_DEGREE", "HYPERBOLIC"})
    void quantitiesAreThoseOfTheFullBasis(BasisSet set) {
        ProductBasis some = basis(set);
        ProductBasis all = basis(BasisSet.FULL);
        int[] places = places(some, all);
        assertArrayEquals(of(all.normsSquared(), places), some.normsSquared(), 0);
        assertArrayEquals(of(all.integrals(), places), some.integrals(), 0);
        assertArrayEquals(of(all.suprema(), places), some.suprema(), 0);
        int[] y = {1};
        double[] coefficients = new Random(3).doubles(some.only(y).size(), -1, 1).toArray();
        assertArrayEquals(of(all.embedded(coefficients, y), places), some.embedded(coefficients, y), 0);
    }

    private static double[] of(double[] all, int[] places) {
        return IntStream.of(places).mapToDouble(a -> all[a]).toArray();
    }
}
