package org.dualcumulants.verify.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dualcumulants.spectral.interaction.CoulombPotential;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.interaction.GaussianPotential;
import org.dualcumulants.spectral.interaction.Potential;
import org.dualcumulants.spectral.interaction.RieszPotential;
import org.dualcumulants.spectral.interaction.Symbol;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums over pairs of kernels that are known by their waves. */
class WavePairSumLawsTest {

    private static final int PARTICLES = 5;
    private static final double L = 2 * Math.PI;
    private static final Symbol LOG = flow(Flow.GRADIENT, new RieszPotential(0));

    private static Symbol flow(Flow flow, Potential potential) {
        return new Symbol.PotentialFlow(1, potential, flow);
    }

    private static FourierKernel kernel(Symbol symbol, int d, OptionalInt harmonics) {
        return new FourierKernel("test", Map.of(), Optional.empty(), symbol, Collections.nCopies(d, L), harmonics, 0);
    }

    private static Dynamics dynamics(FourierKernel kernel, Scaling scaling, boolean self) {
        int d = kernel.dimension();
        List<String> names = List.of("x", "y", "z").subList(0, d);
        List<Coordinate> coordinates = Collections.nCopies(d, Systems.CIRCLE);
        return new Dynamics(
                PARTICLES, names, coordinates, Collections.nCopies(d, Systems.parse("0", names)), new PairKernel.Periodic(kernel),
                Collections.nCopies(d, 0.5), scaling, self);
    }

    static Stream<Arguments> kernels() {
        return Stream.of(
                Arguments.of(LOG, 1, OptionalInt.empty()), Arguments.of(LOG, 1, OptionalInt.of(4)),
                Arguments.of(flow(Flow.CONSERVATIVE, new CoulombPotential()), 2, OptionalInt.empty()),
                Arguments.of(flow(Flow.NEWTON, new CoulombPotential()), 1, OptionalInt.empty()),
                Arguments.of(flow(Flow.GRADIENT, new GaussianPotential(0.5)), 2, OptionalInt.empty()),
                Arguments.of(new Symbol.Stokeslet(20, List.of(0.3, 0.0, 1.0)), 3, OptionalInt.empty()),
                Arguments.of(new Symbol.Stokeslet(20, List.of(0.3, 0.0, 1.0)), 3, OptionalInt.of(2)));
    }

    /** The sum is that of the kernel's values. */
    @ParameterizedTest
    @MethodSource("kernels")
    void sumsOfPairs(Symbol symbol, int d, OptionalInt harmonics) {
        FourierKernel kernel = kernel(symbol, d, harmonics);
        Dynamics dynamics = dynamics(kernel, Scaling.PER_OTHER, false);
        double[][] x = Systems.states(kernel.dimension(), 2 * PARTICLES, 2);
        Scheme.confine(dynamics.coordinates(), x);
        double[][] out = new double[kernel.dimension()][2 * PARTICLES];
        Ensemble.pairSum(dynamics, Optional.empty()).addTo(x, PARTICLES, 0.7, out);
        double size = 0;
        for (int i = 0; i < 2 * PARTICLES; i++) {
            double[] expected = new double[kernel.dimension()];
            for (int j = i / PARTICLES * PARTICLES; j < (i / PARTICLES + 1) * PARTICLES; j++) {
                double[] z = new double[kernel.dimension()];
                for (int a = 0; a < d; a++) {
                    z[a] = Systems.CIRCLE.difference(x[a][i], x[a][j]);
                }
                double[] k = j == i ? new double[expected.length] : harmonics.isPresent() ? kernel.at(z, harmonics.getAsInt()) : kernel.split().at(z);
                for (int a = 0; a < expected.length; a++) {
                    expected[a] += 0.7 * k[a];
                }
            }
            for (int a = 0; a < expected.length; a++) {
                size = Math.max(size, Math.abs(expected[a]));
                assertEquals(expected[a], out[a][i], 1e-11 * (1 + Math.abs(expected[a])), "component " + a + ", particle " + i);
            }
        }
        assertTrue(size > 0.05, "nothing to compare");
    }

    /** Waves alone are summed by products. */
    @Test
    void cutKernelsCostNoPairs() {
        assertInstanceOf(ProductPairSum.class, Ensemble.pairSum(
                dynamics(kernel(LOG, 1, OptionalInt.of(4)), Scaling.PER_OTHER, false), Optional.empty()));
    }

    /** K = π/L cot moves a pair by 2hK/(N-1): a quarter of its distance r where r² = 8h/(N-1). */
    @Test
    void singularOnesAreSoftenedBelowAQuarterOfADistance() {
        double softening = Singularity.softening(dynamics(kernel(LOG, 1, OptionalInt.empty()), Scaling.PER_OTHER, false), 1e-4).orElseThrow();
        assertEquals(Math.sqrt(8e-4 / (PARTICLES - 1)), softening, 0.12 * softening);
        for (Symbol bounded : List.of(flow(Flow.GRADIENT, new CoulombPotential()), flow(Flow.GRADIENT, new GaussianPotential(1)))) {
            assertEquals(OptionalDouble.empty(), Singularity.softening(
                    dynamics(kernel(bounded, 1, OptionalInt.empty()), Scaling.PER_OTHER, false), 1e-2));
        }
        assertEquals(OptionalDouble.empty(), Singularity.softening(
                dynamics(kernel(LOG, 1, OptionalInt.of(4)), Scaling.PER_OTHER, false), 1e-2));
    }

    @Test
    void newtonSystemsAreSplit() {
        FourierKernel sheets = kernel(flow(Flow.NEWTON, new CoulombPotential()), 1, OptionalInt.empty());
        List<String> names = List.of("q", "v");
        Dynamics dynamics = new Dynamics(
                2, names, List.of(Systems.CIRCLE, Systems.LINE), List.of(Systems.parse("v", names), Systems.parse("0", names)),
                new PairKernel.Periodic(sheets), List.of(0.0, 0.0), Scaling.PER_OTHER, false);
        assertInstanceOf(NewtonSplitting.class, Scheme.of(dynamics));
    }

    @Test
    void anInfiniteSelfInteractionIsRefused() {
        Dynamics dynamics = dynamics(kernel(new Symbol.Stokeslet(1, List.of(0.0, 0.0, 1.0)), 3, OptionalInt.empty()), Scaling.PER_PARTICLE, true);
        assertEquals("test has no finite K(0); give harmonics or regularization, or remove it",
                assertThrows(StudyException.class, () -> Ensemble.pairSum(dynamics, Optional.empty())).getMessage());
    }
}
