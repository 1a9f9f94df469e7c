package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.KURAMOTO_PHASE;
import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.SAWTOOTH;
import static org.dualcumulants.verify.witness.Models.circle;
import static org.dualcumulants.verify.witness.Models.find;
import static org.dualcumulants.verify.witness.Models.single;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.InteractingParticles;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.kernel.KernelChoice;
import org.dualcumulants.spectral.kernel.NamedKernel;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Error estimates against true errors: above a floor of the requested tolerance an estimate is never below half the true
 * error and never above a hundred times it. The truth is the run with all orders (m = N) or with three orders more, on a
 * finer resolution; it differs from the exact solution by less than a hundredth of the errors looked at.
 */
class ErrorEstimateHonestyTest {

    private static final double TOO_LOW = 0.5;
    private static final double TOO_HIGH = 100;

    private static final Observable PHASE = NOISY_KURAMOTO.mean(KURAMOTO_PHASE);
    private static final Observable SQUARE = NOISY_KURAMOTO.functional(KURAMOTO_PHASE, "0", "c^2");

    private static void honest(RunResult run, double truth, double tolerance) {
        assertFalse(run.errorEstimate().incomplete(), run.errorEstimate().toString());
        double error = Math.abs(run.correction() - truth);
        double floor = tolerance * Math.abs(run.correction());
        double estimate = run.errorEstimate().total();
        String found = "N = " + run.particles() + ", m = " + run.truncation() + ": error " + error + ", " + run.errorEstimate();
        assertTrue(error <= floor || estimate >= TOO_LOW * error, "too low, " + found);
        assertTrue(estimate <= TOO_HIGH * Math.max(error, floor), "too high, " + found);
    }

    static Stream<Observable> observables() {
        return Stream.of(PHASE, SQUARE);
    }

    /** Few particles, all orders below N; the truth has all. */
    @ParameterizedTest
    @MethodSource("observables")
    void truncationOfFewParticles(Observable observable) {
        for (double particles : new double[] {3, 4}) {
            int all = (int) particles;
            double truth = single(NOISY_KURAMOTO.study(observable, particles, all, 9, 1e-12)).correction();
            List<Integer> orders = IntStream.rangeClosed(1, all - 1).boxed().toList();
            for (RunResult run : solve(NOISY_KURAMOTO.study(observable, List.of(particles), orders, 6, 1e-10)).results()) {
                assertTrue(Math.abs(run.correction() - truth) > 1e-6, "no error to estimate");
                honest(run, truth, 1e-10);
            }
        }
    }

    /**
     * More particles; three orders above the highest estimated leave N^{-2} of its error at least. Truth and run have the same
     * four harmonics, which change the correction by 1e-8 of itself: the resolution's part is 1 % of the smallest error.
     */
    @ParameterizedTest
    @MethodSource("observables")
    @Tag("slow")
    void truncationOfMoreParticles(Observable observable) {
        for (double particles : new double[] {8, 16, 32}) {
            double truth = single(NOISY_KURAMOTO.study(observable, particles, 7, 4, 1e-12)).correction();
            StudyResult runs =
                    solve(NOISY_KURAMOTO.study(observable, List.of(particles), List.of(1, 2, 3, 4), 4, 1e-10));
            for (int m = 1; m <= 4; m++) {
                RunResult run = find(runs, particles, m);
                assertTrue(Math.abs(run.correction() - truth) > 1e-10, "no error to estimate");
                honest(run, truth, 1e-10);
            }
        }
    }

    /** Coarse resolutions of all orders: nothing but the resolution is wrong. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void resolution(int harmonics) {
        for (double particles : new double[] {3, 4}) {
            int all = (int) particles;
            double truth = single(NOISY_KURAMOTO.study(PHASE, particles, all, 9, 1e-12)).correction();
            RunResult run = single(NOISY_KURAMOTO.study(PHASE, particles, all, harmonics, 1e-10));
            assertTrue(Math.abs(run.correction() - truth) > 1e-11, "no error to estimate");
            honest(run, truth, 1e-10);
        }
    }

    /** Resolution and order at once, on R4: a kernel of many harmonics spreads into those that are not there. */
    @Test
    void sawtooth() {
        Observable mean = SAWTOOTH.mean("Cos(x)");
        double truth = single(SAWTOOTH.study(mean, 3, 3, 11, 1e-12)).correction();
        for (int harmonics : new int[] {4, 6}) {
            for (RunResult run : solve(SAWTOOTH.study(mean, List.of(3.0), List.of(1, 2, 3), harmonics, 1e-10)).results()) {
                assertTrue(Math.abs(run.correction() - truth) > 1e-10, "no error to estimate");
                honest(run, truth, 1e-10);
            }
        }
    }

    /** R4 where the finer resolution is too dear at order 3 and its change is inferred from order 2. */
    @Test
    void sawtoothAtTenHarmonics() {
        Observable mean = SAWTOOTH.mean("Cos(x)");
        double truth = single(SAWTOOTH.study(mean, 3, 3, 14, 1e-12)).correction();
        RunResult run = single(SAWTOOTH.study(mean, 3, 3, 10, 1e-10));
        assertTrue(Math.abs(run.correction() - truth) > 1e-10, "no error to estimate");
        honest(run, truth, 1e-10);
    }

    /**
     * Riesz s = 1/4, whose force is not square integrable: what is left falls like a power of the resolution below 1, and all finer
     * resolutions change far more than the next one does. Half of it is what 40 harmonics change.
     */
    @Test
    void resolutionsThatSettleSlowly() {
        RunResult run = riesz(10);
        double error = Math.abs(run.correction() - riesz(40).correction());
        double estimate = run.errorEstimate().resolution().value();
        assertTrue(error > 3e-4, "no error to estimate");
        assertTrue(estimate >= error && estimate <= 10 * error, estimate + " of " + error);
    }

    /**
     * Ornstein–Uhlenbeck with polynomials far off: nothing finer can be solved, and tails alone would say a tenth of the error. The law of
     * x_1 stays normal, with variance e^{-2T}/N + (1 - 1/N) e^{-2T(1 + N/(N-1))}, for N = ∞ e^{-4T}.
     */
    @Test
    void whereNothingFinerCanBeSolved() {
        double particles = 2;
        double horizon = 1.5;
        double variance = Math.exp(-2 * horizon) / particles
                + (1 - 1 / particles) * Math.exp(-2 * horizon * (1 + particles / (particles - 1)));
        double truth = 1 / Math.sqrt(1 + 2 * variance) - 1 / Math.sqrt(1 + 2 * Math.exp(-4 * horizon));
        for (int degree : new int[] {28, 32}) {
            RunResult run = single(InteractingParticles.on(new RealAxis("x", 3, 2))
                    .drift("-x").kernel("-x").noise(0).initial("Exp(-x^2/2)").mean("Exp(-x^2)")
                    .until(horizon).particles(particles).truncation(2).resolution(degree).tolerance(1e-6)
                    .study());
            String how = run.errorEstimate().resolution().how();
            assertTrue(how.contains("cannot be solved"), how);
            assertTrue(Math.abs(run.correction() - truth) > 1e-3, "no error to estimate");
            honest(run, truth, 1e-6);
        }
    }

    private static RunResult riesz(int harmonics) {
        Axis circle = new PeriodicAxis("x", 0, 2 * Math.PI);
        Names statistics = new Names(List.of("c", "s"), Map.of());
        Names x = new Names(List.of("x"), Map.of());
        return single(InteractingParticles.on(circle)
                .kernel(new KernelChoice(
                        NamedKernel.RIESZ, Map.of("s", List.of(0.25)), Optional.empty(), OptionalInt.empty(), 0)
                        .on(List.of(circle)))
                .noise(0.6)
                .initial("1 + Cos(x)/2 + 3/10*Sin(2*x)")
                .observable(new Observable.Functional(
                        Map.of("c", Expression.parse("Cos(x)", x), "s", Expression.parse("Sin(x)", x)),
                        Expression.parse("c^2 + s^2", statistics)))
                .until(0.5).particles(16).truncation(2).resolution(harmonics).tolerance(1e-3)
                .study());
    }

    /** A tolerance of 1e-4 is met, and estimated where the order leaves more. */
    @Test
    void looseTolerance() {
        double truth = single(NOISY_KURAMOTO.study(PHASE, 3, 3, 9, 1e-12)).correction();
        StudyResult runs = solve(NOISY_KURAMOTO.study(PHASE, List.of(3.0), List.of(1, 2, 3), 8, 1e-4));
        runs.results().forEach(run -> honest(run, truth, 1e-4));
        assertEquals(truth, find(runs, 3, 3).correction(), 1e-4 * Math.abs(truth));
    }

    /**
     * Uniform density and a three-particle wave of total wave number zero: by translation invariance C_1 = 0, and C_2(T) = 0,
     * so order 2 changes nothing. Only order 3 shows what order 1 lacks.
     */
    @Test
    void anOrderThatVanishesBySymmetry() {
        Model uniform = circle("0", "-Sin(x)", "0.8", "1", 0.5);
        Observable wave = uniform.marginal(3, "Cos(x1 + x2 - 2*x3)");
        for (double particles : new double[] {3, 4}) {
            double truth = single(uniform.study(wave, particles, (int) particles, 8, 1e-12)).correction();
            StudyResult runs = solve(uniform.study(wave, List.of(particles), List.of(1, 2), 6, 1e-10));
            assertTrue(Math.abs(truth) > 1e-6, "no error to estimate");
            assertEquals(find(runs, particles, 1).correction(), find(runs, particles, 2).correction(), 1e-15);
            runs.results().forEach(run -> honest(run, truth, 1e-10));
        }
    }

    /** An odd observable of an even model has no expectation at all; the estimate is rounding then. */
    @Test
    void nothingToEstimate() {
        Model even = circle("0", "-Sin(x)", "0.8", "1 + Cos(x)/2", 0.5);
        for (RunResult run : solve(even.study(even.mean("Sin(x)"), List.of(4.0), List.of(1, 2, 3), 6, 1e-10)).results()) {
            assertEquals(0, run.expectation(), 1e-15);
            assertEquals(0, run.errorEstimate().total(), 1e-15);
            assertTrue(run.norms().get(1) > 0.01, "the solution vanishes too");
        }
    }
}
