package org.dualcumulants.hierarchy.observable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.system.Discretisation;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.junit.jupiter.api.Test;

/**
 * Φ̄_N at N particles is the sum of its dual cumulants over all subsets: an identity in the positions, for every average
 * ⟨·⟩ with ⟨1⟩ = 1, so the moments here are random numbers and belong to no density.
 */
class TerminalDataLawsTest {

    /** Sums of some ten thousand products of order one. */
    private static final double TOLERANCE = 1e-12;

    private final Random random = new Random(151);
    private int compared;

    private static Expression parse(String text, List<String> names) {
        return Expression.parse(text, new Names(names, Map.of()));
    }

    private static Study study(int dimension, int harmonics, Observable observable, BasisChoice basis) {
        List<Axis> axes = List.<Axis>of(new PeriodicAxis("x", 0, 2 * Math.PI), new PeriodicAxis("y", -2, 2 * Math.PI))
                .subList(0, dimension);
        List<String> names = axes.stream().map(Axis::name).toList();
        List<Expression> zero = names.stream().map(n -> parse("0", names)).toList();
        String density = dimension == 1 ? "1 + Cos(x)/3" : "1 + Cos(x)/3 + Sin(x - y)/4";
        return new Study(
                "observable", axes, zero, new PairKernel.Difference(zero), zero, parse(density, names), observable, 1,
                List.of(2.0), List.of(1),
                Optional.of(axes.stream().map(a -> harmonics).toList()), 1e-6, Scaling.PER_OTHER, false, basis);
    }

    /** Compares for N = fewest … 5 in both bases; {@code brute} gets positions and the expansion's moments. */
    private void assertExpands(int dimension, int harmonics, Observable observable, int order, int fewest, Brute brute) {
        for (BasisChoice choice : BasisChoice.values()) {
            Study study = study(dimension, harmonics, observable, choice);
            Discretisation d = new Discretisation(study, study.resolution().orElseThrow());
            OneParticleSystem system = d.system(2);
            TerminalData data = Observables.expand(study, d.basis(), system);
            assertEquals(order, data.order());
            assertTrue(data.tail() < 1e-13, "tail " + data.tail());
            TensorLayout layout = new TensorLayout(new FullIndexSet(system.functions(), order), order);
            double[] moments = random.doubles(system.functions() + 1, -0.5, 0.5).toArray();
            moments[0] = 1;
            double[] plain = system.plainMoments(moments);
            HoeffdingSum sum = new HoeffdingSum(system, d.basis(), moments);
            assertIsASeries(data, moments, layout, observable instanceof Observable.Fluctuation);
            for (int n = fewest; n <= 5; n++) {
                double[] unknowns = data.at(n, moments, layout);
                assertEquals(layout.length(), unknowns.length);
                double[][] x = new double[n][];
                Arrays.setAll(x, i -> random.doubles(dimension, -3, 3).toArray());
                double expected = brute.at(x, function -> average(d, plain, function));
                double found = sum.at(x, unknowns, layout, data.meanField(moments));
                double scale = Math.max(1, Arrays.stream(unknowns).map(Math::abs).max().orElse(0));
                assertTrue(scale > 1e-3 && Double.isFinite(found), "nothing to compare");
                assertEquals(expected, found, TOLERANCE * scale, choice + ", N = " + n);
                compared++;
            }
        }
    }

    /** Powers of 1/N add up to the unknowns at N, whatever the 1/N terms of the observable; a fluctuation has none. */
    private static void assertIsASeries(TerminalData data, double[] moments, TensorLayout layout, boolean fluctuation) {
        if (fluctuation) {
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> data.at(Coefficients.taylor(0), moments, layout));
            assertTrue(e.getMessage().contains("/2); it has no power series in 1/N"), e.getMessage());
            return;
        }
        double n = 1e3;
        double[] expected = data.at(n, moments, layout);
        double[] sum = new double[expected.length];
        for (int j = 8; j >= 0; j--) {
            double[] next = data.at(Coefficients.taylor(j), moments, layout);
            for (int i = 0; i < sum.length; i++) {
                sum[i] = sum[i] / n + next[i];
            }
        }
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertTrue(scale > 0);
        assertArrayEquals(expected, sum, 1e-13 * scale);
    }

    /** Φ̄_N at positions, given the average of a function of one particle. */
    @FunctionalInterface
    private interface Brute {
        double at(double[][] x, ToDoubleFunction<ToDoubleFunction<double[]>> average);
    }

    /** ⟨φ⟩ = Σ_a m_a ∫φ g_a / ∫g_a², by the trapezoidal rule on 32 points per axis. */
    private static double average(Discretisation d, double[] plain, ToDoubleFunction<double[]> function) {
        double[] norms = d.basis().normsSquared();
        int dimension = d.basis().dimension();
        int points = 32;
        double sum = 0;
        for (int p = 0; p < Math.pow(points, dimension); p++) {
            double[] x = dimension == 1
                    ? new double[] {2 * Math.PI * p / points}
                    : new double[] {2 * Math.PI * (p / points) / points, 2 * Math.PI * (p % points) / points};
            double[] g = d.basis().values(x);
            double weight = 0;
            for (int a = 0; a < g.length; a++) {
                weight += plain[a] * g[a] * norms[0] / norms[a];
            }
            sum += weight * function.applyAsDouble(x);
        }
        return sum / Math.pow(points, dimension);
    }

    private static double mean(RandomFunction f, double[][] x) {
        return Arrays.stream(x).mapToDouble(f::at).average().orElseThrow();
    }

    @Test
    void means() {
        for (int dimension = 1; dimension <= 2; dimension++) {
            String[] names = dimension == 1 ? new String[] {"x"} : new String[] {"x", "y"};
            RandomFunction f = new RandomFunction(random, names, 2, 4);
            Observable observable = new Observable.Mean(parse(f.formula(), List.of(names)));
            assertExpands(dimension, 2, observable, 1, 2, (x, average) -> mean(f, x));
        }
        assertEquals(16, compared);
    }

    /** Every monomial in two statistics up to degree 4 in one dimension and up to 2 in two. */
    @Test
    void functionals() {
        assertFunctional(1, 4, 4, "1/2 - s + 2*s*t - t^2/3 + s^3 - s^2*t/5 + 3*s*t^2 + s^4/2 - s^3*t + s^2*t^2 - t^4",
                (s, t) -> 0.5 - s + 2 * s * t - t * t / 3 + s * s * s - s * s * t / 5 + 3 * s * t * t
                        + s * s * s * s / 2 - s * s * s * t + s * s * t * t - t * t * t * t);
        assertFunctional(2, 2, 2, "s^2 - 3*s*t + t + t^2/2", (s, t) -> s * s - 3 * s * t + t + t * t / 2);
        assertEquals(16, compared);
    }

    private void assertFunctional(
            int dimension, int harmonics, int degree, String value, java.util.function.DoubleBinaryOperator polynomial) {
        String[] names = dimension == 1 ? new String[] {"x"} : new String[] {"x", "y"};
        RandomFunction c = new RandomFunction(random, names, 1, 3);
        RandomFunction d = new RandomFunction(random, names, 1, 3);
        Map<String, Expression> statistics = new LinkedHashMap<>();
        statistics.put("s", parse(c.formula(), List.of(names)));
        statistics.put("t", parse(d.formula(), List.of(names)));
        Observable observable = new Observable.Functional(statistics, parse(value, List.of("s", "t")));
        assertExpands(dimension, harmonics, observable, degree, 2, (x, average) ->
                polynomial.applyAsDouble(mean(c, x), mean(d, x)));
    }

    @Test
    void marginals() {
        for (int particles = 1; particles <= 3; particles++) {
            assertMarginal(1, 2, particles);
        }
        assertMarginal(2, 1, 2);
        assertEquals(2 * (4 + 4 + 3 + 4), compared);
    }

    private void assertMarginal(int dimension, int harmonics, int particles) {
        RandomFunction f = function(dimension, harmonics, particles);
        Observable observable = new Observable.Marginal(particles, parse(f.formula(), slots(dimension, particles)));
        assertExpands(dimension, harmonics, observable, particles, Math.max(2, particles), (x, average) ->
                choices(x.length, particles).mapToDouble(c -> f.at(flat(x, c))).average().orElseThrow());
    }

    private static List<String> slots(int dimension, int particles) {
        return Observable.slotNames(dimension == 1 ? List.of("x") : List.of("x", "y"), particles);
    }

    private RandomFunction function(int dimension, int harmonics, int particles) {
        return new RandomFunction(random, slots(dimension, particles).toArray(String[]::new), harmonics, 5);
    }

    /** Ordered choices of different particles. */
    private static java.util.stream.Stream<int[]> choices(int n, int particles) {
        return IntStream.range(0, (int) Math.pow(n, particles))
                .mapToObj(p -> {
                    int[] c = new int[particles];
                    int rest = p;
                    for (int i = 0; i < particles; i++) {
                        c[i] = rest % n;
                        rest /= n;
                    }
                    return c;
                })
                .filter(c -> Arrays.stream(c).distinct().count() == particles);
    }

    private static double[] flat(double[][] x, int[] chosen) {
        return Arrays.stream(chosen).boxed().flatMapToDouble(i -> Arrays.stream(x[i])).toArray();
    }

    /** N^{-n/2} Σ_σ of φ, symmetrised, less its averages over every set of slots with alternating signs. */
    @Test
    void fluctuations() {
        for (int order = 1; order <= 3; order++) {
            assertFluctuation(1, 1, order);
        }
        assertFluctuation(2, 1, 1);
        assertEquals(2 * (4 + 4 + 3 + 4), compared);
    }

    private void assertFluctuation(int dimension, int harmonics, int order) {
        RandomFunction f = function(dimension, harmonics, order);
        Observable observable = new Observable.Fluctuation(order, parse(f.formula(), slots(dimension, order)));
        assertExpands(dimension, harmonics, observable, order, Math.max(2, order), (x, average) -> {
            double factorial = IntStream.rangeClosed(1, order).mapToDouble(i -> i).reduce(1, (a, b) -> a * b);
            double sum = choices(x.length, order)
                    .mapToDouble(c -> centred(f, new double[0], x, c, average))
                    .sum();
            return sum / factorial * Math.pow(x.length, -0.5 * order);
        });
    }

    /** (Q⊗…⊗Q f)(x_c), slot after slot. */
    private static double centred(
            RandomFunction f, double[] fixed, double[][] x, int[] c, ToDoubleFunction<ToDoubleFunction<double[]>> average) {
        int slot = fixed.length / x[0].length;
        if (slot == c.length) {
            return f.at(fixed);
        }
        return centred(f, append(fixed, x[c[slot]]), x, c, average)
                - average.applyAsDouble(y -> centred(f, append(fixed, y), x, c, average));
    }

    private static double[] append(double[] head, double[] tail) {
        double[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
