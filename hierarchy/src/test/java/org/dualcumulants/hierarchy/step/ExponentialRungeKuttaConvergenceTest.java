package org.dualcumulants.hierarchy.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * y' = r∘y + G(t)(y - u(t)) + u'(t) - r∘u(t) has the solution u from u(0), whatever r: smooth, with large components where r is large.
 * There the integrating factor has lost its order, and the exponential method has not.
 */
class ExponentialRungeKuttaConvergenceTest {

    private static final double[] STIFF = {0, -1, -30, -1e3, -3e3};
    private static final double[] MILD = {0, -1, -2, -0.5, -3};
    private static final double[] ALIKE = {1, 1, 1, 1, 1};
    private static final double[] SMOOTH = {1, 1, 0.1, 1e-3, 3e-4};
    private static final double END = 2;

    private static double solution(int i, double t) {
        return Math.sin((1 + 0.3 * i) * t + i);
    }

    /** @param size of each component of u */
    private static RightHandSide field(double[] rates, double[] size) {
        return (t, y, derivative) -> {
            for (int i = 0; i < y.length; i++) {
                double sum = size[i] * (1 + 0.3 * i) * Math.cos((1 + 0.3 * i) * t + i)
                        + rates[i] * (y[i] - size[i] * solution(i, t));
                for (int j = 0; j < y.length; j++) {
                    sum += Math.cos(t + i + 2 * j) * (y[j] - size[j] * solution(j, t));
                }
                derivative[i] = sum;
            }
        };
    }

    private static AdaptiveMethod exponential(int order, double[] rates, double[] size, ErrorNorm norm) {
        return new ExponentialRungeKutta(
                order, field(rates, size), norm, DiagonalPart.of(rates), new WorkSpace(rates.length, 1));
    }

    private static double error(AdaptiveMethod method, double[] size, int steps) {
        double[] y = new double[size.length];
        Arrays.setAll(y, i -> size[i] * solution(i, 0));
        for (int s = 0; s < steps; s++) {
            double from = END * s / steps;
            double to = END * (s + 1) / steps;
            StepOutcome outcome = method.step(IntegrationState.start(from, to - from, y), to);
            y = assertInstanceOf(StepOutcome.Advanced.class, outcome).state().solution();
        }
        double worst = 0;
        for (int i = 0; i < y.length; i++) {
            worst = Math.max(worst, Math.abs(y[i] - size[i] * solution(i, END)));
        }
        return worst;
    }

    private static double order(AdaptiveMethod method, double[] size, int few) {
        double coarse = error(method, size, few);
        double fine = error(method, size, 2 * few);
        assertTrue(fine > 1e-13, "the error is rounding: " + fine);
        return Math.log(coarse / fine) / Math.log(2);
    }

    private static final ErrorNorm ANY = (before, after, high, low) -> 0;

    /** Where r∘u is bounded, as for smooth functions, large rates cost nothing; one order at most where u is as large as elsewhere. */
    @ParameterizedTest
    @CsvSource({"2, 128", "3, 128", "4, 128", "5, 64", "6, 32"})
    void theOrderDoesNotDependOnTheRates(int p, int few) {
        double mild = order(exponential(p, MILD, ALIKE, ANY), ALIKE, few);
        double smooth = order(exponential(p, STIFF, SMOOTH, ANY), SMOOTH, few);
        double rough = order(exponential(p, STIFF, ALIKE, ANY), ALIKE, few);
        assertEquals(p, mild, 0.3);
        assertEquals(p, smooth, 0.3, "at large rates");
        assertTrue(rough > p - 1.3, "order " + p + " is " + rough + " where large rates meet large components");
    }

    /** Sixteen steps of order 8 do what no number of steps with an integrating factor does: there g is followed to order 1. */
    @Test
    void theIntegratingFactorLosesItsOrder() {
        double exponential = error(exponential(8, STIFF, SMOOTH, ANY), SMOOTH, 16);
        double lawson = error(
                new EmbeddedRungeKutta(
                        ButcherTableau.dormandPrince853(), field(STIFF, SMOOTH), ANY, DiagonalPart.of(STIFF)),
                SMOOTH, 128);
        assertTrue(exponential < 1e-11, exponential + " of the exponential method");
        assertTrue(lawson > 1e-4, lawson + " of the integrating factor");
    }

    @Test
    void stepsFollowTheDynamics() {
        int mild = steps(MILD);
        int stiff = steps(STIFF);
        assertTrue(stiff <= 1.5 * mild, stiff + " steps against " + mild);
        assertTrue(mild < 40, mild + " steps");
    }

    private static int steps(double[] rates) {
        double tolerance = 1e-9;
        AdaptiveMethod method = exponential(
                8, rates, ALIKE, (before, after, high, low) -> Arrays.stream(high).map(Math::abs).max().orElseThrow() / tolerance);
        double[] y = new double[rates.length];
        Arrays.setAll(y, i -> solution(i, 0));
        IntegrationState state = IntegrationState.start(0, 0.05, y);
        while (state.time() < END) {
            state = assertInstanceOf(StepOutcome.Advanced.class, method.step(state, END)).state();
        }
        for (int i = 0; i < y.length; i++) {
            assertEquals(solution(i, END), state.solution()[i], 10 * tolerance);
        }
        return state.accepted();
    }

    /** ∫_0^c e^{(c-θ)z} p(θ) dθ of a polynomial p of degree 7, by integration by parts where |z| is large, by its series where it is small. */
    @ParameterizedTest
    @ValueSource(doubles = {-1e6, -300, -16.1, -15.9, -4, -1e-3, 0, 1e-9, 3, 15.9, 16.1})
    void weightsAreExactForPolynomials(double z) {
        for (int node = 1; node < 8; node++) {
            double c = ExponentialWeights.node(node);
            double[] moments = new double[8];
            ExponentialWeights.moments(z, c, moments, 0, 8);
            double[] weights = new double[8];
            ExponentialWeights.weights(8, moments, 0, 1, weights, 0);
            for (int power = 0; power < 8; power++) {
                double sum = 0;
                for (int l = 0; l < 8; l++) {
                    sum += weights[l] * Math.pow(ExponentialWeights.node(l), power);
                }
                double scale = Math.max(1, Math.exp(c * z)) * Math.min(c, Math.abs(1 / z));
                assertEquals(integral(z, c, power), sum, 1e-12 * scale, "z = " + z + ", c = " + c + ", power " + power);
            }
        }
    }

    /** By a rule of 4000 panels of Simpson's, on panels that follow the exponential. */
    private static double integral(double z, double c, int power) {
        if (Math.abs(z) > 50) {
            // p/(-z) at c, and its derivatives: Σ_k -p^{(k)}(c)/z^{k+1} + e^{cz} p^{(k)}(0)/z^{k+1}
            double sum = 0;
            double derivative = 1;
            for (int k = 0; k <= power; k++) {
                sum -= derivative * Math.pow(c, power - k) / Math.pow(z, k + 1);
                derivative *= power - k;
            }
            double factorial = 1;
            for (int k = 2; k <= power; k++) {
                factorial *= k;
            }
            return sum + Math.exp(c * z) * factorial / Math.pow(z, power + 1);
        }
        int panels = 4000;
        double sum = 0;
        for (int i = 0; i <= 2 * panels; i++) {
            double theta = c * i / (2.0 * panels);
            double weight = i == 0 || i == 2 * panels ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp((c - theta) * z) * Math.pow(theta, power);
        }
        return sum * c / (6.0 * panels);
    }

    @Test
    void anOrderWithoutNodesIsRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> exponential(10, MILD, ALIKE, ANY))
                .getMessage();
        assertTrue(message.contains("order is 10"), message);
    }
}
