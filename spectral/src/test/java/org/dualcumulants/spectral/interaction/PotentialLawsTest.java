package org.dualcumulants.spectral.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** ĝ is the Fourier transform of g, and x h(|x|²) is -∇g. */
class PotentialLawsTest {

    static Stream<Arguments> potentials() {
        return IntStream.rangeClosed(1, 3).boxed().flatMap(d -> Stream.of(
                Arguments.of(d, new RieszPotential(0), (DoubleUnaryOperator) r -> -Math.log(r)),
                Arguments.of(d, new RieszPotential(0.25), (DoubleUnaryOperator) r -> Math.pow(r, -0.25) / 0.25),
                Arguments.of(d, new RieszPotential(d - 0.3), (DoubleUnaryOperator) r -> Math.pow(r, 0.3 - d) / (d - 0.3)),
                Arguments.of(d, new RieszPotential(-1), (DoubleUnaryOperator) r -> -r),
                Arguments.of(d, new RieszPotential(-1.4), (DoubleUnaryOperator) r -> -Math.pow(r, 1.4) / 1.4),
                Arguments.of(d, new CoulombPotential(), (DoubleUnaryOperator) r ->
                        d == 1 ? -r / 2 : d == 2 ? -Math.log(r) / (2 * Math.PI) : 1 / (4 * Math.PI * r)),
                Arguments.of(d, new GaussianPotential(0.7), (DoubleUnaryOperator) r -> Math.exp(-r * r / 0.98)),
                Arguments.of(d, new ExponentialPotential(0.4), (DoubleUnaryOperator) r -> Math.exp(-r / 0.4)),
                Arguments.of(d, new ParabolicWell(1.3), (DoubleUnaryOperator) r -> Math.max(0, 1.69 - r * r) / 2),
                Arguments.of(d, new PotentialSum(List.of(
                                new PotentialSum.Weighted(2, new RieszPotential(0)), new PotentialSum.Weighted(-3, new GaussianPotential(2)))),
                        (DoubleUnaryOperator) r -> -2 * Math.log(r) - 3 * Math.exp(-r * r / 8))));
    }

    /** Surface of the unit sphere. */
    private static double sphere(int d) {
        return 2 * Math.pow(Math.PI, d / 2.0) / Gamma.gamma(d / 2.0);
    }

    /** ∫ F(|x|) dx with |x| = e^u, by equal steps in u: spectral for power laws, second order at a kink. */
    private static double integral(int d, DoubleUnaryOperator radial) {
        double step = 5e-4;
        double sum = 0;
        for (double u = -50; u < 5; u += step) {
            double r = Math.exp(u);
            sum += radial.applyAsDouble(r) * Math.pow(r, d);
        }
        return sphere(d) * sum * step;
    }

    /**
     * Parseval, ∫ g φ = (2π)^{-d} ∫ ĝ φ̂, for the difference φ of two normal densities: its mean is 0, so that what ĝ has at κ = 0
     * does not count.
     */
    @ParameterizedTest
    @MethodSource("potentials")
    void transformsAreThoseOfTheFunction(int d, Potential potential, DoubleUnaryOperator g) {
        double normal = Math.pow(2 * Math.PI, -d / 2.0);
        double inSpace = integral(d, r -> g.applyAsDouble(r) * normal * (Math.exp(-r * r / 2) - Math.pow(2, -d) * Math.exp(-r * r / 8)));
        double inWaves = Math.pow(2 * Math.PI, -d)
                * integral(d, k -> k > 60 ? 0 : potential.transform(k, d) * -Math.exp(-k * k / 2) * Math.expm1(-1.5 * k * k));
        assertTrue(Math.abs(inSpace) > 1e-3, "nothing to compare");
        assertEquals(inSpace, inWaves, 1e-6 * Math.abs(inSpace));
    }

    @ParameterizedTest
    @MethodSource("potentials")
    void pushesAreSlopes(int d, Potential potential, DoubleUnaryOperator g) {
        Expression push = Expression.parse(potential.push("r2", d), new Names(List.of("r2"), Map.of()));
        for (double r : new double[] {0.2, 0.9, 1.7}) {
            double h = 1e-5;
            double slope = (g.applyAsDouble(r + h) - g.applyAsDouble(r - h)) / (2 * h);
            assertEquals(-slope, r * push.compile(List.of("r2")).at(r * r), 1e-8 * (1 + Math.abs(slope)), "r = " + r);
        }
    }

    /** |∇g| ~ |x|^{-α}; where it vanishes or is bounded α is not above 0. */
    @ParameterizedTest
    @MethodSource("potentials")
    void growthIsThatOfTheSlope(int d, Potential potential, DoubleUnaryOperator g) {
        Expression push = Expression.parse(potential.push("r2", d), new Names(List.of("r2"), Map.of()));
        DoubleUnaryOperator size = r -> Math.abs(r * push.compile(List.of("r2")).at(r * r));
        double measured = Math.log(size.applyAsDouble(1e-6) / size.applyAsDouble(2e-6)) / Math.log(2);
        if (potential.growth(d) > 0) {
            assertEquals(measured, potential.growth(d), 1e-4);
        } else {
            assertTrue(measured < 1e-4, "α = " + measured);
        }
    }

    /** c_d of the Coulomb case: 2, 2π, 4π. */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 6.283185307179586", "3, 12.566370614359172"})
    void coulombIsRieszAtTwoLessThanTheDimension(int d, double constant) {
        Potential riesz = new RieszPotential(d - 2);
        Potential coulomb = new CoulombPotential();
        for (double k : new double[] {0.3, 1, 7}) {
            assertEquals(constant * coulomb.transform(k, d), riesz.transform(k, d), 1e-14 * riesz.transform(k, d));
        }
    }

    @Test
    void exponentsWithoutAPeriodicFormAreRefused() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new RieszPotential(-4)).getMessage().startsWith("s is -4; "));
        assertEquals("s is 1.5; s < d = 1 is required, so that |x|^{-s} is integrable",
                assertThrows(IllegalArgumentException.class, () -> new RieszPotential(1.5).transform(1, 1)).getMessage());
    }
}
