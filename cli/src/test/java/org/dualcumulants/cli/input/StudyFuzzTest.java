package org.dualcumulants.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.expression.Names;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Seeded mutations of studies and formulas: each is read, or refused in one line that names its place. Nothing else may come out, and
 * none may take long.
 */
class StudyFuzzTest {

    /** Minutes for one input, until it hangs. */
    private static final long PATIENCE = 10;

    /** Of the processor, for one input, the first of which loads computer algebra; most take less than a thousandth. */
    private static final double LONGEST_SECONDS = 10;

    private static final List<String> PIECES = List.of(
            "", " ", "\n", "\t", ":", "-", "- ", "#", "'", "\"", "[", "]", "{", "}", ",", "&a", "*a", "!!", "|", ">", "?", "%", "@", "`", "~", "null", "true",
            "0", "-1", "1e400", "1e-400", "1e23", "0x10", "010", ".5", "NaN", "Infinity", "1/0", "0/0", "10^10^9", "2^-64", "99999999999999999999", "1/3",
            "(", ")", "((((((((((", "Sin", "Sin(", "Cos[x]", "Exp(1000)", "Log(0)", "Sqrt(-1)", "x", "y", "x'", "x1", "x2", "N", "Pi", "I", "E", "D", "Import(x)",
            "URLFetch(\"http://x\")", "x:=x", "f(x_):=f(x+1)", ";", "=", "==", "->", "/.", "**", "!", "auto", "periodic", "real", "interval", "kuramoto",
            "riesz", "name", "kind", "length", "title", "particle", "axes", "kernel", "\u0000", "\u00e9", "\u03c6\u0304", "\ud83d\ude00", "\ufeff", "\u2028", "---\n", "...\n", "Abs(", "Max(x, ", "Floor(x)");

    private static final List<String> FORMULAS = List.of(
            "1 + Cos(x)/2 + 3/10*Sin(2*x)", "-coupling*Sin(x)", "Exp(-(x-0.7)^2/(2*0.5^2))", "Abs(x)^(3/2) + Sqrt(1 + x^2)", "1/2*Cot(x/2)",
            "Sin[x]^2 + 1e-3*Max(x, 0)", "(Sign(x) - x)*Log(2 + Cos(x))", "gamma*beta + D*N");

    private final Random random = new Random(20261122);

    private static List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("..", "notebooks", "studies"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                seeds.add(Files.readString(file));
            }
        }
        assertTrue(seeds.size() > 8);
        return seeds;
    }

    private String mutated(String text, List<String> others) {
        StringBuilder out = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(out.length() + 1);
            int length = Math.min(out.length() - at, random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(4));
            switch (random.nextInt(6)) {
                case 0 -> out.delete(at, at + length);
                case 1 -> out.insert(at, piece());
                case 2 -> out.replace(at, at + length, piece());
                case 3 -> out.insert(at, out.substring(at, at + length));
                case 4 -> out.insert(at, (char) (random.nextInt(8) == 0 ? random.nextInt(0x3000) : 32 + random.nextInt(96)));
                default -> {
                    String other = others.get(random.nextInt(others.size()));
                    int from = random.nextInt(other.length());
                    out.insert(at, other, from, Math.min(other.length(), from + random.nextInt(80)));
                }
            }
        }
        return out.toString();
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    /** Runs the inputs one by one; what hangs is named. */
    private static void each(int count, Supplier<String> next, Consumer<String> check) {
        AtomicReference<String> current = new AtomicReference<>("");
        AtomicInteger done = new AtomicInteger();
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        AtomicReference<String> slowest = new AtomicReference<>("");
        FutureTask<Void> all = new FutureTask<>(() -> {
            for (int i = 0; i < count; i++) {
                current.set(next.get());
                long began = clock.getCurrentThreadCpuTime();
                try {
                    check.accept(current.get());
                } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                    throw new AssertionError(e + " for input " + i + ":\n" + current.get(), e);
                }
                double seconds = (clock.getCurrentThreadCpuTime() - began) * 1e-9;
                if (seconds > LONGEST_SECONDS) {
                    slowest.set("took " + seconds + " s: " + current.get());
                }
                done.incrementAndGet();
            }
        }, null);
        Thread worker = new Thread(all, "inputs");
        worker.setDaemon(true);
        worker.start();
        for (int before = -1; !all.isDone(); before = done.get()) {
            assertNotEquals(before, done.get(), () -> "hangs: " + current.get());
            finished(all);
        }
        assertEquals("", slowest.get());
    }

    private static void finished(Future<?> all) {
        try {
            all.get(PATIENCE, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            // the caller sees whether there was any progress
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void studies(int count) throws IOException {
        List<String> seeds = seeds();
        int[] read = new int[1];
        each(count, () -> mutated(seeds.get(random.nextInt(seeds.size())), seeds), text -> {
            try {
                StudyReader.parse(text, "study.yaml", List.of());
                read[0]++;
            } catch (InputException e) {
                String message = e.getMessage();
                assertTrue(message.startsWith("study.yaml:"), () -> message + "\nfor\n" + text);
                assertEquals(1, message.lines().count(), () -> message + "\nfor\n" + text);
                assertTrue(message.length() < 1_000, () -> message + "\nfor\n" + text);
            }
        });
        assertTrue(read[0] > count / 50 && read[0] < count * 9 / 10, read[0] + " of " + count + " could be read");
    }

    private void formulas(int count) {
        Names names = new Names(List.of("x"), Map.of("coupling", 1.0, "gamma", 2.0, "beta", 0.5, "D", 3.0, "N", 8.0));
        int[] read = new int[1];
        each(count, () -> mutated(FORMULAS.get(random.nextInt(FORMULAS.size())), FORMULAS), text -> {
            try {
                Expression expression = Expression.parse(text, names);
                read[0]++;
                expression.compile(List.of("x")).at(0.3);
            } catch (ExpressionException e) {
                assertTrue(e.offset() >= 0 && e.offset() <= text.length(), () -> e.getMessage() + " at " + e.offset() + " of " + text);
                assertEquals(1, e.getMessage().lines().count(), e::getMessage);
            }
        });
        assertTrue(read[0] > count / 20 && read[0] < count * 9 / 10, read[0] + " of " + count + " could be read");
    }

    @Test
    void someStudies() throws IOException {
        studies(500);
    }

    @Test
    void someFormulas() {
        formulas(1_000);
    }

    @Test
    @Tag("slow")
    void manyStudies() throws IOException {
        studies(3_000);
    }

    @Test
    @Tag("slow")
    void manyFormulas() {
        formulas(97_000);
    }
}
