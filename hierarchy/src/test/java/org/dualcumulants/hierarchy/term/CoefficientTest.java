package org.dualcumulants.hierarchy.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import org.dualcumulants.hierarchy.term.Coefficient.Linear;
import org.junit.jupiter.api.Test;

/** number · Π(αN + βn + γ) / Π(αN + βn + γ) · N^p, also where N itself overflows its powers. */
class CoefficientTest {

    private static final Coefficient PAIR =
            Coefficient.of(-1).times(Linear.REST, Linear.REST_BUT_ONE).over(Linear.OTHERS);

    @Test
    void values() {
        assertEquals(-3.0 * 2 / 4, PAIR.at(5, 2, 0), 1e-15);
        assertEquals(-3.0 * 2 / 4 / 25, PAIR.at(5, 2, -2), 1e-16);
        assertEquals(-3.0 * 2 / 4 * 5, PAIR.at(5, 2, 1), 1e-14);
        assertEquals(2.5, Coefficient.of(2.5).at(7, 3, 0));
        assertEquals(0, PAIR.at(4, 4, 1), 0, "no particle is left");
        assertEquals(0, PAIR.at(4, 3, 1), 0, "only one is left");
    }

    @Test
    void enormousParticleNumbersDoNoHarm() {
        assertEquals(-1, PAIR.at(1e300, 2, -1), 1e-15);
        assertEquals(-1, PAIR.at(1e23, 6, -1), 1e-15);
        assertEquals(-1, Coefficient.of(-1).over(Linear.PARTICLES).times(Linear.REST).at(1e300, 3, 0), 1e-15);
        Coefficient cube = Coefficient.of(1).times(Linear.REST, Linear.REST, Linear.REST);
        assertEquals(1, cube.at(1e300, 1, -3), 1e-15);
        assertEquals(0, cube.at(1e300, 1, -5), 0, "N^-2 is below every number");
    }

    /** Against decimal arithmetic of 50 digits; 1 - n/N is as exact as N - n wherever N > n. */
    @Test
    void agreesWithExactArithmetic() {
        Random random = new Random(131);
        int compared = 0;
        for (int trial = 0; trial < 500; trial++) {
            double particles = Math.rint(Math.pow(10, random.nextDouble(0.3, 12)));
            int order = random.nextInt(5);
            int power = random.nextInt(-3, 3);
            double exact = exact(particles, order)
                    .multiply(new BigDecimal(particles).pow(power, new MathContext(50)), new MathContext(50))
                    .doubleValue();
            if (particles > order + 1) {
                // near N = n + 1 the small factor keeps the roundings of n/N, at most N of them
                double scale = Math.abs(exact) * (1 + order + 1.0 / (particles - order - 1));
                assertEquals(exact, PAIR.at(particles, order, power), 32 * 0x1p-53 * scale);
                compared++;
            }
        }
        assertTrue(compared > 400, "only " + compared + " compared");
    }

    private static BigDecimal exact(double particles, int order) {
        BigDecimal n = new BigDecimal(particles);
        BigDecimal rest = n.subtract(BigDecimal.valueOf(order));
        return rest.multiply(rest.subtract(BigDecimal.ONE))
                .negate()
                .divide(n.subtract(BigDecimal.ONE), new MathContext(50));
    }

    /** -(N-n)(N-n-1)/(N-1) /N = -(1 - nh)(1 - (n+1)h)/(1-h), and 1/(N-1) = h + h² + …. */
    @Test
    void powersOfOneOverN() {
        for (int n = 0; n <= 6; n++) {
            assertEquals(-1, PAIR.taylor(0, n, -1), 0);
            assertEquals(2 * n, PAIR.taylor(1, n, -1), 0);
            for (int j = 2; j < 6; j++) {
                assertEquals(2 * n - n * (n + 1), PAIR.taylor(j, n, -1), 0, "N^-" + j + " at n = " + n);
            }
        }
        Coefficient other = Coefficient.of(3).over(Linear.OTHERS);
        assertEquals(0, other.taylor(0, 2, 0), 0);
        assertEquals(3, other.taylor(4, 2, 0), 0);
        assertEquals(3, other.taylor(0, 2, 1), 0);
        assertEquals(0, other.taylor(2, 2, -2), 0);
        assertEquals(3, other.taylor(3, 2, -2), 0);
    }

    /** Σ_j a_j N^{-j} is the value at N, to the last bits where the rest of the series is below them. */
    @Test
    void powersOfOneOverNAddUpToTheValue() {
        Random random = new Random(61);
        int compared = 0;
        for (int trial = 0; trial < 200; trial++) {
            Coefficient c = Coefficient.of(random.nextDouble(-2, 2));
            int growing = 0;
            for (int i = random.nextInt(4); i > 0; i--) {
                int alpha = random.nextInt(2);
                growing += alpha;
                c = c.times(new Linear(alpha, random.nextInt(-2, 3), random.nextInt(1, 4)));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                growing--;
                c = c.over(new Linear(random.nextBoolean() ? 1 : -2, random.nextInt(-2, 3), random.nextInt(-3, 4)));
            }
            int order = random.nextInt(5);
            int power = -growing - random.nextInt(3);
            double sum = 0;
            for (int j = 8; j >= 0; j--) {
                sum = sum / 1e4 + c.taylor(j, order, power);
            }
            double value = c.at(1e4, order, power);
            assertEquals(value, sum, 1e-14 * Math.abs(value));
            compared += value != 0 ? 1 : 0;
        }
        assertTrue(compared > 100, "only " + compared + " compared");
    }

    @Test
    void whatGrowsHasNoSeries() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> PAIR.taylor(0, 2, 0));
        assertEquals("-1.0(N-n)(N-n-1)/(N-1) times N^0 grows like N^1; it has no power series in 1/N", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Coefficients.taylor(-1));
        assertThrows(IllegalArgumentException.class, () -> Coefficients.at(3).requireTruncation(4));
        Coefficients.taylor(0).requireTruncation(4);
    }

    @Test
    void readsAsAFormula() {
        assertEquals("-1.0(N-n)(N-n-1)/(N-1)", PAIR.toString());
        assertEquals("2.0", Coefficient.of(2).toString());
        assertEquals("-N+2n-3", new Linear(-1, 2, -3).toString());
        assertEquals("0", new Linear(0, 0, 0).toString());
    }

    @Test
    void factorsAreAppended() {
        assertEquals(List.of(Linear.REST, Linear.REST_BUT_ONE), PAIR.numerator());
        assertEquals(List.of(Linear.OTHERS), PAIR.denominator());
    }
}
