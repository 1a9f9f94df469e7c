package org.dualcumulants.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.cli.output.Storage;
import org.dualcumulants.hierarchy.derive.study.Hypothesis;
import org.dualcumulants.hierarchy.derive.study.StudyDerivation;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.study.StudyException;

/** report.html of a folder that {@code study} or {@code verify} left behind. */
public final class Report {

    private static final String STUDY = "dual-cumulants/study/1";
    private static final String VERIFY = "dual-cumulants/verify/1";
    private static final String RESULTS = "results.json";
    private static final String BIBTEX = """
            @software{dualcumulants,
              title   = {dual-cumulants: finite-N expectations of interacting particle systems from the dual cumulant hierarchy},
              author  = {{The dual-cumulants developers}},
              version = {%s},
              note    = {GPL-3.0-or-later}
            }
            @article{BreschDuerinckxJabin,
              title   = {A duality method for mean-field limits with singular interactions},
              author  = {Bresch, Didier and Duerinckx, Mitia and Jabin, Pierre-Emmanuel},
              journal = {arXiv:2402.04695},
              year    = {2024}
            }
            """;

    private final Path folder;
    private final String version;
    private final JsonNode document;
    private final StudyFile file;

    private Report(Path folder, String version, JsonNode document, StudyFile file) {
        this.folder = folder;
        this.version = version;
        this.document = document;
        this.file = file;
    }

    /**
     * Reads a results folder.
     *
     * @param version of the program
     * @throws ReportException if there is nothing in it to report
     */
    public static Report of(Path folder, String version) {
        JsonNode document = read(folder);
        String schema = document.path("schema").asText();
        if (!schema.equals(STUDY) && !schema.equals(VERIFY)) {
            throw new ReportException(folder.resolve(RESULTS) + ": schema is \"" + schema + "\"; expected " + STUDY + " or " + VERIFY
                    + ", which study and verify write");
        }
        try {
            return new Report(folder, version, document, StudyReader.parse(document.path("study").toString(), folder.resolve(RESULTS).toString(), List.of()));
        } catch (InputException e) {
            throw new ReportException(e.getMessage() + "; solve the study again with this version");
        }
    }

    private static JsonNode read(Path folder) {
        Path file = folder.resolve(RESULTS);
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new ReportException(file + ": is no JSON document: " + e.getOriginalMessage() + "; solve the study again");
        } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException e) {
            throw new ReportException(file + ": no such file; expected a folder that study or verify left behind");
        } catch (IOException e) {
            throw new ReportException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** Writes report.html; returns its place. */
    public Path write() throws IOException {
        Path target = folder.resolve("report.html");
        byte[] html = html().getBytes(StandardCharsets.UTF_8);
        Storage.disk().write(target, out -> out.write(html));
        return target;
    }

    String html() throws IOException {
        Page page = new Page(file.study().title());
        boolean verified = document.path("schema").asText().equals(VERIFY);
        page.raw("<p class=\"about\">" + (verified ? "Ledger of checks" : "Truncated dual cumulant hierarchy") + " · dualcumulants " + Page.escaped(version)
                + " · scaling " + Page.escaped(file.study().scaling().text()) + " · noise ε dW, D = ε²/2"
                + (document.path("complete").asBoolean(true) ? "" : " · <strong>interrupted: what was finished is below</strong>") + "</p>");
        ModelSection.write(file, page);
        hypotheses(page);
        if (verified) {
            LedgerSection.write(document, page);
        } else {
            ResultsSection.write(document, page);
            figures(page);
            sibling().ifPresent(ledger -> LedgerSection.write(ledger, page));
        }
        again(page, verified ? "verify" : "study");
        page.section("How to cite");
        page.verbatim(String.format(java.util.Locale.ROOT, BIBTEX, version));
        return page.document();
    }

    /** The ledger of the same study in its own folder, where there is one. */
    private Optional<JsonNode> sibling() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        Path ledger = name == null ? null : folder.toAbsolutePath().normalize().resolveSibling(name + "-verify");
        if (ledger == null || !Files.exists(ledger.resolve(RESULTS))) {
            return Optional.empty();
        }
        JsonNode found = read(ledger);
        return found.path("schema").asText().equals(VERIFY) && found.path("study").path("particle").equals(document.path("study").path("particle"))
                ? Optional.of(found)
                : Optional.empty();
    }

    private void hypotheses(Page page) {
        page.section("Hypotheses of the theorem of Bresch, Duerinckx and Jabin");
        try {
            List<Hypothesis> found = StudyDerivation.of(file.study()).hypotheses();
            page.table(List.of("\thypothesis", "\tverdict", "\tquantity", "\treason"), found.stream()
                    .map(h -> List.of(
                            Page.escaped(h.requirement().statement()), Page.escaped(h.verdict().text()),
                            h.quantity().map(q -> Page.escaped(q.name()) + " = " + Cells.plain(q.value())).orElse(""), Page.escaped(h.reason())))
                    .toList());
        } catch (StudyException | ExpressionException e) {
            page.paragraph("Not decided: " + Page.escaped(e.getMessage()));
        }
    }

    private void figures(Page page) throws IOException {
        List<Path> drawn;
        try (var files = Files.list(folder)) {
            drawn = files.filter(f -> f.toString().endsWith(".svg")).sorted().toList();
        }
        if (!drawn.isEmpty()) {
            page.section("Figures");
        }
        for (Path svg : drawn) {
            String name = svg.getFileName().toString().replace(".svg", "");
            String text = Files.readString(svg);
            int start = text.indexOf("<svg");
            if (start >= 0) {
                page.raw("<figure>" + text.substring(start) + "<figcaption>" + caption(name) + "</figcaption></figure>");
            }
        }
    }

    private static String caption(String name) {
        return switch (name) {
            case "rescaled-norms" -> "Rescaled dual cumulants binom(N, n)<sup>1/2</sup> ‖C<sub>n</sub>(0)‖ against the number of particles, with guides N<sup>−n/2</sup> and, where it is finite, the lemma's bound.";
            case "truncation-error" -> "What the highest order changes against each order of truncation, with fitted powers of N.";
            default -> Page.escaped(name);
        };
    }

    private void again(Page page, String command) throws IOException {
        page.section("The same again");
        String seed = document.path("seed").isNumber() ? " --seed " + document.path("seed").asText() : "";
        page.paragraph("Save the study below as <code>study.json</code>; then <code>dualcumulants " + command + " study.json" + seed + "</code> with version "
                + Page.escaped(version) + " gives these numbers." + (file.seed().isPresent() ? " Seed: " + file.seed().getAsLong() + "." : seed.isEmpty() ? " Nothing in it is random." : ""));
        page.raw("<details><summary>The study as it was resolved</summary>");
        page.verbatim(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document.path("study")));
        page.raw("</details>");
    }
}
