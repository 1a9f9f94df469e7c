package org.dualcumulants.spectral.interaction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.junit.jupiter.api.Test;

/** Sums of waves against the functions they are. */
class FourierKernelTest {

    private static final double FULL = 2 * Math.PI;

    private static FourierKernel kernel(Symbol symbol, double width, double... periods) {
        return new FourierKernel("test", Map.of(), Optional.empty(), symbol,
                Arrays.stream(periods).boxed().toList(), OptionalInt.empty(), width);
    }

    private static Symbol gradient(Potential potential) {
        return new Symbol.PotentialFlow(1, potential, Flow.GRADIENT);
    }

    /** K on R^d from its formulas. */
    private static double[] free(Symbol symbol, double... x) {
        List<String> names = List.of("x", "y", "z").subList(0, x.length);
        return symbol.formulas(names).stream()
                .mapToDouble(f -> Expression.parse(f, new Names(names, Map.of())).compile(names).at(x))
                .toArray();
    }

    /** Coefficient 1 at every wave of Σ sin kx = ½ cot(x/2). */
    @Test
    void theLogGasIsHalfACotangent() {
        FourierKernel log = kernel(gradient(new RieszPotential(0)), 0, FULL);
        for (int k = 1; k < 40; k++) {
            assertEquals(0.5, log.coefficients(new int[] {k})[0], 1e-14);
            assertEquals(-0.5, log.coefficients(new int[] {-k})[0], 1e-14);
        }
        double width = 0.01;
        FourierKernel soft = kernel(gradient(new RieszPotential(0)), width, FULL);
        for (double x : new double[] {0.4, 1.3, -2.9}) {
            double cot = 1 / Math.tan(x / 2);
            // averaged: K + δ²/2 K'' + …
            assertEquals(cot / 2 + width * width / 8 * cot * (1 + cot * cot), soft.at(new double[] {x}, 900)[0], 1e-5);
        }
    }

    /** -|x|'' = 2δ: on a circle the sawtooth sign x - 2x/L, mean 0. */
    @Test
    void theLineOfChargesIsASawtooth() {
        FourierKernel sheet = kernel(gradient(new RieszPotential(-1)), 0, 3);
        for (double x : new double[] {0.3, 1.1, -0.8}) {
            assertEquals(Math.signum(x) - 2 * x / 3, sheet.at(new double[] {x}, 20_000)[0], 1e-4);
        }
    }

    /** Every image counts: Σ_n K(x + nL), and in the plane over both periods; the periods differ. */
    @Test
    void aSmoothInteractionIsTheSumOfItsImages() {
        Symbol symbol = new Symbol.PotentialFlow(1.7, new GaussianPotential(0.6), Flow.CONSERVATIVE);
        FourierKernel gaussian = kernel(symbol, 0, 3, 2);
        double[] sum = new double[2];
        for (int m = -6; m <= 6; m++) {
            for (int n = -6; n <= 6; n++) {
                double[] image = free(symbol, 0.5 + 3 * m, -0.4 + 2 * n);
                sum[0] += image[0];
                sum[1] += image[1];
            }
        }
        assertTrue(Math.abs(sum[0]) > 0.1 && Math.abs(sum[1]) > 0.1);
        assertArrayEquals(sum, gaussian.at(new double[] {0.5, -0.4}, 20), 1e-12);
    }

    /** Riesz with s > 0: Σ_n sign(x + n)|x + n|^{-s-1} converges by itself; far images by Euler and Maclaurin's first terms. */
    @Test
    void rieszIsTheSumOfItsImages() {
        double s = 0.25;
        FourierKernel riesz = kernel(gradient(new RieszPotential(s)), 0.004, 1);
        double x = 0.3;
        double sum = 0;
        int images = 2000;
        for (int n = -images; n <= images; n++) {
            sum += Math.signum(x + n) * Math.pow(Math.abs(x + n), -s - 1);
        }
        sum -= 2 * x * Math.pow(images + 0.5, -s - 1);
        // averaged: K + δ²/2 K'' + …, of the three nearest
        double curvature = Math.pow(x, -s - 3) + Math.pow(1 + x, -s - 3) - Math.pow(1 - x, -s - 3);
        double correction = 0.5 * 0.004 * 0.004 * (s + 1) * (s + 2) * curvature;
        assertEquals(sum + correction, riesz.at(new double[] {x}, 400)[0], 1e-5);
    }

    /** Close to a vortex: counterclockwise, 1/(2πr) from it, and no push along the line to it. */
    @Test
    void vorticesTurn() {
        Symbol vortex = new Symbol.PotentialFlow(1, new CoulombPotential(), Flow.CONSERVATIVE);
        FourierKernel kernel = kernel(vortex, 0.005, 1, 1);
        double[] right = kernel.at(new double[] {0.03, 0}, 160);
        assertEquals(0, right[0], 1e-12);
        // the background of opposite vorticity takes off x/2
        assertEquals(1 / (FULL * 0.03) - 0.03 / 2, right[1], 2e-5);
        assertArrayEquals(free(vortex, 0.03, 0), new double[] {0, 1 / (FULL * 0.03)}, 1e-12);
    }

    /**
     * Hasimoto (J. Fluid Mech. 5, 1959): a cubic array of forces drags its own members less than one alone by 2.837297/(6πL). The
     * mollified Stokeslet is K + (δ²/2) ∇(x·e/(4π|x|³)), without further terms since K is biharmonic.
     */
    @Test
    void stokesletsOfACubicArray() {
        Symbol symbol = new Symbol.Stokeslet(1, List.of(0.0, 0.0, 1.0));
        double width = 0.025;
        FourierKernel kernel = kernel(symbol, width, 1, 1, 1);
        double[] x = {0.06, 0.05, 0.08};
        double[] found = kernel.at(x, 22);
        double[] free = free(symbol, x);
        double r = Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
        for (int a = 0; a < 3; a++) {
            double pressure = ((a == 2 ? 1 : 0) / Math.pow(r, 3) - 3 * x[a] * x[2] / Math.pow(r, 5)) / (4 * Math.PI);
            double regular = found[a] - free[a] - width * width / 2 * pressure;
            // of the next term, |x|²/L², there is some
            assertEquals(a == 2 ? -2.837297 / (6 * Math.PI) : 0, regular, 0.012, "component " + a);
        }
    }

    @Test
    void velocitiesArePushedByPositions() {
        FourierKernel kernel = kernel(new Symbol.PotentialFlow(1, new CoulombPotential(), Flow.NEWTON), 0, FULL, FULL);
        assertEquals(4, kernel.dimension());
        assertEquals(List.of(false, false, true, true), List.of(kernel.moves(0), kernel.moves(1), kernel.moves(2), kernel.moves(3)));
        double[] c = kernel.coefficients(new int[] {1, 2});
        assertArrayEquals(new double[] {0, 0, 1 / 5.0 / (FULL * FULL), 2 / 5.0 / (FULL * FULL)}, c, 1e-16);
    }

    /** K ∈ L², the cancellation, |x|K ∈ L² at the borders s + 1 = d/2 and s = d/2. */
    @Test
    void singularitiesAreJudgedExactly() {
        for (int d = 1; d <= 3; d++) {
            double[] periods = Collections.nCopies(d, 1.0).stream().mapToDouble(x -> x).toArray();
            for (double above : new double[] {-1e-9, 0, 1e-9}) {
                FourierKernel atPlain = kernel(gradient(new RieszPotential(d / 2.0 - 1 + above)), 0, periods);
                assertEquals(above < 0, atPlain.squareIntegrable());
                assertTrue(atPlain.cancels() && atPlain.weightedSquareIntegrable());
                FourierKernel atWeighted = kernel(gradient(new RieszPotential(d / 2.0 + above)), 0, periods);
                assertFalse(atWeighted.squareIntegrable());
                assertEquals(above < 0, atWeighted.cancels());
                assertEquals(above < 0, atWeighted.weightedSquareIntegrable());
                FourierKernel newton = kernel(new Symbol.PotentialFlow(1, new RieszPotential(d / 2.0 - 1 + above), Flow.NEWTON), 0, periods);
                assertEquals(above < 0, newton.weightedSquareIntegrable());
                assertFalse(newton.cancels());
            }
        }
        assertTrue(kernel(gradient(new RieszPotential(0.9)), 0.1, 1).squareIntegrable());
        assertFalse(kernel(new Symbol.Stokeslet(1, List.of(0.0, 0.0, 1.0)), 0, 1, 1, 1).cancels());
        assertTrue(kernel(new Symbol.PotentialFlow(-1, new RieszPotential(0), Flow.GRADIENT), 0, 1).mayCollapse());
        assertFalse(kernel(gradient(new RieszPotential(0)), 0, 1).mayCollapse());
        assertFalse(kernel(new Symbol.PotentialFlow(-1, new RieszPotential(0), Flow.CONSERVATIVE), 0, 1, 1).mayCollapse());
    }

    @Test
    void cutsAndWidthsAreChecked() {
        Symbol symbol = gradient(new CoulombPotential());
        assertEquals("harmonics is 0; at least 1 is required", assertThrows(IllegalArgumentException.class, () ->
                new FourierKernel("test", Map.of(), Optional.empty(), symbol, List.of(1.0), OptionalInt.of(0), 0)).getMessage());
        assertEquals("regularization is -1.0; a finite length ≥ 0 is required",
                assertThrows(IllegalArgumentException.class, () -> kernel(symbol, -1, 1)).getMessage());
    }
}
