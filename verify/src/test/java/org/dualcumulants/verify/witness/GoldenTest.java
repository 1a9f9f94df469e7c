package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.CONCENTRATED_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.KURAMOTO_PHASE;
import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.SAWTOOTH;
import static org.dualcumulants.verify.witness.Models.VORTICES;
import static org.dualcumulants.verify.witness.Models.find;
import static org.dualcumulants.verify.witness.Models.single;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.Observable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hierarchy against the project's table reference/expected.md: values of a direct N-particle Galerkin solver of (3)
 * and of a dense-array form of the hierarchy. Unless a reason is given, the tolerance is one unit of the last digit printed
 * there; the runs themselves are resolved below it.
 */
class GoldenTest {

    private static final Observable PHASE = NOISY_KURAMOTO.mean(KURAMOTO_PHASE);
    private static final Observable SQUARE = NOISY_KURAMOTO.functional(KURAMOTO_PHASE, "0", "c^2");

    /** All (N, m) of the table at once: the runs share what their error estimates need. */
    private static final class Table {
        static final StudyResult RUNS = solve(NOISY_KURAMOTO.study(
                PHASE, List.of(4.0, 8.0, 16.0, 32.0, 64.0, 128.0), List.of(2, 3, 4), 6, 1e-9));
    }

    /** R1, table. */
    @ParameterizedTest
    @CsvFileSource(resources = "noisy-kuramoto-corrections.csv", useHeadersInDisplayName = true)
    void noisyKuramotoByOrder(double particles, int order, double correction) {
        RunResult run = find(Table.RUNS, particles, order);
        // seven digits are printed
        assertEquals(correction, run.correction(), 1e-6 * Math.abs(correction));
        assertEquals(0.268948402684, run.meanField(), 1e-10);
    }

    /** R1, m = N: nothing is dropped. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.2522341609, 0.4774176271",
        "3, 0.2593304742, 0.3522739928",
        "4, 0.2621803409, 0.2851519874",
    })
    void noisyKuramotoOfAllOrdersIsExact(int particles, double mean, double square) {
        assertEquals(mean, single(NOISY_KURAMOTO.study(PHASE, particles, particles, 8, 1e-10)).expectation(), 1e-10);
        assertEquals(square, single(NOISY_KURAMOTO.study(SQUARE, particles, particles, 8, 1e-10)).expectation(), 1e-10);
    }

    /** R1, ‖C_n(0)‖ N^n at N = 128, four digits. */
    @Test
    void noisyKuramotoNorms() {
        double[] expected = {0.8374, 0.2203, 0.1631, 0.1362};
        RunResult run = find(Table.RUNS, 128, 4);
        for (int n = 1; n <= 4; n++) {
            assertEquals(expected[n - 1], run.norms().get(n) * Math.pow(128, n), 1e-4, "order " + n);
        }
    }

    /** R1, the series in 1/N: N·correction is V_1 where 1/N is below rounding, at every order that contains it. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void noisyKuramotoOfAMole(int order) {
        RunResult run = single(NOISY_KURAMOTO.study(PHASE, 1e23, order, 8, 1e-10));
        assertEquals(-0.02301496, 1e23 * run.correction(), 1e-8);
    }

    /** R1, V_2 from the next term: N (N·correction - V_1) = V_2 + V_3/N, |V_3| &lt; 0.01. */
    @Test
    void noisyKuramotoSecondCoefficient() {
        StudyResult runs = solve(NOISY_KURAMOTO.study(PHASE, List.of(1e4, 1e23), List.of(4), 6, 1e-12));
        double first = 1e23 * find(runs, 1e23, 4).correction();
        double second = 1e4 * (1e4 * find(runs, 1e4, 4).correction() - first);
        assertEquals(-0.0133063, second, 0.01 / 1e4);
    }

    /** R2: the initial density is a narrow Gaussian, but what it is paired with is smooth, so ten harmonics do. */
    @ParameterizedTest
    @CsvSource({"2, 0.92939921", "3, 0.93219181", "4, 0.93322704"})
    void concentratedKuramoto(int particles, double expected) {
        RunResult run =
                single(CONCENTRATED_KURAMOTO.study(CONCENTRATED_KURAMOTO.mean("Cos(x)"), particles, particles, 10, 1e-9));
        assertEquals(expected, run.expectation(), 1e-8);
        assertEquals(0.9354729, run.meanField(), 1e-7);
    }

    /** R2: -0.0071088/(N-1) + 0.001155/(N-1)² + O(N^{-3}). */
    @Test
    void concentratedKuramotoSeries() {
        StudyResult runs = solve(CONCENTRATED_KURAMOTO.study(
                CONCENTRATED_KURAMOTO.mean("Cos(x)"), List.of(10_001.0, 1e23), List.of(4), 8, 1e-12));
        double first = 1e23 * find(runs, 1e23, 4).correction();
        double second = 1e4 * (1e4 * find(runs, 10_001, 4).correction() - first);
        assertEquals(-0.0071088, first, 1e-7);
        assertEquals(0.001155, second, 1e-6);
    }

    /** R4. */
    @Test
    void sawtooth() {
        Observable mean = SAWTOOTH.mean("Cos(x)");
        Observable square = SAWTOOTH.functional("Cos(x)", "0", "c^2");
        assertEquals(0.19917051, single(SAWTOOTH.study(mean, 3, 3, 12, 1e-9)).expectation(), 1e-8);
        assertEquals(0.1297752, single(SAWTOOTH.study(square, 3, 3, 12, 1e-9)).expectation(), 1e-7);
    }

    /** R5, six digits. */
    @Test
    void vortices() {
        RunResult run = single(VORTICES.study(VORTICES.mean("Cos(x-y) + Sin(y)"), 2, 2, 5, 1e-8));
        assertEquals(0.2782274, run.expectation(), 1e-6);
    }
}
