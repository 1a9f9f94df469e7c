package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** At any time. */
    private static final int KILLS = 20;

    /** Until the program hangs. */
    private static final long PATIENCE_MINUTES = 20;

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

        /** How often the whole work asks whether to stop. */
        private final long askings;

        private Path results;
        private int works;
        private int kills;
        private int parts;

        Work(String name, Path study, StudyFile file) throws Exception {
            this.name = name;
            this.study = study;
            this.file = file;
            long began = System.nanoTime();
            results = folder.resolve("whole");
            assertEquals(0, start(0).waitFor(), () -> read("messages"));
            milliseconds = (int) ((System.nanoTime() - began) / 1_000_000);
            askings = Long.parseLong(read("askings"));
            whole = document(results);
            anew();
        }

        private void anew() {
            results = folder.resolve("work " + works++);
            parts = 0;
        }

        /** Goes on, and is held at an asking, none if 0. */
        private Process start(long held) throws IOException {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1",
                    "-cp", System.getProperty("java.class.path"), HeldProgram.class.getName(),
                    Long.toString(held), folder.resolve("askings").toString(),
                    name, study.toString(), "--output", results.toString(), "--quiet", "--checkpoint", "0.05", "--threads", "2", "--resume");
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("messages").toFile()).start();
        }

        private Optional<Checkpoint> kept() {
            return new ResultsFolder(results, Storage.disk()).checkpoint(file, VersionText.version() + " " + name + " ").read();
        }

        /** Goes on and is killed after some time, which may be too early for a checkpoint, or too late. */
        void killedAfter(long after) throws Exception {
            Process process = start(0);
            if (process.waitFor(after, TimeUnit.MILLISECONDS)) {
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
            Optional<Checkpoint> kept = kept();
            if (kept.isPresent()) {
                partsOf(kept.get());
            } else if (written) {
                // killed when everything was written: nothing to go on from, and none is kept
                anew();
            } else {
                assertEquals(0, parts, "the checkpoint was lost");
            }
        }

        private void partsOf(Checkpoint kept) {
            assertTrue(kept.finishedParts() >= parts, "finished parts were lost");
            parts = kept.finishedParts();
        }

        /** Goes on up to an asking, and is killed when a checkpoint with so many finished parts is there. */
        void killedAt(long asking, int least) throws Exception {
            Process process = start(asking);
            long began = System.nanoTime();
            while (kept().map(Checkpoint::finishedParts).orElse(-1) < least) {
                assertFalse(process.waitFor(50, TimeUnit.MILLISECONDS), () -> "it ended before asking " + asking + "; " + read("messages"));
                assertTrue(System.nanoTime() - began < PATIENCE_MINUTES * 60e9, "no checkpoint with " + least + " parts");
            }
            process.destroyForcibly().waitFor();
            assertEquals("", read("messages"));
            partsOf(kept().orElseThrow());
        }

        /**
         * Goes on to the end: the result is that of one go.
         *
         * @param most less than this part of the whole work may be left
         */
        void whole(double most) throws Exception {
            assertEquals(0, start(0).waitFor(), () -> read("messages"));
            assertEquals(whole, document(results));
            long left = Long.parseLong(read("askings"));
            assertTrue(left < most * askings, left + " askings of " + askings + " were left");
        }
    }

    @Test
    void nothingIsLostButTheWorkSinceTheLastCheckpoint() throws Exception {
        Path study = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT
                .replace("[4, 8, 16]", "[16, 64]").replace("[1, 2, 4]", "[3, 4]") + "tolerance: 1e-11\nseries: 1\n");
        Work work = new Work("study", study, StudyReader.read(study, List.of()));
        assertEquals(4, work.whole.get("runs").size());

        Random random = new Random(7);
        while (work.kills < KILLS) {
            work.killedAfter((long) (random.nextDouble() * work.milliseconds));
        }
        work.anew();
        // of half of all askings the two largest parts, under way, have at most a fifth: the others, six at least, are finished
        work.killedAt(work.askings / 2, 6);
        work.whole(0.75);
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
        // the first parts ask nothing; the sixth, the paths of three particles, has a third of all askings
        work.killedAt(work.askings / 2, 6);
        work.whole(0.75);
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
