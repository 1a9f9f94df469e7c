package org.dualcumulants.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.Certificate;
import org.dualcumulants.hierarchy.run.ErrorEstimate;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Origin;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Part;
import org.dualcumulants.hierarchy.run.MeanFieldResult;
import org.dualcumulants.hierarchy.run.RunFailure;
import org.dualcumulants.hierarchy.run.RunOutcome;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.Slope;
import org.dualcumulants.hierarchy.run.Slopes;
import org.dualcumulants.hierarchy.run.SpaceReport;
import org.dualcumulants.hierarchy.run.StudyResult;

/** Results with the shape of reference R1: C_n ~ N^{-n}, truncation errors N^{-2}, N^{-2}, N^{-3}. */
public final class SampleResults {

    private static final double MEAN_FIELD = 0.268948402684;
    private static final double[] SIZES = {0, 0.8374, 0.2203, 0.1631, 0.1362, 0.11, 0.1};
    private static final double[] TRUNCATION = {0, 0.023, 0.035, 0.0032, 0.0061, 0.0009, 0};

    private SampleResults() {}

    /** Every (N, m) with m ≤ N. */
    public static StudyResult of(List<Double> particles, List<Integer> orders) {
        List<RunOutcome> runs = new ArrayList<>();
        particles.forEach(n -> orders.stream().filter(m -> m <= n).forEach(m -> runs.add(run(n, m))));
        return of(runs, true, particles, orders);
    }

    /** The first runs of a cancelled study. */
    public static StudyResult interrupted(int finished) {
        StudyResult whole = of(List.of(4.0, 8.0, 16.0), List.of(2, 4));
        return new StudyResult(whole.space(), whole.meanFields(), whole.runs().subList(0, finished), whole.slopes(), List.of(), false, java.util.Optional.empty());
    }

    /** One run failed, the others have numbers. */
    public static StudyResult failed() {
        List<RunOutcome> runs = List.of(run(8, 2), new RunFailure(8, 4, "norm 1e12 at t = 0.21", "lower the horizon."), run(16, 2), run(16, 4));
        return of(runs, true, List.of(8.0, 16.0), List.of(2, 4));
    }

    /** No run has numbers. */
    public static StudyResult failed(List<RunFailure> runs) {
        return of(List.copyOf(runs), true, List.of(), List.of());
    }

    /** One run with a certificate, of an observable without a bound. */
    public static StudyResult certified() {
        RunResult r = run(8, 2);
        Certificate certificate = new Certificate(
                new Certificate.Bound(OptionalDouble.empty(), "‖Φ̄‖_∞ is infinite"),
                new Certificate.Bound(OptionalDouble.of(2e-5), "norms of order 4"), List.of(6));
        return of(List.of(new RunResult(
                r.particles(), r.truncation(), r.meanField(), r.expectation(), r.correction(), r.norms(), r.rescaledNorms(), r.bounds(),
                r.errorEstimate(), r.axisTails(), r.coefficients(), r.steps(), r.seconds(), r.history(), Optional.of(certificate))),
                true, List.of(8.0), List.of(2));
    }

    private static StudyResult of(List<RunOutcome> runs, boolean complete, List<Double> particles, List<Integer> orders) {
        SpaceReport space = new SpaceReport(List.of(8), 16, 2, true, 0, 0, 0);
        MeanFieldResult meanField = new MeanFieldResult(Double.NaN, MEAN_FIELD, 3e-13, List.of("1", "cos(x)"), List.of(0.0, 0.5),
                List.of(List.of(1.0, 0.25), List.of(1.0, 0.2)), 0.05, 0.3, 1e-15);
        return new StudyResult(space, List.of(meanField), runs, slopes(particles, orders), List.of("the sample is made up"), complete, java.util.Optional.empty());
    }

    private static Slopes slopes(List<Double> particles, List<Integer> orders) {
        List<Optional<Slope>> norms = new ArrayList<>();
        List<Optional<Slope>> rescaled = new ArrayList<>();
        int highest = orders.stream().mapToInt(m -> m).max().orElse(0);
        for (int n = 0; n <= highest; n++) {
            norms.add(n == 0 ? Optional.empty() : Optional.of(new Slope(-n, SIZES[n], particles)));
            rescaled.add(n == 0 ? Optional.empty() : Optional.of(new Slope(-n / 2.0, SIZES[n], particles)));
        }
        Map<Integer, Slope> truncation = new LinkedHashMap<>();
        orders.stream().filter(m -> m < highest).forEach(m -> truncation.put(m, new Slope(-(m / 2) - 1, TRUNCATION[m], particles)));
        return new Slopes(norms, rescaled, truncation);
    }

    private static RunResult run(double n, int m) {
        double correction = -0.02301496 / n - 0.0133063 / (n * n) + (m >= 6 ? 0 : TRUNCATION[m] * Math.pow(n, -(m / 2) - 1));
        List<Double> norms = IntStream.rangeClosed(0, m).mapToObj(k -> k == 0 ? MEAN_FIELD + correction : SIZES[k] * Math.pow(n, -k)).toList();
        List<Double> rescaled = IntStream.rangeClosed(0, m).mapToObj(k -> norms.get(k) * Math.sqrt(binomial(n, k))).toList();
        List<Double> bounds = IntStream.rangeClosed(0, m).mapToObj(k -> 1.118 / Math.sqrt(binomial(n, k))).toList();
        Part next = m < 6 ? new Part(TRUNCATION[m] * Math.pow(n, -(m / 2) - 1), Origin.MEASURED, "order " + (m + 1))
                : new Part(0, Origin.SKIPPED, "order 7 needs 245157 coefficients");
        ErrorEstimate error = new ErrorEstimate(next, new Part(1e-12, Origin.MEASURED, "12 harmonics"), new Part(2e-13, Origin.BOUNDED, "embedded error"));
        return new RunResult(n, m, MEAN_FIELD, MEAN_FIELD + correction, correction, norms, rescaled, Optional.of(bounds), error, List.of(1e-9),
                (long) binomial(16 + m, m), 31, 0.0123 * m);
    }

    private static double binomial(double n, int k) {
        double value = 1;
        for (int i = 0; i < k; i++) {
            value *= (n - i) / (i + 1);
        }
        return value;
    }
}
