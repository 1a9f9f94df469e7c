package org.dualcumulants.spectral.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.quadrature.QuadratureRule;
import org.junit.jupiter.api.Test;

/** What every kind of axis owes: a transform that inverts values, tables that agree with the functions point by point. */
abstract class AxisBasisContract {

    private static final double ULP = 0x1p-53;

    /** The bases to look at, of different resolution and domain. */
    abstract List<AxisBasis> bases();

    /** How many roundings a value g_a(x) of the basis may carry. */
    abstract double roundings(AxisBasis basis);

    private List<AxisBasis> some() {
        List<AxisBasis> some = bases();
        assertFalse(some.isEmpty(), "no basis to look at");
        return some;
    }

    /** A point of the axis where its functions are to be accurate. */
    private static double point(AxisBasis basis, Random random) {
        return basis.point(random.nextDouble());
    }

    private static double sum(double[] coefficients, double[] values) {
        double sum = 0;
        for (int a = 0; a < coefficients.length; a++) {
            sum += coefficients[a] * values[a];
        }
        return sum;
    }

    private static double[] line(AxisBasis basis, double[] coefficients, int count) {
        double[] line = basis.grid(count).nodes();
        assertTrue(line.length >= count, "a grid of " + line.length + " points for " + count);
        for (int j = 0; j < line.length; j++) {
            line[j] = sum(coefficients, basis.values(line[j]));
        }
        return line;
    }

    @Test
    void analysisInvertsValues() {
        Random random = new Random(41);
        for (AxisBasis basis : some()) {
            double[] c = random.doubles(basis.size(), -1, 1).toArray();
            for (int count : new int[] {basis.size() + 1, 4 * basis.size() + 3}) {
                double[] found = line(basis, c, count);
                basis.analyse(found);
                double tolerance = 4 * basis.size() * roundings(basis) * ULP;
                for (int a = 0; a < found.length; a++) {
                    assertEquals(a < c.length ? c[a] : 0, found[a], tolerance, basis.name(Math.min(a, c.length - 1)));
                }
            }
        }
    }

    /** Five-point difference with h = 0.003/δ: its error is h⁴/30 of the fifth derivative, and 1.5/h of the values'. */
    @Test
    void slopesAreCentralDifferences() {
        Random random = new Random(43);
        for (AxisBasis basis : some()) {
            double x = point(basis, random);
            double[] g = basis.values(x);
            double[] slopes = basis.slopes(x);
            double steepest = 0;
            double largest = 0;
            for (int b = 0; b < basis.size(); b++) {
                steepest = Math.max(steepest, Math.abs(slopes[b]));
                largest = Math.max(largest, Math.abs(g[b]));
            }
            assertTrue(steepest > 0, "nothing to differentiate");
            double fastest = frequency(basis);
            double h = 3e-3 / fastest;
            double tolerance = fastest * scale(basis) * (81e-12 / 30 + 1.5 / 3e-3 * 2 * roundings(basis) * ULP);
            double[][] near = {basis.values(x - 2 * h), basis.values(x - h), basis.values(x + h), basis.values(x + 2 * h)};
            for (int b = 0; b < basis.size(); b++) {
                double difference = (near[0][b] - 8 * near[1][b] + 8 * near[2][b] - near[3][b]) / (12 * h);
                assertEquals(difference, slopes[b], tolerance, basis.name(b));
            }
        }
    }

    /** How fast the functions oscillate at most: |g'| ≤ frequency · scale. */
    abstract double frequency(AxisBasis basis);

    /** How large functions become where the contract looks at them. */
    double scale(AxisBasis basis) {
        return 1;
    }

    /** ⟨g_c, g⟩/⟨g_c, g_c⟩ by a rule that resolves what the law is about. */
    private static double[] projection(AxisBasis basis, java.util.function.DoubleUnaryOperator g) {
        QuadratureRule rule = basis.grid(8 * basis.size() + 40);
        double[] c = new double[basis.size()];
        for (int k = 0; k < rule.size(); k++) {
            double[] values = basis.values(rule.node(k));
            double value = g.applyAsDouble(rule.node(k));
            for (int a = 0; a < c.length; a++) {
                c[a] += rule.weight(k) * values[a] * value / basis.normSquared(a);
            }
        }
        return c;
    }

    /** A function that no basis holds, and that turns into nothing simpler by differentiation. */
    private static double factor(AxisBasis basis, double x) {
        double length = basis.point(1) - basis.point(0);
        return Math.cos(2 * Math.PI * (x - basis.point(0)) / length) + 0.3 * Math.sin(4 * Math.PI * (x - basis.point(0)) / length);
    }

    private static double[] applied(java.util.function.IntFunction<SparseMatrix> matrices, double[] q, double[] unit) {
        double[] out = new double[unit.length];
        for (int k = 0; k < q.length; k++) {
            double[] image = q[k] == 0 ? out : matrices.apply(k).times(unit);
            for (int a = 0; a < out.length && q[k] != 0; a++) {
                out[a] += q[k] * image[a];
            }
        }
        return out;
    }

    private static double[] coefficients(AxisFunctions functions, AxisBasis basis) {
        QuadratureRule rule = functions.grid(4 * functions.size());
        double[] line = rule.nodes();
        for (int k = 0; k < line.length; k++) {
            line[k] = factor(basis, line[k]);
        }
        functions.analyse(line);
        return java.util.Arrays.copyOf(line, functions.size());
    }

    @Test
    void multiplicationAndTransportAreProjections() {
        for (AxisBasis basis : some()) {
            AxisFunctions factors = basis.factors();
            double[] q = coefficients(factors, basis);
            double tolerance = 64 * basis.size() * roundings(basis) * ULP;
            for (int b = 0; b < basis.size(); b++) {
                int column = b;
                double[] unit = new double[basis.size()];
                unit[b] = 1;
                assertArrayEquals(
                        projection(basis, x -> factor(basis, x) * basis.values(x)[column]),
                        applied(k -> basis.multiplication(factors, k), q, unit), tolerance, "q times " + basis.name(b));
                assertArrayEquals(
                        projection(basis, x -> factor(basis, x) * basis.slopes(x)[column]),
                        applied(k -> basis.transport(factors, k), q, unit), tolerance * frequency(basis), "q ∂" + basis.name(b));
            }
        }
    }

    /** -∫ g_c' g_b' / ∫ g_c², where the weight of the real line adds what makes it d²/dx² itself. */
    @Test
    void secondDerivativeIsWeak() {
        for (AxisBasis basis : some()) {
            SparseMatrix second = basis.secondDerivative();
            for (int b = 0; b < basis.size(); b++) {
                double[] unit = new double[basis.size()];
                unit[b] = 1;
                double[] found = second.times(unit);
                double[] slopes = projection(basis, x -> second(basis, unit, x));
                assertArrayEquals(slopes, found, 64 * basis.size() * roundings(basis) * ULP * Math.pow(frequency(basis), 2));
            }
        }
    }

    /** Second derivative of Σ c_a g_a at a point. */
    abstract double second(AxisBasis basis, double[] c, double x);

    /** ∫ g_a g_b f for a density in the functions made for it. */
    @Test
    void pairingsAreIntegralsAgainstADensity() {
        for (AxisBasis basis : some()) {
            AxisFunctions densities = basis.densities(4);
            QuadratureRule rule = densities.grid(4 * densities.size());
            double[] line = new double[rule.size()];
            for (int k = 0; k < line.length; k++) {
                line[k] = (2 + factor(basis, rule.node(k))) * basis.reference(rule.node(k));
            }
            densities.analyse(line);
            double[][] found = new double[basis.size()][basis.size()];
            for (int k = 0; k < densities.size(); k++) {
                SparseMatrix pairing = basis.pairing(densities, k);
                for (int a = 0; a < found.length; a++) {
                    for (int e = pairing.start(a); e < pairing.start(a + 1); e++) {
                        found[a][pairing.column(e)] += line[k] * densities.normSquared(k) * pairing.value(e);
                    }
                }
            }
            for (int b = 0; b < basis.size(); b++) {
                int column = b;
                double[] expected = projection(basis, x -> (2 + factor(basis, x)) * basis.values(x)[column]);
                for (int a = 0; a < basis.size(); a++) {
                    assertEquals(
                            expected[a] * basis.normSquared(a), found[a][b],
                            64 * basis.size() * roundings(basis) * ULP * basis.normSquared(0), basis.name(a) + ", " + basis.name(b));
                }
            }
        }
    }

    @Test
    void theConstantHasTheCoefficientsOne() {
        Random random = new Random(47);
        for (AxisBasis basis : some()) {
            for (AxisFunctions functions : List.of(basis, basis.factors())) {
                assertEquals(1, sum(functions.one(), functions.values(point(basis, random))), 1e-10);
            }
        }
    }

    @Test
    void functionsAreOrthogonalWithTheStatedNorms() {
        for (AxisBasis basis : some()) {
            double tolerance = 8 * basis.size() * roundings(basis) * ULP;
            assertEquals(basis.normSquared(0), basis.integral(0), 0);
            for (int b = 0; b < basis.size(); b++) {
                int column = b;
                double[] c = projection(basis, x -> basis.values(x)[column]);
                for (int a = 0; a < basis.size(); a++) {
                    assertEquals(a == b ? 1 : 0, c[a], tolerance, basis.name(a) + ", " + basis.name(b));
                }
                assertEquals(b == 0 ? 1 : 0, basis.integral(b) / basis.normSquared(0), 0);
            }
        }
    }

    @Test
    void aFinerBasisBeginsWithTheCoarserOne() {
        Random random = new Random(45);
        for (AxisBasis basis : some()) {
            AxisBasis finer = basis.at(basis.resolution() + 3);
            assertEquals(basis.resolution() + 3, finer.resolution());
            assertTrue(finer.size() > basis.size(), "a finer basis has more functions");
            double x = point(basis, random);
            double[] first = java.util.Arrays.copyOf(finer.values(x), basis.size());
            assertArrayEquals(basis.values(x), first, 0);
            assertEquals(1, first[0], "g_0 = 1");
        }
    }

    @Test
    void noValueExceedsTheSupremum() {
        Random random = new Random(46);
        for (AxisBasis basis : some()) {
            for (int trial = 0; trial < 200; trial++) {
                double[] g = basis.values(point(basis, random));
                for (int a = 0; a < g.length; a++) {
                    assertTrue(Math.abs(g[a]) <= basis.supremum(a), basis.name(a) + " is " + g[a]);
                }
            }
        }
    }

    @Test
    void namesAreDistinct() {
        for (AxisBasis basis : some()) {
            Set<String> names = new HashSet<>();
            for (int a = 0; a < basis.size(); a++) {
                assertTrue(names.add(basis.name(a)), "two functions are called " + basis.name(a));
            }
        }
    }
}
