package org.dualcumulants.verify.duality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.SubsetSums;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many particles, which points stand for, against the same particles one by one. */
class DualFunctionLawsTest {

    private static final int SYSTEMS = 2;

    record Case(List<Axis> axes, List<Integer> resolution, int order, double tolerance) {}

    static Stream<Case> cases() {
        PeriodicAxis circle = new PeriodicAxis("x", 0.3, 2);
        return Stream.of(
                new Case(List.of(circle), List.of(2), 4, 1e-12),
                new Case(List.of(circle, new PeriodicAxis("y", 0, 5)), List.of(1, 2), 2, 1e-12),
                new Case(List.of(new RealAxis("x", 0.5, 0.7)), List.of(3), 3, 1e-11),
                new Case(List.of(new IntervalAxis("x", 0, 1)), List.of(3), 3, 1e-11));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pointsStandForParticles(Case c) {
        ProductBasis basis = ProductBasis.of(c.axes, c.resolution);
        int particles = (int) EmpiricalNodes.size(basis, c.order);
        assertTrue(particles < 2000, particles + " points");
        Random random = new Random(11);
        double[][] x = new double[c.axes.size()][];
        for (int axis = 0; axis < x.length; axis++) {
            x[axis] = random.doubles((long) SYSTEMS * particles, 0, 1).toArray();
        }
        TensorLayout layout = new TensorLayout(new FullIndexSet(basis.size() - 1, c.order), c.order);
        double[] coefficients = random.doubles(layout.length(), -1, 1).toArray();
        double[] moments = random.doubles(basis.size(), -0.1, 0.1).toArray();
        double[][] h = new double[basis.size() - 1][SYSTEMS * particles];
        for (int i = 0; i < SYSTEMS * particles; i++) {
            int state = i;
            double[] g = basis.values(Arrays.stream(x).mapToDouble(column -> column[state]).toArray());
            for (int a = 0; a < h.length; a++) {
                h[a][i] = g[a + 1] - moments[a + 1];
            }
        }
        SubsetSums subsets = new SubsetSums(layout);
        double[] sums = new double[layout.length() * SYSTEMS];
        subsets.of(h, particles, 0, SYSTEMS, sums);
        DualFunction function = new DualFunction(basis, c.axes, layout, particles);
        double[] expected = new double[SYSTEMS];
        for (int n = 1; n <= c.order; n++) {
            subsets.contract(coefficients, n, n, sums, expected);
            double[] found = function.at(x, moments, new DualFunction.Part(coefficients, n, n))[0];
            for (int l = 0; l < SYSTEMS; l++) {
                assertTrue(Math.abs(expected[l]) > 1e-2, "nothing to compare");
                assertEquals(expected[l], found[l], c.tolerance * Math.pow(particles, n), "order " + n);
            }
        }
    }
}
