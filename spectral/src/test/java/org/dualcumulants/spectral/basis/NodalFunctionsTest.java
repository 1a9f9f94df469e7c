package org.dualcumulants.spectral.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.quadrature.QuadratureRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ℓ_k interpolates: polynomials of degree n-1 come back, and 1 is the sum of all, between nodes, at them and beside them. */
class NodalFunctionsTest {

    private static final double CENTER = 0.25;

    private static double interpolated(NodalFunctions functions, double[] values, double x) {
        double[] l = functions.values(x);
        return IntStream.range(0, l.length).mapToDouble(k -> values[k] * l[k]).sum();
    }

    /** 700 nodes of Hermite have weights beyond the range of numbers. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 41, 120, 700})
    void polynomialsAreInterpolated(int nodes) {
        QuadratureRule rule = QuadratureRule.normal(nodes, CENTER, 0.5);
        NodalFunctions functions = new NodalFunctions(rule);
        int degree = Math.min(nodes - 1, 7);
        double[] values = IntStream.range(0, nodes).mapToDouble(k -> Math.pow(rule.node(k) - 0.1, degree)).toArray();
        for (double x : new double[] {-0.9, -0.31, 0, 0.2, 0.77, 1.2, Math.nextUp(rule.node(nodes / 2)), rule.node(nodes - 1)}) {
            // what interpolation at these nodes makes of rounding is the Lebesgue sum
            double sum = Arrays.stream(functions.values(x)).map(Math::abs).sum();
            assertEquals(Math.pow(x - 0.1, degree), interpolated(functions, values, x), 1e-11 * Math.max(1, sum), nodes + " nodes at " + x);
            assertEquals(1, Arrays.stream(functions.values(x)).sum(), 1e-13 * Math.max(1, sum));
        }
        double[] unit = new double[nodes];
        unit[nodes / 3] = 1;
        assertArrayEquals(unit, functions.values(rule.node(nodes / 3)));
    }

    /** 0 is a node: numbers beside it have no finite reciprocal. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, -Double.MIN_VALUE, 1e-310, 1e-20})
    void besideANodeAsAtIt(double x) {
        NodalFunctions functions = new NodalFunctions(QuadratureRule.of(new double[] {-1, 0, 2}, new double[] {1, 1, 1}));
        assertArrayEquals(new double[] {0, 1, 0}, functions.values(x), 1e-15);
    }
}
