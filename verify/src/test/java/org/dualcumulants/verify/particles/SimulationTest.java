package org.dualcumulants.verify.particles;

import static org.dualcumulants.verify.particles.Systems.KURAMOTO_PHASE;
import static org.dualcumulants.verify.particles.Systems.NOISY_KURAMOTO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    private static final Experiment KURAMOTO = NOISY_KURAMOTO.experiment(5, NOISY_KURAMOTO.mean(KURAMOTO_PHASE));
    private static final Estimator PLAIN = new Estimator.Plain(Optional.empty());

    private static SimulationResult run(Experiment experiment, Estimator estimator, long replicas, int steps, long seed, int threads) {
        return (SimulationResult)
                Simulation.run(experiment, estimator, new Plan(replicas, steps, seed, threads), () -> false, part -> {});
    }

    /** To the last digit, whatever the number of threads; another seed is another sample. */
    @Test
    void threadsChangeNothing() {
        SimulationResult one = run(KURAMOTO, PLAIN, 10_001, 8, 42, 1);
        for (int threads = 2; threads <= 3; threads++) {
            SimulationResult other = run(KURAMOTO, PLAIN, 10_001, 8, 42, threads);
            assertEquals(one.expectation(), other.expectation());
            assertEquals(one.stepping(), other.stepping());
        }
        assertEquals(10_001, one.replicas());
        assertNotEquals(one.expectation(), run(KURAMOTO, PLAIN, 10_001, 8, 43, 1).expectation());
    }

    /** Particles that do not act on each other are their mean field, path by path. */
    @Test
    void coupledParticlesWithoutForcesAreTheSame() {
        Experiment free = NOISY_KURAMOTO.withKernel("0").experiment(3, NOISY_KURAMOTO.mean(KURAMOTO_PHASE));
        Estimator coupled = new Estimator.Coupled((t, x, out) -> {}, 7, 0.25, Optional.empty(), Optional.empty());
        SimulationResult result = run(free, coupled, 500, 8, 1, 2);
        assertEquals(new Estimate(0.25, 0), result.correction().orElseThrow());
        assertEquals(7.25, result.expectation().value());
    }

    /** Of free particles E is known: 95 % of 300 intervals should contain it, and do within 3 standard errors of that number. */
    @Test
    void intervalsHoldWhatTheyPromise() {
        Experiment free = NOISY_KURAMOTO.withKernel("0").experiment(2, NOISY_KURAMOTO.mean(KURAMOTO_PHASE));
        double exact = 0.25 * Math.exp(-0.5 * 0.64 * 0.5);
        int contained = 0;
        for (int seed = 0; seed < 300; seed++) {
            contained += run(free, PLAIN, 200, 2, seed, 1).expectation().contains(exact) ? 1 : 0;
        }
        assertEquals(0.95, contained / 300.0, 3 * Math.sqrt(0.95 * 0.05 / 300));
    }

    /** Any function is a control variate: the mean stays, even if the variance does not fall. */
    @Test
    void controlVariatesHaveMeanZero() {
        ControlVariate wave = new ControlVariate() {
            @Override
            public void initial(double[][] x, int particles, double[] out) {
                for (int r = 0; r < out.length; r++) {
                    out[r] = 0;
                    for (int i = r * particles; i < (r + 1) * particles; i++) {
                        out[r] += (Math.cos(x[0][i]) - 0.25) / particles;
                    }
                }
            }

            @Override
            public void gradient(double t, double[][] x, int particles, double[][] out) {
                for (int i = 0; i < out[0].length; i++) {
                    out[0][i] = -Math.sin(x[0][i]) / particles;
                }
            }
        };
        SimulationResult with = run(KURAMOTO, new Estimator.Plain(Optional.of(wave)), 40_000, 8, 5, 2);
        SimulationResult without = run(KURAMOTO, PLAIN, 40_000, 8, 6, 2);
        assertTrue(with.varianceReduction() > 2, "reduction " + with.varianceReduction());
        assertTrue(with.expectation().halfWidth() < 0.75 * without.expectation().halfWidth());
        assertEquals(without.expectation().value(), with.expectation().value(), 2 * without.expectation().halfWidth());
    }

    /** What coarse steps cost is seen, and falls with the square of the step. */
    @Test
    void theErrorOfTheStepIsEstimated() {
        Systems.System stiff = Systems.circle("-3*Sin(2*x)", "-4*Sin(x)", 0.3, "1 + Cos(x)/2", 2);
        Experiment experiment = stiff.experiment(4, stiff.mean("Cos(x)"));
        SimulationResult coarse = run(experiment, PLAIN, 60_000, 16, 1, 2);
        SimulationResult fine = run(experiment, PLAIN, 60_000, 64, 1, 2);
        assertTrue(Math.abs(coarse.stepping().value()) > 4 * coarse.stepping().halfWidth());
        assertTrue(Math.abs(fine.stepping().value()) < Math.abs(coarse.stepping().value()) / 8);
        assertTrue(coarse.stepIsTooLong());
    }

    @Test
    void blowUpIsAnOutcome() {
        Systems.System escaping = new Systems.System(
                java.util.List.of("x"), java.util.List.of(Systems.LINE), java.util.List.of("x^3"), java.util.List.of("0"),
                java.util.List.of(1.0), "Exp(-x^2)", 8, org.dualcumulants.spectral.study.Scaling.PER_OTHER);
        SimulationOutcome outcome = Simulation.run(
                escaping.experiment(2, escaping.mean("x")), PLAIN, new Plan(10, 64, 1, 1), () -> false, part -> {});
        SimulationOutcome.Failed failed = assertInstanceOf(SimulationOutcome.Failed.class, outcome);
        assertTrue(failed.reason().contains("for one of the simulated systems") && failed.remedy().contains("--step"));
    }

    @Test
    void cancellation() {
        assertThrows(CancellationException.class,
                () -> Simulation.run(KURAMOTO, PLAIN, new Plan(100, 8, 1, 2), () -> true, part -> {}));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void oddNumbersOfStepsAreRefused(int steps) {
        assertThrows(IllegalArgumentException.class, () -> new Plan(10, steps, 1, 1));
    }

    @Test
    void stepsAreNoLongerThanAsked() {
        assertEquals(10, Plan.stepsNoLongerThan(0.1, 1));
        assertEquals(12, Plan.stepsNoLongerThan(0.099, 1));
        assertEquals(2, Plan.stepsNoLongerThan(5, 1));
        assertEquals(16, Plan.usualSteps(0.5));
        assertEquals(64, Plan.usualSteps(2));
    }

    @Test
    void tooManyParticlesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> NOISY_KURAMOTO.dynamics(1));
        assertThrows(StudyException.class, () -> NOISY_KURAMOTO.withNoise(Double.NaN).dynamics(2));
    }
}
