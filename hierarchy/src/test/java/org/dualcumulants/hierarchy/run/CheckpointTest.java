package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study that is stopped again and again, each time taken up from the bytes of its checkpoint, against one that is not. */
class CheckpointTest {

    /** Stops after so many steps. */
    private static final class Stopping implements Progress {
        private final Checkpoint checkpoint;
        private final boolean histories;
        private final AtomicInteger left;

        Stopping(Checkpoint checkpoint, boolean histories, int steps) {
            this.checkpoint = checkpoint;
            this.histories = histories;
            this.left = new AtomicInteger(steps);
        }

        @Override
        public void advanced(double done, double total) {
            left.decrementAndGet();
        }

        @Override
        public boolean cancelled() {
            return left.get() <= 0;
        }

        @Override
        public Checkpoint checkpoint() {
            return checkpoint;
        }

        @Override
        public boolean wantsHistories() {
            return histories;
        }
    }

    private static Checkpoint throughBytes(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        checkpoint.write(new DataOutputStream(bytes));
        return Checkpoint.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    /** Everything but wall time. */
    private static StudyResult timeless(StudyResult r) {
        List<RunOutcome> runs = r.runs().stream()
                .map(o -> !(o instanceof RunResult run) ? o : (RunOutcome) new RunResult(
                        run.particles(), run.truncation(), run.meanField(), run.expectation(), run.correction(), run.norms(),
                        run.rescaledNorms(), run.bounds(), run.errorEstimate(), run.axisTails(), run.coefficients(), run.steps(), 0,
                        run.history()))
                .toList();
        Optional<SeriesOutcome> series = r.series().map(o -> !(o instanceof SeriesResult s) ? o : new SeriesResult(
                s.values(), s.errors(), s.norms(), s.comparisons(), s.slope(), s.slopeInOthers(), s.coefficients(), s.steps(), 0));
        return new StudyResult(r.space(), r.meanFields(), runs, r.slopes(), r.warnings(), r.complete(), r.unmet(), series, r.limit());
    }

    private static void assertSame(StudyResult expected, StudyResult found) {
        assertEquals(timeless(expected).meanFields(), timeless(found).meanFields());
        assertEquals(expected.runs().size(), found.runs().size());
        for (int i = 0; i < expected.runs().size(); i++) {
            assertEquals(timeless(expected).runs().get(i), timeless(found).runs().get(i));
        }
        assertEquals(timeless(expected).series(), timeless(found).series());
        assertEquals(timeless(expected), timeless(found));
    }

    private static StudyResult inPieces(Study study, boolean histories, int steps) throws IOException {
        Checkpoint checkpoint = Checkpoint.begin();
        for (int stops = 0; stops < 100; stops++) {
            StudyResult result = TruncationStudy.solve(study, 1, new Stopping(checkpoint, histories, steps));
            if (result.complete()) {
                assertTrue(stops >= 3, "stopped only " + stops + " times");
                return result;
            }
            checkpoint = throughBytes(checkpoint);
        }
        throw new AssertionError("no end after 100 lives");
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, true"})
    void goesOnToTheSameBits(boolean automatic, boolean histories) throws IOException {
        Study study = SampleRuns.kuramoto(List.of(4.0, 8.0, 1e23), automatic ? Optional.empty() : Optional.of(List.of(4)), automatic ? 1e-4 : 1e-8)
                .with(List.of(4.0, 1e23), List.of(1, 3))
                .withSeries(2);
        Stopping once = new Stopping(Checkpoint.none(), histories, Integer.MAX_VALUE);
        StudyResult whole = TruncationStudy.solve(study, 1, once);
        assertSame(whole, inPieces(study, histories, (Integer.MAX_VALUE - once.left.get()) / 5));
        assertEquals(histories, whole.results().get(0).history().isPresent());
    }

    /** The steps under way are kept, not finished runs alone: no life is long enough for a whole run. */
    @Test
    void lifeShorterThanARun() throws IOException {
        Study study = SampleRuns.kuramoto(List.of(16.0), Optional.of(List.of(4)), 1e-12);
        StudyResult whole = TruncationStudy.solve(study, 2, Progress.NONE);
        RunResult last = whole.results().get(whole.results().size() - 1);
        Checkpoint checkpoint = Checkpoint.begin();
        Stopping progress = new Stopping(checkpoint, false, last.steps() / 2);
        TruncationStudy.solve(study, 2, progress);
        assertFalse(checkpoint.isEmpty());
        assertSame(whole, TruncationStudy.solve(study, 1, new Stopping(throughBytes(checkpoint), false, Integer.MAX_VALUE)));
    }

    @Test
    void whatIsFinishedIsNotComputedAgain() throws IOException {
        Study study = SampleRuns.kuramoto(List.of(8.0), Optional.of(List.of(3)), 1e-6);
        Checkpoint checkpoint = Checkpoint.begin();
        StudyResult whole = TruncationStudy.solve(study, 1, new Stopping(checkpoint, false, Integer.MAX_VALUE));
        Stopping idle = new Stopping(throughBytes(checkpoint), false, Integer.MAX_VALUE);
        // wall time too: nothing was computed again
        assertEquals(whole, TruncationStudy.solve(study, 1, idle));
        assertEquals(Integer.MAX_VALUE, idle.left.get());
    }

    @Test
    void normsOverTimeEndInThoseOfTheRun() {
        Study study = SampleRuns.kuramoto(List.of(8.0), Optional.of(List.of(6)), 1e-9).with(List.of(8.0), List.of(1, 3));
        for (RunResult run : TruncationStudy.solve(study, 1, new Stopping(Checkpoint.none(), true, Integer.MAX_VALUE)).results()) {
            RunHistory history = run.history().orElseThrow();
            int last = history.times().size() - 1;
            assertEquals(run.steps(), last);
            assertEquals(0, history.times().get(0));
            assertEquals(study.horizon(), history.times().get(last));
            assertEquals(run.norms().subList(1, run.norms().size()), history.norms().get(0));
            assertEquals(run.rescaledNorms().subList(1, run.norms().size()), history.rescaledNorms().get(0));
            assertEquals(run.correction(), history.corrections().get(0));
            // a mean over particles: N C_1(T) is the centred function of the mean, and nothing else is there
            CumulantHistory witness = HierarchyProblem.of(study, List.of(6), run.truncation(), 1e-9, () -> false).solve(8);
            for (int n = 1; n <= run.truncation(); n++) {
                assertEquals(witness.norm(n, study.horizon()), history.norms().get(last).get(n - 1), 1e-14);
            }
            assertEquals("time 0.25 was not kept; kept are [0.0, 0.5]",
                    assertThrows(IllegalArgumentException.class, () -> witness.norm(1, 0.25)).getMessage());
        }
    }

    @Test
    void weightedBasesHaveNoHistory() {
        Study study = SampleRuns.kuramoto(List.of(8.0), Optional.of(List.of(3)), 1e-6).with(BasisChoice.WEIGHTED);
        StudyException refusal = assertThrows(
                StudyException.class, () -> TruncationStudy.solve(study, 1, new Stopping(Checkpoint.none(), true, Integer.MAX_VALUE)));
        assertEquals("basis", refusal.where());
        assertTrue(refusal.getMessage().endsWith("remove basis: weighted"), refusal.getMessage());
    }
}
