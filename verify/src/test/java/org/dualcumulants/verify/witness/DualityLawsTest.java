package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.KURAMOTO_PHASE;
import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.kuramoto;
import static org.dualcumulants.verify.witness.Models.random;
import static org.dualcumulants.verify.witness.Models.single;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.dualcumulants.verify.witness.SteppedCumulants.overSubsets;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.exact.DualFields;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.GridFunction;
import org.dualcumulants.verify.exact.ParticleGrid;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Section 4 for the cumulants the hierarchy steps: they are those of the exact Φ_N point by point, give back its dual
 * marginals by (5), integrate to zero against f(t) in every slot (6), obey Parseval and the lemma of Bresch, Duerinckx and
 * Jabin. The mean field and Φ_N are those of {@code verify.exact}.
 */
class DualityLawsTest {

    /** Sums of at most 2⁴ numbers of order 1. */
    private static final double ROUNDING = 1e-13;

    /**
     * A study with m = N on the exact solution's grid, at one time.
     *
     * @param tail size of the last harmonics, by which two discretisations differ point by point
     */
    record Stage(Study study, int points, double time, double tail) {

        int particles() {
            return study.particles().get(0).intValue();
        }

        DualFields exact() {
            return ExactSolution.solve(ParticleSystem.of(study, particles()), points, time).at(time);
        }

        @Override
        public String toString() {
            return study.dimension() + "-D, N = " + particles() + ", " + study.scaling().text() + ", t = " + time;
        }
    }

    static Stream<Stage> stages() {
        Observable square = NOISY_KURAMOTO.functional("Cos(x)", "Sin(x)", "c^2 - s/2");
        Model own = kuramoto("-Sin(x) + 0.3*Cos(x)").scaledPerParticle(true);
        Model four = random(21, 1, true);
        Model flat = random(22, 2, false);
        return Stream.of(
                new Stage(NOISY_KURAMOTO.study(square, 3, 3, 9, 1e-10), 21, 0, 1e-6),
                new Stage(NOISY_KURAMOTO.study(square, 3, 3, 9, 1e-10), 21, 0.2, 1e-6),
                new Stage(own.study(square, 3, 3, 9, 1e-10), 21, 0.1, 1e-6),
                new Stage(four.study(four.functional("Cos(x)", "Sin(x)", "c^2 - s/2"), 4, 4, 8, 1e-10), 17, 0, 1e-6),
                new Stage(flat.study(flat.mean("Cos(x-y) + Sin(y)"), 2, 2, 4, 1e-10), 11, 0, 2e-6));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void cumulantsAndDualMarginalsAreThoseOfTheExactSolution(Stage stage) {
        DualFields exact = stage.exact();
        ParticleGrid grid = exact.phi().grid();
        List<double[]> cumulants =
                new SteppedCumulants(stage.study(), stage.time()).onGridUpTo(stage.particles(), grid);
        List<double[]> marginals = new ArrayList<>();
        for (int n = 0; n <= stage.particles(); n++) {
            double[] expected = exact.dualCumulant(n).values();
            assertTrue(largest(expected) > 10 * stage.tail(), "C_" + n + " vanishes");
            assertArrayEquals(expected, cumulants.get(n), stage.tail(), "C_" + n);
            double[] marginal = overSubsets(cumulants, n, grid.size(), k -> 1);
            assertArrayEquals(exact.dualMarginal(n).values(), marginal, stage.tail(), "M_" + n);
            marginals.add(marginal);
        }
        for (int n = 0; n <= stage.particles(); n++) {
            int order = n;
            double[] back = overSubsets(marginals, n, grid.size(), k -> (order - k) % 2 == 0 ? 1 : -1);
            assertArrayEquals(cumulants.get(n), back, ROUNDING, "C_" + n + " from the dual marginals");
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void cumulantsIntegrateToZeroInEverySlot(Stage stage) {
        DualFields exact = stage.exact();
        ParticleGrid grid = exact.phi().grid();
        SteppedCumulants stepped = new SteppedCumulants(stage.study(), stage.time());
        for (int n = 1; n <= stage.particles(); n++) {
            double[] c = stepped.onGrid(n, grid);
            assertTrue(largest(c) > 10 * stage.tail(), "C_" + n + " vanishes");
            for (int slot = 0; slot < n; slot++) {
                assertEquals(0, largest(integrated(c, n, slot, exact.meanField())), stage.tail() * largest(c));
            }
        }
    }

    /** ∫ C_n f dx_slot by the trapezoidal rule. */
    private static double[] integrated(double[] c, int order, int slot, GridFunction f) {
        double[] density = f.values();
        int inner = (int) Math.pow(density.length, order - 1 - slot);
        double[] out = new double[c.length / density.length];
        for (int i = 0; i < c.length; i++) {
            int point = i / inner % density.length;
            int rest = i / (inner * density.length) * inner + i % inner;
            out[rest] += c[i] * density[point] * f.grid().weight(point);
        }
        return out;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    /** At t = 0 and on the line; the norms of the torus are those of the exact solution by another test. */
    static Stream<Stage> beginnings() {
        return stages().filter(s -> s.time() == 0 && s.study().dimension() == 1);
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void normsObeyParsevalAndTheLemmaBound(Stage stage) {
        RunResult run = single(stage.study());
        double sum = 0;
        double binomial = 1;
        for (int n = 0; n <= stage.particles(); n++) {
            double norm = run.norms().get(n);
            assertTrue(norm > 0, "C_" + n + " vanishes");
            assertEquals(Math.sqrt(binomial) * norm, run.rescaledNorms().get(n), ROUNDING * run.rescaledNorms().get(n));
            sum += binomial * norm * norm;
            binomial = binomial * (stage.particles() - n) / (n + 1);
        }
        double norm = stage.exact().norm();
        // the neglected harmonics enter squared
        assertEquals(norm * norm, sum, 1e-9 * norm * norm);
        bounded(run);
    }

    @Test
    void truncatedCumulantsOfManyParticlesObeyTheLemmaBound() {
        List<RunResult> runs = solve(NOISY_KURAMOTO.study(
                        NOISY_KURAMOTO.mean(KURAMOTO_PHASE), List.of(8.0, 16.0, 32.0, 64.0), List.of(1, 2, 3, 4), 5, 1e-8))
                .results();
        assertEquals(16, runs.size());
        for (RunResult run : runs) {
            // ‖φ‖_∞ = √(1 + 1/4), from a grid of at least 32 points: (π/32)²/2 too low at most
            assertEquals(Math.sqrt(1.25), run.bounds().orElseThrow().get(0), 0.006);
            bounded(run);
        }
    }

    private static void bounded(RunResult run) {
        List<Double> bounds = run.bounds().orElseThrow();
        assertEquals(run.truncation() + 1, bounds.size());
        double binomial = 1;
        for (int n = 0; n <= run.truncation(); n++) {
            assertEquals(bounds.get(0) / Math.sqrt(binomial), bounds.get(n), ROUNDING * bounds.get(n));
            assertTrue(run.norms().get(n) <= bounds.get(n), "‖C_" + n + "‖ = " + run.norms().get(n) + " > " + bounds.get(n));
            binomial = binomial * (run.particles() - n) / (n + 1);
        }
    }
}
