package org.dualcumulants.spectral.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.basis.Expansion;
import org.dualcumulants.spectral.basis.PlaneWaves;
import org.dualcumulants.spectral.basis.PointFunction;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.Sampling;
import org.dualcumulants.spectral.basis.WaveSum;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Σ_r u_r(x) v_r(y) = K(x-y) with as few products as there are waves, a wave vector and its negative counted apart, and
 * = K(x, y) with as few as there can be.
 */
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
        SeparableKernel inWaves = kernel.inPlaneWaves();
        assertEquals(rank, inWaves.products().size(), "rank in plane waves for " + Arrays.deepToString(waves));
        PlaneWaves.of(basis).ifPresent(all -> assertSingleWaves(inWaves, all));
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
                assertEquals(
                        expected.get(i).at(difference), at(inWaves, basis, i, x, y), 2e-13 * expected.get(i).scale(),
                        "in plane waves, " + Arrays.deepToString(waves));
            }
        }
    }

    private static void assertSingleWaves(SeparableKernel kernel, PlaneWaves waves) {
        for (SeparableKernel.Product p : kernel.products()) {
            double[] v = waves.rotation().times(p.weight());
            assertEquals(1, Arrays.stream(v).filter(c -> Math.abs(c) > 1e-15).count(), Arrays.toString(v));
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

    private static List<String> pair(int dimension) {
        return PairKernel.primed(NAMES.subList(0, dimension));
    }

    private static Expression general(String text, int dimension) {
        return Expression.parse(text, new Names(pair(dimension), Map.of()));
    }

    private static SeparableKernel separatePairs(List<? extends PointFunction> kernel, ProductBasis basis, double neglect) {
        Sampling sampling = new Sampling(basis.squared(), pair(basis.dimension()));
        return SeparableKernel.fromPairs(
                kernel.stream().map(k -> sampling.expand(k, "kernel")).toList(), basis, neglect);
    }

    /** Σ_{r&lt;R} u_r(x) v_r(y), u_r with a component per axis. */
    private record Products(List<List<WaveSum>> u, List<WaveSum> v, int component) implements PointFunction {
        double at(double[] x, double[] y) {
            double sum = 0;
            for (int r = 0; r < v.size(); r++) {
                sum += u.get(r).get(component).at(x) * v.get(r).at(y);
            }
            return sum;
        }

        @Override
        public void evaluate(double[][] columns, double[] out) {
            int d = columns.length / 2;
            for (int p = 0; p < out.length; p++) {
                int at = p;
                double[] both = Arrays.stream(columns).mapToDouble(c -> c[at]).toArray();
                out[p] = at(Arrays.copyOf(both, d), Arrays.copyOfRange(both, d, 2 * d));
            }
        }

        @Override
        public String text() {
            return v.size() + " products";
        }
    }

    private static List<Products> drawProducts(Random random, int dimension, int rank) {
        int[][] waves = dimension == 1
                ? new int[][] {{0}, {1}, {2}}
                : new int[][] {{0, 0}, {1, 0}, {0, 2}, {1, -1}, {2, 1}};
        double[] wavenumbers = Arrays.copyOf(WAVENUMBERS, dimension);
        List<List<WaveSum>> u = new ArrayList<>();
        List<WaveSum> v = new ArrayList<>();
        for (int r = 0; r < rank; r++) {
            u.add(draw(random, dimension, waves));
            v.add(WaveSum.draw(random, waves, wavenumbers));
        }
        return IntStream.range(0, dimension).mapToObj(i -> new Products(u, v, i)).toList();
    }

    /** Rank R comes out as R, up to the full rank 5 of two harmonics and 9 of five waves on the plane. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "1, 4", "1, 5", "2, 1", "2, 3", "2, 9"})
    void sumsOfProductsAreFoundAgain(int dimension, int rank) {
        Random random = new Random(76 + rank);
        List<Products> expected = drawProducts(random, dimension, rank);
        ProductBasis basis = basis(dimension, 2);
        SeparableKernel kernel = separatePairs(expected, basis, 0);
        assertEquals(rank, kernel.products().size());
        assertTrue(kernel.exact(), "tail " + kernel.tail());
        SeparableKernel inWaves = kernel.inPlaneWaves();
        assertEquals(rank, inWaves.products().size(), "none more for products that are no waves");
        for (int point = 0; point < 20; point++) {
            double[] x = random.doubles(dimension, -3, 3).toArray();
            double[] y = random.doubles(dimension, -3, 3).toArray();
            for (Products component : expected) {
                assertEquals(component.at(x, y), at(kernel, basis, component.component(), x, y), 1e-12 * rank);
                assertEquals(component.at(x, y), at(inWaves, basis, component.component(), x, y), 1e-12 * rank);
            }
        }
    }

    /** The blocks of the addition theorem are those of the sampled coefficients. */
    @Test
    void aDifferenceHasTheSameProductsEitherWay() {
        Expression difference = Expression.parse("Sin(x) + Cos(2*x)/3 + 1/7", new Names(List.of("x"), Map.of()));
        Expression both = general("Sin(x - x') + Cos(2*x - 2*x')/3 + 1/7", 1);
        ProductBasis basis = basis(1, 4);
        SeparableKernel once = SeparableKernel.of(new PairKernel.Difference(List.of(difference)), AXES.subList(0, 1), basis, 0);
        SeparableKernel twice = SeparableKernel.of(new PairKernel.General(List.of(both)), AXES.subList(0, 1), basis, 0);
        assertEquals(5, once.products().size());
        assertEquals(5, twice.products().size());
        ProductBasis enough = (ProductBasis) twice.basis();
        assertEquals(List.of(2), enough.resolution(), "two harmonics are enough");
        for (int r = 0; r < 5; r++) {
            double[] u = basis.cut(twice.products().get(r).field().get(0), enough);
            assertArrayEquals(once.products().get(r).field().get(0), u, 1e-15);
            assertArrayEquals(
                    once.products().get(r).weight(), basis.cut(twice.products().get(r).weight(), enough), 0);
        }
    }

    /** The mean square over 64 × 64 points, which resolve the kernel, is that of the stated tail. */
    @Test
    void smoothKernelsOfTwoStatesAreCutAtTheStatedTail() {
        Expression k = general("Exp(Cos(x)*Sin(x' + 1))", 1);
        Compiled exact = k.compile(List.of("x", "x'"));
        int before = Integer.MAX_VALUE;
        for (double neglect : new double[] {0, 1e-9, 1e-5, 1e-2}) {
            ProductBasis basis = basis(1, 12);
            SeparableKernel kernel = separatePairs(List.of(PointFunction.of(k, List.of("x", "x'"))), basis, neglect);
            assertTrue(kernel.products().size() < before, "fewer products");
            before = kernel.products().size();
            double error = 0;
            double all = 0;
            for (int i = 0; i < 64; i++) {
                for (int j = 0; j < 64; j++) {
                    double x = 2 * Math.PI * (i + 0.3) / 64;
                    double y = 2 * Math.PI * (j + 0.7) / 64;
                    error += Math.pow(at(kernel, basis, 0, new double[] {x}, new double[] {y}) - exact.at(x, y), 2);
                    all += Math.pow(exact.at(x, y), 2);
                }
            }
            double relative = Math.sqrt(error / all);
            assertTrue(relative <= Math.max(neglect, 1e-13), relative + " for " + neglect);
            if (neglect > 0) {
                assertEquals(1, relative / kernel.tail(), 1e-3);
                assertFalse(kernel.exact());
            }
        }
        assertTrue(before > 1, "rank " + before);
    }

    private static String refusal(int harmonics, String... components) {
        int d = components.length;
        PairKernel kernel = new PairKernel.General(Arrays.stream(components).map(c -> general(c, d)).toList());
        StudyException e = assertThrows(
                StudyException.class,
                () -> SeparableKernel.of(kernel, AXES.subList(0, d), basis(d, harmonics), 1e-9));
        assertTrue(e.where().startsWith("particle.kernel"), e.where());
        return e.getMessage();
    }

    @Test
    void kernelsOfTwoStatesMustBeFiniteAndResolved() {
        String pole = refusal(4, "1/(x - x')");
        assertTrue(pole.startsWith("'1/(x - x')' is infinite at x = 0.0, x' = 0.0; it must be finite there"), pole);
        String between = refusal(4, "1/(x - x' + 1/7)");
        assertTrue(between.contains("do not settle"), between);
        String rough = refusal(20, "Abs(Sin(x - y')*Cos(y - x'))", "0");
        assertTrue(rough.contains("needs a grid of 2.68e+08 points at this resolution"), rough);
    }
}
