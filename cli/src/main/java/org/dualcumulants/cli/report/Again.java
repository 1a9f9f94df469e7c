package org.dualcumulants.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How to have the numbers again. */
final class Again {

    /** Options that are not in the study. */
    private static final Pattern OPTIONS = Pattern.compile(" (--limit\\b|--(?:estimator|replicas|step) \\S+)");

    private Again() {}

    static void write(Documents documents, String version, Page page) throws IOException {
        page.section("The same again");
        Map<JsonNode, String> names = names(documents);
        List<List<String>> rows = new ArrayList<>();
        boolean random = false;
        for (Documents.Document each : documents.all()) {
            JsonNode json = each.json();
            JsonNode program = json.path("program");
            boolean seeded = json.path("seed").isNumber();
            random |= seeded;
            rows.add(List.of(
                    "<code>" + Page.escaped(program.path("command").asText("dualcumulants " + each.kind().command())) + "</code>",
                    Page.escaped(program.path("version").asText(version)), seeded ? json.path("seed").asText() : "–",
                    "<code>" + Page.escaped("dualcumulants " + each.kind().command() + " " + names.get(seedless(json)) + options(program)
                            + (seeded ? " --seed " + json.path("seed").asText() : "")) + "</code>"));
        }
        page.paragraph("Save what is below under its name; the commands on the right give these numbers." + (random ? "" : " Nothing in them is random."));
        page.table(List.of("\tasked for", "version", "seed", "\tfrom what is below"), rows);
        for (Map.Entry<JsonNode, String> study : names.entrySet()) {
            page.raw("<details><summary><code>" + Page.escaped(study.getValue()) + "</code>: the study as it was resolved</summary>");
            page.verbatim(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(study.getKey()));
            page.raw("</details>");
        }
    }

    /** Studies that differ, with the names of their files: commands may have been asked for different particle numbers. */
    private static Map<JsonNode, String> names(Documents documents) {
        Map<JsonNode, String> names = new LinkedHashMap<>();
        names.put(seedless(documents.first().json()), "study.json");
        documents.all().forEach(each -> names.putIfAbsent(seedless(each.json()), "study-" + each.kind().command() + ".json"));
        return names;
    }

    /** The seed is said beside. */
    private static JsonNode seedless(JsonNode document) {
        return document.path("study").isObject() ? ((ObjectNode) document.path("study").deepCopy()).without("seed") : document.path("study");
    }

    private static String options(JsonNode program) {
        StringBuilder found = new StringBuilder();
        Matcher words = OPTIONS.matcher(program.path("command").asText());
        while (words.find()) {
            found.append(words.group());
        }
        return found.toString();
    }
}
