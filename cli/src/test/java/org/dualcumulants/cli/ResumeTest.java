package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.dualcumulants.hierarchy.run.Certificate;
import org.dualcumulants.hierarchy.run.Checkpoint;
import org.dualcumulants.hierarchy.run.LimitResult;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.Values;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.check.Finding;
import org.dualcumulants.verify.check.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is interrupted and gone on with, through the command. */
class ResumeTest {

    /** Three lines, each kept when it is there; interrupted after the second unless there was one before. */
    private static final Verifier VERIFIER = (study, settings, progress) -> {
        List<Finding> findings = new ArrayList<>();
        boolean again = !progress.checkpoint().isEmpty();
        for (int i = 0; i < (again ? 3 : 2); i++) {
            int line = i;
            String now = again ? "again" : "first";
            findings.add(new Finding.Skipped("check " + line, "", "", progress.checkpoint().finished("check " + line, in -> in.readUTF()).orElse(now)));
            progress.checkpoint().finish("check " + line, out -> out.writeUTF(now));
        }
        return new Ledger(findings, List.of(), List.of(8), settings.seed(), again);
    };

    private static final String SMALL = SampleStudy.TEXT.replace("[1, 2, 4]", "[1, 2]").replace("{x: 8}", "{x: 4}");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path file;
    private Path results;

    @BeforeEach
    void writeStudy() throws IOException {
        file = Files.writeString(folder.resolve("sample.yaml"), SMALL);
        results = folder.resolve("out");
    }

    /** The command in a process of its own, as far as stopping goes. */
    private int stopped(Cancellation cancellation, int steps, Object... arguments) {
        err.reset();
        Terminal terminal = new Terminal(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        List<String> words = new ArrayList<>();
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        words.addAll(List.of("--output", results.toString()));
        Solver solver = (study, threads, progress) ->
                new Solver.Hierarchy().solve(study, threads, stopping(progress, cancellation, steps));
        return Main.run(Main.commandLine(terminal, cancellation, solver, VERIFIER), words.toArray(String[]::new));
    }

    private int run(Object... arguments) {
        return stopped(new Cancellation(), Integer.MAX_VALUE, arguments);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Ctrl-C after so many steps. */
    private static Progress stopping(Progress progress, Cancellation cancellation, int steps) {
        AtomicInteger left = new AtomicInteger(steps);
        return new Progress() {
            @Override
            public void advanced(double done, double total) {
                if (left.decrementAndGet() <= 0) {
                    cancellation.request();
                }
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }

            @Override
            public Checkpoint checkpoint() {
                return progress.checkpoint();
            }
        };
    }

    private JsonNode document() throws IOException {
        return timeless(new ObjectMapper().readTree(results.resolve("results.json").toFile()));
    }

    private static JsonNode timeless(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("seconds");
        }
        node.forEach(ResumeTest::timeless);
        return node;
    }

    @Test
    void anInterruptedStudyGoesOnToTheSameResult() throws IOException {
        assertEquals(0, run("study", file));
        JsonNode whole = document();
        assertEquals(130, stopped(new Cancellation(), 30, "study", file));
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().contains(": interrupted; ") && err().endsWith("; --resume goes on from there\n"), err());
        assertTrue(Files.exists(results.resolve("checkpoint")));
        assertFalse(document().get("complete").asBoolean());
        assertEquals(0, run("study", file, "--resume"));
        assertEquals("going on from " + results.resolve("checkpoint") + "\n", err());
        assertEquals(whole, document());
        assertFalse(Files.exists(results.resolve("checkpoint")));
    }

    /** Certificates and the limiting hierarchy are parts, too: what a checkpoint has of them is not solved again. */
    @Test
    void certificatesAndTheLimitAreKept() throws IOException {
        Path certified = Files.writeString(
                folder.resolve("certified.yaml"), SMALL.replace("[4, 8, 16]", "[8]").replace("[1, 2]", "[2]") + "certificate: true\n");
        Certificate.Bound bound = new Certificate.Bound(OptionalDouble.of(77), "planted");
        planted("certificate at [4] | 8.0 2", new Certificate(bound, bound, List.of(4)), "/runs/0/certificate/sharp/value", "study", certified.toString());

        Path fluctuating = Files.writeString(folder.resolve("fluctuating.yaml"), SMALL.replace("[4, 8, 16]", "[8]").replace("[1, 2]", "[2]")
                .replaceFirst("(?s)observable:.*?\nhorizon", "observable:\n  fluctuation: {order: 2, of: \"Cos(x1-x2)\"}\nhorizon"));
        planted("limit at [4]", new LimitResult(2, 77, List.of(77.0, 1.0, 2.0)), "/limit/value", "study", fluctuating.toString(), "--limit");
    }

    /** A number that is found in the checkpoint is the one that is written; without it another is computed. */
    private void planted(String key, Object value, String number, String... words) throws IOException {
        Solver planting = (study, threads, progress) -> {
            Values.kept(progress.checkpoint(), key, Object.class, () -> value);
            return new Solver.Hierarchy().solve(study, threads, progress);
        };
        for (Solver solver : List.of(planting, new Solver.Hierarchy())) {
            Terminal terminal = new Terminal(
                    new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8), false);
            String[] all = java.util.stream.Stream.concat(
                    java.util.Arrays.stream(words), java.util.stream.Stream.of("--output", results.toString())).toArray(String[]::new);
            assertEquals(0, Main.run(Main.commandLine(terminal, new Cancellation(), solver), all), this::err);
            double found = document().at(number).asDouble();
            assertTrue(solver == planting ? found == 77 : found != 0 && Math.abs(found) < 10, number + " is " + found);
        }
    }

    @Test
    void aCheckpointOfOtherWorkIsRefused() throws IOException {
        assertEquals(130, stopped(new Cancellation(), 30, "study", file));
        String found = results.resolve("checkpoint") + ": belongs to another study, other options or another version; give those it was written "
                + "with, or run without --resume to begin anew\n";
        assertEquals(2, run("study", file, "--resume", "--set", "horizon=1"));
        assertEquals(found, err());
        assertEquals(2, run("verify", file, "--resume"));
        assertEquals(found, err());
        // not even looked at
        assertEquals(0, run("study", file, "--set", "horizon=1"));
        assertTrue(err().startsWith(results.resolve("checkpoint") + ": left by work that was interrupted; --resume would go on from it"), err());
    }

    @Test
    void aDamagedCheckpointIsRefused() throws IOException {
        assertEquals(130, stopped(new Cancellation(), 30, "study", file));
        byte[] bytes = Files.readAllBytes(results.resolve("checkpoint"));
        for (int at : List.of(5, 60, 140, bytes.length / 2, bytes.length - 1)) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 4;
            Files.write(results.resolve("checkpoint"), damaged);
            assertEquals(2, run("study", file, "--resume"), "byte " + at);
            assertEquals(1, err().lines().count(), err());
            assertTrue(err().startsWith(results.resolve("checkpoint") + ": ") && err().endsWith("run without --resume to begin anew\n"), err());
            assertEquals(at == 5, err().contains(": is no checkpoint of this version; "), err());
        }
        assertTrue(err().endsWith(": is damaged, its check sum does not fit; run without --resume to begin anew\n"), err());
        Files.write(results.resolve("checkpoint"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertEquals(2, run("study", file, "--resume"));
        assertTrue(err().contains("is damaged or cannot be read"), err());
    }

    @Test
    void withoutACheckpointItBeginsAtTheBeginning() throws IOException {
        assertEquals(0, run("study", file, "--resume"));
        assertEquals(results.resolve("checkpoint") + ": no checkpoint there; beginning at the beginning\n", err());
        assertTrue(document().get("complete").asBoolean());
    }

    /** Forgetting --resume loses nothing: what was there is moved aside. */
    @Test
    void anotherCheckpointIsMovedAside() throws IOException {
        assertEquals(130, stopped(new Cancellation(), 40, "study", file));
        byte[] first = Files.readAllBytes(results.resolve("checkpoint"));
        assertEquals(130, stopped(new Cancellation(), 5, "study", file));
        assertEquals(-1, java.util.Arrays.mismatch(first, Files.readAllBytes(results.resolve("checkpoint.old"))));
        Files.move(results.resolve("checkpoint.old"), results.resolve("checkpoint"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(0, run("study", file, "--resume"));
    }

    /** Refused where there is less memory, say: the work of hours is still there for a machine with more. */
    @Test
    void aRefusalLeavesWhatEarlierWorkKept() throws IOException {
        assertEquals(130, stopped(new Cancellation(), 40, "study", file));
        Terminal terminal = new Terminal(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        Solver refusing = (study, threads, progress) -> {
            throw new StudyException("resolution", "it is planted");
        };
        String[] words = {"study", file.toString(), "--output", results.toString(), "--resume"};
        assertEquals(2, Main.run(Main.commandLine(terminal, new Cancellation(), refusing), words), this::err);
        assertTrue(Files.exists(results.resolve("checkpoint")));
        assertEquals(0, run("study", file, "--resume"));
        assertEquals("going on from " + results.resolve("checkpoint") + "\n", err());
    }

    /** Of several studies the finished ones are not begun again. */
    @Test
    void severalStudiesGoOnTogether() throws IOException {
        Path other = Files.writeString(folder.resolve("other.yaml"), SMALL);
        Cancellation cancellation = new Cancellation();
        AtomicInteger solved = new AtomicInteger();
        Terminal terminal = new Terminal(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        Solver solver = (study, threads, progress) -> new Solver.Hierarchy().solve(
                study, threads, stopping(progress, cancellation, solved.incrementAndGet() == 2 ? 20 : Integer.MAX_VALUE));
        String[] words = {"study", file.toString(), other.toString(), "--output", results.toString()};
        assertEquals(130, Main.run(Main.commandLine(terminal, cancellation, solver), words));
        Path finished = results.resolve("sample").resolve("checkpoint");
        assertTrue(Files.exists(finished) && Files.exists(results.resolve("other").resolve("checkpoint")));
        assertEquals(0, run("study", file, other, "--resume"));
        assertFalse(Files.exists(finished) || Files.exists(results.resolve("other").resolve("checkpoint")));
    }

    @Test
    void anInterruptedLedgerGoesOn() throws IOException {
        assertEquals(130, run("verify", file));
        assertTrue(err().endsWith("interrupted; 2 lines of the ledger are kept; --resume goes on from there\n"), err());
        assertEquals(0, run("verify", file, "--resume"));
        List<String> reasons = new ArrayList<>();
        document().get("checks").forEach(check -> reasons.add(check.get("reason").asText()));
        assertEquals(List.of("first", "first", "again"), reasons);
        assertFalse(Files.exists(results.resolve("checkpoint")));
    }

    @Test
    void anInterruptedSimulationGoesOnToTheSameResult() throws Exception {
        Object[] words = {"simulate", file, "--set", "particles=[4, 8]", "--replicas", "20000", "--checkpoint", "0.02", "--estimator", "plain"};
        Askings askings = Askings.counted();
        assertEquals(0, stopped(askings, Integer.MAX_VALUE, words));
        JsonNode whole = document();
        assertEquals(130, stopped(Askings.stoppingAt(askings.count() / 2), Integer.MAX_VALUE, words));
        assertTrue(err().endsWith("; --resume goes on from there\n"), err());
        List<Object> again = new ArrayList<>(List.of(words));
        again.add("--resume");
        assertEquals(0, run(again.toArray()));
        assertTrue(err().startsWith("going on from "), err());
        assertEquals(whole, document());
        again.addAll(List.of("--step", "0.1"));
        assertEquals(0, run(again.toArray()));
        assertTrue(err().startsWith(results.resolve("checkpoint") + ": no checkpoint there"), err());
    }

    @Test
    void anIntervalThatIsNoneIsRefused() {
        assertEquals(2, run("study", file, "--checkpoint", "0"));
        assertTrue(err().contains("--checkpoint is 0.0; expected seconds between 0.01 and 1e6"), err());
    }

    /** Something in the way that is no file: the work goes on, and its results are written. */
    @Test
    void aCheckpointThatCannotBeWrittenIsReportedOnce() throws IOException {
        Terminal terminal = new Terminal(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        Solver solver = (study, threads, progress) -> {
            try {
                Files.createDirectories(results.resolve("checkpoint").resolve("in the way"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return new Solver.Hierarchy().solve(study, threads, progress);
        };
        assertEquals(0, Main.run(Main.commandLine(terminal, new Cancellation(), solver), "study", file.toString(), "--output", results.toString(),
                "--checkpoint", "0.02"));
        List<String> lines = err().lines().toList();
        String begin = results.resolve("checkpoint") + ": ";
        assertEquals(2, lines.size(), err());
        assertTrue(lines.get(0).startsWith(begin + "the checkpoint cannot be written ("), err());
        assertTrue(lines.get(1).startsWith(begin + "cannot be removed: ") && lines.get(1).endsWith("; it is not needed any more"), err());
        assertTrue(document().get("complete").asBoolean());
    }
}
