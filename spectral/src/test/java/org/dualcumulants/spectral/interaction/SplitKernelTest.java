package org.dualcumulants.spectral.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels at points against closed forms, and against their own waves averaged over a small Gaussian. */
class SplitKernelTest {

    private static final double L = 2 * Math.PI;

    private static FourierKernel kernel(Symbol symbol, double width, OptionalInt harmonics, double... periods) {
        return new FourierKernel("test", Map.of(), Optional.empty(), symbol, Arrays.stream(periods).boxed().toList(), harmonics, width);
    }

    private static FourierKernel kernel(Symbol symbol, double... periods) {
        return kernel(symbol, 0, OptionalInt.empty(), periods);
    }

    private static Symbol gradient(Potential potential) {
        return new Symbol.PotentialFlow(1, potential, Flow.GRADIENT);
    }

    @Test
    void closedFormsOnTheCircle() {
        SplitKernel log = kernel(gradient(new RieszPotential(0)), 3).split();
        SplitKernel sheet = kernel(gradient(new CoulombPotential()), 3).split();
        SplitKernel exponential = kernel(gradient(new ExponentialPotential(0.7)), 3).split();
        SplitKernel gaussian = kernel(gradient(new GaussianPotential(0.3)), 3).split();
        SplitKernel well = kernel(gradient(new ParabolicWell(0.8)), 3).split();
        assertFalse(gaussian.hasNear());
        assertTrue(log.hasNear());
        for (double x : new double[] {1e-6, 0.01, 0.4, 1.1, 1.5, -0.9, -1.4999}) {
            double sign = Math.signum(x);
            double cot = Math.PI / 3 / Math.tan(Math.PI * x / 3);
            assertEquals(cot, log.at(new double[] {x})[0], 1e-11 * (1 + Math.abs(cot)));
            assertEquals(sign / 2 - x / 3, sheet.at(new double[] {x})[0], 1e-11);
            double periodic = sign * Math.sinh((1.5 - Math.abs(x)) / 0.7) / Math.sinh(1.5 / 0.7) / 0.7;
            assertEquals(periodic, exponential.at(new double[] {x})[0], 1e-11);
            double images = 0;
            for (int n = -3; n <= 3; n++) {
                double z = x + 3 * n;
                images += z / 0.09 * Math.exp(-z * z / 0.18);
            }
            assertEquals(images, gaussian.at(new double[] {x})[0], 1e-11);
            assertEquals(Math.abs(x) < 0.8 ? x : 0, well.at(new double[] {x})[0], 1e-14);
        }
    }

    static Stream<Arguments> kernels() {
        List<Double> e = List.of(1.0, -0.5, 2.0);
        return Stream.of(
                Arguments.of(gradient(new RieszPotential(0.25)), new double[] {L}, 1e-7),
                Arguments.of(gradient(new RieszPotential(-1.4)), new double[] {5}, 1e-7),
                Arguments.of(gradient(new RieszPotential(-2.6)), new double[] {L}, 1e-7),
                Arguments.of(new Symbol.PotentialFlow(-2, new CoulombPotential(), Flow.CONSERVATIVE), new double[] {L, 5}, 1e-10),
                Arguments.of(new Symbol.PotentialFlow(2, new RieszPotential(0.5), Flow.NEWTON), new double[] {L, L}, 2e-3),
                Arguments.of(gradient(new RieszPotential(0)), new double[] {L, 4}, 1e-10),
                Arguments.of(gradient(new ExponentialPotential(0.4)), new double[] {4, 4}, 2e-2),
                Arguments.of(gradient(new CoulombPotential()), new double[] {L, 5, 7}, 1e-9),
                Arguments.of(new Symbol.Stokeslet(3, e), new double[] {L, 5, 7}, 1e-8));
    }

    /** e^{δ²Δ/2} K = K + δ²/2 ΔK + …, in which the δ² is taken off by two widths; for Coulomb and Stokes there is nothing else. */
    @ParameterizedTest
    @MethodSource("kernels")
    void valuesAreThoseOfTheWaves(Symbol symbol, double[] periods, double tolerance) {
        SplitKernel split = kernel(symbol, periods).split();
        int d = periods.length;
        double width = d == 1 ? 0.02 : d == 2 ? 0.2 : 0.3;
        int most = d == 1 ? 600 : d == 2 ? 60 : 24;
        FourierKernel narrow = kernel(symbol, width, OptionalInt.empty(), periods);
        FourierKernel wide = kernel(symbol, width * Math.sqrt(1.5), OptionalInt.empty(), periods);
        for (double[] fraction : new double[][] {{0.41, -0.35, 0.38}, {-0.49, 0.5, -0.33}}) {
            double[] x = new double[symbol.components(d)];
            for (int i = 0; i < d; i++) {
                x[i] = fraction[i] * periods[i];
            }
            double[] found = split.at(x);
            double[] a = narrow.at(x, most);
            double[] b = wide.at(x, most);
            for (int c = 0; c < found.length; c++) {
                assertEquals(3 * a[c] - 2 * b[c], found[c], tolerance, "component " + c);
            }
        }
    }

    /** Close to another particle a kernel is that of R^d. */
    @Test
    void closeToTheOrigin() {
        double[] x = {2e-5, -1e-5, 3e-5};
        double r = Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
        double[] coulomb = kernel(gradient(new CoulombPotential()), L, L, L).split().at(x);
        double[] stokes = kernel(new Symbol.Stokeslet(1, List.of(0.0, 0.0, 1.0)), L, L, L).split().at(x);
        for (int a = 0; a < 3; a++) {
            double free = x[a] / (4 * Math.PI * r * r * r);
            assertEquals(free, coulomb[a], 1e-8 * Math.abs(free));
            double flow = ((a == 2 ? 1 : 0) / r + x[a] * x[2] / (r * r * r)) / (8 * Math.PI);
            // the mean flow that is taken out: Hasimoto's 2.837297/(4π·L/…), of order 1/L
            assertEquals(flow, stokes[a], 0.1);
        }
    }

    /** What a study cuts or averages has no near part: it is the sum of its waves. */
    @Test
    void cutKernelsAreTheirWaves() {
        for (FourierKernel kernel : List.of(
                kernel(gradient(new RieszPotential(0)), 0, OptionalInt.of(3), L), kernel(gradient(new RieszPotential(0)), 0.2, OptionalInt.empty(), L))) {
            SplitKernel split = kernel.split();
            assertFalse(split.hasNear());
            for (double x : new double[] {0.3, 2}) {
                assertEquals(kernel.at(new double[] {x}, 80)[0], split.at(new double[] {x})[0], 1e-12);
            }
        }
    }

    @Test
    void tooManyWavesAreRefused() {
        FourierKernel sharp = kernel(gradient(new RieszPotential(0)), 1e-3, OptionalInt.empty(), L, L);
        assertTrue(assertThrows(IllegalArgumentException.class, sharp::split).getMessage()
                .endsWith("waves to be known at points; at most 20000 are used: give harmonics, or a wider regularization or width"));
    }
}
