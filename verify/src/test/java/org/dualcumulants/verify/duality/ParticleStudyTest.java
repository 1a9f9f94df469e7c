package org.dualcumulants.verify.duality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.particles.Estimate;
import org.dualcumulants.verify.particles.SimulationResult;
import org.junit.jupiter.api.Test;

/** Corrections by coupled particles, with fixed seeds and intervals twice as wide as those of 95 %. */
class ParticleStudyTest {

    private static final String PHASE = "Cos(x) + Sin(x)/2";

    private static Expression parse(String text, String... variables) {
        return Expression.parse(text, new Names(List.of(variables), Map.of()));
    }

    /** R1 with another kernel, noise, scaling or observable. */
    private static Study kuramoto(String kernel, String noise, Scaling scaling, Observable observable, List<Double> particles) {
        return new Study(
                "Kuramoto", List.of(new PeriodicAxis("x", 0, 2 * Math.PI)), List.of(parse("0", "x")),
                new PairKernel.Difference(List.of(parse(kernel, "x"))), List.of(parse(noise, "N")),
                parse("1 + Cos(x)/2 + 0.3*Sin(2*x)", "x"), observable, 0.5, particles, List.of(2), Optional.of(List.of(8)), 1e-8, scaling,
                false, BasisChoice.WEIGHTED);
    }

    private static Study kuramoto(Observable observable, Double... particles) {
        return kuramoto("-Sin(x)", "0.8", Scaling.PER_OTHER, observable, List.of(particles));
    }

    private static Observable mean() {
        return new Observable.Mean(parse(PHASE, "x"));
    }

    private static Observable square() {
        Map<String, Expression> statistics = new LinkedHashMap<>();
        statistics.put("c", parse(PHASE, "x"));
        return new Observable.Functional(statistics, parse("c^2", "c"));
    }

    private static ParticleStudyResult run(Study study, boolean coupled, long replicas) {
        ParticleStudyResult result = ParticleStudy.run(
                study, new ParticleSettings(coupled, OptionalLong.of(replicas), OptionalDouble.empty(), 31, 2), Progress.NONE);
        assertTrue(result.complete());
        assertEquals(study.particles().size(), result.runs().size());
        return result;
    }

    private static Estimate correction(Study study, long replicas) {
        return run(study, true, replicas).runs().get(0).correction().orElseThrow();
    }

    private static void assertNear(double expected, Estimate found, double relativeHalfWidth) {
        assertTrue(found.halfWidth() < relativeHalfWidth * Math.abs(expected), found + " is no resolution of " + expected);
        assertEquals(expected, found.value(), 2 * found.halfWidth());
    }

    /** R1, table: the correction itself, a fraction of a thousandth at N = 128. */
    @Test
    void correctionsOfTheNoisyKuramotoModel() {
        assertNear(-6.768062e-3, correction(kuramoto(mean(), 4.0), 20_000), 0.04);
        assertNear(-1.492841e-3, correction(kuramoto(mean(), 16.0), 20_000), 0.03);
        assertNear(-1.806211e-4, correction(kuramoto(mean(), 128.0), 4_000), 0.12);
    }

    /** What would be wrong is excluded: the other sign of K, and N for N-1, which changes a correction by itself. */
    @Test
    void faultsAreExcluded() {
        double exact = -6.768062e-3;
        for (Study wrong : List.of(
                kuramoto("Sin(x)", "0.8", Scaling.PER_OTHER, mean(), List.of(4.0)),
                kuramoto("-Sin(x)", "0.8", Scaling.PER_PARTICLE, mean(), List.of(4.0)),
                kuramoto("-Sin(x)", "0.64", Scaling.PER_OTHER, mean(), List.of(4.0)))) {
            Estimate found = correction(wrong, 20_000);
            assertTrue(Math.abs(found.value() - exact) > 3 * found.halfWidth(), found.toString());
        }
    }

    /** Observables whose expectation for independent particles is not the mean field. */
    @Test
    void functionals() {
        ParticleStudyResult result = run(kuramoto(square(), 3.0), true, 20_000);
        SimulationResult three = (SimulationResult) result.runs().get(0).outcome();
        assertNear(0.3522739928, three.expectation(), 0.005);
        assertTrue(three.varianceReduction() > 3, "reduction " + three.varianceReduction());
    }

    /** Marginals and fluctuations of two particles, against the exact equation. */
    @Test
    void marginalsAndFluctuations() {
        for (Observable observable : List.of(
                new Observable.Marginal(2, parse("Cos(x1 - x2) + Sin(x1)", "x1", "x2")),
                new Observable.Fluctuation(2, parse("Cos(x1)*Cos(x2)", "x1", "x2")),
                new Observable.Fluctuation(1, parse("Cos(x1)", "x1")))) {
            Study study = kuramoto(observable, 2.0);
            double exact = ExactSolution.solve(ParticleSystem.of(study, 2), 25).expectation();
            assertNear(exact, ((SimulationResult) run(study, true, 20_000).runs().get(0).outcome()).expectation(), 0.05);
        }
    }

    /** 1/N, where the pair sum lacks a part of K*f. */
    @Test
    void theOtherScaling() {
        Study study = kuramoto("-Sin(x) + Cos(x)", "0.8", Scaling.PER_PARTICLE, mean(), List.of(3.0));
        double exact = ExactSolution.solve(ParticleSystem.of(study, 3), 19).expectation();
        assertNear(exact, ((SimulationResult) run(study, true, 20_000).runs().get(0).outcome()).expectation(), 0.01);
    }

    /** A noise that depends on N has a mean field for each N. */
    @Test
    void noiseThatDependsOnTheNumberOfParticles() {
        Study study = kuramoto("-Sin(x)", "N^(-1/2)", Scaling.PER_OTHER, mean(), List.of(2.0, 4.0));
        ParticleStudyResult result = run(study, true, 20_000);
        for (ParticleRun run : result.runs()) {
            double exact = ExactSolution.solve(ParticleSystem.of(study, run.outcome().particles()), 17).expectation();
            assertNear(exact, ((SimulationResult) run.outcome()).expectation(), 0.01);
        }
        assertTrue(result.runs().get(0).meanField().getAsDouble() != result.runs().get(1).meanField().getAsDouble());
    }

    /** A singular kernel has no mean field here: plain simulation goes on without, coupled refuses. */
    @Test
    void singularKernels() {
        Study study = kuramoto("Cot(x/2)/2", "0.3", Scaling.PER_OTHER, mean(), List.of(4.0));
        ParticleStudyResult plain = run(study, false, 200);
        assertTrue(plain.runs().get(0).correction().isEmpty());
        assertTrue(plain.warnings().stream().anyMatch(w -> w.contains("pushed apart")), plain.warnings().toString());
        assertTrue(plain.warnings().stream().noneMatch(w -> w.contains("softened")), plain.warnings().toString());
        assertTrue(plain.warnings().stream().anyMatch(w -> w.contains("no mean field")), plain.warnings().toString());
        assertThrows(StudyException.class, () -> run(study, true, 200));
        List<String> attracted = run(kuramoto("-Cot(x/2)/2", "0.3", Scaling.PER_OTHER, mean(), List.of(4.0)), false, 200).warnings();
        assertTrue(attracted.stream().anyMatch(w -> w.contains("are softened; a shorter --step leaves fewer")), attracted.toString());
    }

    @Test
    void aMoleOfParticlesIsRefused() {
        StudyException e = assertThrows(StudyException.class, () -> run(kuramoto(mean(), 1e23), true, 2));
        assertTrue(e.getMessage().contains("too many to simulate"), e.getMessage());
    }

    @Test
    void cancellationKeepsWhatIsFinished() {
        Progress afterOne = new Progress() {
            private boolean stop;

            @Override
            public void advanced(double done, double total) {
                stop |= done >= 1;
            }

            @Override
            public boolean cancelled() {
                return stop;
            }
        };
        ParticleStudyResult result = ParticleStudy.run(
                kuramoto(mean(), 2.0, 3.0), new ParticleSettings(true, OptionalLong.of(1000), OptionalDouble.empty(), 1, 2), afterOne);
        assertFalse(result.complete());
        assertEquals(1, result.runs().size());
    }
}
