package org.dualcumulants.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Numbers of {@code study}. */
final class ResultsSection {

    private ResultsSection() {}

    static void write(JsonNode document, Page page) {
        page.section("Results");
        JsonNode meanField = document.path("meanField");
        if (meanField.isObject()) {
            page.paragraph("Mean field, lim E[Φ̄<sub>N</sub>] = " + Cells.significant(meanField.path("value"), 10) + ", error estimate "
                    + Cells.scientific(meanField.path("errorEstimate"), 1) + ".");
        }
        page.warnings(document.path("warnings"));
        if (document.has("toleranceNotReached")) {
            page.raw("<p class=\"warning\">" + Page.escaped(document.path("toleranceNotReached").asText()) + "</p>");
        }
        runs(document.path("runs"), page);
        slopes(document.path("slopes"), page);
        series(document.path("series"), page);
    }

    private static void runs(JsonNode runs, Page page) {
        int orders = 0;
        for (JsonNode run : runs) {
            orders = Math.max(orders, run.path("rescaledNorms").size() - 1);
        }
        orders = Math.min(orders, 4);
        List<String> heads = new ArrayList<>(List.of("N", "m", "E[Φ̄<sub>N</sub>]", "correction", "error estimate"));
        for (int n = 1; n <= orders; n++) {
            heads.add("‖C̄<sub>" + n + "</sub>(0)‖");
        }
        heads.add("coefficients");
        heads.add("seconds");
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode run : runs) {
            List<String> row = new ArrayList<>(List.of(Cells.plain(run.path("particles").asDouble()), run.path("truncation").asText()));
            if (run.has("failure")) {
                row.add("<span class=\"fail\">failed</span>");
                row.add(Page.escaped(run.at("/failure/reason").asText() + "; " + run.at("/failure/remedy").asText()));
                rows.add(row);
                continue;
            }
            row.add(Cells.significant(run.path("expectation"), 10));
            row.add(Cells.scientific(run.path("correction"), 6));
            row.add(Cells.scientific(run.path("errorEstimate"), 1));
            for (int n = 1; n <= orders; n++) {
                row.add(Cells.scientific(run.path("rescaledNorms").path(n), 2));
            }
            row.add(run.path("coefficients").asText());
            row.add(Cells.significant(run.path("seconds"), 2));
            rows.add(row);
        }
        page.table(heads, rows);
    }

    private static void slopes(JsonNode slopes, Page page) {
        List<List<String>> rows = new ArrayList<>();
        JsonNode norms = slopes.path("norms");
        for (int n = 1; n < norms.size(); n++) {
            if (norms.path(n).isNumber()) {
                rows.add(List.of("‖C<sub>" + n + "</sub>(0)‖", "N<sup>" + Cells.significant(norms.path(n), 3) + "</sup>"));
            }
        }
        slopes.path("truncation").properties().forEach(e -> {
            if (e.getValue().isNumber()) {
                rows.add(List.of("truncation at m = " + Page.escaped(e.getKey()), "N<sup>" + Cells.significant(e.getValue(), 3) + "</sup>"));
            }
        });
        if (!rows.isEmpty()) {
            page.table(List.of("\tquantity", "\tfitted power"), rows);
        }
    }

    private static void series(JsonNode series, Page page) {
        if (!series.path("values").isArray()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < series.path("values").size(); k++) {
            rows.add(List.of("V<sub>" + k + "</sub>", Cells.significant(series.path("values").path(k), 10)));
        }
        page.paragraph("Series E[Φ̄<sub>N</sub>] = Σ V<sub>k</sub> N<sup>−k</sup>:");
        page.table(List.of("\tcoefficient", "value"), rows);
    }
}
