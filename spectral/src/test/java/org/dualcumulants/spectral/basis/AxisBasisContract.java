package org.dualcumulants.spectral.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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

    /** A point of the axis between the ends of a grid. */
    private static double point(AxisBasis basis, Random random) {
        double[] nodes = basis.nodes(16);
        return nodes[0] + random.nextDouble() * (nodes[nodes.length - 1] - nodes[0]);
    }

    private static double sum(double[] coefficients, double[] values) {
        double sum = 0;
        for (int a = 0; a < coefficients.length; a++) {
            sum += coefficients[a] * values[a];
        }
        return sum;
    }

    private static double[] line(AxisBasis basis, double[] coefficients, int count) {
        double[] line = basis.nodes(count);
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

    @Test
    void productTableAgreesWithPointwiseProducts() {
        Random random = new Random(42);
        for (AxisBasis basis : some()) {
            AxisBasis wide = basis.at(2 * basis.resolution());
            double x = point(basis, random);
            double[] g = wide.values(x);
            double tolerance = 4 * roundings(wide) * ULP;
            for (int c = 0; c < basis.size(); c++) {
                for (int b = 0; b < basis.size(); b++) {
                    int[] index = basis.productIndices(c, b);
                    double[] gamma = basis.productCoefficients(c, b);
                    assertEquals(index.length, gamma.length);
                    double product = 0;
                    for (int t = 0; t < index.length; t++) {
                        assertTrue(t == 0 || index[t] > index[t - 1], "indices ascend");
                        product += gamma[t] * g[index[t]];
                    }
                    assertEquals(g[c] * g[b], product, tolerance, basis.name(c) + " times " + basis.name(b));
                }
            }
        }
    }

    /** Five-point difference with h = 0.003/δ: its error is h⁴/30 of the fifth derivative, and 1.5/h of the values'. */
    @Test
    void derivativeTableAgreesWithCentralDifferences() {
        Random random = new Random(43);
        for (AxisBasis basis : some()) {
            double steepest = 0;
            for (int b = 0; b < basis.size(); b++) {
                steepest = Math.max(steepest, Math.abs(basis.derivativeCoefficient(b)));
            }
            assertTrue(steepest > 0, "nothing to differentiate");
            double h = 3e-3 / steepest;
            double tolerance = steepest * (81e-12 / 30 + 1.5 / 3e-3 * 2 * roundings(basis) * ULP);
            double x = point(basis, random);
            double[] g = basis.values(x);
            double[][] near = {basis.values(x - 2 * h), basis.values(x - h), basis.values(x + h), basis.values(x + 2 * h)};
            for (int b = 0; b < basis.size(); b++) {
                double difference = (near[0][b] - 8 * near[1][b] + 8 * near[2][b] - near[3][b]) / (12 * h);
                int a = basis.derivativeIndex(b);
                double derivative = a < 0 ? 0 : basis.derivativeCoefficient(b) * g[a];
                assertEquals(difference, derivative, tolerance, basis.name(b));
            }
        }
    }

    @Test
    void differencesSeparate() {
        Random random = new Random(44);
        for (AxisBasis basis : some()) {
            double x = point(basis, random);
            double y = point(basis, random);
            double[] gx = basis.values(x);
            double[] gy = basis.values(y);
            double[] g = basis.values(x - y);
            for (int c = 0; c < basis.size(); c++) {
                int[][] pairs = basis.differencePairs(c);
                double[] alpha = basis.differenceCoefficients(c);
                assertEquals(pairs.length, alpha.length);
                double sum = 0;
                for (int t = 0; t < pairs.length; t++) {
                    sum += alpha[t] * gx[pairs[t][0]] * gy[pairs[t][1]];
                }
                assertEquals(g[c], sum, 4 * roundings(basis) * ULP, basis.name(c) + " of a difference");
            }
        }
    }

    /** ∫ g_a g_b by the transform of its values: Σ_c of its coefficients times ∫ g_c. */
    @Test
    void functionsAreOrthogonalWithTheStatedNorms() {
        for (AxisBasis basis : some()) {
            double[] nodes = basis.nodes(2 * basis.size() + 2);
            double[][] g = new double[nodes.length][];
            for (int j = 0; j < nodes.length; j++) {
                g[j] = basis.values(nodes[j]);
            }
            double tolerance = 8 * roundings(basis) * ULP * basis.normSquared(0);
            for (int a = 0; a < basis.size(); a++) {
                for (int b = 0; b <= a; b++) {
                    double[] line = new double[nodes.length];
                    for (int j = 0; j < line.length; j++) {
                        line[j] = g[j][a] * g[j][b];
                    }
                    basis.analyse(line);
                    double integral = 0;
                    for (int c = 0; c < basis.size(); c++) {
                        integral += line[c] * basis.integral(c);
                    }
                    assertEquals(a == b ? basis.normSquared(a) : 0, integral, tolerance, basis.name(a) + ", " + basis.name(b));
                }
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
