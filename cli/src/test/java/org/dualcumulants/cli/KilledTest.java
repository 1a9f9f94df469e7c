package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.cli.output.ResultsFolder;
import org.dualcumulants.cli.output.Storage;
import org.dualcumulants.hierarchy.run.Checkpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program, killed so that nothing of it can clean up, and gone on with. */
@Tag("slow")
class KilledTest {

    private static final int KILLS = 20;

    @TempDir
    private Path folder;

    private Process start(Path study, Path results, String... more) throws IOException {
        return start("study", study, results, more);
    }

    private Process start(String work, Path study, Path results, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), "org.dualcumulants.cli.Main",
                work, study.toString(), "--output", results.toString(), "--quiet", "--checkpoint", "0.05"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("messages").toFile()).start();
    }

    private static JsonNode timeless(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("seconds");
        }
        node.forEach(KilledTest::timeless);
        return node;
    }

    private static JsonNode document(Path results) throws IOException {
        return timeless(new ObjectMapper().readTree(results.resolve("results.json").toFile()));
    }

    @Test
    void nothingIsLostButTheWorkSinceTheLastCheckpoint() throws Exception {
        Path study = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT
                .replace("[4, 8, 16]", "[16, 64]").replace("[1, 2, 4]", "[3, 4]") + "tolerance: 1e-11\nseries: 1\n");
        StudyFile file = StudyReader.read(study, List.of());
        long began = System.nanoTime();
        assertEquals(0, start(study, folder.resolve("whole")).waitFor(), () -> read("messages"));
        int milliseconds = (int) ((System.nanoTime() - began) / 1_000_000);
        JsonNode whole = document(folder.resolve("whole"));
        assertEquals(4, whole.get("runs").size());

        Random random = new Random(7);
        int kills = 0;
        int checkpoints = 0;
        int works = 0;
        int parts = 0;
        Path results = folder.resolve("work 0");
        while (kills < KILLS || checkpoints < 3 && kills < 3 * KILLS) {
            Process process = start(study, results, "--resume");
            if (process.waitFor(random.nextInt(milliseconds), TimeUnit.MILLISECONDS)) {
                assertEquals(0, process.exitValue(), () -> read("messages"));
                assertEquals(whole, document(results));
                results = folder.resolve("work " + ++works);
                parts = 0;
                continue;
            }
            process.destroyForcibly().waitFor();
            kills++;
            assertEquals("", read("messages"));
            // whole or not there, whenever the process was killed
            if (Files.exists(results.resolve("results.json"))) {
                assertEquals(whole, document(results));
            }
            Optional<Checkpoint> kept = new ResultsFolder(results, Storage.disk()).checkpoint(file, VersionText.version() + " study ").read();
            if (kept.isPresent()) {
                checkpoints++;
                assertTrue(kept.get().finishedParts() >= parts, "finished parts were lost");
                parts = kept.get().finishedParts();
            } else if (Files.exists(results.resolve("results.json"))) {
                // killed when everything was written: nothing to go on from, and none is kept
                results = folder.resolve("work " + ++works);
                parts = 0;
            } else {
                assertEquals(0, parts, "the checkpoint was lost");
            }
        }
        assertTrue(checkpoints >= 3, "killed " + kills + " times, and only " + checkpoints + " times there was a checkpoint");
        assertEquals(0, start(study, results, "--resume").waitFor(), () -> read("messages"));
        assertEquals(whole, document(results));
        try (Stream<Path> files = Files.list(results)) {
            List<String> visible = files.map(p -> p.getFileName().toString()).filter(n -> !n.startsWith(".")).sorted().toList();
            assertEquals(List.of("report.html", "rescaled-norms.png", "rescaled-norms.svg", "results.json", "table.csv"),
                    visible.stream().filter(n -> !n.startsWith("truncation-error")).toList());
        }
    }

    /** The same for a command whose work has parts: a part at a time goes on, and the result is that of one go. */
    @Test
    void partsAreNotComputedTwice() throws Exception {
        String work = "modulated";
        Path study = Files.writeString(folder.resolve("gas.yaml"), """
                title: Log gas
                particle:
                  axes:
                    - {name: x, kind: periodic, length: 2*Pi}
                  kernel:  {name: log}
                  noise:   ["0"]
                  initial: "1 + Cos(x)/2 + 3/10*Sin(2*x)"
                observable:
                  mean: "Cos(x)"
                horizon: 1/8
                particles: [3, 4]
                truncation: [1]
                resolution: {x: 3}
                """);
        StudyFile file = StudyReader.read(study, List.of()).withSeed(1);
        long began = System.nanoTime();
        assertEquals(0, start(work, study, folder.resolve("whole")).waitFor(), () -> read("messages"));
        int milliseconds = (int) ((System.nanoTime() - began) / 1_000_000);
        Path results = folder.resolve("killed");
        int parts = 0;
        int kills = 0;
        for (double part : new double[] {0.4, 0.6, 0.7}) {
            Process process = start(work, study, results, "--resume");
            if (!process.waitFor((long) (part * milliseconds), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                kills++;
                Optional<Checkpoint> kept = new ResultsFolder(results, Storage.disk()).checkpoint(file, VersionText.version() + " " + work + " ").read();
                assertTrue(kept.map(Checkpoint::finishedParts).orElse(0) >= parts, "finished parts were lost");
                parts = kept.map(Checkpoint::finishedParts).orElse(0);
            }
        }
        assertTrue(kills > 0 && parts > 0, kills + " kills, " + parts + " parts");
        assertEquals(0, start(work, study, results, "--resume").waitFor(), () -> read("messages"));
        assertEquals(document(folder.resolve("whole")), document(results));
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
