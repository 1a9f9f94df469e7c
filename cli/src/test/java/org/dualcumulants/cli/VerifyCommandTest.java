package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.verify.check.Finding;
import org.dualcumulants.verify.check.Ledger;
import org.dualcumulants.verify.check.Rival;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    private static final Finding PASS = finding(1.0, 1.0 + 1e-9, 1e-8);
    private static final Finding FAIL = finding(1.0, 1.1, 1e-8);
    private static final Finding SKIPPED = new Finding.Skipped("particles", "E[Φ̄_N] by simulation", "N = 1e23", "too many");

    private static final Rival RIVAL = new Rival("Kirkwood", 2, 0.25, 1e-3, "exact", 0.5, "its F_2 is negative somewhere");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Cancellation cancellation = new Cancellation();
    private Path file;

    private static Finding finding(double expected, double found, double tolerance) {
        return new Finding.Compared(
                "parseval", "∫ |Φ|² = Σ ‖C_n‖²", "N = 2", Finding.Relation.EQUAL, expected, found, tolerance, "two grids");
    }

    @BeforeEach
    void writeStudy() throws IOException {
        file = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT);
    }

    private int run(Verifier verifier, String... options) {
        List<String> words = new ArrayList<>(List.of("verify", file.toString(), "--output", folder.resolve("out").toString()));
        words.addAll(List.of(options));
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        return Main.run(
                Main.commandLine(terminal, cancellation, new Solver.Hierarchy(), verifier), words.toArray(String[]::new));
    }

    /** One of each kind. */
    static Ledger sampleLedger() {
        return new Ledger(List.of(PASS, FAIL, SKIPPED), List.of(RIVAL), List.of(8), 7, true);
    }

    private static Verifier saying(Finding... findings) {
        return (study, settings, progress) -> new Ledger(List.of(findings), List.of(RIVAL), List.of(8), settings.seed(), true);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode written() throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("out").resolve("results.json")));
    }

    @Test
    void aFailedCheckIsStatusOneAndInTheDocument() throws IOException {
        assertEquals(1, run(saying(PASS, FAIL, SKIPPED)));
        assertEquals("", err());
        assertTrue(out().contains("parseval: ∫ |Φ|² = Σ ‖C_n‖²"), out());
        assertTrue(out().contains("1 passed, 1 FAILED, 1 skipped"), out());
        JsonNode document = written();
        assertEquals("dual-cumulants/verify/1", document.get("schema").asText());
        assertEquals("pass", document.at("/checks/0/status").asText());
        JsonNode failed = document.at("/checks/1");
        assertEquals("fail", failed.get("status").asText());
        assertEquals("N = 2", failed.get("case").asText());
        assertEquals(1.0, failed.get("expected").asDouble());
        assertEquals(1.1, failed.get("found").asDouble());
        assertEquals(1e-8, failed.get("tolerance").asDouble());
        assertEquals("skipped", document.at("/checks/2/status").asText());
        assertEquals("too many", document.at("/checks/2/reason").asText());
        assertEquals(1, document.get("failed").asInt());
        assertEquals("Kirkwood", document.at("/comparison/0/method").asText());
        assertEquals(1e-3, document.at("/comparison/0/error").asDouble());
        assertTrue(out().contains("what others would do") && out().contains("its F_2 is negative"), out());
    }

    @Test
    void whatHoldsOrIsSkippedIsStatusZero() {
        assertEquals(0, run(saying(PASS, SKIPPED)));
        assertTrue(out().contains("1 passed, 0 FAILED, 1 skipped"), out());
    }

    /** Neighbours that do not apply for one reason take one line; the document keeps them all. */
    @Test
    void whatDoesNotApplyForOneReasonIsOneLine() throws IOException {
        assertEquals(0, run(saying(PASS,
                new Finding.Skipped("modulated-balance", "a", "", "no Riesz kernel"), new Finding.Skipped("modulated-gronwall", "b", "", "no Riesz kernel"),
                new Finding.Skipped("modulated-stability", "c", "", "no Riesz kernel"), new Finding.Skipped("other", "d", "", "another reason"),
                SKIPPED)));
        List<String> lines = out().lines().filter(l -> l.contains("modulated") || l.contains("no Riesz")).toList();
        assertEquals(List.of("modulated-balance … modulated-stability: 3 checks skipped: no Riesz kernel"), lines);
        assertTrue(out().contains("\nother: d\n") && out().contains("1 passed, 0 FAILED, 5 skipped"), out());
        assertEquals(6, written().get("checks").size());
    }

    /** A number that is not one fails, whatever it is compared with, and is null in the document. */
    @Test
    void notANumberFails() throws IOException {
        assertEquals(1, run(saying(finding(1, Double.NaN, 1))));
        assertTrue(written().at("/checks/0/found").isNull());
    }

    @Test
    void quietStillNamesWhatFailed() {
        assertEquals(1, run(saying(PASS, FAIL), "--quiet"));
        assertEquals("", out());
        assertTrue(err().startsWith("FAIL parseval: N = 2") || err().contains("FAIL parseval"), err());
        assertFalse(err().contains("pass"), err());
    }

    @Test
    void jsonIsAloneOnStandardOutput() throws IOException {
        assertEquals(0, run(saying(PASS), "--json"));
        assertEquals(new ObjectMapper().readTree(out()), written());
        assertTrue(err().contains("parseval"), err());
    }

    @Test
    void theSeedReachesTheChecks() throws IOException {
        assertEquals(0, run(saying(PASS), "--seed", "17"));
        assertEquals(17, written().get("seed").asLong());
    }

    @Test
    void anInterruptionKeepsFinishedChecks() throws IOException {
        assertEquals(130, run((study, settings, progress) -> new Ledger(List.of(PASS), List.of(), List.of(8), 1, false)));
        assertTrue(err().contains("interrupted; 1 line of the ledger is kept"), err());
        assertFalse(written().get("complete").asBoolean());
    }

    @Test
    void aBadStudyIsStatusTwo() {
        assertEquals(2, run(saying(PASS), "--set", "horizon=-1"));
        assertTrue(err().contains("horizon"), err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    private static final String LINE = """
            title: Log gas on the line
            particle:
              axes:
                - {name: x, kind: real}
              kernel:  {name: log}
              noise:   ["0"]
              initial: "Exp(-x^2/2)"
            observable:
              mean: "x^2"
            horizon: 1/4
            particles: [4, 8]
            truncation: [1, 2]
            """;

    /** What needs no hierarchy is looked at where the hierarchy has no expansion of the kernel. */
    @Tag("slow")
    @Test
    void theModulatedEnergyOnTheLine() throws IOException {
        Files.writeString(file, LINE);
        assertEquals(0, run(new Verifier.Checks()), () -> err());
        JsonNode document = written();
        assertEquals(List.of(), SchemaTest.complaints("verify", document.toString()));
        int passed = 0;
        for (JsonNode check : document.get("checks")) {
            boolean modulated = check.get("name").asText().startsWith("modulated-") || check.get("name").asText().equals("commutator-rate");
            assertTrue(modulated || check.get("status").asText().equals("skipped") || check.get("name").asText().matches("weak-strong|bessel-truncation"),
                    check::toString);
            passed += check.get("status").asText().equals("pass") ? 1 : 0;
        }
        assertTrue(passed > 12, document.get("checks").toString());
        assertTrue(document.at("/checks/0/reason").asText().contains("no expansion on real axes"), document.at("/checks/0").toString());
    }

    @Test
    void whatNeitherTheHierarchyNorTheModulatedEnergyTakes() throws IOException {
        Files.writeString(file, LINE.replace("{name: log}", "{name: log, strength: -1}"));
        assertEquals(2, run(new Verifier.Checks()));
        assertTrue(err().contains("log is singular and has no expansion on real axes"), err());
    }
}
