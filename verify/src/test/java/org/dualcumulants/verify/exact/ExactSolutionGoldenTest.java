package org.dualcumulants.verify.exact;

import static org.dualcumulants.verify.exact.ReferenceSystems.KURAMOTO_PHASE;
import static org.dualcumulants.verify.exact.ReferenceSystems.concentratedKuramoto;
import static org.dualcumulants.verify.exact.ReferenceSystems.kuramoto;
import static org.dualcumulants.verify.exact.ReferenceSystems.mean;
import static org.dualcumulants.verify.exact.ReferenceSystems.sawtooth;
import static org.dualcumulants.verify.exact.ReferenceSystems.squaredMean;
import static org.dualcumulants.verify.exact.ReferenceSystems.vortices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The project's reference table: values of a direct N-particle Galerkin solver of (3) without hierarchy, and closed
 * forms. Tolerance: one unit of the last digit printed there. Each grid is the smallest whose error lies below it.
 */
class ExactSolutionGoldenTest {

    @ParameterizedTest
    @CsvSource({
        "2, 0.2522341609, 0.4774176271",
        "3, 0.2593304742, 0.3522739928",
        "4, 0.2621803409, 0.2851519874",
    })
    void noisyKuramoto(int particles, double expectedMean, double expectedSquare) {
        double foundMean =
                ExactSolution.solve(kuramoto(particles, mean(KURAMOTO_PHASE)), 17).expectation();
        double foundSquare =
                ExactSolution.solve(kuramoto(particles, squaredMean(KURAMOTO_PHASE)), 17).expectation();
        assertEquals(expectedMean, foundMean, 1e-10);
        assertEquals(expectedSquare, foundSquare, 1e-10);
    }

    @Test
    void noisyKuramotoMeanField() {
        ExactSolution solution = ExactSolution.solve(kuramoto(2, mean(KURAMOTO_PHASE)), 33);
        assertEquals(0.268948402684, solution.meanFieldExpectation(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.92939921", "3, 0.93219181"})
    void concentratedKuramotoOscillators(int particles, double expected) {
        ExactSolution solution = ExactSolution.solve(concentratedKuramoto(particles), 33);
        assertEquals(expected, solution.expectation(), 1e-8);
        assertEquals(0.9354729, solution.meanFieldExpectation(), 1e-7);
    }

    @Test
    @Tag("slow")
    void fourConcentratedKuramotoOscillators() {
        double found = ExactSolution.solve(concentratedKuramoto(4), 33).expectation();
        assertEquals(0.93322704, found, 1e-8);
    }

    @Test
    void sawtoothGradientFlow() {
        double foundMean =
                ExactSolution.solve(sawtooth(3, mean(x -> Math.cos(x[0]))), 27).expectation();
        double foundSquare =
                ExactSolution.solve(sawtooth(3, squaredMean(x -> Math.cos(x[0]))), 27).expectation();
        assertEquals(0.19917051, foundMean, 1e-8);
        assertEquals(0.1297752, foundSquare, 1e-7);
    }

    /** The value is even in K: the law for axes that do not mix holds the sign. */
    @Test
    void periodicVortices() {
        double found = ExactSolution.solve(vortices(2), 17).expectation();
        assertEquals(0.2782274, found, 1e-6);
    }
}
