package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Y_0(0) - y_0(0) = -∫_0^T ⟨z, R⟩ dt with the exact Y, m = N, for every scaling and order: the adjoint, its sign and what is dropped. */
class DroppedTermsLawsTest {

    private static final int HARMONICS = 3;
    private static final double TOLERANCE = 1e-13;

    private static List<Term> terms(int which) {
        return which == 0 ? Factorisation.terms(Generator.perOther()) : Factorisation.terms(Generator.perParticle(which == 2));
    }

    @ParameterizedTest
    @CsvSource({"3,1,0", "3,2,0", "4,1,0", "4,2,0", "4,3,0", "3,1,1", "4,2,1", "3,2,2", "4,3,2"})
    void theAdjointSeesTheErrorOfTheTruncation(int particles, int truncation, int which) {
        Study study = SampleRuns.kuramoto(List.of((double) particles), Optional.of(List.of(HARMONICS)), 1e-10);
        ClenshawCurtis time = new ClenshawCurtis(study.horizon(), 32);
        HierarchyProblem all =
                HierarchyProblem.of(study, List.of(HARMONICS), particles, terms(which), TOLERANCE, () -> false);
        CumulantHistory exact = all.solve(particles, time.times());
        double error = exact.unknowns(0)[0] - all.atOrder(truncation).solve(particles).unknowns(0)[0];
        assertTrue(Math.abs(error) > 1e-6, "nothing to compare: " + error);
        DroppedTerms dropped = DroppedTerms.of(all, truncation, particles, time.times()).orElseThrow();
        double[] pairing = new double[time.times().length];
        for (int j = 0; j < pairing.length; j++) {
            pairing[j] = dropped.at(j, exact.unknowns(time.times()[j]));
        }
        assertEquals(error, -time.integral(pairing), 1e-11, "error " + error);
    }

    /** Orders of the adjoint differ by factors N; at N = 1e23 none is lost. N² (C_0(0) - truth) tends to a constant. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void holdsForManyParticles(int truncation) {
        Study study = SampleRuns.kuramoto(List.of(1e3), Optional.of(List.of(2)), 1e-10);
        HierarchyProblem higher = HierarchyProblem.of(study, List.of(2), truncation + 2, TOLERANCE, () -> false);
        double difference = higher.solve(1e3).unknowns(0)[0] - higher.atOrder(truncation).solve(1e3).unknowns(0)[0];
        double found = scaled(higher, truncation, 1e3);
        assertTrue(Math.abs(found) > 1e-4, "nothing to compare: " + found);
        assertEquals(1e3 * difference, found, 1e-8);
        assertEquals(found, scaled(higher, truncation, 1e23), 0.02 * Math.abs(found));
    }

    private static double scaled(HierarchyProblem higher, int truncation, double particles) {
        ClenshawCurtis time = new ClenshawCurtis(higher.study().horizon(), 32);
        CumulantHistory history = higher.solve(particles, time.times());
        DroppedTerms dropped = DroppedTerms.of(higher, truncation, particles, time.times()).orElseThrow();
        double[] pairing = new double[time.times().length];
        for (int j = 0; j < pairing.length; j++) {
            pairing[j] = particles * dropped.at(j, history.unknowns(time.times()[j]));
        }
        return -time.integral(pairing);
    }
}
