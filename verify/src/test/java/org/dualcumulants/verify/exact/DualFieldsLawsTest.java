package org.dualcumulants.verify.exact;

import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static org.dualcumulants.verify.exact.ReferenceSystems.kuramoto;
import static org.dualcumulants.verify.exact.ReferenceSystems.squaredMean;
import static org.dualcumulants.verify.exact.ReferenceSystems.vortices;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Hoeffding decomposition (5), (6) holds for the discrete f by algebra alone, so to rounding. */
class DualFieldsLawsTest {

    /** Values are O(1), sums run over up to 2e5 of them. */
    private static final double ROUNDING = 1e-13;

    private static final double MIDDLE = 0.2;

    static Stream<DualFields> fields() {
        ScalarField phi = x -> Math.exp(cos(x[0])) + sin(2 * x[0]);
        return Stream.of(
                ExactSolution.solve(kuramoto(2, squaredMean(phi)), 13, MIDDLE).at(MIDDLE),
                ExactSolution.solve(kuramoto(3, squaredMean(phi)), 13, MIDDLE).at(MIDDLE),
                ExactSolution.solve(kuramoto(4, squaredMean(phi)), 9, MIDDLE).at(MIDDLE),
                ExactSolution.solve(vortices(2), 7, MIDDLE).at(MIDDLE));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void parseval(DualFields fields) {
        int n = fields.phi().slots();
        double sum = 0;
        double binomial = 1;
        for (int k = 0; k <= n; k++) {
            double norm = fields.norm(k);
            assertTrue(norm > 0, "C_" + k + " vanishes");
            sum += binomial * norm * norm;
            binomial = binomial * (n - k) / (k + 1);
        }
        double expected = fields.norm() * fields.norm();
        assertEquals(expected, sum, ROUNDING * expected);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void cumulantsIntegrateToZeroInEverySlot(DualFields fields) {
        for (int n = 1; n <= fields.phi().slots(); n++) {
            GridFunction cumulant = fields.dualCumulant(n);
            for (int slot = 0; slot < n; slot++) {
                assertEquals(0, cumulant.contract(slot, fields.meanField()).maxNorm(), ROUNDING);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void cumulantsAddUpToTheSolution(DualFields fields) {
        int n = fields.phi().slots();
        SlotSum sum = new SlotSum(fields.phi().grid(), n);
        for (int set = 0; set < 1 << n; set++) {
            int members = set;
            int[] sigma = IntStream.range(0, n).filter(i -> (members >> i & 1) == 1).toArray();
            sum.add(1, fields.dualCumulant(sigma.length), sigma);
        }
        assertArrayEquals(fields.phi().values(), sum.result().values(), ROUNDING * fields.phi().maxNorm());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void meanFieldKeepsItsMassAndSolutionItsSymmetry(DualFields fields) {
        GridFunction one = GridFunction.sample(fields.meanField().grid(), 1, x -> 1);
        assertEquals(1, fields.meanField().pairing(one), ROUNDING);
        GridFunction phi = fields.phi();
        int last = phi.slots() - 1;
        int[] points = IntStream.range(0, phi.slots()).map(i -> 2 * i + 1).toArray();
        int[] swapped = points.clone();
        swapped[0] = points[last];
        swapped[last] = points[0];
        double[] point = {phi.at(points), phi.at(swapped)};
        assertEquals(point[0], point[1], ROUNDING * phi.maxNorm());
    }

    @Test
    void fluctuationAtTheHorizonIsItsOwnCumulant() {
        // Φ̄ = N^{-n/2} Σ_σ g(x_σ), g centred and symmetric: C_n(T) = N^{-n/2} g and nothing else
        TerminalObservable pairs = new TerminalObservable.Fluctuation(2, x -> cos(x[0]) * (2 + sin(x[1])));
        DualFields end = ExactSolution.solve(kuramoto(3, pairs), 15).at(0.5);
        GridFunction phi = GridFunction.sample(
                end.meanField().grid(), 2, x -> (cos(x[0]) * (2 + sin(x[1])) + cos(x[1]) * (2 + sin(x[0]))) / 2);
        double[] centred = phi.centre(0, end.meanField()).centre(1, end.meanField()).values();
        for (int i = 0; i < centred.length; i++) {
            centred[i] /= 3;
        }
        assertArrayEquals(centred, end.dualCumulant(2).values(), ROUNDING);
        for (int n : new int[] {0, 1, 3}) {
            assertEquals(0, end.norm(n), ROUNDING);
        }
    }

    @Test
    void cumulantsObeyTheLemmaBound() {
        // ‖C_n(t)‖ ≤ binom(N,n)^{-1/2} ‖Φ̄_N‖_∞ at every t, up to the grid's 1e-6
        ScalarField phi = x -> Math.exp(cos(x[0])) + sin(2 * x[0]);
        ExactSolution solution = ExactSolution.solve(kuramoto(3, squaredMean(phi)), 21, 0.1, 0.3);
        double bound = solution.at(0.5).phi().maxNorm();
        int[] binomials = {1, 3, 3, 1};
        for (double t : new double[] {0, 0.1, 0.3, 0.5}) {
            for (int n = 0; n <= 3; n++) {
                double limit = bound / Math.sqrt(binomials[n]) * (1 + 1e-6);
                assertTrue(solution.at(t).norm(n) <= limit, "n = " + n + ", t = " + t);
            }
        }
    }
}
