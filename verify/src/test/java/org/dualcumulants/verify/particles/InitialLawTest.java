package org.dualcumulants.verify.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialLawTest {

    private static final int DRAWS = 100_000;

    private static double[][] draw(String density, List<String> names, List<Coordinate> coordinates) {
        InitialLaw law = new InitialLaw(Systems.parse(density, names), names, coordinates);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        double[][] x = new double[names.size()][DRAWS];
        law.draw(random, x);
        return x;
    }

    /** A mean of draws, which may miss what is expected by four standard errors. */
    private static void assertMean(double expected, double[] x, DoubleUnaryOperator g) {
        double sum = 0;
        double squares = 0;
        for (double value : x) {
            sum += g.applyAsDouble(value);
            squares += g.applyAsDouble(value) * g.applyAsDouble(value);
        }
        double mean = sum / x.length;
        assertEquals(expected, mean, 4 * Math.sqrt((squares / x.length - mean * mean) / x.length));
    }

    @Test
    void aWaveOnACircle() {
        double[] x = draw("1 + Cos(x)/2 + 3/10*Sin(2*x)", List.of("x"), List.of(Systems.CIRCLE))[0];
        assertMean(0.25, x, Math::cos);
        assertMean(0, x, Math::sin);
        assertMean(0.15, x, z -> Math.sin(2 * z));
        assertMean(0, x, z -> Math.cos(2 * z));
        assertMean(0, x, z -> Math.cos(3 * z));
    }

    /** Gaussians far from where nobody told, narrow and wide. */
    @ParameterizedTest
    @CsvSource({"0, 1", "50, 0.3", "-3, 200", "0.7, 0.01"})
    void gaussians(double mean, double deviation) {
        double[] x = draw("Exp(-(x-(" + mean + "))^2/(2*" + deviation + "^2))", List.of("x"), List.of(Systems.LINE))[0];
        assertMean(mean, x, z -> z);
        assertMean(deviation * deviation, x, z -> (z - mean) * (z - mean));
        assertMean(0.682689492137, x, z -> Math.abs(z - mean) < deviation ? 1 : 0);
    }

    /** Long tails: half of a Cauchy law lies within 1, a tenth of one percent beyond 636.6. */
    @Test
    void cauchy() {
        double[] x = draw("1/(1+x^2)", List.of("x"), List.of(Systems.LINE))[0];
        assertMean(0.5, x, z -> Math.abs(z) < 1 ? 1 : 0);
        assertMean(0.001, x, z -> Math.abs(z) > 636.6192 ? 1 : 0);
    }

    @Test
    void stepsAndZeros() {
        double[] x = draw("UnitStep(x - 1)*x", List.of("x"), List.of(new Coordinate.Walls(0, 2)))[0];
        for (double value : x) {
            assertTrue(value >= 1 && value <= 2);
        }
        assertMean((8 - 1) / 3.0 / 1.5, x, z -> z);
    }

    /** Coordinates that depend on each other. */
    @Test
    void productSpaces() {
        double[][] x = draw("(1 + Cos(q)*v/4)*Exp(-v^2/2)*(1 + UnitStep(v+4)-1)*UnitStep(4-v)", List.of("q", "v"),
                List.of(Systems.CIRCLE, Systems.LINE));
        double[] product = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            product[i] = Math.cos(x[0][i]) * x[1][i];
        }
        // ∫ cos² = ½ and ∫ v² = 1 but for 1.1e-3 of the Gaussian beyond 4
        assertMean(0.125, product, z -> z * (1 + 1.1e-3));
        assertMean(0, x[1], z -> z);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 + 2*Cos(x) | finite and ≥ 0",
        "1/x | varies too fast",
        "0*x | positive integral",
        "1 + 1000*Exp(-(x-1.00015)^2*10^9) | varies too fast"
    })
    void whatIsNoDensityIsRefused(String density, String message) {
        String problem = assertThrows(StudyException.class, () -> draw(density, List.of("x"), List.of(Systems.CIRCLE))).getMessage();
        assertTrue(problem.contains(message), problem);
    }
}
