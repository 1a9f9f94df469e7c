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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code study --limit}, from the file to results.json. */
class StudyLimitTest {

    private static final String FLUCTUATION = "observable={fluctuation: {order: 2, of: 'Cos(x1)*Cos(x2) + Sin(x1)'}}";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT);
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        String[] words = new String[more.length + 4];
        words[0] = "study";
        words[1] = file.toString();
        words[2] = "--output";
        words[3] = folder.resolve("out").toString();
        System.arraycopy(more, 0, words, 4, more.length);
        return Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), words);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void theLimitStandsBesideTheNumbersOfParticles() throws IOException {
        assertEquals(0, run("--limit", "--set", FLUCTUATION, "--set", "particles=[1e3, 1e6]"));
        JsonNode results = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("out/results.json")));
        JsonNode limit = results.get("limit");
        assertEquals(2, limit.get("truncation").asInt());
        assertEquals(3, limit.get("rescaledNorms").size());
        JsonNode many = results.get("runs").get(results.get("runs").size() - 1);
        assertEquals(1e6, many.get("particles").asDouble());
        double value = limit.get("value").asDouble();
        assertTrue(Math.abs(value) > 1e-3);
        assertEquals(value, many.get("expectation").asDouble(), 1e-5 * Math.abs(value));
        assertEquals(Math.abs(value), limit.at("/rescaledNorms/0").asDouble());
        double second = limit.at("/rescaledNorms/2").asDouble();
        assertEquals(second, many.at("/rescaledNorms/2").asDouble(), 1e-5 * second);
        assertTrue(out.toString(StandardCharsets.UTF_8).lines().anyMatch(line -> line.strip().startsWith("∞ ")));
    }

    @Test
    void otherObservablesAreRefusedWithTheReason() throws IOException {
        assertEquals(2, run("--limit"));
        String message = err.toString(StandardCharsets.UTF_8);
        assertTrue(message.contains("sample.yaml") && message.contains("tends to 0; take a fluctuation"), message);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void withoutTheOptionThereIsNone() throws IOException {
        assertEquals(0, run("--set", FLUCTUATION, "--set", "particles=[10]"));
        assertFalse(new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("out/results.json"))).has("limit"));
    }
}
