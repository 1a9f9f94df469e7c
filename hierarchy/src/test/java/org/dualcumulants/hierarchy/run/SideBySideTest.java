package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.operator.AssembledHierarchy;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;

/** Several particle numbers stepped together, on tensors too large for one matrix. */
class SideBySideTest {

    private static final double TOLERANCE = 1e-6;
    private static final List<Double> PARTICLES = List.of(4.0, 8.0, 16.0, 64.0, 1024.0, 1e6);

    @Test
    void equalsEachAlone() {
        Study study = SampleRuns.kuramoto(PARTICLES, Optional.of(List.of(14)), TOLERANCE);
        Model model = new Model(study, List.of(14), Factorisation.terms(Generator.perOther()), () -> false);
        TensorLayout layout = Tensors.full(model.functions()).layout(4);
        assertTrue(layout.length() > AssembledHierarchy.MOST_UNKNOWNS);
        List<Solution> all =
                BackwardSolver.solve(model, layout, PARTICLES, TOLERANCE, 2, Detail.CORRECTION, Slot.NONE, () -> false, part -> {});
        for (int l = 0; l < PARTICLES.size(); l++) {
            double n = PARTICLES.get(l);
            Solution.Solved together = (Solution.Solved) all.get(l);
            assertEquals(((Solution.Solved) all.get(0)).seconds(), together.seconds(), "one clock for all of them");
            Solution.Solved alone = (Solution.Solved) BackwardSolver.solve(
                            model, layout, List.of(n), TOLERANCE, 1, Detail.CORRECTION, Slot.NONE, () -> false, part -> {})
                    .get(0);
            // both within the tolerance of a step at every one of their steps
            double error = TOLERANCE * (alone.steps() + together.steps());
            assertEquals(1, together.scaledCorrection() / alone.scaledCorrection(), error, "N = " + n);
        }
    }
}
