package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The studies that come with the program, through the command with the real solver; values of references R1 and R5. */
class StudyEndToEndTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        return Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), arguments);
    }

    private static String study(String name) {
        Path studies = Path.of("..", "notebooks", "studies");
        assertTrue(Files.isDirectory(studies), "no studies beside the module");
        return studies.resolve(name).toString();
    }

    /** R1: E at N = 4 exactly, and the correction of order 2 at N = 128. */
    @Test
    void kuramoto() throws IOException {
        assertEquals(0, run(
                "study", study("kuramoto.yaml"), "--output", folder.toString(), "--set", "particles=[4, 128]", "--set",
                "truncation=[2, 4]"));
        JsonNode result = new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        assertEquals(4, result.get("runs").size());
        assertEquals(0.268948402684, result.at("/meanField/value").asDouble(), 1e-11);
        assertEquals(0.2621803409, result.at("/runs/1/expectation").asDouble(), 1e-10);
        assertEquals(-1.808183e-4, result.at("/runs/2/correction").asDouble(), 1e-10);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(7, files.count());
        }
    }

    /** R1: V_1 and V_2, the limits of the norms, and what is left of the runs. */
    @Test
    void seriesOfKuramoto() throws IOException {
        assertEquals(0, run(
                "study", study("kuramoto.yaml"), "--output", folder.toString(), "--set", "particles=[64, 128, 1e23]", "--set",
                "truncation=[4]", "--set", "series=2"));
        JsonNode result = new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        assertEquals(2, result.at("/study/series").asInt());
        JsonNode series = result.get("series");
        assertEquals("1/N", series.get("powersOf").asText());
        assertEquals(3, series.get("values").size());
        assertEquals(0.268948402684, series.at("/values/0").asDouble(), 1e-11);
        assertEquals(-0.02301496, series.at("/values/1").asDouble(), 1e-8);
        assertEquals(-0.0133063, series.at("/values/2").asDouble(), 1e-7);
        assertEquals("1/(N-1)", series.get("powersOfOther").asText());
        assertEquals(0.02301496 - 0.0133063, series.at("/valuesOther/2").asDouble(), 2e-7);
        assertTrue(series.at("/errors/2").asDouble() < 1e-10, series.toString());
        assertEquals("measured", series.at("/errorParts/2/resolution/origin").asText());
        assertEquals(4, series.get("leadingNorms").size());
        assertEquals(3, series.get("comparisons").size());
        assertEquals(-3, series.get("slope").asDouble(), 0.1);
        assertEquals(series.at("/comparisons/0/correction").asDouble() - series.at("/comparisons/0/partialSum").asDouble(),
                series.at("/comparisons/0/difference").asDouble(), 1e-20);
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("E[Φ̄] = Σ V_k N^-k = Σ W_k (N-1)^-k"), text);
        assertTrue(text.contains("-0.02301496") && text.contains("limits of N^n ‖C_n(0)‖  n = 1: 8.379e-1"), text);
        assertTrue(text.contains("N^-3 expected as N grows"), text);
    }

    /** V_4 takes order 8: more than any memory at 100 harmonics. The runs are kept. */
    @Test
    void aSeriesThatDoesNotFitHasStatusThree() throws IOException {
        assertEquals(3, run(
                "study", study("kuramoto.yaml"), "--output", folder.toString(), "--set", "particles=[64]", "--set", "truncation=[1]",
                "--set", "series=4", "--set", "resolution={x: 60}", "--set", "indexSet={tensor: full}"));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("series: 4 failed: the series up to N^-4 over 120 functions has"),
                err.toString(StandardCharsets.UTF_8));
        JsonNode result = new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        assertEquals(1, result.get("runs").size());
        assertTrue(result.at("/series/failure/remedy").asText().contains("lower the resolution"), result.get("series").toString());
    }

    /** R5, six digits, at a resolution that holds them. */
    @Test
    void vortices() throws IOException {
        assertEquals(0, run(
                "study", study("vortices-2d.yaml"), "--output", folder.toString(), "--set", "particles=[2]", "--set",
                "truncation=[2]", "--set", "resolution={x: 5, y: 5}"));
        JsonNode result = new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        assertEquals(0.2782274, result.at("/runs/0/expectation").asDouble(), 5e-7);
    }

    /** Every oscillator sees its own flash too; the expectations are those of {@code verify.exact} on 33 points. */
    @Test
    void winfree() throws IOException {
        assertEquals(0, run(
                "study", study("winfree.yaml"), "--output", folder.toString(), "--set", "particles=[2, 3]", "--set",
                "truncation=[3]", "--set", "tolerance=1e-9"));
        JsonNode result = new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        assertEquals("K(x, x'), x pushed by x'", result.at("/conventions/kernel").asText());
        assertEquals(1, result.at("/space/kernelRank").asInt());
        assertEquals(1.4028389714742, result.at("/runs/0/expectation").asDouble(), 1e-9);
        assertEquals(1.4163223936013, result.at("/runs/1/expectation").asDouble(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "particle.kernel=[\"1/(x-x')\"] | particle.kernel[0] | infinite at x = 0.0, x' = 0.0",
        "particle.drift=[\"Sin(x')\"] | particle.drift[0] | only means something in the kernel",
        "particle.kernel=['Cot(x/2)/2'] | particle.kernel[0] | infinite",
        "particle.initial='1 + 2*Cos(x)' | particle.initial | negative",
        "particle.initial='0' | particle.initial | integrates",
        "observable={marginal: 'Cos(x1-x2)*Cos(x3)'} | particles | too small",
        "particle.noise[0]=1/N | series | no series with one V_k for all N",
        "observable={fluctuation: {order: 2, of: 'Cos(x1-x2)'}} | series | scaled by N^(-2/2), not a mean"
    })
    void whatCannotBeComputedIsOneMessageWithStatusTwo(String setting, String where, String what) {
        assertEquals(2, run(
                "study", study("kuramoto.yaml"), "--output", folder.resolve("none").toString(), "--set", setting.strip(), "--set",
                "particles=[2]", "--set", "series=1"));
        String message = err.toString(StandardCharsets.UTF_8);
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.contains(where.strip()) && message.contains(what.strip()), message);
        assertTrue(Files.notExists(folder.resolve("none")));
    }

    /** Noiseless attraction concentrates f until seven harmonics no longer hold it. */
    @Test
    void anUnresolvedMeanFieldHasStatusThree() {
        assertEquals(3, run(
                "study", study("kuramoto.yaml"), "--output", folder.toString(), "--set", "horizon=20", "--set",
                "parameters={coupling: 6, noise: 0}", "--set", "truncation=[2]", "--set", "particles=[8]"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("which no density can have"), err.toString(StandardCharsets.UTF_8));
    }
}
