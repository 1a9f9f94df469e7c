package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.KURAMOTO_PHASE;
import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.find;
import static org.dualcumulants.verify.witness.Models.kuramoto;
import static org.dualcumulants.verify.witness.Models.random;
import static org.dualcumulants.verify.witness.Models.single;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.dualcumulants.verify.witness.Models.weighted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Variants of the reference models against {@code verify.exact}: scaling 1/N with and without self-interaction, the order
 * parameter as a functional of two means, the weighted basis.
 */
class WitnessedExpectationTest {

    /** Values are of order 1 and resolved far below. */
    private static final double EXACT = 1e-10;

    /** The expected values are those of {@code verify.exact} on 33 points, to 13 digits. */
    @ParameterizedTest
    @CsvSource({
        "-Sin(x),              false, 2, 0.2354869990584",
        "-Sin(x),              false, 3, 0.2450150016348",
        "-Sin(x) + 0.3*Cos(x), false, 2, 0.2392087409819",
        "-Sin(x) + 0.3*Cos(x), true,  2, 0.2468692041720",
        "-Sin(x) + 0.3*Cos(x), false, 3, 0.2499455160549",
        "-Sin(x) + 0.3*Cos(x), true,  3, 0.2553226820465",
    })
    void scalingPerParticle(String kernel, boolean selfInteraction, int particles, double expected) {
        Model model = kuramoto(kernel).scaledPerParticle(selfInteraction);
        Study study = model.study(model.mean(KURAMOTO_PHASE), particles, particles, 9, 1e-11);
        assertEquals(expected, exact(study, particles), EXACT);
        assertEquals(expected, single(study).expectation(), EXACT);
    }

    /** E[R²], R the modulus of the order parameter 1/N Σ e^{ix}. */
    @ParameterizedTest
    @CsvSource({"2, false", "3, false", "3, true"})
    void orderParameter(int particles, boolean perParticle) {
        Model model = perParticle ? NOISY_KURAMOTO.scaledPerParticle(false) : NOISY_KURAMOTO;
        Study study = model.study(model.functional("Cos(x)", "Sin(x)", "c^2 + s^2"), particles, particles, 9, 1e-11);
        double expected = exact(study, particles);
        assertTrue(expected > 0.1, "nothing to compare");
        assertEquals(expected, single(study).expectation(), EXACT);
    }

    private static double exact(Study study, int particles) {
        return ExactSolution.solve(ParticleSystem.of(study, particles), 21).expectation();
    }

    static Stream<Study> inBothBases() {
        Model flat = random(31, 2, true);
        Model own = kuramoto("-Sin(x) + 0.3*Cos(x)").scaledPerParticle(true);
        Observable phase = NOISY_KURAMOTO.mean(KURAMOTO_PHASE);
        Observable triple = NOISY_KURAMOTO.marginal(3, "Cos(x1-2*x2) + Sin(x1)*Cos(x3)");
        return Stream.of(
                NOISY_KURAMOTO.study(phase, List.of(8.0, 1e6), List.of(2, 3, 4), 5, 1e-11),
                NOISY_KURAMOTO.study(triple, List.of(8.0), List.of(3), 5, 1e-11),
                own.study(own.functional("Cos(x)", "Sin(x)", "c^2 + s"), List.of(16.0), List.of(3), 5, 1e-11),
                flat.study(flat.mean("Cos(x-y)"), List.of(32.0), List.of(2), 2, 1e-11));
    }

    /** Same truncated space, another basis of it: equal up to the step control's 1e-11 over a few dozen steps. */
    @ParameterizedTest
    @MethodSource("inBothBases")
    void weightedBasisChangesNothing(Study study) {
        StudyResult plain = solve(study);
        StudyResult weighted = solve(weighted(study));
        for (RunResult expected : plain.results()) {
            RunResult found = find(weighted, expected.particles(), expected.truncation());
            assertTrue(Math.abs(expected.correction()) > 0, "no correction to compare");
            assertEquals(expected.correction(), found.correction(), 1e-9 * Math.abs(expected.correction()));
            assertEquals(expected.meanField(), found.meanField(), 1e-12);
            for (int n = 1; n <= expected.truncation(); n++) {
                double norm = expected.norms().get(n);
                // norms are asked for to 1e-7 only
                assertEquals(norm, found.norms().get(n), 1e-7 * norm, "‖C_" + n + "‖");
            }
        }
    }
}
