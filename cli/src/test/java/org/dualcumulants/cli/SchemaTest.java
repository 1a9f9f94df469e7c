package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.kernel.NamedKernel;
import org.dualcumulants.verify.check.Finding;
import org.dualcumulants.verify.check.Ledger;
import org.dualcumulants.verify.check.Rival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schemas, against study files, against what the commands write, and against what the reader accepts. */
class SchemaTest {

    private static final Path STUDIES = Path.of("..", "notebooks", "studies");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static String print(String document) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(printed, true, StandardCharsets.UTF_8), System.err, false);
        assertEquals(0, Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), "schema", document));
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** As an editor or a pipeline has them: side by side, under any address. */
    static List<String> complaints(String document, String json) {
        String base = "https://schemas.invalid/";
        Map<String, String> texts = new HashMap<>();
        for (String name : new SchemaCommand.Documents()) {
            texts.put(base + name + ".json", print(name));
        }
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts))
                .getSchema(SchemaLocation.of(base + document + ".json"));
        return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    }

    private static String json(String yaml) throws IOException {
        return JSON.writeValueAsString(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static void assertValid(String document, String json) {
        assertEquals(List.of(), complaints(document, json), () -> json);
    }

    private JsonNode run(Verifier verifier, Solver solver, String... words) throws IOException {
        Path results = folder.resolve("out");
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--output", results.toString()));
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        Main.run(Main.commandLine(terminal, new Cancellation(), solver, verifier), all.toArray(String[]::new));
        return JSON.readTree(results.resolve("results.json").toFile());
    }

    static List<Path> studies() throws IOException {
        try (Stream<Path> files = Files.list(STUDIES)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @Test
    void everyStudyThatComesWithTheProgramIsValidAndNamesTheSchema() throws IOException {
        assertTrue(studies().size() > 8);
        for (Path study : studies()) {
            String text = Files.readString(study);
            assertEquals(List.of(), complaints("study-file", json(text)), study.toString());
            assertTrue(text.startsWith("# yaml-language-server: $schema=../../docs/schema/study-file.json\n"), study.toString());
        }
        assertEquals(Files.readString(Path.of("..", "docs", "schema", "study-file.json")), print("study-file"));
    }

    /** What the schema refuses, the reader refuses too. */
    @ParameterizedTest
    @ValueSource(strings = {
        "horizon: 1/2 -> horizn: 1/2",
        "title: Sample -> ''",
        "particles: [4, 8, 16] -> particles: []",
        "particles: [4, 8, 16] -> particles: [4, 4]",
        "particles: [4, 8, 16] -> particles: 4",
        "kind: periodic -> kind: round",
        "length: 2*Pi -> length: [1]",
        "length: 2*Pi -> length: 1, width: 2",
        "{mean: \"Cos(x)\"} -> {mean: \"Cos(x)\", marginal: \"Cos(x1)\"}",
        "{mean: \"Cos(x)\"} -> {}",
        "resolution: {x: 8} -> resolution: fine",
        "[\"-Sin(x)\"] -> {name: kuramoto, s: 1}",
        "[\"-Sin(x)\"] -> {name: riesz}",
        "[\"-Sin(x)\"] -> {name: kuramto}",
        "{noise: 0.8} -> {2c: 0.8}",
    })
    void refusesWhatTheReaderRefuses(String change) throws IOException {
        String[] sides = change.split(" -> ");
        String text = SampleStudy.TEXT.replace(sides[0], sides[1].equals("''") ? "" : sides[1]);
        assertFalse(text.equals(SampleStudy.TEXT), sides[0]);
        assertThrows(InputException.class, () -> StudyReader.parse(text, "study.yaml", List.of()));
        assertFalse(complaints("study-file", json(text)).isEmpty(), text);
    }

    /** The reader names its keys when it refuses; the schema has the same. */
    @Test
    void hasTheKeysOfTheReader() throws IOException {
        JsonNode schema = JSON.readTree(print("study-file"));
        assertEquals(keysNamedBy("- 1"), names(schema.get("properties")));
        assertEquals(keysNamedBy(SampleStudy.TEXT.replaceFirst("particle:\n(  .*\n)*", "particle: 3\n")), names(schema.at("/properties/particle/properties")));
        assertEquals(keysNamedBy(SampleStudy.TEXT + "indexSet: 3\n"), names(schema.at("/properties/indexSet/properties")));
        Map<String, TreeSet<String>> axes = new TreeMap<>();
        for (JsonNode axis : schema.at("/properties/particle/properties/axes/items/oneOf")) {
            axes.put(axis.at("/properties/kind/const").asText(), names(axis.get("properties")));
        }
        assertEquals(
                Map.of("periodic", set("name", "kind", "length", "from"), "real", set("name", "kind", "center", "width"), "interval",
                        set("name", "kind", "from", "to")),
                axes);
    }

    private static TreeSet<String> keysNamedBy(String text) {
        String message = assertThrows(InputException.class, () -> StudyReader.parse(text, "study.yaml", List.of())).getMessage();
        assertTrue(message.contains("with the keys "), message);
        return set(message.substring(message.indexOf("with the keys ") + 14).split(", "));
    }

    @Test
    void hasTheKernelsWithTheirKeys() throws IOException {
        JsonNode kernels = JSON.readTree(print("study-file")).at("/properties/particle/properties/kernel/oneOf/1/oneOf");
        assertEquals(NamedKernel.names().size(), kernels.size());
        for (JsonNode each : kernels) {
            NamedKernel kernel = NamedKernel.of(each.at("/properties/name/const").asText()).orElseThrow();
            TreeSet<String> keys = set("name");
            TreeSet<String> required = set("name");
            for (NamedKernel.Key key : kernel.keys()) {
                keys.add(key.name());
                if (key.preset().isEmpty()) {
                    required.add(key.name());
                } else if (key.size() == 1) {
                    assertEquals(key.preset().get().get(0), each.at("/properties/" + key.name() + "/default").asDouble(), key.name());
                }
            }
            if (!kernel.flows().isEmpty()) {
                keys.add("flow");
                List<String> flows = new ArrayList<>();
                each.at("/properties/flow/enum").forEach(f -> flows.add(f.asText()));
                assertEquals(kernel.flows().stream().map(Flow::text).toList(), flows, kernel.text());
            }
            if (kernel.hasTail()) {
                keys.addAll(List.of("harmonics", "regularization"));
            }
            assertEquals(keys, names(each.get("properties")), kernel.text());
            TreeSet<String> asked = new TreeSet<>();
            each.get("required").forEach(r -> asked.add(r.asText()));
            assertEquals(required, asked, kernel.text());
        }
    }

    private static TreeSet<String> names(JsonNode properties) {
        TreeSet<String> names = new TreeSet<>();
        assertNotNull(properties);
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static TreeSet<String> set(String... names) {
        return new TreeSet<>(List.of(names));
    }

    static List<List<String>> documentsOfStudy() {
        String kuramoto = STUDIES.resolve("kuramoto.yaml").toString();
        return List.of(
                List.of(kuramoto, "--set", "particles=[4, 1e23]", "--set", "truncation=[1, 2]", "--set", "series=1", "--set", "certificate=true"),
                List.of(kuramoto, "--set", "particles=[4, 8]", "--set", "truncation=[2]", "--set", "particle.noise[0]=1/N", "--set", "resolution=auto",
                        "--set", "tolerance=1e-3"),
                List.of(kuramoto, "--set", "particles=[8]", "--set", "truncation=[2]", "--set", "observable={fluctuation: {order: 2, of: 'Cos(x1-x2)'}}",
                        "--set", "resolution={x: 4}", "--limit"),
                List.of(STUDIES.resolve("riesz-1d.yaml").toString(), "--set", "particles=[8]", "--set", "truncation=[2]", "--set", "resolution={x: 6}"));
    }

    @ParameterizedTest
    @MethodSource("documentsOfStudy")
    void whatStudyWritesIsValid(List<String> words) throws IOException {
        List<String> all = new ArrayList<>(List.of("study"));
        all.addAll(words);
        JsonNode document = run(new Verifier.Checks(), new Solver.Hierarchy(), all.toArray(String[]::new));
        assertValid("study", document.toString());
        // the study in it reads back
        assertEquals(document.get("title").asText(), StudyReader.parse(document.get("study").toString(), "results.json", List.of()).study().title());
    }

    @Test
    void failedAndInterruptedStudiesAreValidAndAFaultIsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT);
        assertValid("study", run(new Verifier.Checks(), (s, t, p) -> SampleResults.failed(), "study", file.toString()).toString());
        JsonNode interrupted = run(new Verifier.Checks(), (s, t, p) -> SampleResults.interrupted(2), "study", file.toString());
        assertValid("study", interrupted.toString());
        assertFalse(complaints("study", ((ObjectNode) interrupted).put("new", 1).toString()).isEmpty());
        ((ObjectNode) interrupted).remove("new");
        ((ObjectNode) interrupted.at("/runs/0")).put("correction", "small");
        assertFalse(complaints("study", interrupted.toString()).isEmpty());
    }

    @Test
    void whatVerifyWritesIsValid() throws IOException {
        Path file = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT);
        Verifier verifier = (study, settings, progress) -> new Ledger(
                List.of(new Finding.Compared("a", "b", "", Finding.Relation.AT_MOST, 1, Double.NaN, 0.1, "c"), new Finding.Skipped("d", "e", "f", "g")),
                List.of(new Rival("Kirkwood", 2, 0.25, Double.NaN, "exact", 0.5, "")), List.of(8), 1, true);
        assertValid("verify", run(verifier, new Solver.Hierarchy(), "verify", file.toString()).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"coupled", "plain"})
    void whatSimulateWritesIsValid(String estimator) throws IOException {
        Path file = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT);
        JsonNode document = run(new Verifier.Checks(), new Solver.Hierarchy(), "simulate", file.toString(), "--estimator", estimator, "--replicas", "16",
                "--set", "particles=[4]");
        assertValid("simulate", document.toString());
    }

    /** Every document a command may print, told by the name its writer gives it. */
    @Test
    void everyDocumentHasASchema() throws IOException {
        Set<String> written = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            for (Path source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher names = Pattern.compile("\"dual-cumulants/([a-z-]+)/[0-9]+\"|JsonDocument\\.begin\\(json, \"([a-z]+)\"").matcher(Files.readString(source));
                while (names.find()) {
                    written.add(names.group(1) == null ? names.group(2) : names.group(1));
                }
            }
        }
        // no JSON
        assertTrue(written.remove("checkpoint"));
        written.add("study-file");
        assertEquals(written, new TreeSet<>(new SchemaCommand.Documents()));
    }

    @ParameterizedTest
    @CsvSource({"derivation, ''", "derive-study, kuramoto.yaml", "derive-study, riesz-1d.yaml", "derive-study, opinion-interval.yaml"})
    void whatDerivePrintsIsValid(String document, String study) {
        List<String> words = new ArrayList<>(List.of("derive", "--json"));
        if (!study.isEmpty()) {
            words.add(STUDIES.resolve(study).toString());
        }
        assertValid(document, printed(words));
    }

    @Test
    void whatFiguresPrintsIsValid() {
        assertValid("figures", printed(List.of("figures", "effective-kernel", "--json", "--output", folder.toString())));
    }

    private String printed(List<String> words) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        assertEquals(0, Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), words.toArray(String[]::new)),
                () -> err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anUnknownDocumentIsRefused() {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        assertEquals(2, Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), "schema", "studies"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("there is no schema of studies; expected one of study-file, study, verify, simulate, modulated, derivation, derive-study, figures"), err.toString(StandardCharsets.UTF_8));
    }
}
