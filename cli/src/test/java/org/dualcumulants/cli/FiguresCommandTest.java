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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dualcumulants.cli.figures.FigureSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FiguresCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Cancellation cancellation = new Cancellation();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        CommandLine line = Main.commandLine(terminal, cancellation, (study, threads, progress) -> null);
        return Main.run(line, arguments);
    }

    @Test
    void helpNamesEveryFigure() {
        assertEquals(0, run("figures", "--help"));
        List<String> named = out.toString(StandardCharsets.UTF_8).lines()
                .dropWhile(l -> !l.equals("Figures:")).skip(1).takeWhile(l -> !l.isBlank())
                .map(l -> l.strip().split(" ")[0]).toList();
        assertEquals(FigureSet.names(), named);
    }

    @Test
    void aFigureHasItsDataItsCaptionAndThreePictures() throws IOException {
        assertEquals(0, run("figures", "effective-kernel", "--output", folder.toString(), "--json"), err.toString(StandardCharsets.UTF_8));
        for (String ending : List.of("csv", "md", "svg", "pdf", "png")) {
            assertTrue(Files.size(folder.resolve("effective-kernel." + ending)) > 100, ending);
        }
        String caption = Files.readString(folder.resolve("effective-kernel.md"));
        assertTrue(caption.contains("arXiv:2402.04695") && caption.contains("\\operatorname{div}_x") && caption.contains("kuramoto.yaml"), caption);
        assertTrue(caption.endsWith("Drawn by dualcumulants " + VersionText.version() + ", `dualcumulants figures effective-kernel`.\n"), caption);
        JsonNode document = new ObjectMapper().readTree(out.toByteArray());
        assertEquals("effective-kernel", document.at("/figures/0/name").asText());
    }

    @Test
    void whatCannotBeDrawnIsOneMessage() {
        assertEquals(2, run("figures", "chaos-decai", "--output", folder.resolve("x").toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("figure chaos-decai: did you mean chaos-decay?"), err.toString(StandardCharsets.UTF_8));
        err.reset();
        assertEquals(2, run("figures", "growth", "--set", "horizon=1"));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("--set horizon=1: the documented figures are fixed"));
        err.reset();
        assertEquals(2, run("figures", "growth", "--output", "/dev/null/x"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("is not a folder; choose another folder"));
        assertTrue(Files.notExists(folder.resolve("x")));
    }

    @Test
    void cancelledFiguresHaveTheStatusOfAnInterruption() {
        cancellation.request();
        assertEquals(130, run("figures", "growth", "--output", folder.toString()));
        assertEquals("interrupted; 0 figures are kept\n", err.toString(StandardCharsets.UTF_8));
    }

    /** Guides of slope -1, -2, -3 lie beside what the partial sums leave out, so the ratio settles. */
    @Test
    @Tag("slow")
    void partialSumsLeaveOutTheNextPower() throws IOException {
        assertEquals(0, run("figures", "series", "--output", folder.toString()), err.toString(StandardCharsets.UTF_8));
        Map<String, TreeMap<Double, Double>> curves = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("series.csv"))) {
            String[] cells = line.split(",");
            if (cells[1].equals("data")) {
                curves.computeIfAbsent(cells[0], k -> new TreeMap<>()).put(Double.parseDouble(cells[2]), Double.parseDouble(cells[3]));
            }
        }
        assertEquals(List.of("\"mean field alone\"", "\"up to N⁻¹\"", "\"up to N⁻²\""), List.copyOf(curves.keySet()));
        int power = 1;
        for (TreeMap<Double, Double> curve : curves.values()) {
            double slope = Math.log(curve.get(128.0) / curve.get(64.0)) / Math.log(2);
            assertEquals(-power, slope, 0.05);
            power++;
        }
    }
}
