package org.dualcumulants.hierarchy.derive.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;

class FisherOverTimeTest {

    private static Hypothesis solved(Study study) {
        StudyDerivation derivation = StudyDerivation.of(study).solved(study, () -> false);
        Hypothesis last = derivation.hypotheses().get(derivation.hypotheses().size() - 1);
        assertEquals(Requirement.FISHER_INFORMATION_OVER_TIME, last.requirement());
        return last;
    }

    private static double simpson(DoubleUnaryOperator f, double to, int steps) {
        double h = to / steps;
        double sum = f.applyAsDouble(0) + f.applyAsDouble(to);
        for (int i = 1; i < steps; i++) {
            sum += (i % 2 == 1 ? 4 : 2) * f.applyAsDouble(i * h);
        }
        return sum * h / 3;
    }

    /** Heat: f = (1 + a e^{-ε²t/2} cos x)/2π has the information 1 - √(1 - a² e^{-ε²t}). */
    @Test
    void heat() {
        Hypothesis h = solved(Models.circle("0", "1 + 9/10*Cos(x)").study());
        double expected = simpson(t -> Math.sqrt(1 - Math.sqrt(1 - 0.81 * Math.exp(-0.64 * t))), 0.5, 2_000);
        assertEquals(Verdict.HOLDS, h.verdict());
        assertEquals(expected, h.quantity().orElseThrow().value(), 1e-10);
    }

    /**
     * R1 by other means: ż_k = kκ/2 (z_1 z_{k-1} - z̄_1 z_{k+1}) - k²ε²/2 z_k for z_k = ⟨e^{ikx}⟩, k ≤ 7, by Runge–Kutta of order
     * 4, and Simpson in time.
     */
    @Test
    void kuramoto() {
        int steps = 400;
        double h = 0.5 / steps;
        double[] z = new double[2 * 9];
        z[0] = 1;
        z[2] = 0.25;
        z[5] = 0.15;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.sqrt(information(z));
            double[] k1 = rate(z);
            double[] k2 = rate(plus(z, k1, h / 2));
            double[] k3 = rate(plus(z, k2, h / 2));
            double[] k4 = rate(plus(z, k3, h));
            for (int j = 0; j < z.length; j++) {
                z[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
            }
        }
        Hypothesis found = solved(Models.kuramoto().study());
        assertEquals(sum * h / 3, found.quantity().orElseThrow().value(), 1e-10);
        assertEquals("f(t) solved at harmonics [7]", found.reason());
    }

    private static double[] plus(double[] a, double[] b, double factor) {
        double[] c = a.clone();
        Arrays.setAll(c, i -> a[i] + factor * b[i]);
        return c;
    }

    private static double[] rate(double[] z) {
        double[] rate = new double[z.length];
        for (int k = 1; k <= 7; k++) {
            double half = 0.5 * k * 1.25;
            double zr = z[2];
            double zi = z[3];
            double re = zr * z[2 * k - 2] - zi * z[2 * k - 1] - (zr * z[2 * k + 2] + zi * z[2 * k + 3]);
            double im = zr * z[2 * k - 1] + zi * z[2 * k - 2] - (zr * z[2 * k + 3] - zi * z[2 * k + 2]);
            rate[2 * k] = half * re - 0.5 * k * k * 0.64 * z[2 * k];
            rate[2 * k + 1] = half * im - 0.5 * k * k * 0.64 * z[2 * k + 1];
        }
        return rate;
    }

    /** f = (1 + 2 Σ Re(z̄_k e^{ikx}))/2π. */
    private static double information(double[] z) {
        return Models.TURN * Models.mean(1, 256, x -> {
            double f = 1;
            double slope = 0;
            for (int k = 1; k <= 7; k++) {
                f += 2 * (z[2 * k] * Math.cos(k * x[0]) + z[2 * k + 1] * Math.sin(k * x[0]));
                slope += 2 * k * (z[2 * k + 1] * Math.cos(k * x[0]) - z[2 * k] * Math.sin(k * x[0]));
            }
            return slope * slope / f / Models.TURN;
        });
    }

    /** The rows of the plane's derivative: factors evolve by themselves without forces. */
    @Test
    void heatInThePlane() {
        Models models = Models.plane(List.of("0", "0"), "(1 + Cos(x)/2)*(1 + 3/5*Sin(y))");
        double expected = simpson(
                t -> Math.sqrt(2 - Math.sqrt(1 - 0.25 * Math.exp(-0.36 * t)) - Math.sqrt(1 - 0.36 * Math.exp(-0.36 * t))), 0.4, 2_000);
        assertEquals(expected, solved(models.study()).quantity().orElseThrow().value(), 1e-10);
    }

    @Test
    void automaticResolution() {
        double fixed = solved(Models.kuramoto().study()).quantity().orElseThrow().value();
        Hypothesis automatic = solved(Models.kuramoto().automatic().study());
        assertEquals(fixed, automatic.quantity().orElseThrow().value(), 1e-6);
        assertTrue(automatic.reason().startsWith("f(t) solved at harmonics ["), automatic.reason());
    }

    /** Without noise the truncated density of a strong attraction loses its sign. */
    @Test
    void aDensityThatIsNotResolvedIsSaid() {
        Hypothesis h = solved(Models.circle("-20*Sin(x)", "1 + 9/10*Cos(x)").noise(0.01).study());
        assertEquals(Verdict.NOT_DECIDED, h.verdict());
        assertTrue(h.reason().contains("raise the resolution"), h.reason());
    }

    /** |sin x|, carried by a constant drift, keeps its infinite information; its truncations have a finite one each. */
    @Test
    void withoutNoiseAnInfiniteInformationStays() {
        for (Models models : List.of(
                Models.circle("0", "Abs(Sin(x))").noise(0), Models.circle("0", "Abs(Sin(x))").noise(0).automatic())) {
            Hypothesis h = solved(models.study());
            assertEquals(Verdict.NOT_DECIDED, h.verdict());
            assertTrue(h.reason().startsWith("the Fisher information of f° is infinite, and without noise"), h.reason());
        }
    }

    /** exp(cos x) at three harmonics is positive and far from right. */
    @Test
    void aGivenResolutionThatIsTooCoarseIsSaid() {
        Hypothesis h = solved(Models.circle("0", "Exp(Cos(x))").at(3).study());
        assertEquals(Verdict.NOT_DECIDED, h.verdict());
        assertTrue(h.reason().matches("f\\(t\\) solved at harmonics \\[3]: 0\\.\\d+; f\\(t\\) solved at harmonics \\[5]: 0\\.\\d+; "
                + "they differ by [^ ]+, more than the tolerance; raise the resolution"), h.reason());
        assertEquals(Verdict.HOLDS, solved(Models.circle("0", "Exp(Cos(x))").at(14).study()).verdict());
    }

    @Test
    void cancellation() {
        Study study = Models.kuramoto().study();
        assertThrows(CancellationException.class, () -> StudyDerivation.of(study).solved(study, () -> true));
    }
}
