package org.dualcumulants.verify.exact;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.sin;
import static org.dualcumulants.verify.exact.ReferenceSystems.KURAMOTO_PHASE;
import static org.dualcumulants.verify.exact.ReferenceSystems.NONE;
import static org.dualcumulants.verify.exact.ReferenceSystems.kuramoto;
import static org.dualcumulants.verify.exact.ReferenceSystems.mean;
import static org.dualcumulants.verify.exact.ReferenceSystems.onCircle;
import static org.dualcumulants.verify.exact.ReferenceSystems.scaled;
import static org.dualcumulants.verify.exact.ReferenceSystems.squaredMean;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws the N-particle equation obeys for any model, and the models it solves in closed form. */
class ExactSolutionLawsTest {

    /** Values are O(1) and resolved; what is left is time stepping and the rounding of sums. */
    private static final double STEPPING = 1e-12;

    /** f° = (1 + 0.5 cos x + 0.3 sin 2x)/2π has ∫cos x f° = 0.25, ∫sin 2x f° = 0.15. */
    private static final ScalarField LUMPY = x -> 1 + cos(x[0]) / 2 + 0.3 * sin(2 * x[0]);

    @Test
    void independentParticlesDecayLikeTheHeatEquation() {
        double noise = 0.8;
        double horizon = 0.5;
        TerminalObservable phi = mean(x -> cos(x[0]) + sin(2 * x[0]));
        ExactSolution solution = ExactSolution.solve(onCircle(3, 0, NONE, NONE, noise, LUMPY, phi, horizon), 9);
        double d = noise * noise * horizon / 2;
        assertEquals(0.25 * exp(-d) + 0.15 * exp(-4 * d), solution.expectation(), STEPPING);
        assertEquals(solution.meanFieldExpectation(), solution.expectation(), STEPPING);
    }

    @Test
    void withoutNoiseParticlesFollowTheDrift() {
        // dx = sin x dt has tan(x(T)/2) = e^T tan(x/2)
        double horizon = 0.4;
        ParticleSystem system = onCircle(2, -PI, x -> sin(x[0]), NONE, 0, LUMPY, mean(x -> cos(x[0])), horizon);
        ParticleGrid fine = ParticleGrid.of(system, 201);
        GridFunction transported = GridFunction.sample(
                fine, 1, x -> LUMPY.at(x) / (2 * PI) * cos(2 * Math.atan(exp(horizon) * Math.tan(x[0] / 2))));
        GridFunction one = GridFunction.sample(fine, 1, x -> 1);
        // the flow's harmonics fall like tanh(T/2)^k: 0.2^20 = 1e-14 at the last one kept
        assertEquals(transported.pairing(one), ExactSolution.solve(system, 41).expectation(), STEPPING);
    }

    @ParameterizedTest
    @CsvSource({"PER_OTHER, false, 0.7", "PER_PARTICLE, false, 0.4666666666666667", "PER_PARTICLE, true, 0.7"})
    void constantKernelTurnsEveryParticleAlike(Scaling scaling, boolean selfInteraction, double speed) {
        // K = 0.7, N = 3: speed K, K (N-1)/N, and K again with K(0)/N restored
        ParticleSystem system = onCircle(3, 0, NONE, x -> 0.7, 0.5, LUMPY, mean(KURAMOTO_PHASE), 0.6);
        ExactSolution solution = ExactSolution.solve(scaled(system, scaling, selfInteraction), 9);
        double decay = exp(-0.5 * 0.5 * 0.6 / 2);
        assertEquals(0.25 * decay * KURAMOTO_PHASE.at(speed * 0.6), solution.expectation(), STEPPING);
        // (2) keeps K unscaled
        assertEquals(0.25 * decay * KURAMOTO_PHASE.at(0.7 * 0.6), solution.meanFieldExpectation(), STEPPING);
    }

    @Test
    void everyAxisHasItsOwnDriftKernelNoiseAndPeriod() {
        // both coordinates turn at speed S + K; ∫cos f° = a/2 for f° ∝ 1 + a cos
        List<Axis> axes = List.of(new PeriodicAxis("x", -1, 2 * PI), new PeriodicAxis("y", 0.5, 3));
        double wave = 2 * PI / 3;
        ParticleSystem system = new ParticleSystem(
                2,
                axes,
                List.of(x -> 0.3, x -> -0.2),
                List.of(new PairField.Difference(z -> 0.4), new PairField.Difference(z -> 0.9)),
                List.of(0.8, 0.3),
                x -> (1 + 0.6 * cos(x[0])) * (1 + 0.4 * cos(wave * x[1])),
                mean(x -> sin(x[0]) + sin(wave * x[1])),
                0.6,
                Scaling.PER_OTHER,
                false);
        double inX = 0.3 * exp(-0.8 * 0.8 * 0.6 / 2) * sin(0.7 * 0.6);
        double inY = 0.2 * exp(-0.3 * 0.3 * wave * wave * 0.6 / 2) * sin(wave * 0.7 * 0.6);
        ExactSolution solution = ExactSolution.solve(system, new ParticleGrid(axes, List.of(5, 7)));
        assertEquals(inX + inY, solution.expectation(), STEPPING);
        assertEquals(inX + inY, solution.meanFieldExpectation(), STEPPING);
    }

    @Test
    void axesThatDoNotInteractDoNotMix() {
        // noisy Kuramoto on the second axis; the first diffuses under a kernel of its own
        ParticleSystem circle = kuramoto(2, mean(KURAMOTO_PHASE));
        List<Axis> axes = List.of(new PeriodicAxis("x", 0, 2 * PI), new PeriodicAxis("y", 0, 2 * PI));
        ParticleSystem torus = new ParticleSystem(
                2,
                axes,
                List.of(x -> sin(x[0]), NONE),
                List.of(new PairField.Difference(z -> cos(z[0])), new PairField.Difference(z -> -sin(z[1]))),
                List.of(0.5, 0.8),
                x -> (1 + 0.4 * sin(x[0])) * LUMPY.at(x[1]),
                mean(x -> KURAMOTO_PHASE.at(x[1])),
                0.5,
                Scaling.PER_OTHER,
                false);
        assertEquals(
                ExactSolution.solve(circle, 15).expectation(),
                ExactSolution.solve(torus, new ParticleGrid(axes, List.of(7, 15))).expectation(),
                STEPPING);
    }

    @Test
    void selfInteractionIsADriftOfKernelAtZeroOverN() {
        ScalarField kernel = x -> 0.3 * cos(x[0]) - sin(x[0]);
        ParticleSystem drifting = onCircle(3, 0, x -> 0.3 / 3, kernel, 0.8, LUMPY, mean(KURAMOTO_PHASE), 0.5);
        ParticleSystem still = onCircle(3, 0, NONE, kernel, 0.8, LUMPY, mean(KURAMOTO_PHASE), 0.5);
        assertEquals(
                ExactSolution.solve(scaled(drifting, Scaling.PER_PARTICLE, false), 15).expectation(),
                ExactSolution.solve(scaled(still, Scaling.PER_PARTICLE, true), 15).expectation(),
                STEPPING);
    }

    @Test
    void totalProbabilityIsConserved() {
        GridFunction phi = ExactSolution.solve(kuramoto(3, mean(x -> 1)), 15).at(0).phi();
        for (double v : phi.values()) {
            assertEquals(1, v, STEPPING);
        }
    }

    @Test
    void translatingEveryParticleTranslatesTheSolution() {
        double shift = 0.37;
        ParticleSystem moved = onCircle(
                3,
                0,
                NONE,
                x -> -sin(x[0]),
                0.8,
                x -> LUMPY.at(x[0] - shift),
                squaredMean(x -> KURAMOTO_PHASE.at(x[0] - shift)),
                0.5);
        // 0.37 is no multiple of the spacing: the two solutions differ by the grid's error, 1e-11 at 21 points
        assertEquals(
                ExactSolution.solve(kuramoto(3, squaredMean(KURAMOTO_PHASE)), 21).expectation(),
                ExactSolution.solve(moved, 21).expectation(),
                1e-10);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void squareOfAMeanSplitsIntoDiagonalAndPairs(int n) {
        // (1/N Σφ)² = 1/N (1/N Σφ²) + (N-1)/N (average of φφ over distinct pairs); exact on the grid
        ScalarField phi = KURAMOTO_PHASE;
        double square = expectation(n, squaredMean(phi));
        double diagonal = expectation(n, mean(x -> phi.at(x) * phi.at(x)));
        double pairs = expectation(n, new TerminalObservable.Marginal(2, x -> phi.at(x[0]) * phi.at(x[1])));
        assertEquals(square, diagonal / n + pairs * (n - 1) / n, STEPPING);
    }

    @Test
    void observablesAreSymmetrised() {
        TerminalObservable lopsided = new TerminalObservable.Marginal(2, x -> cos(x[0]) * sin(2 * x[1]));
        TerminalObservable even = new TerminalObservable.Marginal(
                2, x -> (cos(x[0]) * sin(2 * x[1]) + cos(x[1]) * sin(2 * x[0])) / 2);
        assertEquals(expectation(3, even), expectation(3, lopsided), STEPPING);
    }

    @Test
    void independentParticlesHaveNoFluctuationOnAverage() {
        TerminalObservable pairs = new TerminalObservable.Fluctuation(2, x -> cos(x[0]) * (2 + sin(x[1])));
        ExactSolution solution = ExactSolution.solve(onCircle(3, 0, NONE, NONE, 0.8, LUMPY, pairs, 0.5), 9);
        assertEquals(0, solution.expectation(), STEPPING);
        assertTrue(solution.at(0.5).norm() > 0.1, "the observable itself is not zero");
    }

    @Test
    void refiningTheGridConfirmsTheExpectation() {
        ExactEstimate estimate = ExactEstimate.of(kuramoto(2, mean(KURAMOTO_PHASE)), 17, 25);
        assertTrue(estimate.difference() > 0 && estimate.difference() < 1e-8, estimate.toString());
        assertEquals(0.2522341609, estimate.expectation(), 1e-10);
    }

    private static double expectation(int particles, TerminalObservable observable) {
        return ExactSolution.solve(kuramoto(particles, observable), 15).expectation();
    }
}
