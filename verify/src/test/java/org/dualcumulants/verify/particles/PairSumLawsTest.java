package org.dualcumulants.verify.particles;

import static org.dualcumulants.verify.particles.Systems.CIRCLE;
import static org.dualcumulants.verify.particles.Systems.LINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums by products against sums over pairs. */
class PairSumLawsTest {

    private static final int PARTICLES = 7;
    private static final int SYSTEMS = 83;

    private static Stream<Arguments> separable() {
        Coordinate shifted = new Coordinate.Circle(-1, 3);
        return Stream.of(
                Arguments.of(List.of(CIRCLE), List.of("-Sin(x) + Cos(3*x)/2 + 1/4")),
                Arguments.of(List.of(CIRCLE), List.of("Sin(x/2)^2*Cos(x + 0.3)")),
                Arguments.of(List.of(shifted), List.of("Sin(2*Pi*x/3) - 0.2*Cos(4*Pi*x/3)")),
                Arguments.of(List.of(CIRCLE), List.of("Sin(x - 2*x') + Cos(x)*(1 + Sin(x'))^2")),
                Arguments.of(List.of(CIRCLE, CIRCLE), List.of("2*Sin(y) + Sin(x+y) - Sin(x-y)", "-2*Sin(x) - Sin(x+y)*Cos(y)")),
                Arguments.of(List.of(CIRCLE, shifted), List.of("Sin(x' - x)*Cos(2*Pi*y'/3)", "Sin(2*Pi*(y-y')/3 + x)")),
                Arguments.of(List.of(LINE), List.of("-x/2 + x^3/10")),
                Arguments.of(List.of(LINE), List.of("x*x'^2 - 1")),
                Arguments.of(List.of(CIRCLE, LINE), List.of("0", "-1.2*Sin(x)")),
                Arguments.of(List.of(CIRCLE, LINE), List.of("Sin(x)*y", "-(1 + Cos(x))*y + y^2*Sin(2*x)")),
                Arguments.of(List.of(new Coordinate.Walls(-2, 2), LINE), List.of("x*y'", "x^2*y - y'")));
    }

    @ParameterizedTest
    @MethodSource("separable")
    void productsGiveWhatPairsGive(List<Coordinate> coordinates, List<String> kernel) {
        Dynamics dynamics = Systems.of(coordinates, kernel).dynamics(PARTICLES);
        PairSum fast = Ensemble.pairSum(dynamics, Optional.empty());
        assertInstanceOf(ProductPairSum.class, fast, "no products were found");
        PairSum direct = direct(dynamics, Optional.empty());
        double[][] x = states(coordinates);
        double[][] a = new double[x.length][x[0].length];
        double[][] b = new double[x.length][x[0].length];
        fast.addTo(x, PARTICLES, 0.7, a);
        direct.addTo(x, PARTICLES, 0.7, b);
        double size = 0;
        for (int c = 0; c < x.length; c++) {
            for (double value : b[c]) {
                size = Math.max(size, Math.abs(value));
            }
        }
        assertTrue(size > 0.1, "nothing to compare");
        for (int c = 0; c < x.length; c++) {
            for (int i = 0; i < a[c].length; i++) {
                assertEquals(b[c][i], a[c][i], 1e-12 * Math.max(1, size), "component " + c + ", particle " + i);
            }
        }
    }

    private static double[][] states(List<Coordinate> coordinates) {
        double[][] x = Systems.states(coordinates.size(), PARTICLES * SYSTEMS, 2);
        Scheme.confine(coordinates, x);
        return x;
    }

    private static PairSum direct(Dynamics dynamics, Optional<Softening> softening) {
        return new DirectPairSum(
                dynamics.coordinates(), dynamics.names(), dynamics.kernel(), dynamics.selfInteraction(), softening);
    }

    /** What has derivatives almost everywhere, or another period, is no polynomial. */
    @ParameterizedTest
    @ValueSource(strings = {"Abs(x)", "Sign(x)*x", "Exp(-x^2)", "x^9"})
    void otherKernelsOfTheLineAreSummedPairByPair(String kernel) {
        Dynamics dynamics = Systems.of(List.of(LINE), List.of(kernel)).dynamics(3);
        assertInstanceOf(DirectPairSum.class, Ensemble.pairSum(dynamics, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Sin(x/2)", "Exp(Cos(x))*Sin(x)", "Sin(Sqrt(2)*x)"})
    void otherKernelsOfTheCircleAreSummedPairByPair(String kernel) {
        Dynamics dynamics = Systems.of(List.of(CIRCLE), List.of(kernel)).dynamics(3);
        assertInstanceOf(DirectPairSum.class, Ensemble.pairSum(dynamics, Optional.empty()));
    }

    /** With j = i the sum of two particles has both terms. */
    @Test
    void selfInteraction() {
        Dynamics without = Systems.of(List.of(CIRCLE), List.of("2 + Cos(x)")).dynamics(2);
        Dynamics with = new Dynamics(
                2, without.names(), without.coordinates(), without.drift(), without.kernel(), without.noise(),
                org.dualcumulants.spectral.study.Scaling.PER_PARTICLE, true);
        for (PairSum sum : List.of(Ensemble.pairSum(with, Optional.empty()), direct(with, Optional.empty()))) {
            double[][] out = new double[1][2];
            sum.addTo(new double[][] {{0.5, 1.5}}, 2, 1, out);
            assertEquals(3 + 2 + Math.cos(1), out[0][0], 1e-14);
        }
    }

    /** Softening changes a pole near 0 and leaves the rest. */
    @Test
    void softening() {
        Dynamics dynamics = Systems.of(List.of(LINE), List.of("1/x")).dynamics(2);
        PairSum sum = direct(dynamics, Softening.below(0.1));
        double[][] out = new double[1][6];
        sum.addTo(new double[][] {{0, 2, 0, 0, 0, 1e-4}}, 2, 1, out);
        assertEquals(-0.5, out[0][0], 1e-5);
        assertEquals(0, out[0][2], 0);
        assertEquals(0, out[0][5], 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/x", "Sign(x)/Abs(x)^(1/2)", "1/x^2"})
    void polesAreSoftenedLessAsStepsGetShorter(String kernel) {
        Dynamics dynamics = Systems.of(List.of(LINE), List.of(kernel)).dynamics(11);
        double coarse = Singularity.softening(dynamics, 1e-2).orElseThrow();
        double fine = Singularity.softening(dynamics, 1e-4).orElseThrow();
        assertTrue(fine < 0.5 * coarse && coarse < 1, fine + " " + coarse);
    }

    @Test
    void polesOfGeneralKernelsAreRefused() {
        Dynamics pole = Systems.of(List.of(LINE), List.of("1/(x - x')")).dynamics(3);
        org.junit.jupiter.api.Assertions.assertThrows(
                org.dualcumulants.spectral.study.StudyException.class, () -> Singularity.softening(pole, 0.1));
        assertEquals(
                OptionalDouble.empty(), Singularity.softening(Systems.of(List.of(LINE), List.of("Sin(x)*x'")).dynamics(3), 0.1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Sin(x)/x", "Sign(x)", "Exp(-Abs(x))"})
    void boundedKernelsAreNotSoftened(String kernel) {
        assertEquals(OptionalDouble.empty(), Singularity.softening(Systems.of(List.of(LINE), List.of(kernel)).dynamics(3), 0.1));
    }
}
