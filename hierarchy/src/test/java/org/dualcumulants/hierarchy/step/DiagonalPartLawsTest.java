package org.dualcumulants.hierarchy.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The integrating factor: y_i' = r_i y_i + cos t has y_i = (y_i(0) + r_i/(1+r_i²)) e^{r_i t} + (sin t - r_i cos t)/(1+r_i²),
 * whatever part of r is called diagonal, and a large negative r does not shorten the steps where little drives it, as in the
 * tail of a resolved expansion.
 */
class DiagonalPartLawsTest {

    private static final double END = 2;

    @Test
    void theSolutionDoesNotDependOnWhatIsCalledDiagonal() {
        Random random = new Random(20);
        double[] rates = random.doubles(7, -8, 0.5).toArray();
        double[] half = java.util.Arrays.stream(rates).map(r -> 0.5 * r).toArray();
        for (DiagonalPart part :
                new DiagonalPart[] {DiagonalPart.none(7), DiagonalPart.of(rates), DiagonalPart.of(half)}) {
            IntegrationState end = solve(rates, null, part, 1e-10);
            for (int i = 0; i < rates.length; i++) {
                double expected = exact(rates[i]);
                assertEquals(expected, end.solution()[i], 1e-9 * Math.max(1, Math.abs(expected)));
            }
        }
    }

    @Test
    void aStiffRateThatLittleDrivesDoesNotShortenTheSteps() {
        double[] mild = {-1, -0.3};
        double[] stiff = {-1, -1e3};
        double[] drive = {1, 1e-9};
        int reference = solve(mild, drive, DiagonalPart.of(mild), 1e-8).accepted();
        IntegrationState with = solve(stiff, drive, DiagonalPart.of(stiff), 1e-8);
        IntegrationState without = solve(stiff, drive, DiagonalPart.none(2), 1e-8);
        assertTrue(reference > 0);
        // a bound of 250 on the exponent of a step asks for 1e3 · 2 / 250 steps, the mild rates for the rest
        assertTrue(with.accepted() <= reference + 8, with.accepted() + " steps against " + reference);
        assertTrue(without.accepted() > 10 * with.accepted(), without.accepted() + " steps");
        assertEquals(exact(-1), with.solution()[0], 1e-7);
    }

    @Test
    void nearlyEqualRatesShareOneValueWithoutLoss() {
        double[] rates = {-3, -3 * (1 + 1e-9), -3 * (1 - 1e-9), -7};
        IntegrationState end = solve(rates, null, DiagonalPart.of(rates), 1e-11);
        for (int i = 0; i < rates.length; i++) {
            assertEquals(exact(rates[i]), end.solution()[i], 1e-10);
        }
    }

    /** What a part does over a time, its negative undoes. */
    @Test
    void theNegativeIsTheInverse() {
        double[] rates = {-3, -0.5, 0, 2};
        double[] y = {1, -2, 3, 0.5};
        DiagonalPart part = DiagonalPart.of(rates);
        part.propagate(0.7, y);
        assertEquals(Math.exp(-2.1), y[0], 1e-6);
        part.negated().propagate(0.7, y);
        assertArrayEquals(new double[] {1, -2, 3, 0.5}, y, 1e-15);
    }

    /** @param drive factors of cos t, all 1 if null */
    private static IntegrationState solve(double[] rates, double[] drive, DiagonalPart part, double tolerance) {
        RightHandSide f = (t, y, derivative) -> {
            for (int i = 0; i < y.length; i++) {
                derivative[i] = rates[i] * y[i] + (drive == null ? 1 : drive[i]) * Math.cos(t);
            }
        };
        ErrorNorm norm = (before, after, high, low) -> {
            double worst = 0;
            for (double e : high) {
                worst = Math.max(worst, Math.abs(e) / tolerance);
            }
            return worst;
        };
        EmbeddedRungeKutta method =
                new EmbeddedRungeKutta(ButcherTableau.dormandPrince853(), f, norm, part);
        double[] start = new double[rates.length];
        java.util.Arrays.fill(start, 1);
        IntegrationState state = IntegrationState.start(0, 0.05, start);
        while (state.time() < END) {
            state = ((StepOutcome.Advanced) method.step(state, END)).state();
        }
        return state;
    }

    private static double exact(double r) {
        double s = 1 + r * r;
        return (1 + r / s) * Math.exp(r * END) + (Math.sin(END) - r * Math.cos(END)) / s;
    }

    /** The first three rates, then the first one again. */
    @Test
    void beginningsStandOneAfterTheOther() {
        DiagonalPart part = DiagonalPart.of(new double[] {0, 1, 2, 2}).beginnings(3, 1);
        assertEquals(4, part.dimension());
        double[] y = {1, 1, 1, 1};
        part.propagate(0.5, y);
        assertArrayEquals(new double[] {1, Math.exp(0.5), Math.exp(1), 1}, y, 1e-12);
    }
}
