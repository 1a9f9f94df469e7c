package org.dualcumulants.verify.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Exponents with their first correction, and polynomials in 1/N. */
class PowerFitTest {

    private static final double[] PARTICLES = {64, 128, 256, 512, 1024};

    private static double[] values(DoubleUnaryOperator of) {
        return Arrays.stream(PARTICLES).map(of).toArray();
    }

    @Test
    void aPowerWithItsCorrectionIsExact() {
        PowerFit fit = PowerFit.of(PARTICLES, values(n -> 3 * Math.pow(n, -1.5) * Math.exp(7 / n))).orElseThrow();
        assertEquals(-1.5, fit.exponent(), 1e-10);
        assertTrue(fit.margin() < 2e-8, "margin " + fit.margin());
    }

    @Test
    void theMarginCoversTheNextCorrection() {
        for (double next : new double[] {-400, -20, 20, 400}) {
            PowerFit fit = PowerFit.of(PARTICLES, values(n -> (1 + 5 / n + next / n / n) / n)).orElseThrow();
            assertTrue(Math.abs(fit.exponent() + 1) <= fit.margin(), fit.toString());
            assertTrue(fit.margin() < 0.1, fit.toString());
        }
    }

    @Test
    void anotherPowerIsNotCovered() {
        PowerFit fit = PowerFit.of(PARTICLES, values(n -> Math.pow(n, -0.99) * (1 + 5 / n))).orElseThrow();
        assertTrue(fit.exponent() - fit.margin() > -1, fit.toString());
    }

    @Test
    void zerosHaveNoPower() {
        assertEquals(Optional.empty(), PowerFit.of(PARTICLES, values(n -> n == 256 ? 0 : 1)));
        double[] three = {1, 2, 3};
        assertThrows(IllegalArgumentException.class, () -> PowerFit.of(three, three));
    }

    @Test
    void coefficientsOfAPolynomial() {
        double[] h = {0.25, 0.125, 0.1, 0.05};
        double[] values = Arrays.stream(h).map(x -> 2 - 3 * x + 5 * x * x * x).toArray();
        assertArrayEquals(new double[] {2, -3, 0, 5}, Extrapolation.coefficients(h, values), 1e-11);
        assertEquals(2, Extrapolation.toZero(h, values), 1e-13);
    }
}
