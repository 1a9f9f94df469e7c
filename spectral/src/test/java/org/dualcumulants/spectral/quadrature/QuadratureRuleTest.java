package org.dualcumulants.spectral.quadrature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gauss rules integrate what they have to; densities are found where they are. */
class QuadratureRuleTest {

    private static double sum(QuadratureRule rule, DoubleUnaryOperator f) {
        double sum = 0;
        for (int k = 0; k < rule.size(); k++) {
            sum += rule.weight(k) * f.applyAsDouble(rule.node(k));
        }
        return sum;
    }

    /** ∫ cos(ωx) over [-1, 3] with a phase that n nodes resolve, and x^{2n-1}, x^{2n-2} for small n. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 40, 151, 400})
    void legendre(int n) {
        QuadratureRule rule = QuadratureRule.legendre(n, -1, 3);
        assertEquals(4, sum(rule, x -> 1), 1e-14);
        if (n <= 8) {
            for (int degree = 0; degree < 2 * n; degree++) {
                int d = degree;
                assertEquals(
                        Math.pow(2, degree + 1) * (degree % 2 == 0 ? 2.0 : 0) / (degree + 1),
                        sum(rule, x -> Math.pow(x - 1, d)), 1e-14 * Math.pow(2, 2 * n));
            }
        } else {
            double omega = 0.35 * n;
            assertEquals((Math.sin(3 * omega) + Math.sin(omega)) / omega, sum(rule, x -> Math.cos(omega * x)), 1e-13);
        }
    }

    /** E e^{tξ} = e^{t²/2}, and moments 1, 3, 15, 105 … */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 40, 151, 320})
    void normal(int n) {
        QuadratureRule rule = QuadratureRule.normal(n, 0.4, 2);
        assertEquals(1, sum(rule, x -> 1), 1e-14);
        double moment = 1;
        for (int k = 0; 2 * k < Math.min(2 * n, 20); k++) {
            int degree = 2 * k;
            assertEquals(1, sum(rule, x -> Math.pow((x - 0.4) / 2, degree)) / moment, 1e-12);
            moment *= 2 * k + 1;
        }
        if (n >= 40) {
            assertEquals(Math.exp(0.5 * 4 + 0.4), sum(rule, Math::exp), 1e-12);
            assertEquals(Math.exp(-2) * Math.cos(0.4), sum(rule, Math::cos), 1e-14);
        }
    }

    /** ∫ x² e^{-x⁴} = Γ(3/4)/2, tails like e^{-|x|} and 1/cosh, each shifted. */
    @Test
    void densitiesOfAnyTail() {
        QuadratureRule rule = LineRule.of(0.2, 0.7, 4);
        assertEquals(1.2254167024651776451 / 2, sum(rule, x -> x * x * Math.exp(-Math.pow(x, 4))), 1e-13);
        assertEquals(Math.PI, sum(rule, x -> 1 / Math.cosh(x - 3)), 1e-12);
        assertEquals(Math.sqrt(2 * Math.PI) * 5, sum(rule, x -> Math.exp(-0.5 * Math.pow(x / 5, 2))), 1e-12);
    }

    private static DensityLocation located(String density, Axis... axes) {
        List<String> names = java.util.Arrays.stream(axes).map(Axis::name).toList();
        return DensityLocation.of(Expression.parse(density, new Names(names, Map.of())), List.of(axes));
    }

    @Test
    void meanAndDeviationToSixDigits() {
        DensityLocation one = located("Exp(-(x-20)^2/(2*0.25^2))", new RealAxis("x", 0, 1));
        assertEquals(20, one.mean("x"), 0);
        assertEquals(0.25, one.deviation("x"), 0);
        DensityLocation two = located(
                "(1 + Sin(q)/2)*(1 + z)*Exp(-(v-0.3)^2/2)", new PeriodicAxis("q", 0, 2 * Math.PI), new RealAxis("v", 0, 1),
                new IntervalAxis("z", 0, 1));
        assertEquals(0.3, two.mean("v"), 0);
        assertEquals(1, two.deviation("v"), 0);
        assertEquals(Math.sqrt(1.2254167024651776 / 3.6256099082219083), located("Exp(-x^4)", new RealAxis("x", 0, 1)).deviation("x"), 1e-6);
    }

    @Test
    void densitiesThatAreNowhereAreRefused() {
        String flat = assertThrows(ArithmeticException.class, () -> located("1/(1 + x^2)", new RealAxis("x", 0, 1))).getMessage();
        assertTrue(flat.contains("1/(1 + x^2)"), flat);
        assertThrows(ArithmeticException.class, () -> located("0*x", new RealAxis("x", 0, 1)));
    }

    @Test
    void axesHaveEnds() {
        assertEquals("width of axis v is 0.0; it must be finite and positive",
                assertThrows(IllegalArgumentException.class, () -> new RealAxis("v", 0, 0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new RealAxis("v", Double.NaN, 1));
        assertEquals("axis x goes from 1.0 to 1.0; finite ends are required, the first smaller",
                assertThrows(IllegalArgumentException.class, () -> new IntervalAxis("x", 1, 1)).getMessage());
    }

    @Test
    void everyNodeHasAWeight() {
        assertEquals("2 nodes have 3 weights; one each is required",
                org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class, () -> QuadratureRule.of(new double[2], new double[3]))
                        .getMessage());
    }
}
