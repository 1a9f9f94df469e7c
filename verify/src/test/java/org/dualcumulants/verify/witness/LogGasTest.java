package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.circle;
import static org.dualcumulants.verify.witness.Models.find;
import static org.dualcumulants.verify.witness.Models.single;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.kernel.NamedKernel;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.closedform.PowerSums;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log gas on the circle, K = ½ cot(x/2) ∉ L², against moments that are known in closed form at every N. */
class LogGasTest {

    private static final double HORIZON = 0.6;

    private static Model model(double noise) {
        return circle("0", "0", String.valueOf(noise), "1 + Cos(x)/2 + 0.3*Sin(2*x)", HORIZON);
    }

    /** ∫ e^{ikx} f°. */
    private static double[] moment(int k) {
        return switch (k) {
            case 0 -> new double[] {1, 0};
            case 1, -1 -> new double[] {0.25, 0};
            case 2 -> new double[] {0, 0.15};
            case -2 -> new double[] {0, -0.15};
            default -> new double[] {0, 0};
        };
    }

    private static Study named(Study study) {
        return Named.with(study, NamedKernel.LOG, Map.of());
    }

    /** R8: E[1/N Σ e^{iθ}] = e^{-(½+ε²/2)T} ∫ e^{ix} f° at every N ≥ 2 and every order. */
    @ParameterizedTest
    @CsvSource({"0", "0.8"})
    void theMeanKnowsNoFiniteSize(double noise) {
        Model model = model(noise);
        Study study = named(model.study(model.mean("Cos(x) + Sin(x)/3"), List.of(2.0, 10.0, 1000.0), List.of(1, 2, 3), 5, 1e-10));
        double expected = 0.25 * Math.exp(-(0.5 + 0.5 * noise * noise) * HORIZON);
        StudyResult result = solve(study);
        assertEquals(8, result.results().size());
        for (RunResult run : result.results()) {
            assertEquals(expected, run.expectation(), 1e-11);
            assertEquals(0, run.correction(), 1e-11);
        }
    }

    /** |p_2|² and the square of the mean of cos: of degree four in e^{±iθ}, closed with up to four particles. */
    @ParameterizedTest
    @CsvSource({"2, 0", "3, 0", "10, 0", "1000, 0", "2, 0.7", "3, 0.7", "10, 0.7", "1000, 0.7", "1e6, 0.7"})
    void quadraticObservables(double particles, double noise) {
        Model model = model(noise);
        Observable second = model.functional("Cos(2*x)", "Sin(2*x)", "c^2 + s^2");
        double expected = new PowerSums(particles, 1 / (particles - 1), noise).expectation(List.of(2, -2), HORIZON, LogGasTest::moment)[0] / (particles * particles);
        int order = (int) Math.min(particles, 4);
        RunResult run = single(named(model.study(second, particles, order, 5, 1e-10)));
        assertEquals(expected, run.expectation(), 1e-10);
        assertTrue(Math.abs(run.correction()) > 0.1 / particles, "no correction to compare");
        // the finite size by itself
        double limit = new PowerSums(1e12, 1 / (1e12 - 1), noise).expectation(List.of(2, -2), HORIZON, LogGasTest::moment)[0] / 1e24;
        assertEquals((expected - limit) * particles, run.correction() * particles, 1e-9 + 1e-11 * particles);
    }

    /** Third powers: p_3 splits into p_1 p_2, p_1³. */
    @Test
    void thirdMoment() {
        Model model = model(0.5);
        double expected = new PowerSums(7, 1.0 / 6, 0.5).expectation(List.of(3), HORIZON, LogGasTest::moment)[0] / 7;
        RunResult run = single(named(model.study(model.mean("Cos(3*x)"), 7, 3, 4, 1e-10)));
        assertEquals(expected, run.expectation(), 1e-11);
        assertTrue(Math.abs(run.correction()) > 1e-5);
    }

    /** At order m &lt; 4 something is missing, and less the larger N. */
    @Test
    void truncationShowsInTheSameMoments() {
        Model model = model(0.7);
        Observable second = model.functional("Cos(2*x)", "Sin(2*x)", "c^2 + s^2");
        StudyResult result = solve(named(model.study(second, List.of(64.0, 256.0), List.of(2, 3), 5, 1e-9)));
        for (int order : new int[] {2, 3}) {
            double[] error = new double[2];
            for (int i = 0; i < 2; i++) {
                double n = i == 0 ? 64 : 256;
                double expected = new PowerSums(n, 1 / (n - 1), 0.7).expectation(List.of(2, -2), HORIZON, LogGasTest::moment)[0] / (n * n);
                error[i] = Math.abs(find(result, n, order).expectation() - expected);
            }
            assertEquals(-2, Math.log(error[1] / error[0]) / Math.log(4), 0.05, "order " + order);
        }
    }

    /** The oracle against the definition: at T = 0 of two particles, E|e^{2ix} + e^{2iy}|² = 2 + 2|m_2|². */
    @Test
    void theOracleStartsFromIndependentParticles() {
        assertEquals(2 + 2 * 0.15 * 0.15, new PowerSums(2, 1, 0.7).expectation(List.of(2, -2), 0, LogGasTest::moment)[0], 1e-14);
        double t = 0.3;
        double rate = 1 + 0.7 * 0.7;
        // |p_1|² alone: d/dt = -(1 + ε²)|p_1|² + ε² N
        double expected = Math.exp(-rate * t) * (5 + 20 * 0.0625) + 0.49 * 5 * (1 - Math.exp(-rate * t)) / rate;
        assertEquals(expected, new PowerSums(5, 0.25, 0.7).expectation(List.of(1, -1), t, LogGasTest::moment)[0], 1e-12);
    }
}
