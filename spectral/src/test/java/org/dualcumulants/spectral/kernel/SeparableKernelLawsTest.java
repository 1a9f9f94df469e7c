package org.dualcumulants.spectral.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dualcumulants.spectral.basis.Expansion;
import org.dualcumulants.spectral.basis.PointFunction;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.Sampling;
import org.dualcumulants.spectral.basis.WaveSum;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.junit.jupiter.api.Test;

/** Σ_r u_r(x) v_r(y) = K(x-y) with as few products as there are waves, a wave vector and its negative counted apart. */
class SeparableKernelLawsTest {

    private static final List<Axis> AXES = List.of(
            new PeriodicAxis("x", 0, 2 * Math.PI), new PeriodicAxis("y", -1, 2), new PeriodicAxis("z", 0.5, 3));
    private static final double[] WAVENUMBERS = {1, Math.PI, 2 * Math.PI / 3};
    private static final List<String> NAMES = List.of("x", "y", "z");

    /** A kernel whose components share the given waves. */
    private static List<WaveSum> draw(Random random, int dimension, int[][] waves) {
        List<WaveSum> components = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            components.add(WaveSum.draw(random, waves, Arrays.copyOf(WAVENUMBERS, dimension)));
        }
        return components;
    }

    private static SeparableKernel separate(List<? extends PointFunction> kernel, ProductBasis basis, double neglect) {
        Sampling sampling = new Sampling(basis, NAMES.subList(0, basis.dimension()));
        List<Expansion> components = kernel.stream().map(k -> sampling.expand(k, "kernel")).toList();
        return SeparableKernel.from(components, basis, neglect);
    }

    private static ProductBasis basis(int dimension, int harmonics) {
        List<Axis> axes = AXES.subList(0, dimension);
        return ProductBasis.of(axes, axes.stream().map(a -> harmonics).toList());
    }

    private static double sum(double[] c, double[] g) {
        double sum = 0;
        for (int a = 0; a < g.length; a++) {
            sum += c[a] * g[a];
        }
        return sum;
    }

    private static double at(SeparableKernel kernel, ProductBasis basis, int component, double[] x, double[] y) {
        double[] gx = basis.values(x);
        double[] gy = basis.values(y);
        double sum = 0;
        for (SeparableKernel.Product p : kernel.products()) {
            sum += sum(p.field().get(component), gx) * sum(p.weight(), gy);
        }
        return sum;
    }

    private static void assertSeparates(Random random, int dimension, int harmonics, int rank, int[][] waves) {
        List<WaveSum> expected = draw(random, dimension, waves);
        ProductBasis basis = basis(dimension, harmonics);
        SeparableKernel kernel = separate(expected, basis, 0);
        assertEquals(rank, kernel.products().size(), "rank for " + Arrays.deepToString(waves));
        assertTrue(kernel.exact(), "tail " + kernel.tail());
        for (int point = 0; point < 20; point++) {
            double[] x = random.doubles(dimension, -3, 3).toArray();
            double[] y = random.doubles(dimension, -3, 3).toArray();
            double[] difference = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                difference[i] = x[i] - y[i];
            }
            for (int i = 0; i < dimension; i++) {
                // singular values below 1e-13 of the largest entry are left out
                assertEquals(
                        expected.get(i).at(difference), at(kernel, basis, i, x, y), 1e-13 * expected.get(i).scale(),
                        Arrays.deepToString(waves));
            }
        }
    }

    @Test
    void oneDimension() {
        Random random = new Random(71);
        for (int trial = 0; trial < 20; trial++) {
            int[] harmonics = random.ints(1, 7).distinct().limit(1 + trial % 5).toArray();
            int[][] waves = Arrays.stream(harmonics).mapToObj(k -> new int[] {k}).toArray(int[][]::new);
            assertSeparates(random, 1, 6, 2 * waves.length, waves);
        }
        assertSeparates(random, 1, 3, 1, new int[][] {{0}});
        assertSeparates(random, 1, 3, 5, new int[][] {{0}, {1}, {3}});
    }

    @Test
    void twoDimensions() {
        Random random = new Random(72);
        assertSeparates(random, 2, 2, 2, new int[][] {{1, 1}});
        assertSeparates(random, 2, 2, 4, new int[][] {{1, 1}, {1, -1}});
        assertSeparates(random, 2, 2, 3, new int[][] {{0, 0}, {2, -1}});
        assertSeparates(random, 2, 2, 6, new int[][] {{1, 0}, {0, 2}, {1, -2}});
        assertSeparates(random, 2, 3, 11, new int[][] {{0, 0}, {1, 1}, {1, -1}, {3, 2}, {0, 3}, {2, 0}});
    }

    @Test
    void threeDimensions() {
        Random random = new Random(73);
        assertSeparates(random, 3, 1, 2, new int[][] {{1, 1, 1}});
        assertSeparates(random, 3, 1, 4, new int[][] {{1, -1, 1}, {1, 1, -1}});
        assertSeparates(random, 3, 1, 8, new int[][] {{1, 1, 1}, {1, 1, -1}, {1, -1, 1}, {1, -1, -1}});
        assertSeparates(random, 3, 2, 9, new int[][] {{0, 0, 0}, {0, 1, 2}, {2, 0, 0}, {1, 0, -1}, {2, -1, 1}});
    }

    /** Random sets of waves; a wave in one component only counts as much as one in all. */
    @Test
    void randomVectorKernelsHaveTheRankOfTheirUnion() {
        Random random = new Random(74);
        int[][] all = {{1, 0}, {0, 1}, {1, 1}, {1, -1}, {2, 1}, {2, -1}, {1, 2}, {1, -2}, {2, 2}};
        ProductBasis basis = basis(2, 2);
        for (int trial = 0; trial < 20; trial++) {
            int[][] first = Arrays.stream(all).filter(w -> random.nextDouble() < 0.3).toArray(int[][]::new);
            int[][] second = Arrays.stream(all).filter(w -> random.nextDouble() < 0.3).toArray(int[][]::new);
            List<WaveSum> kernel =
                    List.of(WaveSum.draw(random, first, 1, Math.PI), WaveSum.draw(random, second, 1, Math.PI));
            long union = Arrays.stream(all)
                    .filter(w -> Arrays.asList(first).contains(w) || Arrays.asList(second).contains(w))
                    .count();
            SeparableKernel separated = separate(kernel, basis, 0);
            assertEquals(2 * union, separated.products().size());
            double[] x = {0.3, 0.4};
            double[] y = {-1, 2};
            double scale = kernel.get(0).scale() + kernel.get(1).scale();
            assertEquals(kernel.get(0).at(1.3, -1.6), at(separated, basis, 0, x, y), 1e-13 * scale);
            assertEquals(kernel.get(1).at(1.3, -1.6), at(separated, basis, 1, x, y), 1e-13 * scale);
        }
    }

    @Test
    void nothingHasRankZero() {
        SeparableKernel kernel = separate(draw(new Random(75), 2, new int[0][]), basis(2, 2), 0);
        assertEquals(0, kernel.products().size());
        assertTrue(kernel.exact());
        assertEquals(0, kernel.tail());
    }

    private static double rootMeanSquareError(Expression k, SeparableKernel kernel, ProductBasis basis) {
        Compiled exact = k.compile(List.of("x"));
        double y = 0.7;
        double square = 0;
        int points = 64;
        for (int i = 0; i < points; i++) {
            double x = 2 * Math.PI * (i + 0.3) / points;
            double error = at(kernel, basis, 0, new double[] {x}, new double[] {y}) - exact.at(x - y);
            square += error * error;
        }
        return Math.sqrt(square / points);
    }

    /** 64 points resolve e^{cos x} far beyond every tail here, so the grid's mean square is the integral. */
    @Test
    void smoothKernelsAreCutAtTheStatedTail() {
        Expression k = Expression.parse("Exp(Cos(x))", new Names(List.of("x"), Map.of()));
        Sampling norm = new Sampling(basis(1, 1), List.of("x"));
        double rms = norm.expand(k, "kernel").rms();
        for (int harmonics : new int[] {1, 2, 4, 8}) {
            ProductBasis basis = basis(1, harmonics);
            SeparableKernel kernel =
                    SeparableKernel.from(List.of(new Sampling(basis, List.of("x")).expandDifference(k, "kernel")), basis, 0);
            assertEquals(2 * harmonics + 1, kernel.products().size());
            assertFalse(kernel.exact(), "tail " + kernel.tail());
            double error = rootMeanSquareError(k, kernel, basis);
            assertTrue(error > 0 && kernel.tail() > 1e-12);
            assertEquals(1, error / (kernel.tail() * rms), 1e-3, harmonics + " harmonics: " + error);
        }
        ProductBasis enough = basis(1, 20);
        SeparableKernel kernel =
                SeparableKernel.from(List.of(new Sampling(enough, List.of("x")).expandDifference(k, "kernel")), enough, 0);
        assertTrue(kernel.exact(), "tail " + kernel.tail());
        assertTrue(rootMeanSquareError(k, kernel, enough) < 1e-13 * rms);
    }

    /** Dropping at most a given part of Σ|κ| never changes a value by more, and is part of the tail. */
    @Test
    void neglectedWavesAreCountedInTheTail() {
        Expression k = Expression.parse("Exp(Cos(x))", new Names(List.of("x"), Map.of()));
        ProductBasis basis = basis(1, 12);
        Expansion expansion = new Sampling(basis, List.of("x")).expandDifference(k, "kernel");
        double sum = Arrays.stream(expansion.coefficients()).map(Math::abs).sum();
        int before = Integer.MAX_VALUE;
        for (double neglect : new double[] {1e-10, 1e-6, 1e-3}) {
            SeparableKernel kernel = SeparableKernel.from(List.of(expansion), basis, neglect);
            assertTrue(kernel.products().size() < before, "more is dropped");
            before = kernel.products().size();
            double error = rootMeanSquareError(k, kernel, basis);
            assertTrue(error <= neglect * sum, error + " for " + neglect);
            assertEquals(1, error / (kernel.tail() * expansion.rms()), 1e-3);
        }
    }
}
