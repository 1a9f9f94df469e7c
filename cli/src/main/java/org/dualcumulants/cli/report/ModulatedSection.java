package org.dualcumulants.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Numbers of {@code modulated}. */
final class ModulatedSection {

    private ModulatedSection() {}

    static void write(JsonNode document, Page page) {
        page.section("Modulated energy");
        page.paragraph("Potential g = " + Page.escaped(document.path("potential").asText())
                + (document.path("wholeSpace").asBoolean() ? ", in the whole space; " : ", periodic, of mean 0; ") + Page.escaped(document.path("flow").asText()) + " flow; " + Page.escaped(document.at("/conventions/energy").asText()) + "; seed "
                + document.path("seed").asText() + ".");
        page.warnings(document.path("warnings"));
        List<List<String>> rows = new ArrayList<>();
        document.path("paths").forEach(path -> rows.add(row(path)));
        if (document.path("longPath").isObject()) {
            rows.add(row(document.path("longPath")));
        }
        if (!rows.isEmpty()) {
            page.table(List.of("N", "\tbeginning", "θ", "T", "F<sub>N</sub>(0)", "F<sub>N</sub>(T)", "±", "b", "Gronwall at T"), rows);
        }
        views(document.path("views"), page);
        page.paragraph("What the theorems say:");
        LedgerSection.checks(document.path("checks"), page);
    }

    private static List<String> row(JsonNode path) {
        return List.of(
                path.path("particles").asText(), Page.escaped(path.path("beginning").asText()), Cells.significant(path.path("theta"), 3),
                Cells.significant(last(path.path("times")), 3), Cells.scientific(path.path("energies").path(0), 3),
                Cells.scientific(last(path.path("energies")), 3), path.path("systems").asInt() > 1 ? Cells.scientific(last(path.path("halfWidths")), 1) : "",
                Cells.scientific(path.path("bound"), 2), Cells.scientific(last(path.path("gronwall")), 2));
    }

    private static void views(JsonNode views, Page page) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode view : views) {
            rows.add(List.of(
                    Cells.plain(view.path("particles").asDouble()), Cells.scientific(view.path("hierarchyCorrection"), 4),
                    Cells.scientific(view.path("hierarchyError"), 1), Cells.scientific(view.path("particlesCorrection"), 2),
                    Cells.scientific(view.path("particlesHalfWidth"), 1), Cells.scientific(view.path("energy"), 2)));
        }
        if (!rows.isEmpty()) {
            page.paragraph("E[Φ̄<sub>N</sub>] minus the mean field, and F<sub>N</sub>(T):");
            page.table(List.of("N", "by the hierarchy", "error", "by particles", "±", "F<sub>N</sub>(T)"), rows);
        }
    }

    private static JsonNode last(JsonNode array) {
        return array.path(array.size() - 1);
    }
}
