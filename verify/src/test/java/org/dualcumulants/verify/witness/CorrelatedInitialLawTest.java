package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dualcumulants.hierarchy.run.CorrelatedInitialLaw;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.GridFunction;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Initial states that depend on each other: the pairing with H_1 and H_2 against ∫ Φ_N(0) f_N° on the grid of all particles. */
class CorrelatedInitialLawTest {

    private static final int HARMONICS = 6;

    private static Expression correlation(Study study, String a) {
        return Expression.parse(a, new Names(Observable.slotNames(study.axisNames(), 2), Map.of()));
    }

    private static HierarchyProblem problem(Study study, int order) {
        return HierarchyProblem.of(study, Collections.nCopies(study.dimension(), HARMONICS), order, 1e-11, () -> false);
    }

    private static CorrelatedInitialLaw law(Study study, String a) {
        return CorrelatedInitialLaw.of(study, correlation(study, a), problem(study, 1).basis());
    }

    /** Σ over all grid points of N particles; knows nothing of C_n and H_n. */
    private static double bruteForce(Study study, String a, int particles, int points) {
        ExactSolution solution = ExactSolution.solve(ParticleSystem.of(study, particles), points);
        GridFunction phi = solution.at(0).phi();
        GridFunction f = solution.at(0).meanField();
        Compiled correlation = correlation(study, a).compile(Observable.slotNames(study.axisNames(), 2));
        double sum = 0;
        double mass = 0;
        int[] at = new int[particles];
        for (int index = 0; index < Math.pow(points, particles); index++) {
            double weight = 1;
            for (int i = 0, rest = index; i < particles; i++, rest /= points) {
                at[i] = rest % points;
                weight *= phi.grid().weight(at[i]) * f.at(at[i]);
            }
            double factor = 1;
            for (int i = 0; i < particles; i++) {
                for (int j = i + 1; j < particles; j++) {
                    factor += correlation.at(phi.grid().point(at[i])[0], phi.grid().point(at[j])[0]);
                }
            }
            mass += weight * factor;
            sum += weight * factor * phi.at(at);
        }
        return sum / mass;
    }

    @ParameterizedTest
    @CsvSource({"2", "3"})
    void theFullHierarchyIsExact(int particles) {
        Study study = NOISY_KURAMOTO.study(NOISY_KURAMOTO.functional("Cos(x)", "Sin(x)", "c^2 + s/2"), particles, particles, HARMONICS, 1e-10);
        CumulantHistory history = problem(study, particles).solve(particles);
        for (String a : List.of("Cos(x1 - x2)/4", "(Cos(x1) + Cos(x2))/5 + Sin(x1)*Sin(x2)/3 + 1/10")) {
            double expected = bruteForce(study, a, particles, 27);
            assertEquals(expected, law(study, a).expectation(history), 1e-7);
            assertTrue(Math.abs(expected - history.value(0)) > 1e-3, "correlations that do nothing");
        }
    }

    /** Where the density is known: a_0 = ∬ a f°f°, f° = (1 + ½ cos x + 0.3 sin 2x)/2π; of independent states nothing changes. */
    @Test
    void normalisation() {
        Study study = NOISY_KURAMOTO.study(NOISY_KURAMOTO.mean("Cos(x)"), 4, 2, HARMONICS, 1e-8);
        assertEquals(1.0 / 16 / 4, law(study, "Cos(x1 - x2)/4").mean(), 1e-14);
        assertEquals(1 + 6.0 / 64, law(study, "Cos(x1 - x2)/4").normalisation(4), 1e-13);
        assertEquals(0, law(study, "1/3").change(problem(study, 2).solve(4)), 1e-15);
        StudyException e = assertThrows(StudyException.class, () -> law(study, "-1/6").normalisation(4));
        assertTrue(e.getMessage().contains("at N = 4.0; it must be positive"), e.getMessage());
    }

    @Test
    void functionsThatAreNotSymmetricAreRefused() {
        Study study = NOISY_KURAMOTO.study(NOISY_KURAMOTO.mean("Cos(x)"), 4, 2, HARMONICS, 1e-8);
        StudyException e = assertThrows(StudyException.class, () -> law(study, "Sin(x1 - x2)/4"));
        assertTrue(e.getMessage().contains("a symmetric function is required"), e.getMessage());
        StudyException rough = assertThrows(StudyException.class, () -> law(study, "Sign(Sin(x1 - x2 - 1/9))*Sign(Sin(x2 - x1 - 1/9))"));
        assertTrue(rough.getMessage().contains("a smooth function is required"), rough.getMessage());
    }

    /**
     * The paper's condition. Fluctuations N^{1/2} (1/N Σ φ - ∫φ f) see ‖F_{N,1} - f‖, of order N^{1-s} for a of order N^{-s}: what they change by
     * goes like N^{3/2-s}, and vanishes if and only if ‖F_{N,1} - f‖ = o(N^{-1/2}).
     */
    @ParameterizedTest
    @CsvSource({"1.25, 0.25", "1.5, 0", "1.75, -0.25", "2, -0.5"})
    void smallerThanTheRootOfN(double power, double slope) {
        Study study = NOISY_KURAMOTO.study(NOISY_KURAMOTO.fluctuation(1, "Cos(x1)"), 100, 2, HARMONICS, 1e-8);
        // centred but for a_1, so that Z = 1
        double shift = 0.25;
        CorrelatedInitialLaw law = law(study, "Cos(x1) + Cos(x2) - " + 2 * shift);
        assertEquals(0, law.mean(), 1e-13);
        double[] changes = new double[2];
        double[] numbers = {1e4, 1e6};
        for (int k = 0; k < 2; k++) {
            changes[k] = law.scaled(Math.pow(numbers[k], -power)).change(problem(study, 2).solve(numbers[k]));
        }
        assertTrue(Math.abs(changes[0]) > 1e-6);
        assertEquals(slope, Math.log(changes[1] / changes[0]) / Math.log(numbers[1] / numbers[0]), 0.01);
    }
}
