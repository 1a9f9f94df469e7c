package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.run.SeriesResult;
import org.dualcumulants.hierarchy.run.Slope;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.hierarchy.series.PowerSeries;

/** What the terminal shows of a series in powers of 1/N. */
public final class SeriesReport {

    private static final String TITLE = "E[Φ̄] = Σ V_k N^-k = Σ W_k (N-1)^-k, order by order, for every N";
    private static final int NORM_DIGITS = 4;
    private static final int DIFFERENCE_DIGITS = 3;

    private SeriesReport() {}

    /** V_k, the limits of the norms, partial sums beside the runs; nothing where there is no series. */
    public static List<String> lines(StudyResult result) {
        if (!(result.series().orElse(null) instanceof SeriesResult series)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(TITLE));
        lines.addAll(values(series).lines());
        if (series.errors().stream().anyMatch(e -> e.incomplete())) {
            lines.add("* error without the parts that were skipped; results.json says which and why");
        }
        lines.add(norms(series));
        lowRank(series).ifPresent(lines::add);
        lines.add("");
        if (!series.comparisons().isEmpty()) {
            lines.add("correction less the partial sum up to N^-q, and up to (N-1)^-q");
            lines.addAll(comparisons(series));
            slope(series).ifPresent(lines::add);
            lines.add("");
        }
        return lines;
    }

    /** V_k as a table in HTML and the limits of the norms; empty where there is no series. */
    static String html(StudyResult result) {
        return result.series().orElse(null) instanceof SeriesResult series
                ? Columns.html(List.of(TITLE)) + values(series).html()
                        + Columns.html(Stream.concat(Stream.of(norms(series)), lowRank(series).stream()).toList())
                : "";
    }

    private static String norms(SeriesResult series) {
        return "limits of N^n ‖C_n(0)‖  " + IntStream.range(0, series.norms().size())
                .mapToObj(n -> "n = " + (n + 1) + ": " + Decimals.scientific(series.norms().get(n), NORM_DIGITS))
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> lowRank(SeriesResult series) {
        return series.lowRank().map(lowRank -> String.format(Locale.ROOT,
                "N² C_2 as a sum of %d products from %d source times (at most %d from one); V_1 is uncertain by %s of that integral and %s of compression",
                lowRank.rank(), lowRank.times().size(), Collections.max(lowRank.ranks()),
                Decimals.scientific(lowRank.quadrature(), 2), Decimals.scientific(lowRank.compression(), 2)));
    }

    private static Columns values(SeriesResult series) {
        Columns columns = new Columns(List.of("k", "V_k", "error", "W_k", "error"));
        PowerSeries errors = series.totals();
        PowerSeries others = series.valuesInOthers();
        PowerSeries othersErrors = errors.errorsInOthers();
        boolean incomplete = false;
        for (int k = 0; k <= series.powers(); k++) {
            incomplete |= series.errors().get(k).incomplete();
            List<String> cells = new ArrayList<>(List.of(Integer.toString(k)));
            cells.addAll(cells(series.values().coefficients().get(k), errors.coefficients().get(k), series.errors().get(k).incomplete()));
            cells.addAll(cells(others.coefficients().get(k), othersErrors.coefficients().get(k), incomplete));
            columns.add(cells);
        }
        return columns;
    }

    private static List<String> cells(double value, double error, boolean incomplete) {
        return List.of(Decimals.fixed(value, error), Decimals.scientific(error, 2) + (incomplete ? "*" : ""));
    }

    private static List<String> comparisons(SeriesResult series) {
        Columns columns = new Columns(List.of("N", "m", "q", "correction", "less Σ V_k N^-k", "less Σ W_k (N-1)^-k"));
        for (SeriesResult.Comparison row : series.comparisons()) {
            columns.add(List.of(
                    Decimals.plain(row.particles()),
                    Integer.toString(row.truncation()),
                    Integer.toString(row.powers()),
                    Decimals.scientific(row.correction(), row.resolved() / 10),
                    difference(row.difference(), row.resolved()),
                    difference(row.differenceInOthers(), row.resolved())));
        }
        return columns.lines();
    }

    private static String difference(double value, double resolved) {
        return Math.abs(value) > resolved ? Decimals.scientific(value, DIFFERENCE_DIGITS) : "0 ± " + Decimals.scientific(resolved, 1);
    }

    private static Optional<String> slope(SeriesResult series) {
        int q = series.comparisons().stream().mapToInt(SeriesResult.Comparison::powers).max().orElse(0);
        return series.slope().map(slope -> "slopes of the differences  " + power(slope)
                + series.slopeInOthers().map(other -> " and " + power(other)).orElse("")
                + ", N^-" + (q + 1) + " expected as N grows");
    }

    private static String power(Slope slope) {
        return "~ N^" + String.format(Locale.ROOT, "%.2f", slope.exponent());
    }
}
