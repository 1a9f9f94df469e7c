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
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {

    private static final Solver SAMPLE = (study, threads, progress) -> SampleResults.of(study.particles(), study.truncation());

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

    private int run(Solver solver, Object... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        return Main.run(Main.commandLine(terminal, cancellation, solver), words);
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

    private JsonNode written(Path results) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(results.resolve("results.json")));
    }

    @Test
    void printsATableAndWritesTheFolder() throws IOException {
        Path results = folder.resolve("out");
        assertEquals(0, run(SAMPLE, "study", file, "--output", results));
        assertEquals("", err());
        assertTrue(out().startsWith("Sample\n") && out().contains("E[Φ̄]") && out().contains("slopes of norms"));
        assertTrue(out().endsWith("results in " + results + "\n"));
        assertEquals(9, written(results).get("runs").size());
    }

    @Test
    void jsonIsAloneOnStandardOutput() throws IOException {
        assertEquals(0, run(SAMPLE, "study", file, "--output", folder.resolve("out"), "--json"));
        assertEquals(new ObjectMapper().readTree(out()), written(folder.resolve("out")));
        assertTrue(err().contains("E[Φ̄]"));
    }

    @Test
    void quietIsSilent() {
        assertEquals(0, run(SAMPLE, "study", file, "--output", folder.resolve("out"), "--quiet"));
        assertEquals("", out() + err());
    }

    @Test
    void settingsThreadsAndSeedArrive() throws IOException {
        List<String> seen = new ArrayList<>();
        Solver solver = (study, threads, progress) -> {
            seen.add(study.horizon() + " " + threads);
            return SAMPLE.solve(study, threads, progress);
        };
        assertEquals(0, run(solver, "study", file, "--set", "horizon=2", "--set", "seed=3", "--threads", "5", "--seed", "9",
                "--output", folder.resolve("out")));
        assertEquals(List.of("2.0 5"), seen);
        assertEquals(9, written(folder.resolve("out")).at("/study/seed").asInt());
    }

    @Test
    void severalFilesHaveAFolderEach() throws IOException {
        Path other = Files.writeString(folder.resolve("other.yml"), SampleStudy.TEXT);
        assertEquals(0, run(SAMPLE, "study", file, other, "--output", folder.resolve("out")));
        assertTrue(Files.exists(folder.resolve("out/sample/results.json")) && Files.exists(folder.resolve("out/other/results.json")));
    }

    @Test
    void filesThatWouldOverwriteEachOtherAreRefused() {
        assertEquals(2, run(SAMPLE, "study", file, file, "--output", folder.resolve("out")));
        assertTrue(err().contains("would overwrite those of"));
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aBadStudyWritesNothing() {
        assertEquals(2, run(SAMPLE, "study", file, "--set", "horizon=-1", "--output", folder.resolve("out")));
        assertEquals("--set horizon=-1: horizon is \"-1\": expected a positive time\n", err());
        assertEquals("", out());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void whatTheSolverRefusesHasAPlaceToo() {
        Solver refusing = (study, threads, progress) -> {
            throw new StudyException("particle.kernel[0]", "it has a pole at x = 0; expected a bounded kernel");
        };
        assertEquals(2, run(refusing, "study", file, "--output", folder.resolve("out")));
        assertEquals(file + ":5:12: particle.kernel[0]: it has a pole at x = 0; expected a bounded kernel\n", err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void badUsageNamesTheNearestOption() {
        assertEquals(2, run(SAMPLE, "study", file, "--ouput", "x"));
        assertTrue(err().contains("Unknown option: '--ouput'; did you mean --output? See dualcumulants study --help\n"), err());
        assertEquals(2, run(SAMPLE, "study"));
        assertTrue(err().contains("Missing required parameter: 'FILE'"), err());
        assertEquals(2, run(SAMPLE, "studdy", file));
        assertTrue(err().contains("did you mean study?"), err());
        assertEquals(2, run(SAMPLE, "study", file, "--threads", "0"));
        assertTrue(err().contains("--threads is 0; expected a whole number ≥ 1"), err());
        assertEquals(2, run(SAMPLE));
        assertTrue(err().contains("a command is expected: study"), err());
    }

    @Test
    void anOutputThatCannotBeWrittenIsSeenBeforeTheWork() throws IOException {
        Path occupied = Files.writeString(folder.resolve("file"), "");
        Solver never = (study, threads, progress) -> {
            throw new AssertionError("solved");
        };
        assertEquals(2, run(never, "study", file, "--output", occupied));
        assertEquals("--output " + occupied + ": " + occupied + " is not a folder; choose another folder\n", err());
    }

    @Test
    void failedRunsAreReportedAndTheOthersKept() throws IOException {
        assertEquals(3, run((study, threads, progress) -> SampleResults.failed(), "study", file, "--output", folder.resolve("out")));
        assertEquals("N = 8, m = 4 failed: norm 1e12 at t = 0.21; lower the horizon.\n", err());
        assertEquals(4, written(folder.resolve("out")).get("runs").size());
    }

    @Test
    void whatIsComputedIsPrintedWhenItCannotBeWritten() {
        Path results = folder.resolve("out");
        Solver blocking = (study, threads, progress) -> {
            try {
                Files.writeString(results, "in the way");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return SAMPLE.solve(study, threads, progress);
        };
        assertEquals(3, run(blocking, "study", file, "--output", results));
        assertTrue(err().contains("the results cannot be written"), err());
        assertTrue(out().contains("E[Φ̄]"));
    }

    @Test
    void cancellationKeepsFinishedRuns() throws IOException {
        Solver interrupted = new Solver() {
            @Override
            public StudyResult solve(Study study, int threads, org.dualcumulants.hierarchy.run.Progress progress) {
                assertFalse(progress.cancelled());
                cancellation.request();
                assertTrue(progress.cancelled());
                return SampleResults.interrupted(3);
            }
        };
        Path other = Files.writeString(folder.resolve("other.yaml"), SampleStudy.TEXT);
        assertEquals(130, run(interrupted, "study", file, other, "--output", folder.resolve("out")));
        assertEquals(file + ": interrupted; 3 finished runs are kept\n", err());
        assertFalse(written(folder.resolve("out/sample")).get("complete").asBoolean());
        assertEquals(3, written(folder.resolve("out/sample")).get("runs").size());
        assertFalse(Files.exists(folder.resolve("out/other")));
    }

    @Test
    void faultsOfTheProgramAreOneLine() {
        assertEquals(70, run((study, threads, progress) -> {
            throw new IllegalStateException("planted");
        }, "study", file, "--output", folder.resolve("out")));
        assertEquals("dualcumulants: internal error: java.lang.IllegalStateException: planted; "
                + "set DUALCUMULANTS_DEBUG=1 to see where, and report it\n", err());
        assertEquals(70, run((study, threads, progress) -> {
            throw new StackOverflowError("planted");
        }, "study", file, "--output", folder.resolve("out")));
        assertEquals(3, run((study, threads, progress) -> {
            throw new OutOfMemoryError("planted");
        }, "study", file, "--output", folder.resolve("out")));
        assertTrue(err().contains("out of memory; lower the truncation or the resolution"));
    }

    @Test
    void helpAndVersionNeedNoStudy() {
        assertEquals(0, run(SAMPLE, "--help"));
        assertTrue(out().contains("Usage: dualcumulants"));
        assertEquals(0, run(SAMPLE, "study", "--help"));
        assertTrue(out().contains("--set=KEY.PATH=VALUE") && out().contains("130  interrupted"));
        assertEquals(0, run(SAMPLE, "--version"));
        assertTrue(out().contains("dualcumulants 0."), out());
        assertEquals("", err());
    }
}
