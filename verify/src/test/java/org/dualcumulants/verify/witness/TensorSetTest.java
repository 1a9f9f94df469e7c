package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.KURAMOTO_PHASE;
import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.VORTICES;
import static org.dualcumulants.verify.witness.Models.find;
import static org.dualcumulants.verify.witness.Models.single;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.TensorSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tensors chosen by degree against full ones, against exact values, and what the error estimate says of what they drop. */
class TensorSetTest {

    private static final Observable PHASE = NOISY_KURAMOTO.mean(KURAMOTO_PHASE);
    private static final Observable SQUARE = NOISY_KURAMOTO.functional(KURAMOTO_PHASE, "0", "c^2");

    private static TensorSet totalDegree(double weight) {
        return new TensorSet(TensorSet.Rule.TOTAL_DEGREE, weight);
    }

    /** All (N, m) of R1 at once, with the set of the study that comes with the program. */
    private static final class Table {
        static final StudyResult RUNS = solve(NOISY_KURAMOTO
                .study(PHASE, List.of(4.0, 8.0, 16.0, 32.0, 64.0, 128.0), List.of(2, 3, 4), 7, 1e-10)
                .with(totalDegree(2.2)));
    }

    /** R1, table: seven digits are printed. */
    @ParameterizedTest
    @CsvFileSource(resources = "noisy-kuramoto-corrections.csv", useHeadersInDisplayName = true)
    void noisyKuramotoByOrder(double particles, int order, double correction) {
        RunResult run = find(Table.RUNS, particles, order);
        assertEquals(correction, run.correction(), 1e-6 * Math.abs(correction));
        assertTrue(run.coefficients() < 1_700, "not chosen by degree");
    }

    @ParameterizedTest
    @EnumSource(TensorSet.Rule.class)
    void aHugeWeightDropsNothing(TensorSet.Rule rule) {
        Study full = NOISY_KURAMOTO.study(SQUARE, List.of(4.0, 64.0), List.of(2, 3), 4, 1e-10);
        StudyResult expected = solve(full);
        StudyResult found = solve(full.with(new TensorSet(rule, 50)));
        for (RunResult run : expected.results()) {
            RunResult same = find(found, run.particles(), run.truncation());
            assertEquals(run.coefficients(), same.coefficients());
            assertEquals(run.correction(), same.correction(), 1e-13 * Math.abs(run.correction()));
            for (int n = 1; n <= run.truncation(); n++) {
                assertEquals(run.norms().get(n), same.norms().get(n), 1e-12 * run.norms().get(n));
            }
        }
    }

    /** What is dropped falls by a factor of 20 or more with every two degrees. */
    @Test
    void convergesGeometricallyWithTheWeight() {
        double full = single(NOISY_KURAMOTO.study(PHASE, 4, 4, 6, 1e-11)).correction();
        double previous = Double.POSITIVE_INFINITY;
        for (int degree = 6; degree <= 12; degree += 2) {
            RunResult run = single(NOISY_KURAMOTO.study(PHASE, 4, 4, 6, 1e-11).with(totalDegree(degree / 6.0)));
            double dropped = Math.abs(run.correction() / full - 1);
            assertTrue(dropped > 1e-11, "nothing is dropped at degree " + degree);
            assertTrue(dropped < previous / 20, "degree " + degree + ": " + dropped + " after " + previous);
            previous = dropped;
        }
    }

    /** R1, m = N against the N-particle solver, ten digits. */
    @ParameterizedTest
    @CsvSource({"2, 0.2522341609, 0.4774176271", "3, 0.2593304742, 0.3522739928", "4, 0.2621803409, 0.2851519874"})
    void allOrdersAreExact(int particles, double mean, double square) {
        Study phase = NOISY_KURAMOTO.study(PHASE, particles, particles, 8, 1e-10).with(totalDegree(2));
        assertEquals(mean, single(phase).expectation(), 1e-10);
        Study functional = NOISY_KURAMOTO.study(SQUARE, particles, particles, 8, 1e-10).with(totalDegree(2.5));
        assertEquals(square, single(functional).expectation(), 1e-10);
    }

    /** R5, six digits, in two dimensions. */
    @Test
    void vortices() {
        Study study = VORTICES.study(VORTICES.mean("Cos(x-y) + Sin(y)"), 2, 2, 5, 1e-8).with(totalDegree(2));
        RunResult run = single(study);
        assertEquals(0.2782274, run.expectation(), 1e-6);
        assertTrue(run.coefficients() < 4_000, "full tensors have 7,380");
    }

    /** The total is never below half the true error nor above a hundred times it, above a floor of the tolerance. */
    private static void honest(RunResult run, double truth, double tolerance) {
        assertFalse(run.errorEstimate().incomplete(), run.errorEstimate().toString());
        double error = Math.abs(run.correction() - truth);
        double floor = tolerance * Math.abs(run.correction());
        double estimate = run.errorEstimate().total();
        String found = "N = " + run.particles() + ", m = " + run.truncation() + ": error " + error + ", " + run.errorEstimate();
        assertTrue(error <= floor || estimate >= 0.5 * error, "too low, " + found);
        assertTrue(estimate <= 100 * Math.max(error, floor), "too high, " + found);
    }

    /** All orders and enough harmonics: what the rule drops is all that is wrong, or most of it. */
    @ParameterizedTest
    @CsvSource({
        "TOTAL_DEGREE, 1, 4", "TOTAL_DEGREE, 1, 6", "TOTAL_DEGREE, 1.5, 5", "TOTAL_DEGREE, 1.5, 7", "TOTAL_DEGREE, 2, 5",
        "HYPERBOLIC, 1, 6", "HYPERBOLIC, 1.5, 6", "HYPERBOLIC, 2, 5",
    })
    void estimatesKnowWhatIsDropped(TensorSet.Rule rule, double weight, int harmonics) {
        for (Observable observable : List.of(PHASE, SQUARE)) {
            double truth = single(NOISY_KURAMOTO.study(observable, 4, 4, 9, 1e-12)).correction();
            RunResult run = single(NOISY_KURAMOTO
                    .study(observable, 4, 4, harmonics, 1e-10)
                    .with(new TensorSet(rule, weight)));
            assertTrue(Math.abs(run.correction() - truth) > 1e-10, "no error to estimate");
            honest(run, truth, 1e-10);
        }
    }

    /** Every order below N. */
    @Test
    void estimatesOfLowOrders() {
        double truth = single(NOISY_KURAMOTO.study(PHASE, 4, 4, 9, 1e-12)).correction();
        Study study = NOISY_KURAMOTO.study(PHASE, List.of(4.0), List.of(1, 2, 3), 6, 1e-10).with(totalDegree(2));
        solve(study).results().forEach(run -> honest(run, truth, 1e-10));
    }

    /** A pair of waves that weight 1 leaves out: room is made for what the observable consists of. */
    @Test
    void theObservableIsNotDropped() {
        Observable pair = NOISY_KURAMOTO.marginal(2, "Cos(4*x1 - 4*x2)");
        double truth = single(NOISY_KURAMOTO.study(pair, 3, 3, 10, 1e-10)).correction();
        RunResult run = single(NOISY_KURAMOTO.study(pair, 3, 3, 6, 1e-8).with(totalDegree(1)));
        assertTrue(Math.abs(truth) > 1e-6, "nothing to lose");
        honest(run, truth, 1e-8);
    }
}
