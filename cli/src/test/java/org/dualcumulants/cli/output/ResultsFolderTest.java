package org.dualcumulants.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dualcumulants.cli.SampleResults;
import org.dualcumulants.cli.SampleStudy;
import org.dualcumulants.cli.input.Setting;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.cli.plot.Chart;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.PairKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {

    private static final List<Double> PARTICLES = List.of(4.0, 8.0, 16.0, 1e23);
    private static final List<Integer> ORDERS = List.of(1, 2, 4);

    private final StudyFile file = StudyReader.parse(SampleStudy.TEXT, "sample.yaml", List.of());
    private final StudyResult result = SampleResults.of(PARTICLES, ORDERS);

    @TempDir
    private Path folder;

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private JsonNode json(StudyResult written) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultsJson.write(file, written, out);
        return new ObjectMapper().readTree(out.toByteArray());
    }

    @Test
    void writesEverything() throws IOException {
        Path inner = folder.resolve("a/b");
        assertEquals(List.of(), new ResultsFolder(inner, Storage.disk()).write(file, result));
        assertEquals(Set.of("results.json", "table.csv", "rescaled-norms.svg", "rescaled-norms.png",
                "truncation-error.svg", "truncation-error.png"), names(inner));
    }

    @Test
    void theDocumentReadsBackAsTheSameNumbers() throws IOException {
        JsonNode document = json(result);
        assertEquals("dual-cumulants/study/1", document.get("schema").asText());
        assertEquals("Sample", document.get("title").asText());
        assertTrue(document.get("complete").asBoolean());
        assertEquals(result.meanFields().get(0).value(), document.at("/meanField/value").asDouble());
        assertEquals(0.2, document.at("/meanField/moments/1/1").asDouble());
        assertEquals(0.5, document.at("/meanField/time/1").asDouble());
        assertEquals(result.runs().size(), document.get("runs").size());
        assertTrue(result.runs().size() > 10);
        for (int i = 0; i < result.runs().size(); i++) {
            RunResult run = result.results().get(i);
            JsonNode found = document.get("runs").get(i);
            assertEquals(run.particles(), found.get("particles").asDouble());
            assertEquals(run.truncation(), found.get("truncation").asInt());
            assertEquals(run.expectation(), found.get("expectation").asDouble());
            assertEquals(run.correction(), found.get("correction").asDouble());
            assertEquals(run.norms(), doubles(found.get("norms")));
            assertEquals(run.rescaledNorms(), doubles(found.get("rescaledNorms")));
            assertEquals(run.bounds().orElseThrow(), doubles(found.get("bounds")));
            assertEquals(run.errorEstimate().total(), found.get("errorEstimate").asDouble());
            assertEquals("measured", found.at("/errorParts/resolution/origin").asText());
            assertEquals(run.coefficients(), found.get("coefficients").asLong());
        }
        assertTrue(document.at("/slopes/norms/0").isNull());
        assertEquals(-2.0, document.at("/slopes/norms/2").asDouble());
        assertEquals(-2.0, document.at("/slopes/truncation/2").asDouble());
        assertEquals("independent", document.at("/conventions/initialData").asText());
    }

    @Test
    void certificatesSayWhatTheyAssume() throws IOException {
        JsonNode runs = json(SampleResults.certified()).get("runs");
        assertEquals(2e-5, runs.at("/0/certificate/sharp/value").asDouble());
        assertEquals("norms of order 4", runs.at("/0/certificate/sharp/assumes").asText());
        assertTrue(runs.at("/0/certificate/lemma/value").isNull());
        assertEquals("‖Φ̄‖_∞ is infinite", runs.at("/0/certificate/lemma/reason").asText());
        assertEquals(6, runs.at("/0/certificate/resolution/0").asInt());
        assertTrue(json(result).at("/runs/0/certificate").isMissingNode(), "not asked for");
    }

    private static List<Double> doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asDouble).toList();
    }

    @Test
    void theResolvedStudyIsAStudyFile() throws IOException {
        StudyFile again = StudyReader.parse(json(result).get("study").toString(), "results.json", List.of());
        assertEquals(file.study().particles(), again.study().particles());
        assertEquals(file.study().axes(), again.study().axes());
        assertEquals(file.study().kernel().components().get(0).text(), again.study().kernel().components().get(0).text());
        assertEquals(file.parameters(), again.parameters());
        assertEquals(result.space().resolution(), again.study().resolution().orElseThrow());
    }

    @Test
    void aNamedKernelIsEchoedAndReadsBack() throws IOException {
        for (String kernel : List.of("{name: riesz, s: 1/4, harmonics: 5}", "{name: log, strength: 2, flow: gradient, regularization: 0.1}")) {
            StudyFile named = StudyReader.parse(SampleStudy.TEXT, "sample.yaml", List.of(new Setting("particle.kernel=" + kernel)));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ResultsJson.write(named, result, out);
            JsonNode document = new ObjectMapper().readTree(out.toByteArray());
            StudyFile again = StudyReader.parse(document.get("study").toString(), "results.json", List.of());
            assertEquals(named.study().kernel(), again.study().kernel());
            assertTrue(document.at("/space/kernelFormula").asText().startsWith("K = -∇"), document.toString());
            int seen = kernel.contains("harmonics") ? Math.min(5, 2 * result.space().resolution().get(0)) : 2 * result.space().resolution().get(0);
            assertEquals(seen, document.at("/space/kernelHarmonics/x").asInt());
        }
    }

    @Test
    void whatAKernelDependsOnIsEchoedAndReadsBack() throws IOException {
        assertEquals("K(x - x'), x pushed by x'", json(result).at("/conventions/kernel").asText());
        StudyFile general = StudyReader.parse(
                SampleStudy.TEXT, "sample.yaml", List.of(new Setting("particle.kernel[0]=-Sin(x)*(1 + Cos(x'))")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultsJson.write(general, result, out);
        JsonNode document = new ObjectMapper().readTree(out.toByteArray());
        assertEquals("K(x, x'), x pushed by x'", document.at("/conventions/kernel").asText());
        StudyFile again = StudyReader.parse(document.get("study").toString(), "results.json", List.of());
        assertInstanceOf(PairKernel.General.class, again.study().kernel());
        assertEquals("-Sin(x)*(1 + Cos(x'))", again.study().kernel().components().get(0).text());
    }

    @Test
    void failedRunsSayWhy() throws IOException {
        JsonNode run = json(SampleResults.failed()).get("runs").get(1);
        assertEquals("norm 1e12 at t = 0.21", run.at("/failure/reason").asText());
        assertEquals("lower the horizon.", run.at("/failure/remedy").asText());
        assertFalse(run.has("correction"));
        assertFalse(json(SampleResults.interrupted(2)).get("complete").asBoolean());
    }

    @Test
    void theTableHasOneRowPerRun() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultsCsv.write(SampleResults.failed(), out);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(5, lines.size());
        assertTrue(lines.get(0).startsWith("particles,truncation,mean_field,expectation,correction,norm_0,norm_1,"));
        int columns = lines.get(0).split(",", -1).length;
        lines.forEach(line -> assertEquals(columns, line.split(",", -1).length, line));
        int correction = List.of(lines.get(0).split(",")).indexOf("correction");
        assertEquals(SampleResults.failed().results().get(2).correction(), Double.parseDouble(lines.get(4).split(",")[correction]));
        assertTrue(lines.get(2).endsWith("norm 1e12 at t = 0.21,lower the horizon."));
    }

    @Test
    void figuresShowEveryCurve() throws Exception {
        new ResultsFolder(folder, Storage.disk()).write(file, result);
        String norms = Files.readString(folder.resolve("rescaled-norms.svg"));
        for (String label : List.of("‖C̄₁(0)‖, slope −0.50", "‖C̄₄(0)‖, slope −2.00", ">guides N<", ">−n/2<", ">lemma: ‖Φ̄‖<", ">∞<", "number of particles N")) {
            assertTrue(norms.contains(label), label);
        }
        assertFalse(norms.contains("crispEdges"));
        String errors = Files.readString(folder.resolve("truncation-error.svg"));
        assertTrue(errors.contains("m = 1, slope −1.00") && errors.contains("m = 2, slope −2.00") && !errors.contains("m = 4"));
        assertNotNull(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("rescaled-norms.svg").toFile()));
        BufferedImage image = ImageIO.read(folder.resolve("rescaled-norms.png").toFile());
        assertTrue(image.getWidth() >= 1000 && image.getHeight() >= 700);
    }

    @Test
    void figuresAreReproducible() throws IOException {
        new ResultsFolder(folder.resolve("1"), Storage.disk()).write(file, result);
        new ResultsFolder(folder.resolve("2"), Storage.disk()).write(file, result);
        for (String name : names(folder.resolve("1"))) {
            assertEquals(-1, Files.mismatch(folder.resolve("1").resolve(name), folder.resolve("2").resolve(name)), name);
        }
    }

    @Test
    void withoutFontsThereIsStillAnSvg() throws Exception {
        ResultsFolder fontless = new ResultsFolder(folder, Storage.disk(), figure -> {
            throw new NullPointerException("sun.awt.FontConfiguration.head is null");
        });
        List<String> remarks = fontless.write(file, result);
        assertEquals(1, remarks.size());
        assertTrue(remarks.get(0).contains("no font found"));
        assertFalse(Files.exists(folder.resolve("rescaled-norms.png")));
        byte[] svg = Files.readAllBytes(folder.resolve("rescaled-norms.svg"));
        assertTrue(new String(svg, StandardCharsets.UTF_8).contains("‖C̄₁(0)‖, slope −0.50"));
        assertNotNull(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg)));
    }

    /** A figure that fails is not put down to fonts where others can be drawn. */
    @Test
    void aFigureThatCannotBeDrawnIsSaid() throws Exception {
        ResultsFolder broken = new ResultsFolder(folder, Storage.disk(), figure -> {
            if (figure.name().equals("truncation-error")) {
                throw new IllegalArgumentException("a positive range length is required");
            }
            return new Chart(figure);
        });
        List<String> remarks = broken.write(file, result);
        assertEquals(1, remarks.size());
        assertTrue(remarks.get(0).startsWith("truncation-error.svg is plain and truncation-error.png missing"), remarks.get(0));
        assertTrue(Files.exists(folder.resolve("rescaled-norms.png")) && !Files.exists(folder.resolve("truncation-error.png")));
    }

    @Test
    void anInterruptedStudyHasPlainFigures() throws IOException {
        assertEquals(List.of(), new ResultsFolder(folder, Storage.disk(), figure -> {
            throw new AssertionError("drawn");
        }).write(file, SampleResults.interrupted(3)));
        assertEquals(Set.of("results.json", "table.csv", "rescaled-norms.svg", "truncation-error.svg"), names(folder));
    }

    @Test
    void oneOrderHasNoErrorFigure() throws IOException {
        new ResultsFolder(folder, Storage.disk()).write(file, result);
        new ResultsFolder(folder, Storage.disk()).write(file, SampleResults.of(List.of(4.0), List.of(2)));
        assertEquals(Set.of("results.json", "table.csv", "rescaled-norms.svg", "rescaled-norms.png"), names(folder));
    }

    @Test
    void aFullDiskLeavesWhatWasThere() throws IOException {
        Files.writeString(folder.resolve("results.json"), "old");
        ResultsFolder full = new ResultsFolder(folder, new Storage(temporary -> new FullDisk()));
        IOException failure = assertThrows(IOException.class, () -> full.write(file, result));
        assertEquals(folder + ": the results cannot be written: No space left on device; "
                + "free some space or choose another folder with --output", full.message(failure));
        assertEquals("old", Files.readString(folder.resolve("results.json")));
        assertEquals(Set.of("results.json"), names(folder));
    }

    @Test
    void theFullDeviceOfLinuxIsAFullDisk() throws IOException {
        Path device = Path.of("/dev/full");
        assumeTrue(Files.exists(device));
        ResultsFolder full = new ResultsFolder(folder, new Storage(temporary -> new FileOutputStream(device.toFile())));
        IOException failure = assertThrows(IOException.class, () -> full.write(file, result));
        assertTrue(full.message(failure).contains("No space left on device"));
        assertEquals(Set.of(), names(folder));
    }

    @Test
    void namesWhatStandsInTheWay() throws IOException {
        Path occupied = Files.writeString(folder.resolve("file"), "");
        assertEquals(occupied + " is not a folder", new ResultsFolder(occupied.resolve("x"), Storage.disk()).obstacle().orElseThrow());
        assertTrue(new ResultsFolder(folder.resolve("new"), Storage.disk()).obstacle().isEmpty());
        assertFalse(Files.exists(folder.resolve("new")));
    }

    /** Accepts a little, then nothing. */
    private static final class FullDisk extends OutputStream {
        private int room = 100;

        @Override
        public void write(int b) throws IOException {
            if (room-- <= 0) {
                throw new IOException("No space left on device");
            }
        }
    }
}
