package org.dualcumulants.cli.output;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.ErrorEstimate;
import org.dualcumulants.hierarchy.run.RunFailure;
import org.dualcumulants.hierarchy.run.RunOutcome;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;

/** table.csv (RFC 4180): one row per (N, m), all digits, n in the column names, empty where there is no number. */
final class ResultsCsv {

    private final int orders;

    private ResultsCsv(int orders) {
        this.orders = orders;
    }

    static void write(StudyResult result, OutputStream out) throws IOException {
        ResultsCsv csv = new ResultsCsv(result.results().stream().mapToInt(r -> r.norms().size()).max().orElse(0));
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(line(csv.header()));
        for (RunOutcome run : result.runs()) {
            writer.write(line(csv.row(run)));
        }
        writer.flush();
    }

    private List<String> header() {
        List<String> names = new ArrayList<>(List.of("particles", "truncation", "mean_field", "expectation", "correction"));
        for (String family : List.of("norm", "rescaled_norm", "bound")) {
            IntStream.range(0, orders).forEach(n -> names.add(family + "_" + n));
        }
        names.addAll(List.of("error_estimate", "error_truncation", "error_resolution", "error_stepping",
                "certificate_lemma", "certificate_sharp", "coefficients", "steps", "seconds", "failure", "remedy"));
        return names;
    }

    private List<String> row(RunOutcome outcome) {
        List<String> cells = new ArrayList<>(List.of(number(outcome.particles()), Integer.toString(outcome.truncation())));
        if (outcome instanceof RunResult run) {
            cells.addAll(List.of(number(run.meanField()), number(run.expectation()), number(run.correction())));
            family(cells, run.norms());
            family(cells, run.rescaledNorms());
            family(cells, run.bounds().orElse(List.of()));
            cells.add(number(run.errorEstimate().total()));
            run.errorEstimate().parts().forEach(p -> cells.add(
                    p.origin() == ErrorEstimate.Origin.SKIPPED ? "" : number(p.value())));
            cells.add(run.certificate().map(c -> number(c.lemma().value().orElse(Double.NaN))).orElse(""));
            cells.add(run.certificate().map(c -> number(c.sharp().value().orElse(Double.NaN))).orElse(""));
            cells.add(Long.toString(run.coefficients()));
            cells.add(Integer.toString(run.steps()));
            cells.add(number(run.seconds()));
            cells.addAll(List.of("", ""));
        } else if (outcome instanceof RunFailure failure) {
            IntStream.range(0, 3 * orders + 12).forEach(i -> cells.add(""));
            cells.addAll(List.of(failure.reason(), failure.remedy()));
        }
        return cells;
    }

    private void family(List<String> cells, List<Double> values) {
        IntStream.range(0, orders).forEach(n -> cells.add(n < values.size() ? number(values.get(n)) : ""));
    }

    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) <= 0x1p53;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    static String line(List<String> cells) {
        return String.join(",", cells.stream().map(ResultsCsv::quoted).toList()) + "\r\n";
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
