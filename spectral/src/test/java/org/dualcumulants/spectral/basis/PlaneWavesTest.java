package org.dualcumulants.spectral.basis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisSet;
import org.junit.jupiter.api.Test;

/** g' = T g are cos(k·x) and sin(k·x), each once, times functions of the axes that are no circles; T is orthogonal. */
class PlaneWavesTest {

    private static final double TOLERANCE = 1e-13;

    private static final Axis X = new PeriodicAxis("x", 0, 2 * Math.PI);
    private static final Axis Y = new PeriodicAxis("y", -1, 2);
    private static final Axis Z = new PeriodicAxis("z", 0.5, 3);
    private static final Axis V = new RealAxis("v", 0.3, 1.2);

    @Test
    void onlySeveralCirclesHaveOthersThanProducts() {
        assertTrue(PlaneWaves.of(ProductBasis.of(List.of(X), List.of(3))).isEmpty());
        assertTrue(PlaneWaves.of(ProductBasis.of(List.of(X, V), List.of(3, 2))).isEmpty());
        assertTrue(PlaneWaves.of(ProductBasis.of(List.of(X, V, Y), List.of(3, 2, 1))).isPresent());
    }

    @Test
    void areCosinesAndSines() {
        assertWaves(ProductBasis.of(List.of(X, Y), List.of(3, 2)), new double[] {1, Math.PI});
        assertWaves(ProductBasis.of(List.of(X, Y, Z), List.of(1, 2, 1)), new double[] {1, Math.PI, 2 * Math.PI / 3});
        assertWaves(ProductBasis.of(List.of(X, Y), List.of(5, 5), BasisSet.HYPERBOLIC), new double[] {1, Math.PI});
        assertWaves(ProductBasis.of(List.of(X, V, Y), List.of(2, 2, 1)), new double[] {1, 0, Math.PI});
    }

    /** Every wave is told from all others by its values at points, where it must be one of cos(k·x), sin(k·x). */
    private static void assertWaves(ProductBasis basis, double[] wavenumbers) {
        PlaneWaves waves = PlaneWaves.of(basis).orElseThrow();
        SparseMatrix t = waves.rotation();
        assertOrthogonal(t);
        Random random = new Random(7);
        double[][] points = IntStream.range(0, 6)
                .mapToObj(i -> random.doubles(basis.dimension(), -3, 3).toArray())
                .toArray(double[][]::new);
        double[][] values = Arrays.stream(points).map(x -> t.times(basis.values(x))).toArray(double[][]::new);
        Set<String> seen = new HashSet<>();
        for (int a = 0; a < basis.size(); a++) {
            String found = found(basis, wavenumbers, points, values, a);
            assertTrue(seen.add(found), found + " twice");
        }
    }

    private static String found(ProductBasis basis, double[] wavenumbers, double[][] points, double[][] values, int a) {
        int d = basis.dimension();
        int waves = (int) IntStream.range(0, d).filter(i -> wavenumbers[i] > 0 && basis.component(a, i) > 0).count();
        double scale = Math.pow(2, 0.5 * (1 - Math.max(1, waves)));
        for (int signs = 0; signs < 1 << d; signs++) {
            for (boolean cosine : new boolean[] {true, false}) {
                double worst = 0;
                for (int p = 0; p < points.length; p++) {
                    double angle = 0;
                    double others = scale;
                    for (int i = 0; i < d; i++) {
                        if (wavenumbers[i] > 0) {
                            double k = FourierBasis.harmonic(basis.component(a, i)) * wavenumbers[i];
                            angle += ((signs >> i & 1) == 0 ? k : -k) * points[p][i];
                        } else {
                            others *= basis.axes().get(i).values(points[p][i])[basis.component(a, i)];
                        }
                    }
                    double expected = others * (cosine ? Math.cos(angle) : Math.sin(angle));
                    worst = Math.max(worst, Math.abs(expected - values[p][a]));
                }
                if (worst < TOLERANCE * 100) {
                    return basis.name(a).replaceAll("cos|sin", "") + " signs " + signs + (cosine ? " cos" : " sin");
                }
            }
        }
        throw new AssertionError("function " + a + " of the group of " + basis.name(a) + " is no plane wave");
    }

    private static void assertOrthogonal(SparseMatrix t) {
        SparseMatrix product = SparseMatrix.identity(t.rows()).in(t, 0);
        for (int a = 0; a < t.rows(); a++) {
            for (int b = 0; b < t.rows(); b++) {
                assertEquals(a == b ? 1 : 0, product.at(a, b), TOLERANCE);
            }
        }
    }
}
