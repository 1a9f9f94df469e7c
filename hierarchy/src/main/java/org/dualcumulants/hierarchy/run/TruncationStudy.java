package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.observable.Observables;
import org.dualcumulants.spectral.concurrent.Awaited;
import org.dualcumulants.spectral.concurrent.Cancelled;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/** The main job: every (N, m) of a study, from the model to numbers. */
public final class TruncationStudy {

    private final Study study;
    private final Runs runs;
    private final ErrorEstimator estimator;
    private final Optional<Certifier> certifier;
    private final Optional<SeriesStudy> series;
    private final Progress progress;

    /** One (N, m), m at most N. */
    private record Pair(double particles, int truncation) {}

    private TruncationStudy(Study study, Runs runs, Optional<SeriesStudy> series, Optional<Certifier> certifier, Progress progress) {
        this.study = study;
        this.series = series;
        this.runs = runs;
        this.estimator = new ErrorEstimator(runs);
        this.certifier = certifier;
        this.progress = progress;
    }

    /**
     * Solves every (N, m) of the study; orders m > N are read as N. The result does not depend on the number of threads.
     *
     * @throws org.dualcumulants.spectral.study.StudyException if the model cannot be computed as it stands
     */
    public static StudyResult solve(Study study, int threads, Progress progress) {
        Observables.requireEnoughParticles(study);
        SeriesStudy.requirePossible(study);
        if (progress.wantsHistories() && study.basis() != BasisChoice.PLAIN) {
            throw new StudyException("basis", "norms over time are taken in the plain basis, which gives the same results; remove basis: weighted");
        }
        Work work = new Work(progress);
        ResolutionChoice choice;
        try {
            choice = ResolutionChoice.of(study, threads, work);
        } catch (CancellationException e) {
            choice = new ResolutionChoice(
                    study.axes().stream().map(a -> 1).toList(), Optional.of("the search for a resolution was interrupted; the one given is not its result"));
        }
        Set<Pair> pairs = new LinkedHashSet<>();
        for (double n : study.particles()) {
            study.truncation().stream()
                    .sorted()
                    .forEach(m -> pairs.add(new Pair(n, m < n ? m : (int) Math.min(n, m))));
        }
        // few large runs share a right-hand side between threads, many small ones share the threads
        Runs runs = new Runs(study, choice.resolution(), pairs.size() < threads ? threads : 1, work);
        Optional<SeriesStudy> series = study.series() == 0
                ? Optional.empty()
                : Optional.of(new SeriesStudy(runs, work, pairs.size() < threads ? threads : 1));
        Optional<Certifier> certifier = study.certificate()
                ? Optional.of(new Certifier(study, runs.resolution(), runs.memory(), progress::cancelled))
                : Optional.empty();
        try {
            pairs.forEach(p -> work.expect(1.5 * runs.tensors().coefficients(p.truncation())));
            series.ifPresent(s -> work.expect(2.5 * s.coefficients()));
            new Forecast(runs, threads)
                    .of(pairs.stream().map(p -> new Forecast.Run(p.particles(), p.truncation())).toList(), series, certifier)
                    .ifPresent(progress::expects);
        } catch (CancellationException e) {
            // what the observable spans takes its mean field; nothing is expected of a study that is stopped
        }
        return new TruncationStudy(study, runs, series, certifier, progress).solve(List.copyOf(pairs), threads, choice.unmet());
    }

    /** The same on all processors, silently. */
    public static StudyResult solve(Study study) {
        return solve(study, Runtime.getRuntime().availableProcessors(), Progress.NONE);
    }

    private StudyResult solve(List<Pair> pairs, int threads, Optional<String> unmet) {
        Map<Pair, RunOutcome> outcomes = new LinkedHashMap<>();
        Optional<SeriesStudy.Found> found = Optional.empty();
        Deque<FutureTask<RunOutcome>> waiting = new ConcurrentLinkedDeque<>();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), task -> {
            Thread thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
        });
        try {
            // one N after the other, its orders rising: other N of an order are solved with the first; every second thread
            // begins at the end, where the longest runs are, lest the others wait for these at last
            Map<Pair, FutureTask<RunOutcome>> futures = new LinkedHashMap<>();
            pairs.forEach(p -> futures.put(p, new FutureTask<>(() -> outcome(p))));
            waiting.addAll(futures.values());
            for (int t = 0; t < Math.max(1, threads); t++) {
                boolean fromTheEnd = t % 2 == 1;
                pool.execute(() -> {
                    FutureTask<RunOutcome> next;
                    while ((next = fromTheEnd ? waiting.pollLast() : waiting.pollFirst()) != null) {
                        next.run();
                    }
                });
            }
            Optional<Future<SeriesStudy.Found>> later = series.map(s -> pool.submit(s::find));
            for (Pair p : pairs) {
                take(futures.get(p)).ifPresent(o -> outcomes.put(p, o));
            }
            found = later.flatMap(TruncationStudy::take);
        } finally {
            waiting.clear();
            pool.shutdownNow();
        }
        List<RunOutcome> ordered = pairs.stream()
                .filter(outcomes::containsKey)
                .map(outcomes::get)
                .toList();
        List<RunResult> results = ordered.stream()
                .filter(RunResult.class::isInstance)
                .map(RunResult.class::cast)
                .toList();
        MeanFieldReport report = new MeanFieldReport(study, runs);
        // once: what is not looked at any more is missing
        boolean cancelled = progress.cancelled();
        List<MeanFieldResult> meanFields = cancelled ? List.of() : report.results();
        List<String> warnings =
                new ArrayList<>(Warnings.of(study, report.space(), meanFields, results));
        warnings.addAll(Warnings.ofKernel(study, runs.resolution()));
        if (study.initialCorrelation().isPresent() && !results.isEmpty()) {
            warnings.addAll(Warnings.ofInitialLaw(runs.model().initialCorrelation().orElseThrow(), results));
        }
        if (!results.isEmpty()) {
            warnings.addAll(Warnings.ofSet(study, runs.resolution(), runs.tensors(), runs.room().unseen(), results));
        }
        return new StudyResult(
                report.space(),
                meanFields,
                ordered,
                SlopeFit.of(results, study.tolerance()),
                warnings,
                !cancelled && ordered.size() == pairs.size() && found.isPresent() == series.isPresent(),
                unmet,
                found.flatMap(f -> series.flatMap(s -> s.outcome(f, meanFields, results))),
                Optional.empty());
    }

    private static <T> Optional<T> take(Future<T> future) {
        try {
            return Optional.of(Awaited.from(future));
        } catch (CancellationException e) {
            return Optional.empty();
        }
    }

    private RunOutcome outcome(Pair p) {
        Cancelled.check(progress::cancelled);
        RunOutcome outcome;
        try {
            if (runs.isUnderWay(p.particles(), p.truncation())) {
                estimator.prepare(p.particles(), p.truncation());
            }
            Solution solution = runs.main(p.particles(), p.truncation());
            outcome = solution instanceof Solution.Broken broken
                    ? new RunFailure(p.particles(), p.truncation(), broken.reason(), broken.remedy())
                    : result(p, (Solution.Solved) solution);
        } catch (OutOfMemoryError e) {
            outcome = new RunFailure(
                    p.particles(), p.truncation(), "the memory is used up", "lower the order or the resolution");
        }
        progress.finished(outcome);
        return outcome;
    }

    private RunResult result(Pair p, Solution.Solved solution) {
        double n = p.particles();
        int m = p.truncation();
        Limit limit = runs.model().limit(n);
        double[] end = ((MeanFieldPath) limit.meanField()).at(study.horizon());
        double meanField = limit.terminal().meanField(end);
        double correction = solution.scaledCorrection() / n;
        double expectation = meanField + correction;
        OptionalDouble supremum = limit.terminal().supremum(n, end);
        List<Double> norms = new ArrayList<>(List.of(Math.abs(expectation - solution.scaledPairing() / n)));
        List<Double> rescaled = new ArrayList<>(norms);
        List<Double> bounds = new ArrayList<>(List.of(supremum.orElse(Double.NaN)));
        for (int k = 1; k <= m; k++) {
            double root = root(n, k);
            double power = Math.pow(n, -0.5 * k);
            norms.add(solution.scaledNorm(k) * power * power);
            rescaled.add(solution.scaledNorm(k) * power * root);
            bounds.add(supremum.orElse(Double.NaN) * power / root);
        }
        return new RunResult(
                n, m, meanField, expectation, correction, norms, rescaled,
                supremum.isPresent() ? Optional.of(bounds) : Optional.empty(),
                estimator.estimate(n, m),
                solution.axisTails(),
                solution.coefficients(), solution.steps(), solution.seconds(),
                solution.history().isEmpty() ? Optional.empty() : Optional.of(history(n, solution.history())),
                certifier.map(c -> Values.kept(
                        progress.checkpoint(), "certificate at " + runs.resolution() + " | " + n + " " + m, Certificate.class,
                        () -> c.certify(n, m, solution.scaledNorms(), limit.terminal().order()))));
    }

    /** Rows of t, N (C_0 - mean field), N^k ‖C_k(t)‖, the last time first. */
    private static RunHistory history(double n, List<double[]> rows) {
        List<Double> times = new ArrayList<>();
        List<Double> corrections = new ArrayList<>();
        List<List<Double>> norms = new ArrayList<>();
        List<List<Double>> rescaled = new ArrayList<>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            double[] row = rows.get(i);
            times.add(row[0]);
            corrections.add(row[1] / n);
            List<Double> own = new ArrayList<>();
            List<Double> ownRescaled = new ArrayList<>();
            for (int k = 1; k + 1 < row.length; k++) {
                double power = Math.pow(n, -0.5 * k);
                own.add(row[k + 1] * power * power);
                ownRescaled.add(row[k + 1] * power * root(n, k));
            }
            norms.add(own);
            rescaled.add(ownRescaled);
        }
        return new RunHistory(times, corrections, norms, rescaled);
    }

    /** binom(N,k)^{1/2} N^{-k/2}, which neither overflows nor loses digits. */
    private static double root(double n, int order) {
        double root = 1;
        for (int k = 1; k <= order; k++) {
            root *= Math.sqrt((1 - (k - 1) / n) / k);
        }
        return root;
    }
}
