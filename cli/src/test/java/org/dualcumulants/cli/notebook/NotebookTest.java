package org.dualcumulants.cli.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.PlotAxis;
import org.dualcumulants.hierarchy.InteractingParticles;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.check.Finding;
import org.dualcumulants.verify.check.Ledger;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What notebooks show, read back as HTML. R1 at N = 8. */
class NotebookTest {

    private static InteractingParticles kuramoto() {
        return InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI)).kernel("-Sin(x)").noise(0.8)
                .initial("1 + Cos(x)/2 + 3/10*Sin(2*x)").mean("Cos(x) + Sin(x)/2").until(0.5)
                .particles(8, 16).truncation(1, 2).resolution(4).tolerance(1e-4);
    }

    /** The fragment is well-formed. */
    private static Document parsed(String html) throws Exception {
        String document = "<html>" + html + "</html>";
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(document.getBytes("UTF-8")));
    }

    private static List<String> texts(Document document, String element) {
        NodeList found = document.getElementsByTagName(element);
        return java.util.stream.IntStream.range(0, found.getLength()).mapToObj(i -> found.item(i).getTextContent()).toList();
    }

    @Test
    void aTableHasARowForEveryRun() throws Exception {
        StudyResult result = kuramoto().certified().series(1).solve();
        Document shown = parsed(Notebook.show(result));
        List<String> heads = texts(shown, "th");
        assertEquals(List.of("N", "m", "E[Φ̄]", "correction"), heads.subList(0, 4));
        assertTrue(heads.contains("certificate") && heads.contains("by lemma") && heads.contains("V_k"), heads.toString());
        assertFalse(heads.contains("seconds"));
        assertEquals(1 + 4 + 1 + 2, texts(shown, "tr").size());
        List<String> cells = texts(shown, "td");
        assertTrue(cells.contains("-3.16e-3"), cells.toString());
        assertTrue(cells.contains("-0.023014970"), cells.toString());
        assertTrue(texts(shown, "p").stream().anyMatch(p -> p.startsWith("slopes of norms: ‖C̄₁(0)‖")), texts(shown, "p").toString());
    }

    /** Every cell of a row stands under a heading, and what is said beside the table has no markup. */
    @Test
    void everyRowIsAsWideAsItsTable() throws Exception {
        Study none = kuramoto().tolerance(1e-14).study();
        Document shown = parsed(Notebook.show(TruncationStudy.solve(none)));
        int columns = texts(shown, "th").size();
        NodeList rows = shown.getElementsByTagName("tr");
        for (int i = 1; i < rows.getLength(); i++) {
            NodeList cells = ((Element) rows.item(i)).getElementsByTagName("td");
            int width = 0;
            for (int c = 0; c < cells.getLength(); c++) {
                String span = ((Element) cells.item(c)).getAttribute("colspan");
                width += span.isEmpty() ? 1 : Integer.parseInt(span);
            }
            assertEquals(columns, width);
        }
        assertTrue(texts(shown, "p").stream().anyMatch(p -> p.startsWith("warning: ")), texts(shown, "p").toString());
    }

    @Test
    void aPictureIsAnImageOfItsOwn() throws Exception {
        Figure figure = new Figure("small", "a < b & c", PlotAxis.linear("x", "x"), PlotAxis.linear("y", "y"),
                List.of(new Figure.Curve("line", Figure.Kind.LINE, 0, List.of(new Figure.Point(0, 0), new Figure.Point(1, 1)))));
        String shown = Notebook.show(figure);
        assertTrue(shown.startsWith("<img src=\"data:image/svg+xml;base64,"), shown.substring(0, 60));
        String encoded = shown.substring(shown.indexOf(',') + 1, shown.indexOf('"', shown.indexOf(',')));
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(Base64.getDecoder().decode(encoded)));
        assertTrue(texts(svg, "text").contains("a < b & c"));
    }

    @Test
    void aLedgerHasARowForEveryComparison() throws Exception {
        List<Finding> findings = List.of(
                new Finding.Compared("one", "a = b", "N = 2", Finding.Relation.EQUAL, 1, 1, 1e-6, "rounding"),
                new Finding.Compared("two", "a ≤ b", "N = 3", Finding.Relation.AT_MOST, 1, 2, 1e-6, "rounding"),
                new Finding.Skipped("three", "a", "", "not here"));
        Document shown = parsed(Notebook.show(new Ledger(findings, List.of(), List.of(4), 1, true)));
        assertEquals(List.of("pass", "one", "N = 2", "1.0000000", "=", "1.0000000", "1.0e-6"), texts(shown, "td").subList(0, 7));
        assertEquals("FAIL", texts(shown, "td").get(7));
        assertEquals(14, texts(shown, "td").size());
        assertTrue(texts(shown, "p").contains("1 passed, 1 FAILED, 1 skipped"), texts(shown, "p").toString());
    }

    @Test
    void studiesAreReadAsTheCommandReadsThem() {
        Study file = Notebook.studyFile("../notebooks/studies/kuramoto.yaml", "particles=[8]", "horizon=1/4");
        assertEquals(List.of(8.0), file.particles());
        assertEquals(0.25, file.horizon());
        InputException refused = assertThrows(InputException.class, () -> Notebook.study("title: none\n"));
        assertTrue(refused.getMessage().startsWith("study") && refused.getMessage().contains("particle"), refused.getMessage());
    }

    /** Order 16 at N = 8 is order 8, which was not asked for; what is there is listed. */
    @Test
    void aRunIsFoundByItsNumbers() {
        StudyResult result = kuramoto().particles(2).solve();
        assertEquals(result.run(2, 2), result.run(2, 16));
        IllegalArgumentException none = assertThrows(IllegalArgumentException.class, () -> result.run(3, 2));
        assertEquals("there is no run of N = 3.0, m = 2 with numbers; there are (N, m) = (2.0, 1), (2.0, 2)", none.getMessage());
    }
}
