package org.dualcumulants.spectral.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every named kernel has the sign and the constant that the library promises. */
class NamedKernelTest {

    private static final double[] LENGTHS = {12, 11, 12};

    private static List<Axis> axes(int d) {
        return IntStream.range(0, d)
                .<Axis>mapToObj(i -> new PeriodicAxis(List.of("x", "y", "z", "u", "v", "w").get(i), 0, LENGTHS[i % 3]))
                .toList();
    }

    private static KernelChoice choice(NamedKernel kernel, Map<String, Double> numbers, Flow flow) {
        Map<String, List<Double>> keys = new HashMap<>();
        numbers.forEach((key, value) -> keys.put(key, List.of(value)));
        return new KernelChoice(kernel, keys, Optional.ofNullable(flow), OptionalInt.empty(), 0.25);
    }

    private static FourierKernel series(NamedKernel kernel, Map<String, Double> numbers, Flow flow, int axes) {
        return assertInstanceOf(PairKernel.Periodic.class, choice(kernel, numbers, flow).on(axes(axes))).series();
    }

    /** Push along x of a neighbour at distance 1 in the direction (-1, 0): positive repels. */
    private static double push(NamedKernel kernel, Map<String, Double> numbers, int d) {
        return series(kernel, numbers, null, d).at(new double[] {1, 0, 0}, 14)[0];
    }

    @Test
    void signs() {
        for (int d = 1; d <= 2; d++) {
            assertTrue(push(NamedKernel.COULOMB, Map.of(), d) > 0);
            assertTrue(series(NamedKernel.GRAVITY, Map.of(), Flow.GRADIENT, d).at(new double[] {1, 0}, 14)[0] < 0);
            assertTrue(push(NamedKernel.LOG, Map.of(), d) > 0);
            assertTrue(push(NamedKernel.RIESZ, Map.of("s", 0.5), d) > 0);
            assertTrue(push(NamedKernel.RIESZ, Map.of("s", -0.5), d) > 0);
            assertTrue(push(NamedKernel.GAUSSIAN, Map.of("width", 1.0), d) > 0);
            assertTrue(push(NamedKernel.MORSE, Map.of("repulsionLength", 2.0, "attraction", 0.0, "attractionLength", 1.0), d) > 0);
            assertTrue(push(NamedKernel.MORSE, Map.of("repulsion", 0.0, "repulsionLength", 1.0, "attractionLength", 1.0), d) < 0);
            assertTrue(push(NamedKernel.BOUNDED_CONFIDENCE, Map.of("radius", 2.0), d) < 0);
            assertTrue(push(NamedKernel.GAUSSIAN_CONFIDENCE, Map.of("radius", 2.0), d) < 0);
        }
    }

    /** K = -strength x within the radius. */
    @Test
    void agentsMoveTowardsThoseTheyHear() {
        Map<String, Double> keys = Map.of("radius", 3.0, "strength", 0.8);
        FourierKernel hard = series(NamedKernel.BOUNDED_CONFIDENCE, keys, null, 1);
        assertEquals(-0.8 * 1.5, hard.at(new double[] {1.5}, 60)[0], 1e-6);
        assertEquals(0, hard.at(new double[] {5}, 60)[0], 1e-6);
        FourierKernel soft = series(NamedKernel.GAUSSIAN_CONFIDENCE, Map.of("radius", 0.7, "strength", 0.8), null, 1);
        // averaged over 0.25: x exp(-x²/(2w²)) is the slope of a Gaussian, of width √(w² + δ²) after averaging
        double w2 = 0.49 + 0.0625;
        assertEquals(-0.8 * 0.9 * Math.exp(-0.81 / (2 * w2)) * Math.pow(0.49 / w2, 1.5), soft.at(new double[] {0.9}, 60)[0], 1e-10);
    }

    /** g = |x|^a/a - |x|^b/b pushes away below 1 and draws in beyond it. */
    @Test
    void powersAttractFarAwayAndRepelNearby() {
        Map<String, Double> keys = Map.of("attraction", 1.5, "repulsion", 0.5);
        FourierKernel kernel = series(NamedKernel.ATTRACTIVE_REPULSIVE, keys, null, 1);
        FourierKernel repulsion = series(NamedKernel.RIESZ, Map.of("s", -0.5), null, 1);
        FourierKernel attraction = series(NamedKernel.RIESZ, Map.of("s", -1.5), null, 1);
        double[] x = {0.7};
        assertEquals(repulsion.at(x, 50)[0] - attraction.at(x, 50)[0], kernel.at(x, 50)[0], 1e-12);
        assertTrue(repulsion.at(x, 50)[0] > 0 && attraction.at(x, 50)[0] > 0);
    }

    @Test
    void aVortexIsTheConservativeLogarithmOverTwoPi() {
        double[] x = {1, 0.4};
        double[] vortex = series(NamedKernel.BIOT_SAVART, Map.of("strength", 2 * Math.PI), null, 2).at(x, 20);
        assertArrayEquals(series(NamedKernel.LOG, Map.of(), Flow.CONSERVATIVE, 2).at(x, 20), vortex, 1e-12);
        assertTrue(vortex[1] > 0);
    }

    @Test
    void wavesAreFormulas() {
        PairKernel kuramoto = choice(NamedKernel.KURAMOTO, Map.of("coupling", 0.4), null).on(List.of(new PeriodicAxis("θ", 0, 2 * Math.PI)));
        assertEquals("-0.4*Sin(θ)", kuramoto.components().get(0).text());
        PairKernel hmf = choice(NamedKernel.HMF, Map.of(), null).on(axes(2));
        assertEquals(List.of("0", "-1*Sin(2*Pi*x/12)"), hmf.components().stream().map(k -> k.text()).toList());
    }

    /** With all keys preset or 1, on as many axes as it needs: Σ u_r(x) v_r(y) is the sum of the waves at x - y. */
    @ParameterizedTest
    @EnumSource(value = NamedKernel.class, mode = EnumSource.Mode.EXCLUDE, names = {"KURAMOTO", "HMF"})
    void everyKernelIsASumOfProducts(NamedKernel kernel) {
        Map<String, Double> keys = new HashMap<>();
        kernel.keys().stream().filter(key -> key.preset().isEmpty()).forEach(key -> keys.put(key.name(), 0.75));
        keys.computeIfPresent("attraction", (key, value) -> 1.25);
        keys.computeIfPresent("attractionLength", (key, value) -> 1.5);
        List<Flow> flows = kernel.flows().isEmpty() ? Collections.singletonList(null) : kernel.flows();
        for (Flow flow : flows) {
            int d = kernel == NamedKernel.STOKESLET ? 3 : 2;
            List<Axis> axes = axes(flow == Flow.NEWTON || kernel == NamedKernel.GRAVITY && flow == null ? 2 * d : d);
            FourierKernel series = ((PairKernel.Periodic) choice(kernel, keys, flow).on(axes)).series();
            SeparationCheck.assertSeparates(series, axes, 2);
        }
    }

    private static String refusal(NamedKernel kernel, Map<String, Double> keys, Flow flow, int axes) {
        StudyException e = assertThrows(StudyException.class, () -> choice(kernel, keys, flow).on(axes(axes)));
        return e.where() + ": " + e.getMessage();
    }

    @Test
    void kernelsThatDoNotFitAreRefused() {
        assertEquals("particle.kernel: biot-savart depends on 2 axes; with flow conservative a particle has 3",
                refusal(NamedKernel.BIOT_SAVART, Map.of(), null, 3));
        assertEquals("particle.kernel: hmf with flow newton needs positions first and then as many velocities; a particle has 1 axis;"
                + " its flows are newton, gradient", refusal(NamedKernel.HMF, Map.of(), null, 1));
        assertEquals("particle.kernel.flow: conservative is a rotation in the plane; it needs two axes, a particle has 1",
                refusal(NamedKernel.LOG, Map.of(), Flow.CONSERVATIVE, 1));
        assertEquals("particle.kernel.s: s is 1; s < d = 1 is required, so that |x|^{-s} is integrable",
                refusal(NamedKernel.RIESZ, Map.of("s", 1.0), null, 1));
        assertEquals("particle.kernel: key \"s\" is missing; riesz needs it", refusal(NamedKernel.RIESZ, Map.of(), null, 1));
        assertEquals("particle.kernel.radius: at most half the period 12.0 is required, beyond it a particle would be heard twice",
                refusal(NamedKernel.BOUNDED_CONFIDENCE, Map.of("radius", 6.5), null, 1));
        assertEquals("particle.kernel.attraction: an even power is a polynomial, which has no periodic form: choose another exponent",
                refusal(NamedKernel.ATTRACTIVE_REPULSIVE, Map.of("attraction", 2.0, "repulsion", 1.0), null, 1));
        assertTrue(refusal(NamedKernel.ATTRACTIVE_REPULSIVE, Map.of("attraction", 1.0, "repulsion", 3.0), null, 1)
                .startsWith("particle.kernel.attraction: an exponent above that of repulsion"));
    }
}
