package org.dualcumulants.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The ledger of {@code verify}. */
final class LedgerSection {

    private LedgerSection() {}

    static void write(JsonNode document, Page page) {
        page.section("Checks");
        page.paragraph(document.path("passed").asText() + " passed, " + document.path("failed").asText() + " failed, "
                + document.path("skipped").asText() + " skipped; seed " + document.path("seed").asText() + ".");
        checks(document.path("checks"), page);
        comparison(document.path("comparison"), page);
    }

    /** A row for each line. */
    static void checks(JsonNode checks, Page page) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode check : checks) {
            String status = check.path("status").asText();
            String name = "<span title=\"" + Page.escaped(check.path("statement").asText()) + "\">" + Page.escaped(check.path("name").asText()) + "</span>";
            boolean skipped = status.equals("skipped");
            rows.add(List.of(
                    name, Page.escaped(check.path("case").asText()),
                    skipped ? "" : Cells.scientific(check.path("expected"), 6), skipped ? "" : Cells.scientific(check.path("found"), 6),
                    skipped ? "" : Cells.scientific(check.path("tolerance"), 1),
                    "<span class=\"" + Page.escaped(status) + "\">" + Page.escaped(status.equals("fail") ? "FAIL" : status) + "</span>"
                            + (skipped ? " <span class=\"skipped\">" + Page.escaped(check.path("reason").asText()) + "</span>" : "")));
        }
        page.table(List.of("\tcheck", "\tcase", "expected", "found", "tolerance", "\tstatus"), rows);
    }

    private static void comparison(JsonNode rivals, Page page) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode rival : rivals) {
            rows.add(List.of(
                    Page.escaped(rival.path("method").asText()), Cells.plain(rival.path("particles").asDouble()),
                    Cells.significant(rival.path("expectation"), 8), Cells.scientific(rival.path("error"), 1),
                    Page.escaped(rival.path("errorAgainst").asText()), Cells.significant(rival.path("seconds"), 2)));
        }
        if (!rows.isEmpty()) {
            page.paragraph("What others make of it:");
            page.table(List.of("\tmethod", "N", "E[Φ̄<sub>N</sub>]", "error", "\tagainst", "seconds"), rows);
        }
    }
}
