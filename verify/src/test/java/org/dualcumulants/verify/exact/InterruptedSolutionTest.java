package org.dualcumulants.verify.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.dualcumulants.verify.part.FinishedParts;
import org.dualcumulants.verify.part.InterruptedParts;
import org.junit.jupiter.api.Test;

/** Solutions that are stopped after every time they reach, and gone on with, are those of one go, to the last bit. */
class InterruptedSolutionTest {

    private static final double[] TIMES = {0.1, 0.3};

    private final ParticleSystem system = ReferenceSystems.sawtooth(2, ReferenceSystems.mean(x -> Math.cos(x[0])));
    private final ParticleGrid grid = ParticleGrid.of(system, 9);

    private static void assertSame(GridFunction whole, GridFunction found) {
        assertArrayEquals(whole.values(), found.values(), 0);
    }

    @Test
    void backward() {
        ExactSolution whole = ExactSolution.solve(system, grid, TIMES);
        // f and Φ_N at three times after the first each
        ExactSolution found = InterruptedParts.stoppedAfterEach(6, parts -> ExactSolution.solve(system, grid, parts, TIMES));
        for (double t : List.of(0.0, 0.1, 0.3, system.horizon())) {
            assertSame(whole.at(t).phi(), found.at(t).phi());
            assertSame(whole.at(t).meanField(), found.at(t).meanField());
        }
    }

    @Test
    void forward() {
        ForwardSolution whole = ForwardSolution.solve(system, grid, FinishedParts.NONE, TIMES);
        ForwardSolution found = InterruptedParts.stoppedAfterEach(6, parts -> ForwardSolution.solve(system, grid, parts, TIMES));
        for (double t : List.of(0.0, 0.1, 0.3, system.horizon())) {
            assertSame(whole.at(t).law(), found.at(t).law());
            assertSame(whole.at(t).meanField(), found.at(t).meanField());
        }
    }
}
