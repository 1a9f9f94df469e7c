package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.single;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.exact.ParticleGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed forms on the real line, between walls and in phase space, and the kinetic value of the project's reference table. */
class SpacesGoldenTest {

    private static final Axis LINE = new RealAxis("x", 0.7, 0.5);
    private static final Axis ANGLE = new PeriodicAxis("q", 0, 2 * Math.PI);

    private static Expression parse(String text, List<String> variables) {
        return Expression.parse(text, new Names(variables, Map.of()));
    }

    private static Study study(
            List<Axis> axes, List<String> drift, List<String> kernel, List<String> noise, String initial, Observable observable,
            double horizon, double particles, int order, List<Integer> resolution) {
        List<String> names = axes.stream().map(Axis::name).toList();
        return new Study(
                "golden", axes,
                drift.stream().map(s -> parse(s, names)).toList(),
                new PairKernel.Difference(kernel.stream().map(k -> parse(k, names)).toList()),
                noise.stream().map(e -> parse(e, List.of(Study.PARTICLE_NUMBER))).toList(),
                parse(initial, names), observable, horizon, List.of(particles), List.of(order), Optional.of(resolution), 1e-11,
                Scaling.PER_OTHER, false, BasisChoice.PLAIN);
    }

    private static Observable mean(String phi, String... names) {
        return new Observable.Mean(parse(phi, List.of(names)));
    }

    private static Observable squareOfMean(String phi, String name) {
        Map<String, Expression> statistics = new LinkedHashMap<>();
        statistics.put("s", parse(phi, List.of(name)));
        return new Observable.Functional(statistics, parse("s^2", List.of("s")));
    }

    private static Study ornsteinUhlenbeck(double particles, List<Integer> resolution) {
        return study(
                List.of(LINE), List.of("-x"), List.of("-x/2"), List.of("0.6"), "Exp(-(x-0.7)^2/(2*0.5^2))", mean("x^2", "x"), 0.8,
                particles, 2, resolution);
    }

    /** The reference table's closed form: a = 1, κ = ½, ε = 0.6, μ = 0.7, s = 0.5, T = 0.8. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 10, 1000, 1e9})
    void degreeTwoHoldsOrnsteinAndUhlenbeck(double n) {
        double lambda = 1 + 0.5 * n / (n - 1);
        double t = 0.8;
        double expected = Math.exp(-2 * t) * (0.49 + 0.25 / n) + 0.36 / n * (1 - Math.exp(-2 * t)) / 2
                + (1 - 1 / n) * (Math.exp(-2 * lambda * t) * 0.25 + 0.36 * (1 - Math.exp(-2 * lambda * t)) / (2 * lambda));
        RunResult run = single(ornsteinUhlenbeck(n, List.of(2)));
        assertEquals(expected, run.expectation(), 1e-12);
        assertTrue(run.bounds().isEmpty(), "x² has no bound");
    }

    @ParameterizedTest
    @CsvSource({"2, 0.2442566483", "10, 0.2325168281", "1000, 0.2307391742"})
    void ornsteinAndUhlenbeckInTheTable(double n, double expected) {
        assertEquals(expected, single(ornsteinUhlenbeck(n, List.of(3))).expectation(), 1e-10);
    }

    /**
     * Without drift and mean, v' = -2κv + ε²: C_2 = (2/N)(β-α) x y, C_1 = (α + (β-α)/N)(x² - v), C_0 = (Nα + β - α) v + γ with
     * α = e^{-2λ(T-t)}/N, β = 1/N, γ = ∫_t^T ε²((N-1)α + β).
     */
    @ParameterizedTest
    @CsvSource({"2, 0", "2, 0.3", "10, 0", "10, 0.5", "1000, 0.2"})
    void dualCumulantsOfOrnsteinAndUhlenbeckOverTime(double n, double time) {
        double kappa = 0.5;
        double horizon = 0.8;
        Axis centred = new RealAxis("x", 0, 0.6);
        Study study = study(
                List.of(centred), List.of("0"), List.of("-x/2"), List.of("0.6"), "Exp(-x^2/(2*0.5^2))", mean("x^2", "x"), horizon, n, 2,
                List.of(2));
        double lambda = kappa * n / (n - 1);
        double alpha = Math.exp(-2 * lambda * (horizon - time)) / n;
        double beta = 1 / n;
        double gamma = 0.36 * ((n - 1) / n * (1 - n * alpha) / (2 * lambda) + (horizon - time) / n);
        double v = 0.25 * Math.exp(-2 * kappa * time) + 0.36 * (1 - Math.exp(-2 * kappa * time)) / (2 * kappa);
        ParticleGrid grid = new ParticleGrid(List.of(centred), List.of(7));
        List<double[]> c = new SteppedCumulants(study, time).onGridUpTo(2, grid);
        assertEquals((n * alpha + beta - alpha) * v + gamma, c.get(0)[0], 1e-11);
        for (int p = 0; p < grid.size(); p++) {
            double x = grid.point(p)[0];
            assertEquals((alpha + (beta - alpha) / n) * (x * x - v), c.get(1)[p], 1e-10);
            for (int q = 0; q < grid.size(); q++) {
                assertEquals(2 / n * (beta - alpha) * x * grid.point(q)[0], c.get(2)[p * grid.size() + q], 1e-10);
            }
        }
    }

    /** The kinetic Hamiltonian mean-field model of the reference table, of which 5 harmonics and degree 10 have eleven digits. */
    @Test
    void hamiltonianMeanFieldModelWithFrictionAndNoise() {
        Study study = study(
                List.of(ANGLE, new RealAxis("v", 0.3, 1)), List.of("v", "-v"), List.of("0", "-1.2*Sin(q)"), List.of("0", "Sqrt(2)"),
                "(1 + Sin(q)/2)*Exp(-(v-0.3)^2/2)", mean("Cos(q) + v^2", "q", "v"), 0.5, 2, 2, List.of(5, 10));
        assertEquals(1.092540462384, single(study).expectation(), 1e-11);
    }

    /** Independent particles: E[(1/N Σφ)²] = m² + (E φ² - m²)/N. */
    private static void assertIndependent(Study study, double first, double second) {
        double n = study.particles().get(0);
        RunResult run = single(study);
        assertEquals(first * first, run.meanField(), 1e-12);
        assertEquals((second - first * first) / n, run.correction(), 1e-12);
    }

    @Test
    void pureDiffusionOnTheLine() {
        Study study = study(
                List.of(LINE), List.of("0"), List.of("0"), List.of("0.6"), "Exp(-(x-0.7)^2/(2*0.5^2))", squareOfMean("x", "x"), 0.8, 5, 2,
                List.of(2));
        assertIndependent(study, 0.7, 0.49 + 0.25 + 0.36 * 0.8);
    }

    @Test
    void pureDiffusionBetweenWalls() {
        double length = 3;
        Study study = study(
                List.of(new IntervalAxis("x", -1, 2)), List.of("0"), List.of("0"), List.of("0.6"),
                "1 + Cos(Pi*(x+1)/3)/2 + Cos(2*Pi*(x+1)/3)/4", squareOfMean("Cos(Pi*(x+1)/3)", "x"), 0.8, 5, 2, List.of(3));
        double rate = 0.18 * Math.pow(Math.PI / length, 2) * 0.8;
        assertIndependent(study, 0.25 * Math.exp(-rate), 0.5 + 0.5 * 0.125 * Math.exp(-4 * rate));
    }

    /** E cos(q + vT) = ½ a cos(v_0 T) e^{-s²T²/2}; the filaments of free transport ask for a degree that grows with T. */
    @ParameterizedTest
    @CsvSource({"0.5, 12", "1, 16", "2, 24"})
    void freeTransport(double horizon, int degree) {
        Study study = study(
                List.of(ANGLE, new RealAxis("v", 0.3, 0.8)), List.of("v", "0"), List.of("0", "0"), List.of("0", "0"),
                "(1 + Cos(q)/2)*Exp(-(v-0.3)^2/(2*0.8^2))", mean("Cos(q)", "q", "v"), horizon, 2, 1, List.of(1, degree));
        double expected = 0.25 * Math.cos(0.3 * horizon) * Math.exp(-0.32 * horizon * horizon);
        assertEquals(expected, single(study).expectation(), 1e-10);
    }

    private static String refusal(List<String> drift, List<String> kernel, List<String> noise) {
        Study study = study(
                List.of(new IntervalAxis("q", 0, 1), new RealAxis("v", 0, 1)), drift, kernel, noise, "Exp(-v^2/2)", mean("v^2", "q", "v"),
                0.1, 2, 1, List.of(2, 2));
        StudyException e = assertThrows(StudyException.class, () -> TruncationStudy.solve(study, 1, Progress.NONE));
        return e.where() + ": " + e.getMessage();
    }

    @Test
    void noiselessMotionIntoWallsIsRefused() {
        String newton = refusal(List.of("v", "-v"), List.of("0", "-q"), List.of("0", "1"));
        assertTrue(newton.startsWith("particle.drift[0]: 'v' is"), newton);
        assertTrue(newton.endsWith("couples q with it and is not computed; make q periodic or real"), newton);
        String drift = refusal(List.of("1/2 - q", "-v"), List.of("0", "-q"), List.of("0", "1"));
        assertEquals("particle.drift[0]: '1/2 - q' is 0.5000 at the wall q = 0.00000, and q has no noise: particles would gather at the"
                + " wall; give q noise, or a drift that vanishes at both walls", drift);
        String kernel = refusal(List.of("0", "-v"), List.of("-q", "0"), List.of("0", "1"));
        assertTrue(kernel.startsWith("particle.kernel[0]: '-q' is"), kernel);
        Study tangential = study(
                List.of(new IntervalAxis("x", 0, 1)), List.of("Sin(Pi*x)"), List.of("0"), List.of("0"), "1", mean("Cos(Pi*x)", "x"), 0.1, 2,
                1, List.of(4));
        assertTrue(Double.isFinite(single(tangential).expectation()));
    }
}
