package org.dualcumulants.cli.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.cli.output.Storage;
import org.dualcumulants.hierarchy.derive.study.Hypothesis;
import org.dualcumulants.hierarchy.derive.study.StudyDerivation;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.study.StudyException;

/** report.html of a results folder. */
public final class Report {

    private static final String PAGE = "report.html";
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
    private final Documents documents;
    private final StudyFile file;
    private final boolean hypotheses;

    private Report(Path folder, String version, Documents documents, StudyFile file, boolean hypotheses) {
        this.folder = folder;
        this.version = version;
        this.documents = documents;
        this.file = file;
        this.hypotheses = hypotheses;
    }

    /**
     * Everything a results folder and those beside it have to say, and the hypotheses of the theorem, which take seconds of computer
     * algebra.
     *
     * @param version of the program
     * @throws ReportException if there is nothing in it to report
     */
    public static Report of(Path folder, String version) {
        Documents documents = Documents.of(folder);
        Path results = folder.resolve("results.json");
        try {
            StudyFile file = StudyReader.parse(documents.first().json().path("study").toString(), results.toString(), List.of());
            return new Report(folder, version, documents, file, true);
        } catch (InputException e) {
            throw new ReportException(e.getMessage() + "; run the command that wrote it again, with this version");
        }
    }

    /** The same of results that were just written, without the hypotheses. */
    public static Report of(Path folder, String version, StudyFile file) {
        return new Report(folder, version, Documents.of(folder), file, false);
    }

    /** Starts loading what reads documents, in the background: it takes longer than to read one. */
    public static void prepare() {
        Thread loading = new Thread(() -> {
            Documents.prepare();
            new Page("");
        }, "report");
        loading.setDaemon(true);
        loading.start();
    }

    /** Removes a page that is of other results. */
    public static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(PAGE));
    }

    /** Writes report.html; returns its place. */
    public Path write() throws IOException {
        Path target = folder.resolve(PAGE);
        byte[] html = html().getBytes(StandardCharsets.UTF_8);
        Storage.disk().write(target, out -> out.write(html));
        return target;
    }

    String html() throws IOException {
        Page page = new Page(file.study().title());
        boolean complete = documents.all().stream().allMatch(d -> d.json().path("complete").asBoolean(true));
        page.raw("<p class=\"about\">" + documents.first().kind().heading() + " · dualcumulants " + Page.escaped(version)
                + " · scaling " + Page.escaped(file.study().scaling().text()) + " · noise ε dW, D = ε²/2"
                + (complete ? "" : " · <strong>interrupted: what was finished is below</strong>") + "</p>");
        ModelSection.write(file, page);
        hypotheses(page);
        for (Documents.Document each : documents.all()) {
            each.kind().write(each.json(), page);
            figures(each, page);
        }
        Again.write(documents, version, page);
        page.section("How to cite");
        page.verbatim(String.format(java.util.Locale.ROOT, BIBTEX, version));
        return page.document();
    }

    private void hypotheses(Page page) {
        page.section("Hypotheses of the theorem of Bresch, Duerinckx and Jabin");
        if (!hypotheses) {
            page.paragraph("Not asked for yet: <code>dualcumulants report " + Page.escaped(folder.toString())
                    + "</code> decides them, in seconds, and writes this page again with them.");
            return;
        }
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

    private static void figures(Documents.Document of, Page page) throws IOException {
        List<ResultsKind.Picture> drawn = of.kind().pictures().stream().filter(p -> Files.exists(svg(of, p))).toList();
        if (!drawn.isEmpty()) {
            page.section("Figures");
        }
        for (ResultsKind.Picture picture : drawn) {
            String text = Files.readString(svg(of, picture));
            page.raw("<figure>" + text.substring(Math.max(0, text.indexOf("<svg"))) + "<figcaption>" + picture.caption() + "</figcaption></figure>");
        }
    }

    private static Path svg(Documents.Document of, ResultsKind.Picture picture) {
        return of.folder().resolve(picture.name() + ".svg");
    }
}
