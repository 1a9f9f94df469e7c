package org.dualcumulants.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Numbers of {@code simulate}. */
final class SimulationSection {

    private SimulationSection() {}

    static void write(JsonNode document, Page page) {
        page.section("Simulated particles");
        page.paragraph((document.path("estimator").asText().equals("coupled")
                        ? "Coupled to mean-field particles with the same noise"
                        : "Plain average over replicas")
                + "; ± is half the width of a 95 % confidence interval; seed " + document.path("seed").asText() + ".");
        page.warnings(document.path("warnings"));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode run : document.path("runs")) {
            String particles = Cells.plain(run.path("particles").asDouble());
            if (run.has("failure")) {
                rows.add(List.of(particles, "<span class=\"fail\">failed</span>",
                        Page.escaped(run.at("/failure/reason").asText() + "; " + run.at("/failure/remedy").asText())));
                continue;
            }
            rows.add(List.of(
                    particles, Cells.significant(run.path("expectation"), 8), Cells.scientific(run.path("halfWidth"), 1),
                    Cells.scientific(run.path("correction"), 4), Cells.scientific(run.path("correctionHalfWidth"), 1),
                    Cells.scientific(run.at("/stepError/value"), 1), run.path("replicas").asText(), run.path("steps").asText(),
                    Page.escaped(run.path("scheme").asText()), Cells.significant(run.path("seconds"), 2)));
        }
        page.table(List.of("N", "E[Φ̄<sub>N</sub>]", "±", "correction", "±", "of the step", "replicas", "steps", "\tscheme", "seconds"), rows);
    }
}
