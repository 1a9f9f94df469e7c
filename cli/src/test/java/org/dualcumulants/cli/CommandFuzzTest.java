package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole commands with seeded mutations of their words and studies, interrupted when they ask for it for the first times. Each ends with a
 * documented status and says what is wrong in words for the user; none shows its inside, and none hangs.
 */
class CommandFuzzTest {

    /** Interrupted at an asking before this one. */
    private static final int MOST_ASKINGS = 64;

    /** Until it hangs, on a machine that is very busy. */
    private static final int PATIENCE_SECONDS = 1200;

    private static final Set<Integer> STATUSES =
            Set.of(ExitStatus.DONE, ExitStatus.CHECK_FAILED, ExitStatus.BAD_INPUT, ExitStatus.FAILED, ExitStatus.INTERRUPTED);

    private static final List<String> STUDIES = List.of(
            SampleStudy.TEXT.replace("[4, 8, 16]", "[4]").replace("[1, 2, 4]", "[1, 2]").replace("{x: 8}", "{x: 3}"),
            """
            title: Log gas
            particle:
              axes: [{name: x, kind: periodic, length: 2*Pi}]
              kernel: {name: log}
              noise: ["1/2"]
              initial: "1 + Cos(x)/2"
            observable: {functional: {statistics: {c: "Cos(x)"}, value: "c^2"}}
            horizon: 1/4
            particles: [2, 3]
            truncation: [2]
            resolution: {x: 2}
            """,
            """
            title: Kinetic
            parameters: {a: 1/2}
            particle:
              axes:
                - {name: q, kind: periodic, length: 2*Pi}
                - {name: v, kind: real, center: 0, width: 1}
              drift: ["v", "-a*v"]
              kernel: ["0", "-Sin(q)"]
              noise: ["0", "1"]
              initial: "(1 + Cos(q)/3)*Exp(-v^2/2)"
            observable: {marginal: "Cos(q1 - q2)"}
            horizon: 1/8
            particles: [3]
            truncation: [1, 2]
            resolution: {q: 1, v: 2}
            """,
            """
            title: Walls
            particle:
              axes: [{name: x, kind: interval, from: 0, to: 1}]
              kernel: ["-x"]
              noise: ["1/2"]
              initial: "1 + x"
            observable: {mean: "x^2"}
            horizon: 1/8
            particles: [5]
            truncation: [1]
            resolution: {x: 3}
            """,
            """
            title: Both states
            parameters: {b: 2}
            particle:
              axes: [{name: x, kind: periodic, length: 2*Pi}]
              drift: ["b/(N*4)"]
              kernel: ["Sin(x)*(1 + Cos(x'))"]
              noise: ["1/Sqrt(N)"]
              initial: "Exp(Cos(x))"
            initialCorrelation: "Cos(x1 - x2)/10"
            observable: {fluctuation: {order: 1, of: "Cos(x1)"}}
            horizon: 1/8
            particles: [3, 1e23]
            truncation: [2, 3]
            resolution: auto
            tolerance: 1e-3
            scaling: 1/N
            """,
            """
            title: Newton
            particle:
              axes:
                - {name: q, kind: periodic, length: 2*Pi}
                - {name: v, kind: real, center: 0, width: 1}
              drift: ["v", "0"]
              kernel: {name: coulomb, flow: newton, strength: 1}
              initial: "(1 + Cos(q)/4)*Exp(-v^2)"
            observable: {mean: "Cos(q)"}
            horizon: 1/8
            particles: [4]
            truncation: [1]
            resolution: {q: 2, v: 2}
            series: 1
            """);

    private static final List<String> KEYS = List.of(
            "horizon", "particles", "truncation", "resolution", "resolution.x", "tolerance", "scaling", "selfInteraction", "series", "basis", "indexSet",
            "initialCorrelation", "seed", "certificate", "observable", "observable.mean", "particle.noise", "particle.noise[0]", "particle.drift[0]",
            "particle.kernel", "particle.kernel[0]", "particle.kernel.name", "particle.kernel.strength", "particle.initial", "particle.axes[0].length",
            "particle.axes[0].kind", "particle.axes[0].name", "parameters.noise", "parameters.b", "particle.kernel.flow", "particle.kernel.s", "particle.kernel.regularization", "particle.axes[1].kind",
            "particle.axes", "particle", "parameters", "observable.marginal", "observable.fluctuation.order", "observable.functional.value", "title", "nonsense", "", "particles[0]", "truncation[7]", "horizon.x");

    private static final List<String> VALUES = List.of(
            "0", "-1", "1", "2", "3", "7", "1/3", "1e-9", "1e9", "1e23", "1e400", "NaN", "1/0", "N", "1/N", "1/(N-1)", "auto", "true", "false", "null", "''",
            "[2]", "[2, 3]", "[]", "[4, 1e23]", "[0]", "[12]", "{x: 2}", "{x: 40}", "{x: 0}", "{q: 2, v: 1}", "{y: 2}", "plain", "weighted", "periodic", "real",
            "interval", "Cos(x)", "Sin(x)", "1/x", "Log(x)", "x", "Exp(100*x)", "Cos(x1-x2)/10", "5*Cos(x1-x2)", "Cos(q)", "1 + 2*Cos(x)", "Sqrt(x)", "Sign(x)",
            "{name: riesz, s: 1/2}", "{name: coulomb}", "{name: log, strength: -1}", "{name: kuramoto}", "{name: nobody}", "{mean: Sin(x)^4}",
            "{fluctuation: {order: 2, of: Cos(x1 - x2)}}", "{fluctuation: {order: 3, of: Cos(x1)}}", "{marginal: Cos(x1)*Cos(x2)*Cos(x3)}",
            "{functional: {statistics: {c: Cos(x)}, value: c^3}}", "{basis: total-degree, tensor: hyperbolic}", "{basis: full, tensor: none}", "- x", "[", "a: b: c",
            "Sin(x - x')", "Cos(x')", "{name: log, flow: newton}", "{name: biot-savart}", "conservative", "[x]", "{a: 1}", "{N: 3, x: 1}", "x*(x^2)^(-1/2)",
            "ArcTan(x, 1)", "Floor(x)", "1e-400", "0.1e", "2^0.5", "(((", "Sin(", "\u00e9", "!!int 3", "&a 1", "*a", "0x10", "010", "1_000", "2024-01-01");

    private static final List<List<String>> OPTIONS = List.of(
            List.of("--json"), List.of("--quiet"), List.of("--threads", "1"), List.of("--threads", "0"), List.of("--threads", "x"), List.of("--seed", "-3"),
            List.of("--seed", "1.5"), List.of("--resume"), List.of("--checkpoint", "0.05"), List.of("--checkpoint", "-1"), List.of("--checkpoint", "NaN"),
            List.of("--limit"), List.of("--hdf5"), List.of("--solve"), List.of("--estimator", "plain"), List.of("--estimator", "other"),
            List.of("--replicas", "32"), List.of("--replicas", "1"), List.of("--replicas", "99999999999999999999"), List.of("--step", "0.1"),
            List.of("--step", "0"), List.of("--step", "1e-300"), List.of("--format", "latex"), List.of("--system", "limit"), List.of("--scaling", "1/N"),
            List.of("--nonsense"), List.of("--set"), List.of("--set", "horizon"), List.of("--set", "=1"), List.of("--help"), List.of("--version"), List.of("missing.yaml"));

    private static final List<String> COMMANDS = List.of(
            "study", "study", "study", "simulate", "simulate", "verify", "verify", "modulated", "derive", "report", "schema", "figures", "studdy");

    private final Random random = new Random(Long.getLong("fuzz.seed", 20261123));
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "command");
        thread.setDaemon(true);
        return thread;
    });

    @TempDir
    private Path folder;

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String study() {
        String text = any(STUDIES);
        if (random.nextInt(8) == 0) {
            List<String> lines = new ArrayList<>(text.lines().toList());
            String line = lines.remove(random.nextInt(lines.size()));
            for (int again = random.nextInt(3); again > 0; again--) {
                lines.add(random.nextInt(lines.size() + 1), random.nextBoolean() ? line : line.strip());
            }
            text = String.join("\n", lines) + "\n";
        }
        if (random.nextInt(6) == 0) {
            int at = random.nextInt(text.length());
            int length = Math.min(text.length() - at, random.nextInt(8));
            text = text.substring(0, at) + (random.nextBoolean() ? "" : any(VALUES)) + text.substring(at + length);
        }
        return text;
    }

    /** A folder as study leaves it, with a hole or a wrong value in its document. */
    private void damagedDocument(Path results) throws IOException {
        Path whole = folder.resolve("whole");
        if (Files.notExists(whole)) {
            ReportCommandTest.results(whole);
        }
        String text = Files.readString(whole.resolve("results.json"));
        int at = random.nextInt(text.length());
        Matcher value = Pattern.compile("(?<=[:\\[,]\\s{0,9})(?:\"[^\"]*\"|[0-9.eE+-]+|true|false|null)").matcher(text);
        String damaged = random.nextInt(4) > 0 && value.find(at)
                ? text.substring(0, value.start()) + any(List.of("-1", "1e400", "\"x\"", "[]", "{}", "null", "true", "0")) + text.substring(value.end())
                : text.substring(0, at) + text.substring(Math.min(text.length(), at + random.nextInt(60)));
        Files.createDirectories(results);
        Files.writeString(results.resolve("results.json"), damaged);
    }

    private List<String> words(Path file, Path results) throws IOException {
        List<String> words = new ArrayList<>(List.of(any(COMMANDS)));
        if (words.get(0).equals("report")) {
            damagedDocument(results);
            words.add(results.toString());
        } else if (words.get(0).equals("figures")) {
            words.addAll(List.of("effective-kernel", "--output", results.toString()));
        } else if (!words.get(0).equals("schema") && random.nextInt(20) > 0) {
            words.add(file.toString());
        }
        if (Set.of("study", "simulate", "verify", "modulated").contains(words.get(0))) {
            words.addAll(List.of("--output", results.toString()));
        }
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            if (random.nextInt(3) > 0) {
                words.addAll(List.of("--set", any(KEYS) + "=" + any(VALUES)));
            } else {
                words.addAll(any(OPTIONS));
            }
        }
        return words;
    }

    private Map<Integer, Integer> run(int count) throws Exception {
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            Path here = Files.createDirectories(folder.resolve("case " + i));
            String text = study();
            Path file = Files.writeString(here.resolve("study.yaml"), text);
            List<String> words = words(file, here.resolve("out"));
            String input = words + "\n" + text;
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Cancellation cancellation = Askings.stoppingAt(1 + 7 * i % MOST_ASKINGS);
            Terminal terminal = new Terminal(
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
            Future<Integer> work = worker.submit(() ->
                    Main.run(Main.commandLine(terminal, cancellation, new Solver.Hierarchy()), words.toArray(String[]::new)));
            int status;
            try {
                status = work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new AssertionError("hangs: " + input, e);
            }
            statuses.merge(status, 1, Integer::sum);
            judge(status, err.toString(StandardCharsets.UTF_8), input, here.resolve("out"));
        }
        return statuses;
    }

    private static void judge(int status, String said, String input, Path results) throws IOException {
        assertTrue(STATUSES.contains(status), () -> "status " + status + ": " + said + "\nfor " + input);
        for (String inside : List.of("internal error", "\tat ", "Exception", "java.", "null", "@")) {
            // what the user wrote may be quoted
            if (!input.contains(inside)) {
                assertTrue(!said.contains(inside), () -> inside + " in: " + said + "\nfor " + input);
            }
        }
        if (status == ExitStatus.BAD_INPUT) {
            assertTrue(!said.isBlank() && said.lines().count() <= 2, () -> "said: " + said + "\nfor " + input);
            assertTrue(Files.notExists(results.resolve("report.html")), () -> "a page was written for " + input);
            assertTrue(Files.notExists(results) || input.startsWith("[report"), () -> "something was written for " + input);
        }
        if (status == ExitStatus.FAILED) {
            assertTrue(!said.isBlank(), () -> "nothing was said for " + input);
        }
    }

    @Test
    void someCommands() throws Exception {
        Map<Integer, Integer> statuses = run(20);
        assertTrue(statuses.getOrDefault(ExitStatus.BAD_INPUT, 0) > 1 && statuses.size() > 1, statuses.toString());
    }

    @Tag("slow")
    @Test
    void manyCommands() throws Exception {
        int count = Integer.getInteger("fuzz.commands", 300);
        Map<Integer, Integer> statuses = run(count);
        assertEquals(count, statuses.values().stream().mapToInt(c -> c).sum());
        assertTrue(statuses.containsKey(ExitStatus.DONE) && statuses.containsKey(ExitStatus.INTERRUPTED), statuses.toString());
    }
}
