package org.dualcumulants.spectral.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.junit.jupiter.api.Test;

/** Matrices of a product basis are the Galerkin projections of what they stand for, in one, two and three dimensions. */
class ProductBasisLawsTest {

    private static final double ULP = 0x1p-53;
    private static final List<Axis> AXES = List.of(
            new PeriodicAxis("x", 0, 2 * Math.PI), new PeriodicAxis("y", -0.7, 3), new PeriodicAxis("z", 1.1, 0.9));
    private static final List<List<Integer>> RESOLUTIONS = List.of(List.of(4), List.of(3, 1), List.of(2, 3), List.of(1, 2, 1));

    private static List<ProductBasis> bases() {
        return RESOLUTIONS.stream().map(r -> ProductBasis.of(AXES.subList(0, r.size()), r)).toList();
    }

    /** Points of a grid on which products of four functions of the basis are integrated exactly. */
    private static List<double[]> grid(ProductBasis basis) {
        List<double[]> points = List.of(new double[0]);
        for (AxisBasis axis : basis.axes()) {
            List<double[]> more = new ArrayList<>();
            for (double[] p : points) {
                for (double node : axis.grid(4 * axis.resolution() + 1).nodes()) {
                    double[] q = java.util.Arrays.copyOf(p, p.length + 1);
                    q[p.length] = node;
                    more.add(q);
                }
            }
            points = more;
        }
        return points;
    }

    /** ⟨g_a, values⟩ / ⟨g_a, g_a⟩ for all a, by the trapezoidal rule. */
    private static double[] project(ProductBasis basis, ToDoubleFunction<double[]> function) {
        List<double[]> grid = grid(basis);
        double[] norms = basis.normsSquared();
        double[] c = new double[basis.size()];
        for (double[] x : grid) {
            double value = function.applyAsDouble(x);
            double[] g = basis.values(x);
            for (int a = 0; a < c.length; a++) {
                c[a] += value * g[a] * norms[0] / (norms[a] * grid.size());
            }
        }
        return c;
    }

    private static double sum(double[] coefficients, double[] g) {
        double sum = 0;
        for (int a = 0; a < g.length; a++) {
            sum += coefficients[a] * g[a];
        }
        return sum;
    }

    private static double[] column(SparseMatrix m, int b) {
        double[] unit = new double[m.columns()];
        unit[b] = 1;
        return m.times(unit);
    }

    private static double[] random(Random random, int size) {
        return random.doubles(size, -1, 1).toArray();
    }

    /** Σ|q_c| bounds every entry; each is a sum of as many roundings as the grid has points. */
    private static double tolerance(ProductBasis basis, double[] q) {
        return 16 * Math.sqrt(grid(basis).size()) * ULP * java.util.Arrays.stream(q).map(Math::abs).sum();
    }

    @Test
    void indicesAndComponentsAreInverse() {
        for (ProductBasis basis : bases()) {
            assertTrue(basis.size() > 1);
            for (int a = 0; a < basis.size(); a++) {
                int[] components = basis.components(a);
                assertEquals(a, basis.index(components));
                String name = "";
                for (int i = 0; i < basis.dimension(); i++) {
                    assertEquals(components[i], basis.component(a, i));
                    name += components[i] == 0 ? "" : (name.isEmpty() ? "" : "·") + basis.axes().get(i).name(components[i]);
                }
                assertEquals(name.isEmpty() ? "1" : name, basis.name(a));
            }
            int[] outside = new int[basis.dimension()];
            outside[basis.dimension() - 1] = basis.axes().get(basis.dimension() - 1).size();
            assertEquals(-1, basis.index(outside));
        }
    }

    @Test
    void namesAndShape() {
        ProductBasis basis = ProductBasis.of(
                List.of(new PeriodicAxis("x", 0, 2 * Math.PI), new PeriodicAxis("y", 0, 2 * Math.PI)), List.of(1, 2));
        assertEquals(15, basis.size());
        assertEquals("1", basis.name(0));
        assertEquals("cos(x)·sin(2y)", basis.name(basis.index(new int[] {1, 4})));
        assertEquals(List.of(3, 6), basis.refined(3).resolution());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> ProductBasis.of(AXES, List.of(200, 200, 200)));
        assertEquals(401L * 401 * 401 + " one-particle functions; at most 16777216, lower the resolution", e.getMessage());
    }

    @Test
    void valuesAreProductsAndNormsAreIntegrals() {
        for (ProductBasis basis : bases()) {
            double[] norms = basis.normsSquared();
            double[] integrals = basis.integrals();
            for (int a = 0; a < basis.size(); a++) {
                int index = a;
                double[] square = project(basis, x -> basis.values(x)[index] * basis.values(x)[index]);
                assertEquals(norms[a], square[0] * norms[0], 64 * ULP * norms[0]);
                assertEquals(a == 0 ? norms[0] : 0, integrals[a], 4 * ULP * norms[0]);
            }
        }
    }

    @Test
    void multiplicationIsTheProjectedPointwiseProduct() {
        Random random = new Random(51);
        for (ProductBasis basis : bases()) {
            ProductBasis fine = basis.refined(2);
            double[] q = random(random, fine.size());
            SparseMatrix m = basis.multiplication(q, fine);
            for (int b = 0; b < basis.size(); b++) {
                int column = b;
                double[] expected = project(basis, x -> sum(q, fine.values(x)) * basis.values(x)[column]);
                assertArrayEquals(expected, column(m, b), tolerance(basis, q), basis.name(b));
            }
        }
    }

    /** ∂_i by the tables of the axes, which their own contract ties to difference quotients. */
    @Test
    void transportIsTheProjectedDirectionalDerivative() {
        Random random = new Random(52);
        for (ProductBasis basis : bases()) {
            ProductBasis fine = basis.refined(2);
            List<double[]> q = new ArrayList<>();
            for (int i = 0; i < basis.dimension(); i++) {
                q.add(random(random, fine.size()));
            }
            SparseMatrix transport = basis.transport(q, fine);
            double[] c = random(random, basis.size());
            double[] expected = project(basis, x -> {
                double value = 0;
                for (int i = 0; i < x.length; i++) {
                    value += sum(q.get(i), fine.values(x)) * sum(derivative(basis, c, i), basis.values(x));
                }
                return value;
            });
            double scale = 0;
            for (int i = 0; i < q.size(); i++) {
                double[] d = derivative(basis, c, i);
                scale += tolerance(basis, q.get(i)) * java.util.Arrays.stream(d).map(Math::abs).sum();
            }
            assertArrayEquals(expected, transport.times(c), scale);
        }
    }

    private static double[] derivative(ProductBasis basis, double[] c, int axis) {
        double[] d = new double[c.length];
        for (int b = 0; b < c.length; b++) {
            int[] components = basis.components(b);
            FourierBasis waves = (FourierBasis) basis.axes().get(axis);
            int image = waves.derivativeIndex(components[axis]);
            if (image >= 0) {
                double factor = waves.derivativeCoefficient(components[axis]);
                components[axis] = image;
                d[basis.index(components)] += factor * c[b];
            }
        }
        return d;
    }

    @Test
    void secondDerivativesAreDerivativesOfDerivatives() {
        Random random = new Random(53);
        for (ProductBasis basis : bases()) {
            double[] weights = random(random, basis.dimension());
            double[] c = random(random, basis.size());
            double[] expected = new double[c.length];
            for (int i = 0; i < weights.length; i++) {
                double[] second = derivative(basis, derivative(basis, c, i), i);
                for (int a = 0; a < c.length; a++) {
                    expected[a] += weights[i] * second[a];
                }
            }
            double scale = java.util.Arrays.stream(expected).map(Math::abs).max().orElse(0);
            assertTrue(scale > 0);
            assertArrayEquals(expected, basis.secondDerivatives(weights).times(c), 8 * ULP * scale);
        }
    }

    /** For the form q ↦ ∫ q f with a density f the pairing is ∫ g_b g_c f. */
    @Test
    void pairingIsTheFormOfProducts() {
        Random random = new Random(54);
        for (ProductBasis basis : bases()) {
            ProductBasis fine = basis.refined(2);
            double[] f = random(random, fine.size());
            double[] norms = fine.normsSquared();
            double[] form = new double[f.length];
            for (int a = 0; a < f.length; a++) {
                form[a] = f[a] * norms[a];
            }
            double[][] pairing = basis.pairing(form, fine);
            for (int b = 0; b < basis.size(); b++) {
                int row = b;
                double[] projected = project(basis, x -> sum(f, fine.values(x)) * basis.values(x)[row]);
                for (int c = 0; c < basis.size(); c++) {
                    double expected = projected[c] * basis.normsSquared()[c];
                    assertEquals(expected, pairing[b][c], tolerance(basis, f) * norms[0]);
                }
            }
        }
    }

    @Test
    void cuttingKeepsCommonCoefficients() {
        Random random = new Random(55);
        for (ProductBasis basis : bases()) {
            ProductBasis fine = basis.refined(2);
            double[] c = random(random, basis.size());
            double[] wide = fine.cut(c, basis);
            assertArrayEquals(c, basis.cut(wide, fine), 0);
            double[] x = random.doubles(basis.dimension()).toArray();
            assertEquals(sum(c, basis.values(x)), sum(wide, fine.values(x)), 8 * basis.size() * ULP);
        }
    }
}
