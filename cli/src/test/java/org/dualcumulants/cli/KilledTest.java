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

    /** One work, done whole once; then killed again and again, going on from what it left behind, in a new folder whenever it got to its end. */
    private final class Work {

        private final String name;
        private final Path study;
        private final StudyFile file;
        private final JsonNode whole;
        private final int milliseconds;
        private Path results;
        private int works;
        private int kills;
        private int checkpoints;
        private int parts;

        Work(String name, Path study, StudyFile file) throws Exception {
            this.name = name;
            this.study = study;
            this.file = file;
            long began = System.nanoTime();
            assertEquals(0, start(folder.resolve("whole")).waitFor(), () -> read("messages"));
            milliseconds = (int) ((System.nanoTime() - began) / 1_000_000);
            whole = document(folder.resolve("whole"));
            anew();
        }

        private void anew() {
            results = folder.resolve("work " + works++);
            parts = 0;
        }

        private Process start(Path output, String... more) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1",
                    "-cp", System.getProperty("java.class.path"), "org.dualcumulants.cli.Main",
                    name, study.toString(), "--output", output.toString(), "--quiet", "--checkpoint", "0.05"));
            command.addAll(List.of(more));
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("messages").toFile()).start();
        }

        /** Goes on and is killed after the given part of the time the whole work takes, unless it is done before. */
        void killedAfter(double part) throws Exception {
            Process process = start(results, "--resume");
            if (process.waitFor((long) (part * milliseconds), TimeUnit.MILLISECONDS)) {
                assertEquals(0, process.exitValue(), () -> read("messages"));
                assertEquals(whole, document(results));
                anew();
                return;
            }
            process.destroyForcibly().waitFor();
            kills++;
            assertEquals("", read("messages"));
            boolean written = Files.exists(results.resolve("results.json"));
            if (written) {
                // whole or not there, whenever the process was killed
                assertEquals(whole, document(results));
            }
            Optional<Checkpoint> kept = new ResultsFolder(results, Storage.disk()).checkpoint(file, VersionText.version() + " " + name + " ").read();
            if (kept.isPresent()) {
                checkpoints++;
                assertTrue(kept.get().finishedParts() >= parts, "finished parts were lost");
                parts = kept.get().finishedParts();
            } else if (written) {
                // killed when everything was written: nothing to go on from, and none is kept
                anew();
            } else {
                assertEquals(0, parts, "the checkpoint was lost");
            }
        }

        /** Goes on to the end: the result is that of one go. */
        void whole() throws Exception {
            assertEquals(0, start(results, "--resume").waitFor(), () -> read("messages"));
            assertEquals(whole, document(results));
        }
    }

    @Test
    void nothingIsLostButTheWorkSinceTheLastCheckpoint() throws Exception {
        Path study = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT
                .replace("[4, 8, 16]", "[16, 64]").replace("[1, 2, 4]", "[3, 4]") + "tolerance: 1e-11\nseries: 1\n");
        Work work = new Work("study", study, StudyReader.read(study, List.of()));
        assertEquals(4, work.whole.get("runs").size());

        Random random = new Random(7);
        while (work.kills < KILLS || work.checkpoints < 3 && work.kills < 3 * KILLS) {
            work.killedAfter(random.nextDouble());
        }
        assertTrue(work.checkpoints >= 3, "killed " + work.kills + " times, and only " + work.checkpoints + " times there was a checkpoint");
        work.whole();
        try (Stream<Path> files = Files.list(work.results)) {
            List<String> visible = files.map(p -> p.getFileName().toString()).filter(n -> !n.startsWith(".")).sorted().toList();
            assertEquals(List.of("report.html", "rescaled-norms.png", "rescaled-norms.svg", "results.json", "table.csv"),
                    visible.stream().filter(n -> !n.startsWith("truncation-error")).toList());
        }
    }

    /** The same for a command whose work has parts: a part at a time goes on, and the result is that of one go. */
    @Test
    void partsAreNotComputedTwice() throws Exception {
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
        Work work = new Work("modulated", study, StudyReader.read(study, List.of()).withSeed(1));
        int attempts = 0;
        while (work.parts == 0 || work.kills < 3) {
            assertTrue(attempts < 12, "killed " + work.kills + " times, and " + work.checkpoints + " times there was a checkpoint");
            work.killedAfter(0.3 + 0.1 * (attempts++ % 5));
        }
        work.whole();
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
