package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.hierarchy.operator.AssembledHierarchy;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;

/** Several particle numbers stepped together, on tensors too large for one matrix. */
class SideBySideTest {

    private static final double TOLERANCE = 1e-6;
    private static final List<Double> PARTICLES = List.of(4.0, 8.0, 16.0, 64.0, 1024.0, 1e6);

    @Test
    void equalsEachAlone() {
        Study study = SampleRuns.kuramoto(PARTICLES, Optional.of(List.of(14)), TOLERANCE);
        Runs runs = new Runs(study, List.of(14), 1, 2, new Work(Progress.NONE));
        assertTrue(runs.tensors().coefficients(4) > AssembledHierarchy.MOST_UNKNOWNS);
        for (double n : PARTICLES) {
            Solution.Solved together = (Solution.Solved) runs.main(n, 4);
            assertEquals(
                    ((Solution.Solved) runs.main(4, 4)).seconds(), together.seconds(), "one clock for all that are solved together");
            Solution.Solved alone = (Solution.Solved) BackwardSolver.solve(
                            runs.model(), runs.tensors().layout(4), List.of(n), TOLERANCE, 1, false, () -> false, part -> {})
                    .get(0);
            // both within the tolerance of a step at every one of their steps
            double error = TOLERANCE * (alone.steps() + together.steps());
            assertEquals(1, together.scaledCorrection() / alone.scaledCorrection(), error, "N = " + n);
        }
    }
}
