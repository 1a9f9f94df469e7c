package org.dualcumulants.verify.exact;

import static org.dualcumulants.verify.exact.ReferenceSystems.KURAMOTO_PHASE;
import static org.dualcumulants.verify.exact.ReferenceSystems.kuramoto;
import static org.dualcumulants.verify.exact.ReferenceSystems.mean;
import static org.dualcumulants.verify.exact.ReferenceSystems.squaredMean;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of {@link ExactSolutionGoldenTest} from the other side: ∫ F_N(T) Φ̄_N. Tolerance: one unit of the last digit. */
class ForwardSolutionGoldenTest {

    @ParameterizedTest
    @CsvSource({"2, 0.2522341609, 0.4774176271", "3, 0.2593304742, 0.3522739928"})
    void noisyKuramoto(int particles, double mean, double square) {
        JointLaw end = ForwardSolution.solve(kuramoto(particles, mean(KURAMOTO_PHASE)), 19).at(0.5);
        ParticleGrid grid = end.meanField().grid();
        assertEquals(mean, end.expectation(mean(KURAMOTO_PHASE).on(grid, particles, end.meanField())), 1e-10);
        assertEquals(square, end.expectation(squaredMean(KURAMOTO_PHASE).on(grid, particles, end.meanField())), 1e-10);
    }

    @Test
    @Tag("slow")
    void fourNoisyKuramotoOscillators() {
        assertEquals(0.2621803409, ForwardSolution.solve(kuramoto(4, mean(KURAMOTO_PHASE)), 19).expectation(), 1e-10);
    }
}
