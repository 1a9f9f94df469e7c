package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.InteractingParticles;
import org.dualcumulants.hierarchy.series.SeriesLayout;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.term.Coefficient.Linear;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.kernel.KernelChoice;
import org.dualcumulants.spectral.kernel.NamedKernel;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.BasisSet;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.SeriesMethod;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** V_1 by products of functions of one particle against the packed tensor of order 2, and against the reference table. */
class FirstPowerTest {

    private static final double FULL = 2 * Math.PI;
    private static final Axis X = new PeriodicAxis("x", 0, FULL);
    private static final Axis Y = new PeriodicAxis("y", 0, FULL);
    private static final Axis V = new RealAxis("v", 0.2, 1);

    private static final InteractingParticles KURAMOTO = InteractingParticles.on(X)
            .kernel("-Sin(x)").noise(0.8).initial("1 + Cos(x)/2 + 3/10*Sin(2*x)").mean("Cos(x) + Sin(x)/2").until(0.5).particles(8).resolution(6)
            .tolerance(1e-10).series(1);

    private static InteractingParticles on(int[] resolution, Axis... axes) {
        return InteractingParticles.on(axes).particles(8).resolution(resolution).tolerance(1e-11).until(0.6).series(1);
    }

    private static InteractingParticles circle() {
        return on(new int[] {5}, X).drift("Sin(x)/3").kernel("Cos(x)/2 - Sin(2*x)").noise(0.5).initial("1 + Cos(x)/2").mean("Cos(x) + Sin(2*x)");
    }

    private static InteractingParticles kinetic() {
        return on(new int[] {3, 6}, X, V).drift("v", "-v/2").kernel("0", "-1.2*Sin(x)").noise(0, 0.7)
                .initial("(1 + Sin(x)/2)*Exp(-(v-0.3)^2/2)").mean("Cos(x) + v^2");
    }

    private static Observable square() {
        Names x = new Names(List.of("x"), Map.of());
        Map<String, Expression> statistics = new LinkedHashMap<>();
        statistics.put("c", Expression.parse("Cos(x)", x));
        statistics.put("s", Expression.parse("Sin(x)", x));
        return new Observable.Functional(statistics, Expression.parse("c*s + s^2", new Names(List.of("c", "s"), Map.of())));
    }

    static Stream<Arguments> studies() {
        return Stream.of(
                Arguments.of("circle", circle().study()),
                Arguments.of("no noise", circle().noise(0).until(0.3).study()),
                Arguments.of("scaling 1/N", circle().scaling(Scaling.PER_PARTICLE).study()),
                Arguments.of("functional", circle().resolution(3).observable(square()).study()),
                Arguments.of("two states", circle().kernel("-Sin(x - x')*(1 + Cos(x')/2)").study()),
                Arguments.of("weighted basis", circle().study().with(BasisChoice.WEIGHTED)),
                Arguments.of("torus", on(new int[] {2, 2}, X, Y).kernel("-Sin(x-y) - Sin(x)", "Sin(x-y)/2 - Sin(y)").noise(0.4, 0.6)
                        .initial("1 + Cos(x-y)/3 + Sin(y)/4 + Cos(x)/3").mean("Cos(x) + Cos(x-y)").study()),
                Arguments.of("circle and line", on(new int[] {3, 4}, X, V).kernel("-Sin(x)*(1 + v/4)", "-v/2").noise(0.5, 0.4)
                        .initial("(1 + Cos(x)/2)*Exp(-v^2/2)").mean("Cos(x)*v + v^2").study()),
                Arguments.of("interval", on(new int[] {5}, new IntervalAxis("x", 0, 1)).kernel("-Sin(Pi*(x - x'))*Sin(Pi*x)").noise(0.6)
                        .initial("1 + Cos(Pi*x)/2").mean("Cos(Pi*x)").study()),
                Arguments.of("phase space", kinetic().study()),
                Arguments.of("named kernel", on(new int[] {4, 6}, X, new RealAxis("v", 0, 1)).drift("v", "0")
                        .kernel(new KernelChoice(NamedKernel.COULOMB, Map.of("strength", List.of(1.0)), Optional.of(Flow.NEWTON),
                                OptionalInt.empty(), 0.5).on(List.of(X, V)))
                        .noise(0, 0).initial("(1 + Cos(x)/2)*Exp(-v^2/2)").mean("v^2").study().with(BasisSet.TOTAL_DEGREE)));
    }

    private static Model model(Study study) {
        return new Model(study, study.resolution().orElseThrow(), HierarchyProblem.terms(study), () -> false);
    }

    private static SeriesSolution.Solved byProducts(Model model, List<Term> terms, double tolerance, double compression, int threads) {
        SeriesSolution solution =
                FirstPowerSolver.solve(model.limit(8), terms, tolerance, compression, threads, 1e9, Slot.NONE, () -> false, part -> {});
        return assertInstanceOf(SeriesSolution.Solved.class, solution, solution::toString);
    }

    private static SeriesSolution.Solved byProducts(Model model) {
        double tolerance = model.study().tolerance();
        return byProducts(model, model.terms(), tolerance, 0.1 * tolerance, 1);
    }

    private static SeriesSolution.Solved packed(Model model) {
        return assertInstanceOf(SeriesSolution.Solved.class, SeriesSolver.solve(
                model.limit(8), model.terms(), new SeriesLayout(new FullIndexSet(model.functions(), 2), 1), model.study().tolerance(), 1,
                Slot.NONE, () -> false, part -> {}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("studies")
    void isThatOfPackedTensors(String name, Study study) {
        Model model = model(study);
        SeriesSolution.Solved packed = packed(model);
        SeriesSolution.Solved products = byProducts(model);
        double expected = packed.values().get(0);
        assertTrue(Math.abs(expected) > 1e-4, "nothing to compare: V_1 = " + expected);
        assertEquals(expected, products.values().get(0), 1e-9 * Math.abs(expected));
        for (int n = 0; n < 2; n++) {
            assertTrue(packed.norms().get(n) > 1e-3);
            assertEquals(packed.norms().get(n), products.norms().get(n), 1e-8 * packed.norms().get(n), "‖C_" + (n + 1) + "‖");
        }
    }

    /** R1 of the project's reference table. */
    @Test
    void noisyKuramoto() {
        assertEquals(-0.02301496, byProducts(model(KURAMOTO.study())).values().get(0), 1e-8);
    }

    /** R2 of the same, whose first power is the same in 1/N and 1/(N-1). */
    @Test
    void concentratedKuramoto() {
        String normal = "Exp(-x^2/(2*0.2^2))";
        Study study = InteractingParticles.on(new PeriodicAxis("x", -Math.PI, FULL)).kernel("-0.4*Sin(x)").noise(0.4).initial(normal)
                .mean("Cos(x)").until(1).particles(8).resolution(16).tolerance(1e-7).series(1).study();
        assertEquals(-0.0071088, byProducts(model(study)).values().get(0), 1e-7);
    }

    /** Every term that the first power takes counts in every study: a thousandth more of one is seen. */
    @Test
    void aFaultInOneTermIsSeen() {
        Model model = model(circle().scaling(Scaling.PER_PARTICLE).tolerance(1e-8).study());
        double right = byProducts(model).values().get(0);
        int taken = 0;
        for (int i = 0; i < model.terms().size(); i++) {
            Term t = model.terms().get(i);
            boolean counts = t.created() < 2 && t.shift() <= 0 && !(t.shift() == -1 && t.created() == 1) || t.shift() == 1 && t.created() == 2;
            if (counts) {
                List<Term> faulty = new ArrayList<>(model.terms());
                faulty.set(i, new Term(t.name(), t.coefficient().times(new Linear(0, 0, 1001)).over(new Linear(0, 0, 1000)), t.factors()));
                double wrong = byProducts(model, faulty, 1e-8, 1e-9, 1).values().get(0);
                boolean inLimit = Coefficients.taylor(0).of(t.coefficient(), t.shift() + 1 > 1 ? 2 : Math.max(0, t.created()), t.shift() + (t.created() == 0 ? 1 : 0)) != 0;
                assertEquals(inLimit, Math.abs(wrong - right) > 1e-6 * Math.abs(right), t + ": " + right + ", " + wrong);
                taken += inLimit ? 1 : 0;
            }
        }
        assertTrue(taken >= 4, "terms that count: " + taken);
    }

    /** What compression leaves out changes V_1 in proportion, and no more than is said; without it nothing is left out. */
    @Test
    void compressionIsControlled() {
        Model model = model(on(new int[] {8}, X).kernel("-Sin(x)*Exp(Cos(x))").noise(0.5).initial("Exp(Cos(x))").mean("Cos(x)").tolerance(1e-9).study());
        SeriesSolution.Solved whole = byProducts(model, model.terms(), 1e-9, 0, 1);
        int rank = Integer.MAX_VALUE;
        for (double part : new double[] {1e-4, 1e-3, 1e-2, 1e-1}) {
            SeriesSolution.Solved less = byProducts(model, model.terms(), 1e-9, part, 1);
            LowRankReport report = less.lowRank().orElseThrow();
            double error = Math.abs(less.values().get(0) - whole.values().get(0));
            assertTrue(error <= 2 * part * Math.abs(whole.values().get(0)), part + ": " + error);
            assertTrue(error > 0 && error <= report.compression(), "said to be " + report.compression() + ", is " + error);
            assertTrue(less.localErrors().get(0) >= report.compression());
            assertTrue(report.rank() < rank, part + ": " + report.rank());
            rank = report.rank();
        }
    }

    /** To the last bit. */
    @Test
    void doesNotDependOnThreads() {
        Model model = model(kinetic().tolerance(1e-7).study());
        SeriesSolution.Solved one = byProducts(model, model.terms(), 1e-7, 1e-8, 1);
        SeriesSolution.Solved two = byProducts(model, model.terms(), 1e-7, 1e-8, 3);
        assertEquals(one.values(), two.values());
        assertEquals(one.norms(), two.norms());
        assertEquals(one.lowRank(), two.lowRank());
    }

    /** Stopped half-way and taken up from the bytes of its checkpoint: to the last bit, and with half the work. */
    @Test
    void goesOnFromWhatHasArrived() throws IOException {
        Model model = model(circle().tolerance(1e-8).study());
        AtomicInteger steps = new AtomicInteger();
        SeriesSolution.Solved whole = stoppedAfter(Integer.MAX_VALUE, model, Checkpoint.begin(), steps);
        int all = steps.get();
        Checkpoint checkpoint = Checkpoint.begin();
        assertThrows(CancellationException.class, () -> stoppedAfter(all / 2, model, checkpoint, new AtomicInteger()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        checkpoint.write(new DataOutputStream(bytes));
        Checkpoint again = Checkpoint.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        steps.set(0);
        SeriesSolution.Solved resumed = stoppedAfter(Integer.MAX_VALUE, model, again, steps);
        assertTrue(steps.get() < 0.7 * all, steps + " of " + all);
        assertEquals(whole.values(), resumed.values());
        assertEquals(whole.norms(), resumed.norms());
        assertEquals(whole.localErrors(), resumed.localErrors());
        assertEquals(whole.steps(), resumed.steps());
        assertEquals(whole.lowRank(), resumed.lowRank());
    }

    private static SeriesSolution.Solved stoppedAfter(int most, Model model, Checkpoint checkpoint, AtomicInteger asked) {
        double tolerance = model.study().tolerance();
        return assertInstanceOf(SeriesSolution.Solved.class, FirstPowerSolver.solve(
                model.limit(8), model.terms(), tolerance, 1, 1e9, new Slot(checkpoint, "V_1"), () -> asked.incrementAndGet() > most, part -> {}));
    }

    /** The sources that are there already say what twice as many will take. */
    @Test
    void moreSourcesThanFitAreRefused() {
        Model model = model(circle().study());
        SeriesSolution.Broken broken = assertInstanceOf(SeriesSolution.Broken.class, FirstPowerSolver.solve(
                model.limit(8), model.terms(), model.study().tolerance(), 1, 60.01e6, Slot.NONE, () -> false, part -> {}));
        assertTrue(broken.reason().matches("V_1 over \\d+ functions with a kernel of rank \\d+ needs about .* GB for \\d+ source times; .*"), broken.reason());
    }

    /** Nobody pushes anybody. */
    @Test
    void withoutInteractionThereIsNothing() {
        SeriesSolution.Solved solved = byProducts(model(circle().kernel("0").study()));
        assertEquals(0, solved.values().get(0));
        assertEquals(0, solved.norms().get(1));
        assertTrue(solved.norms().get(0) > 0.1);
    }

    @Test
    void aStudyChoosesAndReports() {
        Study study = circle().tolerance(1e-6).study().with(List.of(8.0), List.of(2)).with(SeriesMethod.LOW_RANK);
        SeriesResult series =
                assertInstanceOf(SeriesResult.class, TruncationStudy.solve(study, 2, Progress.NONE).series().orElseThrow());
        assertTrue(series.lowRank().orElseThrow().rank() > 0);
        assertEquals(1, series.comparisons().size());
        assertEquals(series.values().coefficients().get(1), packed(model(study)).values().get(0), series.totals().coefficients().get(1) + 1e-12);
        assertTrue(series.errors().get(1).stepping().value() < 1e-6);
    }

    @Test
    void findsTheFirstPowerOnly() {
        Study two = circle().series(2).study();
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> two.with(SeriesMethod.LOW_RANK));
        assertEquals("series is 2 by low-rank, which has order 2 only; 1, or packed, is required", e.getMessage());
    }
}
