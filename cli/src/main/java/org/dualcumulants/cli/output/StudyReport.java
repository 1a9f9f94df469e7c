package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.run.Certificate;
import org.dualcumulants.cli.plot.Notation;
import org.dualcumulants.hierarchy.run.LimitResult;
import org.dualcumulants.hierarchy.run.MeanFieldResult;
import org.dualcumulants.hierarchy.run.RunFailure;
import org.dualcumulants.hierarchy.run.RunOutcome;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.SeriesOutcome;
import org.dualcumulants.hierarchy.run.Slope;
import org.dualcumulants.hierarchy.run.SpaceReport;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.study.BasisSet;
import org.dualcumulants.spectral.study.Study;

/** What the terminal shows of a study: the conventions, the table, the slopes, what to know about them. */
public final class StudyReport {

    /** Norms are for comparison, not for use. */
    private static final int NORM_DIGITS = 3;

    /** Runs that failed alike and are all named. */
    private static final int MOST_NAMED = 8;

    private static final int LIMIT_DIGITS = 6;

    private StudyReport() {}

    /** The model and the conventions that change the answer, known before anything is computed. */
    public static List<String> model(Study study) {
        List<String> lines = new ArrayList<>();
        lines.add(study.title());
        String pairs = study.scaling() == Scaling.PER_OTHER ? "1/(N-1) Σ_{j≠i}" : study.selfInteraction() ? "1/N Σ_j" : "1/N Σ_{j≠i}";
        lines.add("  particles   dX_i = S(X_i) dt + " + pairs + " " + study.kernel().notation("X_i", "X_j") + " dt + ε dW_i, "
                + Conventions.initialData(study) + " at time 0");
        lines.add("  scaling     " + study.scaling().text() + (study.selfInteraction() ? ", with self-interaction" : ""));
        lines.add("  noise       " + noise(study));
        lines.add("  horizon     T = " + Decimals.plain(study.horizon()));
        return lines;
    }

    /** What the solver made of it: functions, kernel, mean field. */
    public static List<String> space(Study study, StudyResult result) {
        SpaceReport space = result.space();
        List<String> lines = new ArrayList<>();
        List<String> units = study.axes().stream().map(Axis::unit).toList();
        String resolution = IntStream.range(0, study.dimension())
                .mapToObj(a -> (a > 0 && units.get(a).equals(units.get(a - 1)) ? "" : units.get(a) + " ")
                        + study.axisNames().get(a) + ": " + space.resolution().get(a))
                .collect(Collectors.joining(", "));
        lines.add("  resolution  " + resolution + (study.resolution().isEmpty() ? " (auto)" : "")
                + "; " + space.basisSize() + " functions besides 1, "
                + (study.functions() == BasisSet.FULL ? "" : study.functions().text() + " products, ") + study.basis().text() + " basis");
        if (!study.tensors().isFull()) {
            lines.add("  tensors     " + study.tensors().rule().text() + " coefficients of C_n, weight "
                    + Decimals.plain(study.tensors().weight()));
        }
        String kernel = kernel(study, space.resolution(), space.kernelExact(), space.kernelTail());
        if (study.kernel() instanceof PairKernel.Periodic periodic) {
            lines.add("  kernel      " + periodic.series().name() + ": " + periodic.series().text());
        }
        boolean named = study.kernel() instanceof PairKernel.Periodic;
        lines.add((named ? "              " : "  kernel      ") + study.kernel().notation("x", "x'") + " is a sum of " + space.kernelRank() + (space.kernelRank() == 1 ? " product, " : " products, ") + kernel);
        if (space.initialTail() > 0 || space.observableTail() > 0) {
            List<String> known = new ArrayList<>();
            if (!Double.isNaN(space.initialTail())) {
                known.add("f° " + tail(space.initialTail()));
            }
            if (!Double.isNaN(space.observableTail())) {
                known.add("observable " + tail(space.observableTail()));
            }
            lines.add("  tails       " + String.join(", ", known) + " (relative, L²)");
        }
        for (MeanFieldResult meanField : result.meanFields()) {
            String of = Double.isNaN(meanField.particles()) ? "" : " at N = " + Decimals.plain(meanField.particles());
            lines.add("  mean field  " + Decimals.fixed(meanField.value(), meanField.errorEstimate())
                    + " (error estimate " + Decimals.scientific(meanField.errorEstimate(), 1) + ")" + of);
        }
        return lines;
    }

    /** How much of K there is. */
    static String kernel(Study study, List<Integer> resolution, boolean exact, double tail) {
        String rest = exact ? "exact" : Double.isNaN(tail) ? "K is not in L²" : "relative L² tail " + tail(tail);
        if (!(study.kernel() instanceof PairKernel.Periodic periodic)) {
            return exact ? rest : "truncated, " + rest;
        }
        int d = periodic.series().positions();
        String waves = IntStream.range(0, d)
                .mapToObj(i -> (d == 1 ? "" : study.axisNames().get(i) + ": ") + periodic.series().reached(resolution.get(i)))
                .collect(Collectors.joining(", "));
        boolean cut = periodic.series().harmonics().isPresent() && exact;
        return "waves up to " + waves + (cut ? ", as cut by the study; " : ", all that the resolution can see; ") + rest;
    }

    /** One row per (N, m), grouped by N. */
    public static List<String> table(StudyResult result) {
        return columns(result, true).lines();
    }

    /** The table, the series where there is one, slopes and warnings as HTML: the same for the same study, so without times. */
    public static String html(StudyResult result) {
        return columns(result, false).html() + SeriesReport.html(result)
                + Columns.html(Stream.concat(remarks(result).stream(), failures(result).stream()).toList());
    }

    private static Columns columns(StudyResult result, boolean timed) {
        int orders = result.results().stream().mapToInt(r -> r.rescaledNorms().size() - 1).max().orElse(0);
        List<String> headings = new ArrayList<>(List.of("N", "m", "E[Φ̄]", "correction"));
        IntStream.rangeClosed(1, orders).forEach(n -> headings.add("‖C̄" + Notation.subscript(n) + "‖"));
        boolean certified = certified(result);
        headings.add("error");
        headings.addAll(certified ? List.of("certificate", "by lemma") : List.of());
        headings.add("coefficients");
        headings.addAll(timed ? List.of("seconds") : List.of());
        Columns columns = new Columns(headings);
        double previous = Double.NaN;
        Set<String> said = new HashSet<>();
        for (RunOutcome run : result.runs()) {
            boolean same = run.particles() == previous;
            if (!same && !Double.isNaN(previous)) {
                columns.add(List.of());
            }
            String particles = same ? "" : Decimals.plain(run.particles());
            List<String> cells = run instanceof RunFailure failure
                    ? List.of(particles, Integer.toString(run.truncation()),
                            said.add(failure.reason()) ? "failed: " + failure.reason() : "failed: as above")
                    : row((RunResult) run, particles, orders, certified, meanFieldError(result, run));
            columns.add(cells.subList(0, Math.min(cells.size(), headings.size())));
            previous = run.particles();
        }
        result.limit().ifPresent(limit -> {
            columns.add(List.of());
            columns.add(row(limit, headings.size()));
        });
        return columns;
    }

    private static boolean certified(StudyResult result) {
        return result.results().stream().anyMatch(r -> r.certificate().isPresent());
    }

    private static List<String> row(LimitResult limit, int columns) {
        List<String> cells = new ArrayList<>(List.of("∞", Integer.toString(limit.truncation())));
        cells.add(Decimals.scientific(limit.value(), LIMIT_DIGITS));
        cells.add("");
        for (int n = 1; n <= limit.truncation(); n++) {
            cells.add(Decimals.scientific(limit.rescaledNorms().get(n), NORM_DIGITS));
        }
        while (cells.size() < columns) {
            cells.add("");
        }
        return cells;
    }

    /** The error of E is that of the correction and that of the mean field. */
    private static double meanFieldError(StudyResult result, RunOutcome run) {
        return result.meanFields().stream()
                .filter(meanField -> Double.isNaN(meanField.particles()) || meanField.particles() == run.particles())
                .mapToDouble(MeanFieldResult::errorEstimate)
                .filter(error -> error > 0)
                .findFirst()
                .orElse(0);
    }

    private static List<String> row(
            RunResult run, String particles, int orders, boolean certified, double meanFieldError) {
        List<String> cells = new ArrayList<>(List.of(particles, Integer.toString(run.truncation())));
        double error = run.errorEstimate().total();
        cells.add(Decimals.fixed(run.expectation(), error + meanFieldError));
        cells.add(Decimals.scientific(run.correction(), error));
        for (int n = 1; n <= orders; n++) {
            cells.add(n < run.rescaledNorms().size() ? Decimals.scientific(run.rescaledNorms().get(n), NORM_DIGITS) : "");
        }
        cells.add(Decimals.scientific(error, 2) + (run.errorEstimate().incomplete() ? "*" : ""));
        if (certified) {
            cells.add(run.certificate().map(c -> bound(c.sharp())).orElse(""));
            cells.add(run.certificate().map(c -> bound(c.lemma())).orElse(""));
        }
        cells.add(Long.toString(run.coefficients()));
        cells.add(String.format(Locale.ROOT, run.seconds() < 10 ? "%.2f" : "%.1f", run.seconds()));
        return cells;
    }

    private static String bound(Certificate.Bound bound) {
        return bound.value().isPresent() ? Decimals.scientific(bound.value().getAsDouble(), 2) : "none";
    }

    /** What the certificates rest on, and why some are missing. */
    private static List<String> certificates(StudyResult result) {
        List<String> lines = new ArrayList<>(List.of(
                "certificate           |C_0(0) - truth| from the terms that order m drops, weighted by the adjoint, is at most this if ‖C_n(t)‖,"
                        + " n = m+1, m+2, are what order m+2 says",
                "by lemma              the same by ‖C_n(t)‖ ≤ binom(N,n)^(-1/2) ‖Φ̄_N‖_∞, which needs a bounded observable and is of order 1 in N;"
                        + " results.json has what each assumes"));
        result.results().stream()
                .flatMap(r -> r.certificate().stream())
                .flatMap(c -> Stream.of(c.sharp(), c.lemma()))
                .filter(b -> b.value().isEmpty())
                .map(b -> "no certificate        " + b.assumes())
                .distinct()
                .forEach(lines::add);
        return lines;
    }

    /** Slopes and warnings. */
    public static List<String> remarks(StudyResult result) {
        List<String> lines = new ArrayList<>();
        if (result.results().stream().anyMatch(r -> r.errorEstimate().incomplete())) {
            lines.add("* error without the parts that were skipped; results.json says which and why");
        }
        if (certified(result)) {
            lines.addAll(certificates(result));
        }
        slopes(result).ifPresent(lines::addAll);
        result.warnings().forEach(warning -> lines.add("warning: " + warning));
        return lines;
    }

    /** One sentence for runs that failed alike, for a series without numbers and for a tolerance that was not reached, with what to change. */
    public static List<String> failures(StudyResult result) {
        Map<String, List<RunFailure>> alike = result.failures().stream()
                .collect(Collectors.groupingBy(f -> f.reason() + "; " + f.remedy(), LinkedHashMap::new, Collectors.toList()));
        return Stream.of(
                        alike.entrySet().stream().map(e -> runs(e.getValue()) + " failed: " + e.getKey()),
                        result.series().stream()
                                .filter(SeriesOutcome.Failed.class::isInstance)
                                .map(SeriesOutcome.Failed.class::cast)
                                .map(f -> "series: " + f.powers() + " failed: " + f.reason() + "; " + f.remedy()),
                        result.unmet().stream().map(reason -> "tolerance not reached: " + reason))
                .flatMap(sentences -> sentences)
                .toList();
    }

    /** N = 3, m = 1, 2; N = 4, m = 1; or the first and how many more. */
    private static String runs(List<RunFailure> failed) {
        if (failed.size() > MOST_NAMED) {
            RunFailure first = failed.get(0);
            return "N = " + Decimals.plain(first.particles()) + ", m = " + first.truncation() + " and " + (failed.size() - 1) + " more runs";
        }
        Map<Double, List<RunFailure>> numbers = failed.stream()
                .collect(Collectors.groupingBy(RunFailure::particles, LinkedHashMap::new, Collectors.toList()));
        return numbers.entrySet().stream()
                .map(e -> "N = " + Decimals.plain(e.getKey()) + ", m = "
                        + e.getValue().stream().map(f -> Integer.toString(f.truncation())).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static Optional<List<String>> slopes(StudyResult result) {
        List<String> lines = new ArrayList<>();
        List<Optional<Slope>> norms = result.slopes().rescaledNorms();
        String ofNorms = IntStream.range(1, norms.size())
                .filter(n -> norms.get(n).isPresent())
                .mapToObj(n -> "‖C̄" + Notation.subscript(n) + "(0)‖ " + power(norms.get(n).get()))
                .collect(Collectors.joining(", "));
        String ofTruncation = new TreeMap<>(result.slopes().truncation()).entrySet().stream()
                .map((Map.Entry<Integer, Slope> e) -> "m = " + e.getKey() + " " + power(e.getValue()))
                .collect(Collectors.joining(", "));
        if (!ofNorms.isEmpty()) {
            lines.add("slopes of norms       " + ofNorms);
        }
        if (!ofTruncation.isEmpty()) {
            lines.add("slopes of truncation  " + ofTruncation);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    private static String power(Slope slope) {
        return "~ N^" + String.format(Locale.ROOT, "%.2f", slope.exponent());
    }

    private static String noise(Study study) {
        List<String> values = new ArrayList<>();
        for (int axis = 0; axis < study.dimension(); axis++) {
            String name = study.dimension() == 1 ? "ε" : "ε_" + study.axisNames().get(axis);
            boolean constant = study.noise().get(axis).isConstant();
            double epsilon = constant ? study.noise().get(axis).value() : Double.NaN;
            values.add(constant
                    ? name + " = " + Decimals.plain(epsilon) + " (D = ε²/2 = " + Decimals.plain(epsilon * epsilon / 2) + ")"
                    : name + " = " + study.noise().get(axis).text() + " (D = ε²/2)");
        }
        return String.join(", ", values);
    }

    private static String tail(double value) {
        return Decimals.scientific(value, 2);
    }
}
