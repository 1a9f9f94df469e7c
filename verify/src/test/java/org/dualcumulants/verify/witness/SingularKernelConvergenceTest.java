package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.VORTICES;
import static org.dualcumulants.verify.witness.Models.circle;
import static org.dualcumulants.verify.witness.Models.single;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.spectral.kernel.NamedKernel;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels that are not square integrable while |x|K is: expectation and norms settle as the resolution grows, on the right value. */
class SingularKernelConvergenceTest {

    private static final double S = 0.25;

    private static RunResult riesz(double noise, double particles, int harmonics) {
        Model model = circle("0", "0", String.valueOf(noise), "1 + Cos(x)/2 + 0.3*Sin(2*x)", 0.5);
        Observable order = model.functional("Cos(x)", "Sin(x)", "c^2 + s^2");
        return single(Named.with(model.study(order, particles, 2, harmonics, 1e-7), NamedKernel.RIESZ, Map.of("s", S)));
    }

    /** Of first order in 1/P, or better: waves of C_2 beyond P, like k^{-s-3}, times k for the gradient and k^s for K. */
    @ParameterizedTest
    @ValueSource(doubles = {0.6, 0})
    void rieszOnTheCircle(double noise) {
        // 2 in the limit, which is approached from below with noise
        assertSettles(List.of(riesz(noise, 8, 4), riesz(noise, 8, 8), riesz(noise, 8, 16)), 1.8);
    }

    private static RunResult vortices(double noise, int harmonics) {
        Model model = new Model(
                VORTICES.axes(), List.of("0", "0"), List.of("0", "0"), String.valueOf(noise), "1 + 0.4*Cos(x-y) + 0.3*Sin(y)", 0.4,
                VORTICES.scaling(), false);
        return single(Named.with(
                model.study(model.mean("Cos(x-y) + Sin(y)"), 8, 2, harmonics, 1e-4), NamedKernel.BIOT_SAVART, Map.of("strength", 20.0)));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(doubles = {0.6, 0})
    void vorticesOnTheTorus(double noise) {
        assertSettles(List.of(vortices(noise, 2), vortices(noise, 3), vortices(noise, 4)), 3);
    }

    /** The second change is smaller than the first by the factor, in the correction, ‖C_1‖ and ‖C_2‖. */
    private static void assertSettles(List<RunResult> runs, double factor) {
        assertShrinks("correction", runs.stream().mapToDouble(RunResult::correction).toArray(), factor);
        for (int n = 1; n <= 2; n++) {
            int order = n;
            assertShrinks("‖C_" + n + "‖", runs.stream().mapToDouble(r -> r.norms().get(order)).toArray(), factor);
        }
    }

    private static void assertShrinks(String what, double[] values, double factor) {
        double first = Math.abs(values[1] - values[0]);
        double second = Math.abs(values[2] - values[1]);
        assertTrue(first > 0, what + " does not change");
        // what rounding and the steps leave
        assertTrue(second < first / factor + 1e-7 * Math.abs(values[2]), what + " changes by " + first + ", then by " + second);
    }

    /**
     * Two particles without noise, whose distance obeys ż = 2K(z), K = Σ_n sign(z+n)|z+n|^{-s-1} of the images: no waves, no moments.
     * E|p_1|²/4 = ½ + ½ E cos z(T), where z(0) has the Fourier coefficients |∫e^{ikx}f°|².
     */
    @Test
    void twoRieszParticlesFollowTheirOwnEquation() {
        int points = 400;
        double expected = 0.5;
        for (int i = 0; i < points; i++) {
            double z = Math.PI * (i + 0.5) / points;
            double density = (1 + 2 * (0.0625 * Math.cos(z) + 0.0225 * Math.cos(2 * z))) / points;
            expected += 0.5 * density * Math.cos(distance(z, 0.5));
        }
        double[] error = new double[3];
        for (int i = 0; i < 3; i++) {
            error[i] = riesz(0, 2, 3 << i).expectation() - expected;
        }
        assertTrue(Math.abs(error[0]) > 1e-5, "nothing to compare");
        assertEquals(0, error[2], Math.abs(error[0]) / 10);
        assertTrue(Math.abs(error[2]) < Math.abs(error[1]) / 3, error[1] + ", then " + error[2]);
    }

    /** By the classical Runge–Kutta method in z^{s+2}, in which the push is bounded where the particles meet. */
    private static double distance(double start, double horizon) {
        int steps = 200;
        double h = horizon / steps;
        double w = Math.pow(start, S + 2);
        for (int i = 0; i < steps; i++) {
            double a = rate(w);
            double b = rate(w + h / 2 * a);
            double c = rate(w + h / 2 * b);
            double d = rate(w + h * c);
            w += h / 6 * (a + 2 * b + 2 * c + d);
        }
        return Math.pow(w, 1 / (S + 2));
    }

    private static double rate(double w) {
        double z = Math.pow(w, 1 / (S + 2));
        return (S + 2) * Math.pow(z, S + 1) * 2 * images(z);
    }

    /** On a circle of length 2π; images beyond the last by the midpoint rule. */
    private static double images(double z) {
        double length = 2 * Math.PI;
        double sum = Math.pow(z, -S - 1);
        int last = 40;
        for (int n = 1; n <= last; n++) {
            sum += Math.pow(z + n * length, -S - 1) - Math.pow(n * length - z, -S - 1);
        }
        return sum - 2 * z / length * Math.pow((last + 0.5) * length, -S - 1);
    }

    /** A kernel that is worse is computed with a warning that says so; one that is cut is not. */
    @Test
    void worseKernelsAreWarnedAbout() {
        Model model = circle("0", "0", "0.5", "1", 0.1);
        Observable mean = model.mean("Cos(x)");
        List<String> warnings = solve(Named.with(model.study(mean, 4, 1, 3, 1e-3), NamedKernel.RIESZ, Map.of("s", 0.5))).warnings();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).startsWith("K ~ |x|^-1.500 in d = 1 is not square integrable, nor is |x|K: nothing says that the numbers"
                + " converge as the resolution grows; they are those of its waves up to 6. "), warnings.get(0));
        assertEquals(List.of(), solve(Named.with(model.study(mean, 4, 1, 3, 1e-3), NamedKernel.RIESZ, Map.of("s", 0.5), null,
                OptionalInt.of(4))).warnings());
        List<String> attraction = solve(Named.with(model.study(mean, 4, 1, 3, 1e-3), NamedKernel.LOG, Map.of("strength", -1.0))).warnings();
        assertTrue(attraction.get(0).startsWith("particles attract each other like |x|^-1.000 and may meet in finite time"), attraction.toString());
    }
}
