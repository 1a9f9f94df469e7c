package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.SeriesResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.TensorSet;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The series, computed without any N, against runs at N = 50 … 1e6: what the partial sum up to N^{-q} leaves is V_{q+1} N^{-q-1} with the
 * V_{q+1} computed, and falls with that power. Random models, both scalings, observables with 1/N terms of their own; few harmonics,
 * for the same truncated system stands on both sides.
 */
class SeriesConvergenceTest {

    private static final List<Double> PARTICLES = List.of(50.0, 1e2, 2e2, 1e3, 1e6, 1e23);

    private static final int POWERS = 2;

    /** Deviation of a slope at these N from its limit. */
    private static final double ASYMPTOTIC = 0.1;

    /** Part of a correction that steps and rounding may change. */
    private static final double RESOLVED = 1e-12;

    private static final Model LINE = Models.random(7, 1, true);
    private static final Model NOISELESS = Models.random(8, 1, false);
    private static final Model TORUS = Models.random(3, 2, true);
    private static final Model PAIRS = Models.randomPairs(5, 1, true);

    private static Arguments study(String name, Model model, Observable observable, int harmonics) {
        return Arguments.of(name, model.study(observable, PARTICLES, List.of(2 * POWERS), harmonics, 1e-12));
    }

    static Stream<Arguments> studies() {
        Arguments weighted = study("weighted basis", LINE, LINE.mean("Cos(x) + Sin(x)/2"), 2);
        Arguments sparse = study("total degree", TORUS, TORUS.mean("Cos(x-y)"), 1);
        return Stream.of(
                study("mean", LINE, LINE.mean("Cos(x) + Sin(x)/2"), 2),
                study("no noise", NOISELESS, NOISELESS.mean("Sin(x)"), 2),
                study("functional", LINE, LINE.functional("Cos(x)", "Sin(x)", "c^2 + s^2"), 2),
                study("cubic functional", LINE, LINE.functional("Cos(x)", "Sin(x)", "c^3 - 2*c*s + s"), 3),
                study("marginal", LINE, LINE.marginal(3, "Cos(x1-x2)*(1 + Sin(x3))"), 1),
                study("scaling 1/N", LINE.scaledPerParticle(false), LINE.mean("Cos(x)"), 2),
                study("self-interaction", PAIRS.scaledPerParticle(true), PAIRS.functional("Cos(x)", "Sin(x)", "c^2 + s^2"), 2),
                study("general kernel", PAIRS, PAIRS.mean("Cos(x)"), 2),
                study("torus", TORUS, TORUS.mean("Cos(x-y) + Sin(y)"), 1),
                Arguments.of(weighted.get()[0], Models.weighted((Study) weighted.get()[1])),
                Arguments.of(sparse.get()[0],
                        ((Study) sparse.get()[1]).with(new TensorSet(TensorSet.Rule.TOTAL_DEGREE, 3))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("studies")
    void partialSumsLeaveTheNextPower(String name, Study study) {
        StudyResult result = solve(study.withSeries(POWERS + 1));
        SeriesResult series = assertInstanceOf(SeriesResult.class, result.series().orElseThrow());
        assertEquals(PARTICLES.size(), series.comparisons().size());
        List<Double> v = series.values().coefficients();
        for (int q = 0; q < POWERS; q++) {
            int compared = 0;
            for (RunResult run : result.results()) {
                double n = run.particles();
                double left = run.correction() - series.values().sum(q, 1 / n);
                double rounding = RESOLVED * Math.abs(run.correction());
                if (Math.abs(left) > 100 * rounding) {
                    double bound = 2 * Math.abs(v.get(q + 2)) / n + Math.abs(v.get(q + 1)) / (n * n) + rounding * Math.pow(n, q + 1);
                    assertEquals(v.get(q + 1), left * Math.pow(n, q + 1), bound, "V_" + (q + 1) + " from N = " + n);
                    compared++;
                }
            }
            assertTrue(compared >= 3, "nothing to compare at q = " + q);
        }
        assertEquals(-POWERS - 1, series.slope().orElseThrow().exponent(), ASYMPTOTIC);
        assertEquals(-POWERS - 1, series.slopeInOthers().orElseThrow().exponent(), ASYMPTOTIC);
    }
}
