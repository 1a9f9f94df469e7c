package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.cli.output.ResultsFolder;
import org.dualcumulants.cli.output.Storage;
import org.dualcumulants.verify.check.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        return Main.run(Main.commandLine(terminal, new Cancellation(), (study, threads, progress) -> null), arguments);
    }

    /** A folder as study leaves it, with and without the figures. */
    static Path results(Path folder) throws IOException {
        StudyFile file = StudyReader.parse(SampleStudy.TEXT, "sample.yaml", List.of());
        new ResultsFolder(folder, Storage.disk()).write(file, SampleResults.of(List.of(4.0, 8.0, 1e23), List.of(1, 2, 4)));
        return folder;
    }

    private String report(Path of) throws IOException {
        assertEquals(0, run("report", of.toString()), err.toString(StandardCharsets.UTF_8));
        assertTrue(out.toString(StandardCharsets.UTF_8).endsWith(of.resolve("report.html") + "\n"));
        return Files.readString(of.resolve("report.html"));
    }

    @Test
    void everythingIsInOneFile() throws Exception {
        String html = report(results(folder.resolve("sample")));
        for (String expected : List.of(
                "<h1>Sample</h1>", "scaling 1/(N-1)", "<h2>Model</h2>", "K ∈ L²_loc", "<h2>Figures</h2>", "number of particles N", "slope −1.00",
                "dualcumulants study study.json", "arXiv:2402.04695", "@software{dualcumulants", ">1·10<sup>23</sup><")) {
            assertTrue(html.contains(expected), expected);
        }
        for (String outside : List.of("src=\"http", "href=", "url(http", "@import", "<script", "<link")) {
            assertFalse(html.contains(outside), outside);
        }
        assertFalse(html.contains("${") || html.contains("null"), "an unfilled place");
        assertEquals(1, html.split("</html>", -1).length - 1);
    }

    /** Every formula is well formed and has one element for each argument that MathML wants. */
    @Test
    void formulasAreMathMl() throws Exception {
        Matcher formulas = Pattern.compile("<math.*?</math>", Pattern.DOTALL).matcher(report(results(folder.resolve("sample"))));
        int found = 0;
        while (formulas.find()) {
            var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(formulas.group().getBytes(StandardCharsets.UTF_8)));
            assertNotNull(document);
            for (String two : List.of("mfrac", "msub", "msup", "munder", "mover")) {
                var elements = document.getElementsByTagName(two);
                for (int i = 0; i < elements.getLength(); i++) {
                    assertEquals(2, elements.item(i).getChildNodes().getLength(), formulas.group());
                }
            }
            found++;
        }
        assertTrue(found >= 5, found + " formulas");
    }

    @Test
    void theLedgerBesideIsInTheReport() throws Exception {
        Path study = results(folder.resolve("sample"));
        StudyFile file = StudyReader.parse(SampleStudy.TEXT, "sample.yaml", List.of());
        Ledger ledger = VerifyCommandTest.sampleLedger();
        new ResultsFolder(folder.resolve("sample-verify"), Storage.disk()).write(file.withSeed(7), ledger);
        String html = report(study);
        assertTrue(html.contains("<h2>Checks</h2>") && html.contains("seed 7") && html.contains("class=\"fail\">FAIL"), html);
        String own = report(folder.resolve("sample-verify"));
        assertTrue(own.contains("Ledger of checks") && own.contains("dualcumulants verify study.json --seed 7"), own);
        // the study of the same name stands in the page of its ledger too
        assertTrue(own.indexOf("<h2>Results</h2>") > 0 && own.indexOf("<h2>Results</h2>") < own.indexOf("<h2>Checks</h2>"));
    }

    /** Every command leaves a page; commands that write into one folder keep each other's document, and the page has all of them. */
    @Test
    void everyCommandLeavesAPageAndOneFolderHasOne() throws Exception {
        Path study = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT);
        Path results = folder.resolve("all");
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        Solver solver = (s, threads, progress) -> SampleResults.of(s.particles(), s.truncation());
        for (List<String> words : List.of(
                List.of("study", "--set", "horizon=1/3"), List.of("simulate", "--replicas", "16", "--set", "particles=[4]"), List.of("verify", "--seed", "7"))) {
            List<String> all = new java.util.ArrayList<>(words);
            all.addAll(1, List.of(study.toString(), "--output", results.toString(), "--quiet"));
            Main.run(Main.commandLine(terminal, new Cancellation(), solver, (s, settings, progress) -> VerifyCommandTest.sampleLedger()),
                    all.toArray(String[]::new));
            String html = Files.readString(results.resolve("report.html"));
            String asked = "dualcumulants " + words.get(0) + " " + study + " " + String.join(" ", words.subList(1, words.size())).replace("particles=[4]", "'particles=[4]'");
            assertTrue(html.contains("<code>" + asked + "</code>"), html);
            assertTrue(html.contains("dualcumulants report " + results + "</code> decides them"), "says how the hypotheses are had");
            assertTrue(html.contains(VersionText.version()) && html.contains("@software{dualcumulants"));
        }
        String html = Files.readString(results.resolve("report.html"));
        int[] places = {html.indexOf("<h2>Results</h2>"), html.indexOf("<h2>Figures</h2>"), html.indexOf("<h2>Simulated particles</h2>"), html.indexOf("<h2>Checks</h2>")};
        for (int i = 0; i < places.length; i++) {
            assertTrue(places[i] > (i == 0 ? 0 : places[i - 1]), "section " + i);
        }
        assertTrue(html.contains("dualcumulants simulate study-simulate.json --replicas 16 --seed 1"), html);
        assertTrue(html.contains("dualcumulants study study-study.json<") && html.contains("dualcumulants verify study.json --seed 7<"), html);
        assertEquals(3, html.split("&quot;horizon&quot;", -1).length - 1, "each has its own study");
        assertFalse(html.contains("K ∈ L²_loc"));
        assertTrue(report(results).contains("K ∈ L²_loc"), "report decides the hypotheses");
        // the same command again has one document
        Main.run(Main.commandLine(terminal, new Cancellation(), solver), "study", study.toString(), "--output", results.toString(), "--quiet");
        assertFalse(Files.exists(results.resolve("results-study.json")));
        assertTrue(Files.exists(results.resolve("results-verify.json")) && Files.exists(results.resolve("results-simulate.json")));
        // another study's ledger is none of this one's
        Main.run(Main.commandLine(terminal, new Cancellation(), solver), "study", study.toString(), "--output", results.toString(), "--quiet", "--set",
                "particle.noise[0]=2");
        assertFalse(Files.readString(results.resolve("report.html")).contains("<h2>Checks</h2>"));
    }

    @Test
    void whatHasNoReportIsOneMessage() throws IOException {
        assertEquals(2, run("report", folder.toString()));
        assertEquals(folder.resolve("results.json") + ": no such file; expected a folder that study, simulate, modulated or verify left behind\n", err.toString(StandardCharsets.UTF_8));
        for (String broken : List.of("{", "[]", "{\"schema\": \"dual-cumulants/derivation/1\"}", "{\"schema\": \"dual-cumulants/study/1\", \"study\": {\"title\": 1}}")) {
            err.reset();
            Files.writeString(folder.resolve("results.json"), broken);
            assertEquals(2, run("report", folder.toString()), broken);
            assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count(), err.toString(StandardCharsets.UTF_8));
            assertTrue(Files.notExists(folder.resolve("report.html")));
        }
    }
}
