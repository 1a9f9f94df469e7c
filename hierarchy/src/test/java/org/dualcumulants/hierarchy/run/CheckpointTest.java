package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Ctrl-C after so many askings, which may be in the middle of a step. */
    private static final class Asked implements Progress {
        private final Checkpoint checkpoint;
        private final AtomicInteger left;

        Asked(Checkpoint checkpoint, int askings) {
            this.checkpoint = checkpoint;
            this.left = new AtomicInteger(askings);
        }

        @Override
        public boolean cancelled() {
            return left.decrementAndGet() < 0;
        }

        @Override
        public Checkpoint checkpoint() {
            return checkpoint;
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
                        run.history(), run.certificate()))
                .toList();
        Optional<SeriesOutcome> series = r.series().map(o -> !(o instanceof SeriesResult s) ? o : new SeriesResult(
                s.values(), s.errors(), s.norms(), s.comparisons(), s.slope(), s.slopeInOthers(), s.coefficients(), s.steps(), 0, s.lowRank()));
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

    private static StudyResult inPieces(Study study, Function<Checkpoint, Progress> stopping) throws IOException {
        Checkpoint checkpoint = Checkpoint.begin();
        for (int stops = 0; stops < 100; stops++) {
            StudyResult result = TruncationStudy.solve(study, 1, stopping.apply(checkpoint));
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
        int steps = (Integer.MAX_VALUE - once.left.get()) / 5;
        assertSame(whole, inPieces(study, checkpoint -> new Stopping(checkpoint, histories, steps)));
        assertEquals(histories, whole.results().get(0).history().isPresent());
    }

    /** Error estimates, series and certificates on the way, stopped wherever they ask. */
    @Test
    void goesOnToTheSameBitsFromTheMiddleOfAStep() throws IOException {
        Study study = SampleRuns.kuramoto(List.of(4.0, 8.0), Optional.of(List.of(4)), 1e-8)
                .with(List.of(8.0, 64.0), List.of(1, 3)).withSeries(2).certified();
        Asked once = new Asked(Checkpoint.none(), Integer.MAX_VALUE);
        StudyResult whole = TruncationStudy.solve(study, 1, once);
        assertTrue(whole.complete() && whole.results().stream().allMatch(r -> r.certificate().isPresent()));
        int askings = Integer.MAX_VALUE - once.left.get();
        assertSame(whole, inPieces(study, checkpoint -> new Asked(checkpoint, 2 * askings / 5)));
    }

    /** What the step under way had evaluated is lost, and nothing else; at the end norms are left. */
    @ParameterizedTest
    @CsvSource({"1, 0.3", "1, 0.62", "1, 1", "3, 0.45"})
    void aStepIsStoppedBetweenTwoEvaluations(int numbers, double part) throws IOException {
        List<Double> particles = List.of(4.0, 8.0, 16.0).subList(0, numbers);
        Study study = SampleRuns.kuramoto(particles, Optional.of(List.of(4)), 1e-10);
        Model model = new Model(study, List.of(4), HierarchyProblem.terms(study), () -> false);
        Asked once = new Asked(Checkpoint.none(), Integer.MAX_VALUE);
        Solution.Solved whole = (Solution.Solved) solve(model, particles, Detail.NORMS, Slot.NONE, once::cancelled, done -> {}).get(0);
        int askings = Integer.MAX_VALUE - once.left.get();
        assertTrue(askings > 11 * whole.steps(), "asked " + askings + " times in " + whole.steps() + " steps");

        int until = (int) (part * (askings - 1));
        Checkpoint checkpoint = Checkpoint.begin();
        Asked first = new Asked(checkpoint, until);
        AtomicInteger steps = new AtomicInteger();
        assertThrows(CancellationException.class,
                () -> solve(model, particles, Detail.NORMS, new Slot(checkpoint, "key"), first::cancelled, done -> steps.incrementAndGet()));
        assertEquals(-1, first.left.get(), "it went on after it was to stop");
        assertTrue(part == 1 ? steps.get() == whole.steps() : steps.get() > 0 && steps.get() < whole.steps(), steps + " of " + whole.steps());

        Asked second = new Asked(Checkpoint.none(), Integer.MAX_VALUE);
        Solution.Solved found = (Solution.Solved) solve(
                        model, particles, Detail.NORMS, new Slot(throughBytes(checkpoint), "key"), second::cancelled,
                        done -> steps.incrementAndGet()).get(0);
        assertEquals(whole.scaledCorrection(), found.scaledCorrection());
        assertEquals(whole.localErrors(), found.localErrors());
        assertArrayEquals(whole.scaledNorms(), found.scaledNorms());
        assertEquals(whole.steps(), found.steps());
        assertEquals(whole.steps(), steps.get(), "no whole step is made twice");
    }

    /** Everything gathered on the way is kept, not the unknowns alone: errors, history, and tails that are largest at the beginning, T. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aSolutionStoppedHalfWay(int numbers) throws IOException {
        List<Double> particles = List.of(4.0, 8.0, 16.0).subList(0, numbers);
        Study study = SampleRuns.kuramoto(particles, Optional.of(List.of(4)), 1e-10)
                .with(new Observable.Mean(Expression.parse("Cos(4*x)", new Names(List.of("x"), Map.of()))));
        Model model = new Model(study, List.of(4), HierarchyProblem.terms(study), () -> false);
        List<Solution> whole = solve(model, particles, Slot.NONE, Integer.MAX_VALUE);
        Solution.Solved first = (Solution.Solved) whole.get(0);
        assertTrue(first.steps() > 3 && first.localErrors() > 0, first + " in " + first.steps() + " steps");
        assertEquals(first.steps() + 1, first.history().size());
        Checkpoint checkpoint = Checkpoint.begin();
        assertThrows(CancellationException.class, () -> solve(model, particles, new Slot(checkpoint, "key"), first.steps() / 2));
        assertFalse(checkpoint.isEmpty());
        List<Solution> again = solve(model, particles, new Slot(throughBytes(checkpoint), "key"), first.steps() - first.steps() / 2 + 1);
        assertEquals(numbers, again.size());
        for (int l = 0; l < numbers; l++) {
            Solution.Solved expected = (Solution.Solved) whole.get(l);
            Solution.Solved found = (Solution.Solved) again.get(l);
            assertEquals(expected.scaledCorrection(), found.scaledCorrection());
            assertEquals(expected.localErrors(), found.localErrors());
            assertEquals(expected.axisTails(), found.axisTails());
            assertEquals(expected.steps(), found.steps());
            assertEquals(expected.history().size(), found.history().size());
            for (int i = 0; i < expected.history().size(); i++) {
                assertArrayEquals(expected.history().get(i), found.history().get(i));
            }
        }
    }

    private static List<Solution> solve(Model model, List<Double> particles, Slot slot, int steps) {
        AtomicInteger left = new AtomicInteger(steps);
        return solve(model, particles, Detail.HISTORY, slot, () -> left.get() <= 0, part -> left.decrementAndGet());
    }

    private static List<Solution> solve(
            Model model, List<Double> particles, Detail detail, Slot slot, BooleanSupplier cancelled, DoubleConsumer progress) {
        return BackwardSolver.solve(
                model, Tensors.full(model.functions()).layout(3), particles, 1e-13, 1, detail, slot, cancelled, progress);
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
