package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.KURAMOTO_PHASE;
import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.circle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunFailure;
import org.dualcumulants.hierarchy.run.RunOutcome;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the solver cannot do it says: models that make no sense, runs that end early, a user who has seen enough. */
class FailureTest {

    @ParameterizedTest
    @CsvSource({
        // a pole on the grid, and one between its points
        "0,          Cot(x/2),       1, 1,               particle.kernel[0],  infinite at x = 0",
        "0,          Cot((x-1)/2),   1, 1,               particle.kernel[0],  do not settle",
        "1/Sin(x),   Sin(x),         1, 1,               particle.drift[0],   infinite at x = 0",
        "Log(x-1),   Sin(x),         1, 1,               particle.drift[0],   not a real number at x = 0",
        "0,          Sin(x),         1, 1+2*Cos(x),      particle.initial,    negative (-1.00000",
        "0,          Sin(x),         1, 0,               particle.initial,    finite positive integral",
        "0,          Sin(x),         1, 1/Sin(x/2)^2,    particle.initial,    infinite at x = 0",
        "0,          Sin(x),         1, 1/Sin(x/2-1)^2,  particle.initial,    do not settle",
        "0,          Sin(x),        -1, 1,               particle.noise[0],   must be finite and ≥ 0",
    })
    void modelsWithoutMeaningAreRefused(
            String drift, String kernel, String noise, String initial, String where, String part) {
        Model model = circle(drift, kernel, noise, initial, 0.5);
        StudyException e =
                assertThrows(StudyException.class, () -> solve(model.study(model.mean("Cos(x)"), 4, 2, 5, 1e-8)));
        assertEquals(where, e.where());
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    /** 40 functions and m = 12 need 2e11 coefficients: that run fails, the small one is kept. */
    @Test
    void runsThatDoNotFitFailAlone() {
        Study study =
                NOISY_KURAMOTO.study(NOISY_KURAMOTO.mean(KURAMOTO_PHASE), List.of(12.0), List.of(1, 12), 20, 1e-6);
        StudyResult result = solve(study);
        assertTrue(result.complete());
        assertEquals(List.of(1), result.results().stream().map(RunResult::truncation).toList());
        assertEquals(1, result.failures().size());
        RunFailure failure = result.failures().get(0);
        assertEquals(12, failure.truncation());
        assertTrue(failure.reason().contains("order 12 over 40 functions"), failure.reason());
        assertTrue(failure.remedy().contains("is the largest that fits"), failure.remedy());
    }

    /** Cancelled once the first run is finished: it is kept, whatever else had begun is not. */
    @Test
    void finishedRunsOutliveACancellation() {
        AtomicBoolean enough = new AtomicBoolean();
        Progress progress = new Progress() {
            @Override
            public void finished(RunOutcome outcome) {
                enough.set(true);
            }

            @Override
            public boolean cancelled() {
                return enough.get();
            }
        };
        Study study = NOISY_KURAMOTO.study(
                NOISY_KURAMOTO.mean(KURAMOTO_PHASE), List.of(8.0, 16.0, 32.0), List.of(1, 2, 3), 6, 1e-8);
        StudyResult result = TruncationStudy.solve(study, 1, progress);
        assertFalse(result.complete());
        assertEquals(List.of(), result.failures());
        assertEquals(1, result.results().size());
        RunResult kept = result.results().get(0);
        assertEquals(8, kept.particles());
        assertEquals(1, kept.truncation());
        assertTrue(kept.norms().get(1) > 0);
    }

    @Test
    void nothingIsSolvedAfterAnEarlyCancellation() {
        Progress progress = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        StudyResult result =
                TruncationStudy.solve(NOISY_KURAMOTO.study(NOISY_KURAMOTO.mean("Cos(x)"), 8, 2, 5, 1e-8), 2, progress);
        assertFalse(result.complete());
        assertEquals(List.of(), result.runs());
    }

    private static StudyResult solve(Study study) {
        return TruncationStudy.solve(study, 2, Progress.NONE);
    }
}
