package org.dualcumulants.verify.exact;

import static org.dualcumulants.verify.exact.ReferenceSystems.KURAMOTO_PHASE;
import static org.dualcumulants.verify.exact.ReferenceSystems.NONE;
import static org.dualcumulants.verify.exact.ReferenceSystems.kuramoto;
import static org.dualcumulants.verify.exact.ReferenceSystems.mean;
import static org.dualcumulants.verify.exact.ReferenceSystems.onCircle;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is refused, with what message, and how grids and times are read. */
class ExactSolutionTest {

    private static final TerminalObservable PHASE = mean(KURAMOTO_PHASE);

    @Test
    void tooManyParticlesAreRefused() {
        assertRefused("12 particles on 9 points each make", () -> ExactSolution.solve(kuramoto(12, PHASE), 9));
        assertRefused("the Java heap has", () -> ExactSolution.solve(kuramoto(6, PHASE), 29));
        assertRefused("particles is 1; at least 2", () -> kuramoto(1, PHASE));
    }

    @Test
    void evenGridsAreRefused() {
        assertRefused("points per axis is 16; an odd number ≥ 3 is required, for example 17",
                () -> ExactSolution.solve(kuramoto(2, PHASE), 16));
    }

    @Test
    void fieldsMustBeFiniteAndDensitiesPositive() {
        assertRefused("kernel takes the value Infinity",
                () -> ExactSolution.solve(onCircle(2, 0, NONE, x -> 1 / Math.abs(x[0]), 1, x -> 1, PHASE, 1), 9));
        assertRefused("initial density takes the value -",
                () -> ExactSolution.solve(onCircle(2, 0, NONE, NONE, 1, x -> Math.cos(x[0]), PHASE, 1), 9));
        assertRefused("initial density has mass 0.0",
                () -> ExactSolution.solve(onCircle(2, 0, NONE, NONE, 1, x -> 0, PHASE, 1), 9));
        assertRefused("noise is -1.0", () -> onCircle(2, 0, NONE, NONE, -1, x -> 1, PHASE, 1));
    }

    @Test
    void marginalsNeedThatManyParticles() {
        assertRefused("a marginal of 3 particles is asked of 2",
                () -> ExactSolution.solve(kuramoto(2, new TerminalObservable.Marginal(3, x -> 1)), 9));
    }

    @Test
    void onlyRequestedTimesAreKept() {
        assertRefused("time 0.7 is asked for; it must lie between 0 and 0.5",
                () -> ExactSolution.solve(kuramoto(2, PHASE), 9, 0.7));
        ExactSolution solution = ExactSolution.solve(kuramoto(2, PHASE), 9, 0.25);
        assertRefused("known are [0.0, 0.25, 0.5]", () -> solution.at(0.3));
        // stopping on the way changes nothing but the steps
        assertEquals(ExactSolution.solve(kuramoto(2, PHASE), 9).expectation(), solution.expectation(), 1e-12);
    }

    @Test
    void differencesAreWrapped() {
        ParticleGrid grid = new ParticleGrid(
                List.of(new PeriodicAxis("x", -1, 5), new PeriodicAxis("y", 10, 3)), List.of(5, 3));
        assertEquals(15, grid.size());
        assertArrayEquals(new double[] {2, 11}, grid.point(10), 1e-15);
        assertArrayEquals(new double[] {-2, 1}, grid.difference(10, 0), 1e-15);
        assertArrayEquals(new double[] {2, -1}, grid.difference(0, 10), 1e-15);
        assertEquals(1, grid.weight(0), 1e-15);
    }

    private static void assertRefused(String part, Executable action) {
        String message = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }
}
