package org.dualcumulants.cli.output;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.hierarchy.run.ErrorEstimate;
import org.dualcumulants.hierarchy.run.LimitResult;
import org.dualcumulants.hierarchy.run.MeanFieldResult;
import org.dualcumulants.hierarchy.run.RunHistory;
import org.dualcumulants.hierarchy.run.RunOutcome;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.SeriesResult;
import org.dualcumulants.hierarchy.run.StudyResult;

/**
 * results.h5, {@code dual-cumulants/study-hdf5/1}: the numbers of results.json as arrays, and runs over time. Every dataset says in
 * its attributes what it is ({@code description}) and along what it runs ({@code axes}); what is not known is not a number. A dataset
 * without entries is left out.
 */
final class ResultsHdf5 {

    private static final String RUN = "run";
    private static final String TIME = "time";
    private static final String ORDER = "order n";

    private ResultsHdf5() {}

    /** @throws IOException if it could not be written */
    static void write(StudyFile file, StudyResult result, Path path) throws IOException {
        try (WritableHdfFile root = HdfFile.write(path)) {
            root.putAttribute("schema", "dual-cumulants/study-hdf5/1");
            root.putAttribute("title", file.study().title());
            root.putAttribute("complete", Boolean.toString(result.complete()));
            root.putAttribute("scaling", file.study().scaling().text());
            root.putAttribute("selfInteraction", Boolean.toString(file.study().selfInteraction()));
            root.putAttribute("noise", "ε dW with D = ε²/2");
            root.putAttribute("initialData", Conventions.initialData(file.study()));
            put(root, "study", studyText(file, result), "the study as it was computed, a study file in JSON");
            put(root, "resolution", result.space().resolution().stream().mapToInt(i -> i).toArray(), "of every axis: harmonics, degree or modes", "axis");
            put(root, "axis", file.study().axisNames().toArray(String[]::new), "names", "axis");
            for (MeanFieldResult meanField : result.meanFields()) {
                boolean only = Double.isNaN(meanField.particles());
                write(meanField, root.putGroup(only ? "mean_field" : "mean_field_N=" + Decimals.plain(meanField.particles())));
            }
            if (!result.runs().isEmpty()) {
                runs(result.runs(), root.putGroup("runs"));
                histories(result.results(), root);
            }
            if (result.series().orElse(null) instanceof SeriesResult series) {
                write(series, root.putGroup("series"));
            }
            if (result.limit().isPresent()) {
                write(result.limit().get(), root.putGroup("limit"));
            }
        } catch (HdfException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String studyText(StudyFile file, StudyResult result) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        JsonDocument.write(text, json -> new StudyJson(json).write(file, result.space().resolution()));
        return text.toString(StandardCharsets.UTF_8);
    }

    private static void write(MeanFieldResult meanField, WritableGroup group) {
        group.putAttribute("description", "f(t), the limit N → ∞, by its moments");
        put(group, "value", meanField.value(), "lim E[Φ̄_N(X(T))]");
        put(group, "error_estimate", meanField.errorEstimate(), "of value");
        put(group, "time", numbers(meanField.times()), "from 0 to T", TIME);
        put(group, "moments", table(meanField.moments(), meanField.basis().size()), "∫ g_a f(t)", TIME, "function g_a");
        put(group, "basis", meanField.basis().toArray(String[]::new), "the functions g_a", "function g_a");
        put(group, "extremes", new double[] {meanField.minimum(), meanField.maximum()}, "smallest and largest value of f seen", "smallest, largest");
        put(group, "mass_defect", meanField.massDefect(), "largest |∫f(t) - 1|");
    }

    private static void runs(List<RunOutcome> runs, WritableGroup group) {
        group.putAttribute("description", "every (N, m), by N, then by m; norms at t = 0 in L² of f°");
        put(group, "particles", runs.stream().mapToDouble(RunOutcome::particles).toArray(), "N", RUN);
        put(group, "truncation", runs.stream().mapToInt(RunOutcome::truncation).toArray(), "m", RUN);
        column(group, "mean_field", runs, RunResult::meanField, "lim E[Φ̄_N(X(T))]");
        column(group, "expectation", runs, RunResult::expectation, "E[Φ̄_N(X(T))] = C_0(0)");
        column(group, "correction", runs, RunResult::correction, "expectation less mean field, computed without subtraction");
        column(group, "error_estimate", runs, r -> r.errorEstimate().total(), "of the correction");
        column(group, "error_truncation", runs, r -> value(r.errorEstimate().truncation()), "part of it: what orders above m would change");
        column(group, "error_resolution", runs, r -> value(r.errorEstimate().resolution()), "part of it: what a finer basis would change");
        column(group, "error_stepping", runs, r -> value(r.errorEstimate().stepping()), "part of it: what smaller steps would change");
        family(group, "norms", runs, r -> Optional.of(r.norms()), "|C_0|, ‖C_1‖, …");
        family(group, "rescaled_norms", runs, r -> Optional.of(r.rescaledNorms()), "binom(N,n)^{1/2} ‖C_n‖");
        family(group, "bounds", runs, RunResult::bounds, "the lemma's binom(N,n)^{-1/2} ‖Φ̄_N‖_∞; not a number where that is not known to be finite");
        column(group, "coefficients", runs, RunResult::coefficients, "unknowns stepped");
        column(group, "steps", runs, RunResult::steps, "accepted");
        column(group, "seconds", runs, RunResult::seconds, "wall time");
    }

    private static double value(ErrorEstimate.Part part) {
        return part.origin() == ErrorEstimate.Origin.SKIPPED ? Double.NaN : part.value();
    }

    private static void histories(List<RunResult> runs, WritableHdfFile root) {
        if (runs.stream().allMatch(r -> r.history().isEmpty())) {
            return;
        }
        WritableGroup all = root.putGroup("over_time");
        all.putAttribute("description", "every run at the steps it took; norms in L² of f(t)");
        for (RunResult run : runs) {
            run.history().ifPresent(history -> write(run, history, all.putGroup(
                    String.format(Locale.ROOT, "N=%s,m=%d", Decimals.plain(run.particles()), run.truncation()))));
        }
    }

    private static void write(RunResult run, RunHistory history, WritableGroup group) {
        group.putAttribute("particles", run.particles());
        group.putAttribute("truncation", run.truncation());
        put(group, "time", numbers(history.times()), "from 0 to T", TIME);
        put(group, "correction", numbers(history.corrections()), "C_0(t) less mean field, computed without subtraction", TIME);
        put(group, "norms", table(history.norms(), run.truncation()), "‖C_1(t)‖, ‖C_2(t)‖, …", TIME, ORDER + " from 1");
        put(group, "rescaled_norms", table(history.rescaledNorms(), run.truncation()), "binom(N,n)^{1/2} ‖C_n(t)‖", TIME, ORDER + " from 1");
    }

    private static void write(SeriesResult series, WritableGroup group) {
        group.putAttribute("description", "E[Φ̄_N] = Σ V_k N^-k = Σ W_k (N-1)^-k");
        put(group, "values", numbers(series.values().coefficients()), "V_0 … V_p", "power k");
        put(group, "errors", numbers(series.totals().coefficients()), "of V_k", "power k");
        put(group, "values_other", numbers(series.valuesInOthers().coefficients()), "W_0 … W_p", "power k");
        put(group, "errors_other", numbers(series.totals().errorsInOthers().coefficients()), "of W_k", "power k");
        put(group, "leading_norms", numbers(series.norms()), "lim N^n ‖C_n(0)‖, n = 1 … 2p", ORDER + " from 1");
    }

    private static void write(LimitResult limit, WritableGroup group) {
        group.putAttribute("description", "the limiting hierarchy, N → ∞");
        put(group, "value", limit.value(), "lim E[Φ̄_N]");
        put(group, "rescaled_norms", numbers(limit.rescaledNorms()), "lim ‖C̄_n(0)‖", ORDER);
    }

    private static void column(WritableGroup group, String name, List<RunOutcome> runs, ToDoubleFunction<RunResult> value, String description) {
        put(group, name, runs.stream().mapToDouble(r -> r instanceof RunResult run ? value.applyAsDouble(run) : Double.NaN).toArray(), description, RUN);
    }

    private static void family(
            WritableGroup group, String name, List<RunOutcome> runs, Function<RunResult, Optional<List<Double>>> values, String description) {
        List<List<Double>> rows = runs.stream()
                .map(r -> r instanceof RunResult run ? values.apply(run).orElse(List.of()) : List.<Double>of())
                .toList();
        put(group, name, table(rows, rows.stream().mapToInt(List::size).max().orElse(0)), description, RUN, ORDER);
    }

    /** Rows filled up with what is not a number. */
    private static double[][] table(List<List<Double>> rows, int columns) {
        double[][] table = new double[rows.size()][columns];
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < columns; j++) {
                table[i][j] = j < rows.get(i).size() ? rows.get(i).get(j) : Double.NaN;
            }
        }
        return table;
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void put(WritableGroup group, String name, Object data, String description, String... axes) {
        if (isEmpty(data)) {
            return;
        }
        WritableDataset dataset = group.putDataset(name, data);
        dataset.putAttribute("description", description);
        if (axes.length > 0) {
            dataset.putAttribute("axes", axes);
        }
    }

    private static boolean isEmpty(Object data) {
        return data.getClass().isArray()
                && (Array.getLength(data) == 0 || data instanceof double[][] table && table[0].length == 0);
    }
}
