package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.KURAMOTO_PHASE;
import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.VORTICES;
import static org.dualcumulants.verify.witness.Models.circle;
import static org.dualcumulants.verify.witness.Models.find;
import static org.dualcumulants.verify.witness.Models.single;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Origin;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Part;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.TensorSet;
import org.dualcumulants.verify.witness.Models.Model;
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

    /** The comparison of orders at a coarser resolution has the set of the study, which holds them. */
    @Test
    void ordersOfACoarserResolution() {
        Observable wave = VORTICES.mean("Cos(x-y) + Sin(y)");
        StudyResult runs = solve(VORTICES.study(wave, List.of(8.0), List.of(3, 4), 3, 1e-8).with(totalDegree(2)));
        double change = Math.abs(find(runs, 8, 4).correction() - find(runs, 8, 3).correction());
        RunResult run = single(VORTICES.study(wave, 8, 3, 4, 1e-8).with(totalDegree(2)));
        Part part = run.errorEstimate().truncation();
        assertEquals(Origin.MEASURED, part.origin());
        assertTrue(part.how().contains("compared at resolution"), part.how());
        assertTrue(part.value() >= 0.5 * change && part.value() <= 100 * change, change + ", " + part);
    }

    /** Σ deg ≥ n: a set may end below the orders to compare with. */
    @ParameterizedTest
    @CsvSource({"1, 4, 3, 5", "2, 3, 6, 7", "1, 3, 4, 4"})
    void ordersThatTheSetDoesNotHold(double weight, int harmonics, int order, int missing) {
        RunResult run = single(NOISY_KURAMOTO.study(PHASE, 16, order, harmonics, 1e-8).with(totalDegree(weight)));
        Part part = run.errorEstimate().truncation();
        assertEquals(Origin.SKIPPED, part.origin());
        assertEquals("the index set holds nothing of order " + missing + "; raise its weight", part.how());
    }

    @Test
    void runsOfOrdersThatTheSetDoesNotHoldAreWarnedOf() {
        StudyResult runs = solve(
                NOISY_KURAMOTO.study(PHASE, List.of(16.0), List.of(3, 4, 6), 3, 1e-3).with(totalDegree(1)));
        assertTrue(
                runs.warnings().contains("the index set of weight 1.0 holds nothing of order 6 at resolution [3]: the runs of"
                        + " higher order than 3 repeat that of order 3; raise indexSet.weight"),
                runs.warnings().toString());
        assertEquals(find(runs, 16, 3).correction(), find(runs, 16, 6).correction());
    }

    /** Three functions of degree 1 exceed the budget 2 without any excess of degree. */
    @Test
    void anObservableOfHigherOrderThanTheBudget() {
        Observable three = NOISY_KURAMOTO.fluctuation(3, "Cos(x1)*Cos(x2)*Cos(x3)");
        double full = single(NOISY_KURAMOTO.study(three, 3, 3, 2, 1e-8)).correction();
        double found = single(NOISY_KURAMOTO.study(three, 3, 3, 2, 1e-8).with(totalDegree(1))).correction();
        assertEquals(full, found, 0.1 * Math.abs(full));
    }

    /** Degree 6 over 20 functions is too much to look at. */
    @Test
    void anObservableThatIsTooLargeToLookAtIsWarnedOf() {
        Observable power = NOISY_KURAMOTO.functional("Cos(x)", "0", "c^7");
        StudyResult runs = solve(NOISY_KURAMOTO.study(power, List.of(64.0), List.of(1), 10, 1e-3).with(totalDegree(2)));
        assertTrue(
                runs.warnings().stream().anyMatch(w -> w.startsWith("the observable has too many coefficients of order 6")),
                runs.warnings().toString());
    }

    /** By translation invariance order 2 has no correction to be in proportion to. */
    @Test
    void aLowerOrderThatVanishesSaysNothingOfTheResolution() {
        Model uniform = circle("0", "-2*Sin(x)", "0.05", "1", 0.5);
        Observable wave = uniform.marginal(3, "Cos(8*x1 + 4*x2 - 12*x3)");
        double truth = single(uniform.study(wave, 3, 3, 20, 1e-8)).correction();
        RunResult run = single(uniform.study(wave, 3, 3, 16, 1e-8));
        double change = Math.abs(run.correction() - truth);
        Part part = run.errorEstimate().resolution();
        assertTrue(change > 1e-10 && part.how().contains("compared at order 2"), change + ", " + part);
        assertTrue(part.value() >= 0.5 * change, change + ", " + part);
    }

    /** One harmonic: there is no coarser resolution to see how orders depend on it, so the tails of the axes bound the part. */
    @Test
    void whatCannotBeInferredFromALowerOrderIsBoundedByTails() {
        Observable wave = VORTICES.mean("Cos(x-y) + Sin(y)");
        RunResult run = single(VORTICES.study(wave, 4, 4, 1, 1e-6));
        Part part = run.errorEstimate().resolution();
        assertEquals(Origin.BOUNDED, part.origin());
        assertTrue(part.how().contains("how much more order 4 depends on it is not known"), part.how());
        assertTrue(part.how().endsWith("what the last quarter of every axis' functions carries"), part.how());
        // one harmonic is all there is, and all of it is tail
        assertTrue(part.value() > 0.1 * Math.abs(run.correction()), part.toString());
    }
}
