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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Cancellation cancellation = new Cancellation();
    private Path file;

    @BeforeEach
    void writeStudy() throws IOException {
        file = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT);
    }

    private int run(Object... options) {
        List<String> words = new ArrayList<>(List.of("simulate", file.toString(), "--output", folder.resolve("out").toString()));
        List.of(options).forEach(option -> words.add(option.toString()));
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        return Main.run(Main.commandLine(terminal, cancellation, new Solver.Hierarchy()), words.toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
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
    void printsATableAndWritesTheDocument() throws IOException {
        assertEquals(0, run("--replicas", 2000, "--seed", 5, "--step", "0.06"));
        assertEquals("", err());
        assertTrue(out().startsWith("Sample\n") && out().contains("coupled to mean-field particles") && out().contains("E[Φ̄]"), out());
        JsonNode document = written();
        assertEquals("dual-cumulants/simulate/1", document.get("schema").asText());
        assertEquals("coupled", document.get("estimator").asText());
        assertEquals(5, document.get("seed").asInt());
        assertEquals("1/(N-1)", document.at("/conventions/scaling").asText());
        assertEquals(3, document.get("runs").size());
        JsonNode run = document.at("/runs/1");
        assertEquals(8, run.get("particles").asInt());
        assertEquals(2000, run.get("replicas").asInt());
        assertEquals(10, run.get("steps").asInt());
        assertEquals(0.05, run.get("step").asDouble(), 1e-15);
        assertTrue(run.get("softening").isNull());
        assertEquals(
                run.get("expectation").asDouble(), run.get("meanField").asDouble() + run.get("correction").asDouble(), 1e-15);
        assertTrue(run.get("correctionHalfWidth").asDouble() < 5e-4);
    }

    @Test
    void jsonIsAloneOnStandardOutput() throws IOException {
        assertEquals(0, run("--replicas", 100, "--estimator", "plain", "--json", "--set", "particles=[3]"));
        assertEquals(new ObjectMapper().readTree(out()), written());
        assertEquals("plain", written().get("estimator").asText());
        assertTrue(err().contains("plain average over replicas"), err());
    }

    @Test
    void quietIsSilent() {
        assertEquals(0, run("--replicas", 100, "--quiet"));
        assertEquals("", out() + err());
    }

    /** The seed of the study counts where none is given, and threads do not. */
    @Test
    void resultsFollowTheSeedAlone() throws IOException {
        assertEquals(0, run("--replicas", 3000, "--set", "seed=77", "--threads", 1, "--set", "particles=[4]"));
        double first = written().at("/runs/0/correction").asDouble();
        assertEquals(0, run("--replicas", 3000, "--seed", 77, "--threads", 3, "--set", "particles=[4]"));
        assertEquals(first, written().at("/runs/0/correction").asDouble());
        assertEquals(0, run("--replicas", 3000, "--seed", 78, "--set", "particles=[4]"));
        assertTrue(first != written().at("/runs/0/correction").asDouble());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--replicas | 1 | --replicas is 1; expected a whole number ≥ 2",
        "--step | 0 | --step is 0.0; expected a positive time",
        "--step | NaN | --step is NaN; expected a positive time",
        "--estimator | couple | Invalid value for option '--estimator'",
        "--set | particles=[1e23] | too many to simulate",
        "--set | particle.initial='1 + 2*Cos(x)' | negative",
        "--set | particle.kernel=['Cot(x/2)/2'] | infinite",
        "--set | initialCorrelation=Cos(x1-x2)/10 | initialCorrelation: the simulation starts from independent particles",
        "--set | observable={fluctuation: {order: 2, of: 'Exp(Cos(x1 - x2))'}} | sum of products"
    })
    void whatCannotBeSimulatedIsOneMessageWithStatusTwo(String option, String value, String message) {
        assertEquals(2, run(option, value));
        assertTrue(err().contains(message), err());
        assertEquals(1, err().lines().count(), err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void interruptionKeepsFinishedNumbers() throws IOException {
        cancellation.request();
        assertEquals(130, run("--replicas", 100));
        assertFalse(written().get("complete").asBoolean());
        assertEquals(0, written().get("runs").size());
        assertTrue(err().endsWith("interrupted; 0 finished particle numbers are kept\n"), err());
    }

    /** Attraction without noise concentrates f until eight harmonics no longer hold it; particles alone do not mind. */
    @Test
    void aLostMeanFieldHasStatusThree() {
        List<String> strong = List.of("--set", "horizon=20", "--set", "particle.kernel=['-6*Sin(x)']", "--set", "particle.noise=['0']",
                "--set", "particles=[4]", "--replicas", "50");
        assertEquals(3, run(strong.toArray()));
        assertTrue(err().startsWith("N = 4 failed: ") && err().contains("--estimator plain"), err());
        List<String> plain = new ArrayList<>(strong);
        plain.addAll(List.of("--estimator", "plain"));
        assertEquals(0, run(plain.toArray()));
        assertTrue(out().contains("no mean field to compare with"), out());
    }
}
