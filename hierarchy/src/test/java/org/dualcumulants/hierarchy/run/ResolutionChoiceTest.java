package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;

/** Harmonics chosen for the noisy Kuramoto model, whose order-2 correction at N = 4 is -6.951096e-3 by an N-particle solver. */
class ResolutionChoiceTest {

    private static final double TOLERANCE = 1e-6;

    private static double correction(Study study, List<Integer> resolution) {
        Runs runs = new Runs(study, resolution, 1, new Work(Progress.NONE));
        Solution solution = runs.at(4, 2, runs.wider(resolution), 1e-10);
        return assertInstanceOf(Solution.Solved.class, solution).scaledCorrection() / 4;
    }

    @Test
    void theChosenResolutionHoldsTheTolerance() {
        Study study = SampleRuns.kuramoto(List.of(64.0, 4.0, 1e6), Optional.empty(), TOLERANCE);
        ResolutionChoice choice = ResolutionChoice.of(study, 1, new Work(Progress.NONE));
        assertEquals(Optional.empty(), choice.unmet());
        assertEquals(List.of(6), choice.resolution());
        double fine = correction(study, List.of(20));
        assertEquals(-6.951096e-3, fine, 5e-10, "the digits of the reference");
        assertEquals(fine, correction(study, choice.resolution()), TOLERANCE * Math.abs(fine));
        double first = Math.abs(correction(study, List.of(4)) - fine);
        assertTrue(first > TOLERANCE * Math.abs(fine), "4 harmonics would have done: " + first);
    }

    @Test
    void aStudyThatSaysItsResolutionGetsIt() {
        Study study = SampleRuns.kuramoto(List.of(4.0), Optional.of(List.of(3)), TOLERANCE);
        assertEquals(
                new ResolutionChoice(List.of(3), Optional.empty()),
                ResolutionChoice.of(study, 1, new Work(Progress.NONE)));
    }
}
