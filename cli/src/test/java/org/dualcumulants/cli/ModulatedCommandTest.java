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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulatedCommandTest {

    private static final String STUDY = """
            title: Log gas
            particle:
              axes:
                - {name: x, kind: periodic, length: 2*Pi}
              kernel:  {name: log}
              noise:   ["0.8"]
              initial: "1 + Cos(x)/2 + 3/10*Sin(2*x)"
            observable:
              mean: "Cos(x)"
            horizon: 1/4
            particles: [2, 4]
            truncation: [1, 2]
            resolution: {x: 3}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String study, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("sample.yaml"), study);
        List<String> words = new ArrayList<>(List.of("modulated", file.toString(), "--output", folder.resolve("out").toString()));
        words.addAll(List.of(options));
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        return Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), words.toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Tag("slow")
    @Test
    void followsPrintsAndWrites() throws IOException {
        assertEquals(0, run(STUDY, "--json", "--seed", "4"), () -> err());
        JsonNode document = new ObjectMapper().readTree(out.toByteArray());
        assertEquals("dual-cumulants/modulated/1", document.get("schema").asText());
        assertEquals("-log|x|", document.get("potential").asText());
        assertEquals(4, document.get("seed").asInt());
        assertTrue(document.get("complete").asBoolean());
        assertEquals(2, document.get("paths").size());
        JsonNode path = document.at("/paths/1");
        assertEquals(4, path.get("particles").asInt());
        assertEquals(17, path.get("energies").size());
        assertEquals(0.64, path.get("theta").asDouble(), 1e-12);
        assertEquals(2, document.at("/longPath/times/16").asDouble(), 1e-12);
        assertEquals(2, document.get("views").size());
        assertTrue(document.at("/views/1/hierarchyCorrection").isNumber() && document.at("/views/1/particlesCorrection").isNumber());
        assertEquals(2, document.get("freeEnergy").size());
        assertEquals(1, document.get("partitions").size());
        for (JsonNode check : document.get("checks")) {
            assertFalse(check.get("status").asText().equals("fail"), check::toString);
        }
        assertEquals(document, new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("out/results.json"))));
        assertTrue(Files.readString(folder.resolve("out/table.csv")).startsWith("particles,beginning,theta,systems,time,energy,half_width,bound,gronwall\r\n2,independent,"));
        for (String figure : List.of("modulated-energy", "energy-against-n", "relaxation", "views")) {
            assertTrue(Files.size(folder.resolve("out").resolve(figure + ".svg")) > 1000, figure);
        }
        assertEquals(List.of(), SchemaTest.complaints("modulated", document.toString()));
        ((com.fasterxml.jackson.databind.node.ObjectNode) document.at("/paths/0")).put("new", 1);
        assertFalse(SchemaTest.complaints("modulated", document.toString()).isEmpty());
        String page = Files.readString(folder.resolve("out/report.html"));
        for (String expected : List.of("<h2>Modulated energy</h2>", "Gronwall at T", "seed 4", "<h2>Figures</h2>", "dualcumulants modulated study.json --seed 4")) {
            assertTrue(page.contains(expected), expected);
        }
        assertTrue(err().contains("Gronwall") && err().contains("by the hierarchy") && err().contains(" 0 FAILED"), () -> err());
    }

    @Test
    void refusesWhatHasNoModulatedEnergy() throws IOException {
        assertEquals(2, run(SampleStudy.TEXT));
        assertTrue(err().contains("particle.kernel") && err().contains("riesz, log and coulomb") && err().endsWith("give the kernel by name, with a positive strength\n"), () -> err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void refusesAttraction() throws IOException {
        assertEquals(2, run(STUDY, "--set", "particle.kernel={name: log, strength: -1}"));
        assertTrue(err().contains("it attracts, strength -1"), () -> err());
    }

    /** Newton's equations with noise: paths beside the law and beside the monokinetic flow, what has no bound is null. */
    @Tag("slow")
    @Test
    void followsNewtonWithNoise() throws IOException {
        String study = Files.readString(Path.of("..", "notebooks", "studies", "plasma-noise-1d.yaml"));
        assertEquals(0, run(study, "--json", "--set", "particles=[2, 4]", "--set", "horizon=1/4"), () -> err());
        JsonNode document = new ObjectMapper().readTree(out.toByteArray());
        assertEquals(List.of("independent", "monokinetic"), List.of(document.at("/paths/2/beginning").asText(), document.at("/paths/3/beginning").asText()));
        assertTrue(document.at("/paths/2/gronwall/16").isNull() && document.at("/paths/3/gronwall/16").isNumber());
        assertEquals(0.0625, document.at("/heatings/0/expected").asDouble(), 1e-12);
        assertEquals(2, document.get("cold").size());
        assertEquals(List.of(), SchemaTest.complaints("modulated", document.toString()));
        for (String figure : List.of("modulated-energy", "modulated-energy-law")) {
            assertTrue(Files.size(folder.resolve("out").resolve(figure + ".svg")) > 1000, figure);
        }
        assertFalse(err().contains("NaN"), () -> err());
    }

    /** On the line, where no other command takes the kernel: a bound that is uniform in time, and the study read back by its name. */
    @Tag("slow")
    @Test
    void followsTheWholeLine() throws IOException {
        String line = STUDY.replace("{name: x, kind: periodic, length: 2*Pi}", "{name: x, kind: real}")
                .replace("1 + Cos(x)/2 + 3/10*Sin(2*x)", "Exp(-(x - 1)^2/2)").replace("[2, 4]", "[8]");
        assertEquals(0, run(line, "--json"), () -> err());
        JsonNode document = new ObjectMapper().readTree(out.toByteArray());
        assertTrue(document.get("wholeSpace").asBoolean());
        assertEquals("log", document.at("/study/particle/kernel/name").asText());
        assertEquals(Math.log(3), document.at("/selfSimilar/times/16").asDouble(), 1e-9);
        assertTrue(document.at("/selfSimilar/gronwall/16").asDouble() < document.at("/longPath/gronwall/16").asDouble());
        assertTrue(document.at("/regular/3/particles").isMissingNode() && document.at("/regular/2/particles").asInt() == 1024);
        assertEquals(0, document.get("views").size());
        String page = Files.readString(folder.resolve("out").resolve("report.html"));
        assertTrue(page.contains("in the whole space; gradient flow") && !page.contains("periodic, of mean 0"), page.substring(0, 2000));
    }

    /** s = ½: |x|K is not square integrable; the hierarchy warns, and the views stand beside the modulated energy. */
    @Tag("slow")
    @Test
    void warnsWhereTheForceTimesDistanceIsNotSquareIntegrable() throws IOException {
        String study = Files.readString(Path.of("..", "notebooks", "studies", "riesz-1d.yaml"));
        assertEquals(0, run(study, "--json", "--set", "particle.kernel.s=1/2", "--set", "particles=[2]", "--set", "truncation=[1, 2]",
                "--set", "horizon=1/8", "--set", "resolution={x: 4}", "--set", "tolerance=1e-2"), () -> err());
        JsonNode document = new ObjectMapper().readTree(out.toByteArray());
        assertEquals(0.5, document.get("exponent").asDouble());
        assertTrue(document.get("warnings").toString().contains("|x|"), () -> document.get("warnings").toString());
        assertTrue(document.at("/views/0/hierarchyCorrection").isNumber() && document.at("/views/0/energy").isNumber());
        assertTrue(Files.readString(folder.resolve("out/views.svg")).contains("hierarchy"));
    }
}
