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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users are told: every message that refuses something is met by a test, here where no other has it. */
class MessagesTest {

    /** A quotation shorter than this says little about which message it is from. */
    private static final int TELLING = 10;

    private static final Pattern REFUSAL = Pattern.compile("new (?:Input|Study|Parameter|Report|Expression)Exception\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** Beginnings of messages that no input is known for: of computer algebra that fails, disks that fail, reasons in the ledger. */
    private static final Set<String> NOT_PROVOKED = Set.of(
            ": cannot be read: ", "the formula cannot be written as LaTeX", "simplified, the formula contains ", "; write the formula in a simpler form",
            "simplified, the formula is complex", "a factor is a power that is not whole", "the formula is no rational function",
            "sums over subsets of ", "no product law is known to be invariant", "the uniform law is not invariant: ", "no equilibrium is known: ",
            "); write the formula in a simpler form", "the formula is empty; expected a number");

    @TempDir
    private Path folder;

    private String refused(String text, List<String> words) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), text);
        List<String> all = new ArrayList<>(words);
        all.add(1, file.toString());
        if (!words.get(0).equals("derive")) {
            all.addAll(List.of("--output", folder.resolve("out").toString()));
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        int status = Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), all.toArray(String[]::new));
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(ExitStatus.BAD_INPUT, status, said);
        assertEquals(1, said.lines().count(), said);
        assertTrue(Files.notExists(folder.resolve("out")), said);
        return said;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "derive | particle.initial=Sqrt(x-1) | is not a finite real number everywhere; a density must be",
        "derive | particle.initial=1+2*Cos(x) | at its lowest on the grid); a density must be ≥ 0",
        "simulate | particle.initial=1+2*Cos(x) | at its lowest on the grid); a density must be ≥ 0",
        "study | initialCorrelation=0-1/2 | ; it must be positive, make a smaller or centred",
        "study | horizon=Log(noise-1) | the value of ",
        "study | horizon=1/0 | (at column "
    })
    void aStudyThatIsRefused(String command, String setting, String words) throws IOException {
        String said = refused(SampleStudy.TEXT, List.of(command, "--set", setting));
        assertTrue(said.contains(words.strip()), said);
    }

    @Test
    void velocitiesOfModulatedParticlesAreReal() throws IOException {
        String said = refused("""
                title: Newton
                particle:
                  axes:
                    - {name: q, kind: periodic, length: 2*Pi}
                    - {name: v, kind: interval, from: -1, to: 1}
                  drift: ["v", "0"]
                  kernel: {name: coulomb, flow: newton}
                  initial: "1 + Cos(q)/4"
                observable: {mean: "Cos(q)"}
                horizon: 1/4
                particles: [4]
                truncation: [1]
                """, List.of("modulated"));
        assertTrue(said.contains("velocities are on a ") && said.contains(" axis; a real one is required"), said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ | : is no JSON document: ",
        "[] | ; expected one of dual-cumulants/study/1, dual-cumulants/simulate/1, dual-cumulants/modulated/1, dual-cumulants/verify/1, which the commands write",
        "{\"schema\": \"dual-cumulants/study/1\", \"study\": {\"title\": 1}} | ; run the command that wrote it again, with this version"
    })
    void aFolderThatHasNoReport(String document, String words) throws IOException {
        Files.writeString(folder.resolve("results.json"), document);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(System.out, new PrintStream(err, true, StandardCharsets.UTF_8), false);
        assertEquals(ExitStatus.BAD_INPUT, Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), "report", folder.toString()));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains(words.strip()) && said.lines().count() == 1, said);
    }

    private static List<Path> sources(String kind) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : List.of("spectral", "hierarchy", "verify", "cli")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", kind, "java"))) {
                all.addAll(files.filter(f -> f.toString().endsWith(".java")).toList());
            }
        }
        return all;
    }

    private static List<String> literals(String text) {
        List<String> found = new ArrayList<>();
        Matcher literals = LITERAL.matcher(text);
        while (literals.find()) {
            if (literals.group(1).strip().length() >= TELLING) {
                found.add(literals.group(1).replace("\\\"", "\""));
            }
        }
        return found;
    }

    /** Up to the parenthesis that closes the one before {@code from}. */
    private static String arguments(String source, int from) {
        int depth = 1;
        boolean quoted = false;
        int at = from;
        while (depth > 0) {
            char c = source.charAt(at);
            if (c == '\\' && quoted) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            at++;
        }
        return source.substring(from, at);
    }

    /** Quoted by a test, in part or as part of more. */
    private static boolean isQuoted(String message, Set<String> inTests) {
        return inTests.stream().anyMatch(quoted -> message.contains(quoted.strip()) || quoted.contains(message.strip()));
    }

    /** A new message without a test fails here; write one above, or beside the code. */
    @Test
    void everyRefusalIsQuotedByATest() throws IOException {
        Set<String> inTests = new TreeSet<>();
        for (Path test : sources("test")) {
            if (!test.endsWith("MessagesTest.java")) {
                inTests.addAll(literals(Files.readString(test)));
            }
        }
        // of this class only what is met above; tables have several cells in a literal
        String own = Files.readString(Path.of("src/test/java/org/dualcumulants/cli/MessagesTest.java"));
        for (String literal : literals(own.substring(own.indexOf("@ParameterizedTest"), own.indexOf("private static List<Path> sources")))) {
            Stream.of(literal.split("\\|")).map(String::strip).filter(s -> s.length() >= TELLING).forEach(inTests::add);
        }
        int messages = 0;
        List<String> untested = new ArrayList<>();
        for (Path source : sources("main")) {
            String text = Files.readString(source);
            Matcher refusals = REFUSAL.matcher(text);
            while (refusals.find()) {
                List<String> parts = literals(arguments(text, refusals.end()));
                messages += parts.isEmpty() ? 0 : 1;
                if (!parts.isEmpty() && parts.stream().noneMatch(p -> isQuoted(p, inTests))
                        && parts.stream().noneMatch(p -> NOT_PROVOKED.stream().anyMatch(p::startsWith))) {
                    untested.add(source.getFileName() + ": " + parts);
                }
            }
        }
        assertTrue(messages > 100, messages + " messages found");
        assertEquals(List.of(), untested);
    }
}
