package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.operator.OperatorSize;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Origin;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Part;
import org.dualcumulants.hierarchy.series.PowerSeries;
import org.dualcumulants.hierarchy.series.SeriesLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/**
 * V_0 … V_p of a study with the error of each: a resolution half as fine again and steps a hundred times more accurate, where these
 * are no more work than the series itself. V_k needs nothing of the higher ones, so a comparison may stop at a lower power.
 */
final class SeriesStudy {

    /** Unknowns that a comparison of resolutions may always have. */
    private static final double CHEAP = 100_000;

    /** Unknowns up to which steps are compared. */
    private static final double MOST_TO_STEP = 300_000;

    /** One-particle functions beyond which no comparison is thought of. */
    private static final double MOST_FUNCTIONS = 1e6;

    /** Part of a correction that is rounding. */
    private static final double ROUNDING = 1e-13;

    /** Unknowns of orders 1 and 2 up to which V_1 is found with packed tensors. */
    private static final double MOST_TO_PACK = 1e6;

    private static final Part NOTHING_CUT = new Part(0, Origin.MEASURED, "V_k needs orders up to 2k, which are all there");

    private final Study study;
    private final Runs runs;
    private final Work work;
    private final int threads;
    private final Map<Size, SeriesLayout> layouts = new ConcurrentHashMap<>();

    private record Size(Space space, int powers) {}

    /**
     * What takes time.
     *
     * @param errors of V_1 … V_p
     */
    record Found(SeriesSolution solution, List<ErrorEstimate> errors) {}

    SeriesStudy(Runs runs, Work work, int threads) {
        this.study = runs.study();
        this.runs = runs;
        this.work = work;
        this.threads = threads;
    }

    /** @throws StudyException if E[Φ̄_N] of the study is no power series in 1/N */
    static void requirePossible(Study study) {
        if (study.series() == 0) {
            return;
        }
        study.requireIndependentParticles("the series");
        if (study.noiseDependsOnParticleNumber()) {
            throw new StudyException(
                    "series",
                    "the noise depends on N, and with it the mean field itself: there is no series with one V_k for all N; remove it"
                            + " and list particle numbers, or make the noise constant");
        }
        if (study.observable() instanceof Observable.Fluctuation fluctuation) {
            throw new StudyException(
                    "series",
                    "a fluctuation is a sum scaled by N^(-" + fluctuation.order() + "/2), not a mean: it has no series in powers of 1/N;"
                            + " ask for observable.marginal or observable.functional, or remove it and list particle numbers");
        }
    }

    /** Unknowns of the series itself. */
    double coefficients() {
        return coefficients(runs.own(), study.series());
    }

    /** Floating point operations of one evaluation of all orders in 1/N; none for V_1 by products, whose vectors are few, and if it is refused. */
    double work(OperatorSize operator) {
        Tensors tensors = runs.tensors();
        int p = study.series();
        if (Capacity.checkSeries(tensors, p, operator, runs.memory().room()) != null) {
            return 0;
        }
        double sum = 0;
        for (int k = 0; k < p && !byProducts(runs.own(), p); k++) {
            sum += operator.flops(tensors.functions(), tensors::size, SeriesLayout.truncation(p, k))
                    + k * operator.flops(tensors.functions(), tensors::size, SeriesLayout.truncation(p, k - 1));
        }
        return sum;
    }

    /** Whether C_2 is held as a sum of products. */
    private boolean byProducts(Space at, int powers) {
        return powers == 1 && switch (study.seriesMethod()) {
            case AUTO -> Footprint.seriesCoefficients(runs.tensors(at), 1) > MOST_TO_PACK;
            case PACKED -> false;
            case LOW_RANK -> true;
        };
    }

    Found find() {
        int p = study.series();
        SeriesSolution own;
        try {
            own = solve(runs.own(), p, study.tolerance());
        } catch (OutOfMemoryError e) {
            own = new SeriesSolution.Broken("the memory is used up", "ask for fewer powers or lower the resolution");
        }
        if (!(own instanceof SeriesSolution.Solved solved)) {
            return new Found(own, List.of());
        }
        List<Part> resolution = resolution(solved);
        List<Part> stepping = stepping(solved);
        return new Found(own, IntStream.range(0, p)
                .mapToObj(k -> new ErrorEstimate(NOTHING_CUT, resolution.get(k), stepping.get(k)))
                .toList());
    }

    private SeriesSolution solve(Space at, int powers, double tolerance) {
        return byProducts(at, powers) ? firstPower(at, tolerance) : packed(at, powers, tolerance);
    }

    private SeriesSolution firstPower(Space at, double tolerance) {
        Model model = runs.model(at.resolution());
        Limit limit = model.limit(study.particles().get(0));
        runs.size(model, study.particles().get(0));
        double room = runs.memory().room();
        double products = Math.min(model.functions(), 2.0 * limit.system().rank());
        Solution.Broken tooLarge = Capacity.checkFirstPower(limit.system(), FirstPowerSolver.USUAL_TIMES, products, threads, room);
        if (tooLarge != null) {
            return new SeriesSolution.Broken(tooLarge.reason(), tooLarge.remedy());
        }
        return kept(
                "series at " + at.resolution() + model.basisName() + " powers 1 by products tolerance " + tolerance, coefficients(at, 1),
                Footprint.firstPower(limit.system(), FirstPowerSolver.USUAL_TIMES, products, threads),
                (slot, progress) -> FirstPowerSolver.solve(limit, model.terms(), tolerance, threads, room, slot, work::cancelled, progress));
    }

    private SeriesSolution packed(Space at, int powers, double tolerance) {
        Tensors kept = runs.tensors(at);
        // what is out of reach for its unknowns alone needs no matrices
        Solution.Broken tooLarge = Capacity.checkSeries(kept, powers, OperatorSize.NONE, runs.memory().room());
        if (tooLarge != null) {
            return new SeriesSolution.Broken(tooLarge.reason(), tooLarge.remedy());
        }
        Model model = runs.model(at.resolution());
        OperatorSize operator = runs.size(model, study.particles().get(0));
        tooLarge = Capacity.checkSeries(kept, powers, operator, runs.memory().room());
        if (tooLarge != null) {
            return new SeriesSolution.Broken(tooLarge.reason(), tooLarge.remedy());
        }
        SeriesLayout layout = layouts.computeIfAbsent(
                new Size(at, powers),
                size -> new SeriesLayout(kept.layout(SeriesLayout.truncation(powers, 0)).indexSet(), powers));
        return kept(
                "series at " + runs.resolution() + model.basisName() + " | " + at + " powers " + powers + " tolerance " + tolerance, layout.length(),
                Footprint.series(kept, powers, operator),
                (slot, progress) -> SeriesSolver.solve(
                        model.limit(study.particles().get(0)), model.terms(), layout, tolerance, threads, slot, work::cancelled, progress));
    }

    @FunctionalInterface
    private interface Solving {
        SeriesSolution solve(Slot slot, DoubleConsumer progress);
    }

    /** From the checkpoint, or solved and kept there. */
    @SuppressWarnings("try")
    private SeriesSolution kept(String key, double size, double bytes, Solving solving) {
        Slot slot = new Slot(work.checkpoint(), key);
        Optional<SeriesSolution> known = slot.finished(SeriesSolution::read);
        if (known.isPresent()) {
            work.known(size);
            return known.get();
        }
        Work.Piece piece = work.begin(size);
        SeriesSolution solution;
        try (Memory.Hold held = runs.memory().take(bytes)) {
            solution = solving.solve(slot, piece::reached);
        }
        slot.finish(solution::write);
        piece.reached(1);
        return solution;
    }

    /** What a finer basis changes; beyond the powers for which that is affordable, what a coarser one does, which is more. */
    private List<Part> resolution(SeriesSolution.Solved own) {
        Space finer = runs.wider(ErrorEstimator.scaled(runs.resolution(), 1.5));
        int p = study.series();
        int measured = p;
        while (measured > 0 && coefficients(finer, measured) > Math.max(CHEAP, own.coefficients() / 4.0)) {
            measured--;
        }
        List<Part> parts = new ArrayList<>();
        if (measured > 0) {
            parts.addAll(differences(own, finer, measured, Origin.MEASURED, ""));
        }
        if (parts.size() < p) {
            List<Integer> less = runs.resolution().stream().map(n -> Math.max(1, 2 * n / 3)).toList();
            List<Part> coarse = less.equals(runs.resolution())
                    ? List.of()
                    : differences(
                            own, runs.coarser(less, Tensors.largest(less)), p, Origin.BOUNDED, ", coarser: a finer one is too large");
            for (int k = parts.size(); k < p; k++) {
                parts.add(k < coarse.size() ? coarse.get(k) : new Part(0, Origin.SKIPPED, "no other resolution can be afforded"));
            }
        }
        return parts;
    }

    private double coefficients(Space at, int powers) {
        double functions = ProductBasis.size(study.axes(), at.resolution(), study.functions());
        return functions > MOST_FUNCTIONS
                ? Double.POSITIVE_INFINITY
                : byProducts(at, powers)
                        ? functions * FirstPowerSolver.USUAL_TIMES * FirstPowerSolver.USUAL_PRODUCTS
                        : Footprint.seriesCoefficients(runs.tensors(at), powers);
    }

    /** |V_k there - V_k here|, k = 1 … powers; none if there is no series there. */
    private List<Part> differences(SeriesSolution.Solved own, Space there, int powers, Origin origin, String why) {
        SeriesSolution other;
        try {
            other = solve(there, powers, study.tolerance());
        } catch (StudyException | OutOfMemoryError e) {
            // the series is there, whatever it is compared with
            return List.of();
        }
        return other instanceof SeriesSolution.Solved solved
                ? IntStream.range(0, powers)
                        .mapToObj(k -> new Part(
                                Math.abs(solved.values().get(k) - own.values().get(k)), origin, "resolution " + there.resolution() + why))
                        .toList()
                : List.of();
    }

    private List<Part> stepping(SeriesSolution.Solved own) {
        if (own.coefficients() <= MOST_TO_STEP
                && solve(runs.own(), study.series(), ErrorEstimator.tighter(study)) instanceof SeriesSolution.Solved tight) {
            return IntStream.range(0, study.series())
                    .mapToObj(k -> new Part(
                            Math.abs(tight.values().get(k) - own.values().get(k)), Origin.MEASURED, ErrorEstimator.against(ErrorEstimator.tighter(study))))
                    .toList();
        }
        return own.localErrors().stream().map(e -> new Part(e, Origin.BOUNDED,
                        own.lowRank().isPresent()
                                ? "sum of the estimated errors of all steps, of the integral over source times, and of what compression left out"
                                : "sum of the estimated errors of all steps")).toList();
    }

    /**
     * @param found by {@link #find}
     * @param meanFields with V_0; none if the study was cancelled
     * @param results the runs of the study
     */
    Optional<SeriesOutcome> outcome(Found found, List<MeanFieldResult> meanFields, List<RunResult> results) {
        if (found.solution() instanceof SeriesSolution.Broken broken) {
            return Optional.of(new SeriesOutcome.Failed(study.series(), broken.reason(), broken.remedy()));
        }
        return meanFields.stream().findFirst().map(meanField -> result(found, meanField, results));
    }

    private SeriesResult result(Found found, MeanFieldResult meanField, List<RunResult> results) {
        SeriesSolution.Solved solved = (SeriesSolution.Solved) found.solution();
        List<Double> values = new ArrayList<>(List.of(meanField.value()));
        values.addAll(solved.values());
        Part ofMeanField = Double.isNaN(meanField.errorEstimate())
                ? new Part(0, Origin.SKIPPED, "the mean field cannot be followed at another resolution")
                : new Part(meanField.errorEstimate(), Origin.MEASURED, "the mean field at another resolution");
        List<ErrorEstimate> errors = new ArrayList<>(List.of(
                new ErrorEstimate(NOTHING_CUT, ofMeanField, new Part(0, Origin.MEASURED, "followed to rounding"))));
        errors.addAll(found.errors());
        PowerSeries series = new PowerSeries(values);
        List<SeriesResult.Comparison> comparisons = comparisons(series, found.errors(), results);
        int top = comparisons.stream().mapToInt(SeriesResult.Comparison::powers).max().orElse(0);
        List<SeriesResult.Comparison> longest = comparisons.stream().filter(c -> c.powers() == top).toList();
        return new SeriesResult(
                series, errors, solved.norms(), comparisons,
                slope(longest, false), slope(longest, true),
                solved.coefficients(), solved.steps(), solved.seconds(), solved.lowRank());
    }

    private List<SeriesResult.Comparison> comparisons(
            PowerSeries series, List<ErrorEstimate> errors, List<RunResult> results) {
        Map<Double, RunResult> highest = new TreeMap<>();
        results.stream().filter(r -> r.truncation() >= 2).forEach(r -> highest.merge(
                r.particles(), r, (a, b) -> a.truncation() > b.truncation() ? a : b));
        PowerSeries others = series.inOthers();
        return highest.values().stream()
                .map(r -> {
                    double n = r.particles();
                    // order N is exact
                    int q = r.truncation() >= n ? study.series() : Math.min(study.series(), r.truncation() / 2);
                    double steps = r.errorEstimate().stepping().value();
                    for (int k = 1; k <= q; k++) {
                        steps += errors.get(k - 1).stepping().value() * Math.pow(n, -k);
                    }
                    return new SeriesResult.Comparison(
                            n, r.truncation(), q, r.correction(), series.sum(q, 1 / n), others.sum(q, 1 / (n - 1)),
                            10 * (steps + ROUNDING * Math.abs(r.correction())));
                })
                .toList();
    }

    private static Optional<Slope> slope(List<SeriesResult.Comparison> rows, boolean others) {
        return SlopeFit.fit(rows, SeriesResult.Comparison::particles, c -> {
            double difference = Math.abs(others ? c.differenceInOthers() : c.difference());
            return difference > c.resolved() ? difference : 0;
        });
    }
}
