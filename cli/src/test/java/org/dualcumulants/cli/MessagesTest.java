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

    /** A quotation that is shorter, or one word, says little about which message it is from. */
    private static final int TELLING = 10;

    private static final Pattern REFUSAL = Pattern.compile("new (?:Input|Study|Parameter|Report|Expression)Exception\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    @TempDir
    private Path folder;

    private String refused(String text, List<String> words) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), text);
        List<String> all = new ArrayList<>(words);
        all.add(1, file.toString());
        if (!words.get(0).equals("derive")) {
            all.addAll(List.of("--output", folder.resolve("out").toString()));
        }
        String said = refused(all.toArray(String[]::new));
        assertTrue(Files.notExists(folder.resolve("out")), said);
        return said;
    }

    /** What is said about a command, in one line. */
    private static String refused(String... words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        int status = Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), words);
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(ExitStatus.BAD_INPUT, status, said);
        assertEquals(1, said.lines().count(), said);
        return said;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "derive | particle.initial=Sqrt(x-1) | is not a finite real number everywhere; a density must be",
        "derive | particle.initial=1+2*Cos(x) | at its lowest on the grid); a density must be ≥ 0",
        "simulate | particle.initial=1+2*Cos(x) | at its lowest on the grid); a density must be ≥ 0",
        "study | initialCorrelation=0-1/2 | ; it must be positive, make a smaller or centred",
        "study | horizon=Log(noise-1) | the value of ",
        "study | horizon=1/0 | (at column ",
        "study | particles=[2] && observable={marginal: 'Cos(x1-x2)*Cos(x3)'} | N = 2 is too small for an observable of 3 different particles; leave it out",
        "simulate | particles=[2] && observable={marginal: 'Cos(x1-x2)*Cos(x3)'} | N = 2 is too small for an observable of 3 different particles; leave it out",
        "study | series=2 && observable={fluctuation: {order: 2, of: Cos(x1-x2)}} | is a sum scaled by N^(-2/2), not a mean: it has no series in powers of 1/N; "
    })
    void aStudyThatIsRefused(String command, String settings, String words) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        for (String setting : settings.split(" && ")) {
            all.addAll(List.of("--set", setting));
        }
        String said = refused(SampleStudy.TEXT, all);
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

    /** K = x/|x| on a line has no value where two particles meet. */
    @Test
    void aKernelWithoutValueAtZero() throws IOException {
        String said = refused(SampleStudy.TEXT.replace("kind: periodic, length: 2*Pi", "kind: real, center: 0, width: 1").replace("1 + Cos(x)/2", "Exp(-x^2)"),
                List.of("study", "--set", "particle.kernel=[x*(x^2)^(-0.5)]"));
        assertTrue(said.contains("'x*(x^2)^(-0.5)' is not a real number at x = ") && said.contains(", where the difference is 0; it must have a value there: "
                + "for 0/0 write what is meant (Sign(x) for x/Sqrt(x^2))"), said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ | : is no JSON document: ",
        "[] | ; expected one of dual-cumulants/study/1, dual-cumulants/simulate/1, dual-cumulants/modulated/1, dual-cumulants/verify/1, which the commands write",
        "{\"schema\": \"dual-cumulants/study/1\", \"study\": {\"title\": 1}} | ; run the command that wrote it again, with this version"
    })
    void aFolderThatHasNoReport(String document, String words) throws IOException {
        Files.writeString(folder.resolve("results.json"), document);
        String said = refused("report", folder.toString());
        assertTrue(said.contains(words.strip()), said);
    }

    /** A link to itself is a file that cannot be opened, whoever asks. */
    @Test
    void aStudyThatCannotBeRead() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve("link.yaml"));
        String said = refused("study", link.toString());
        assertTrue(said.startsWith(link + ": cannot be read: "), said);
    }

    @Test
    void aReportOfWhatCannotBeRead() throws IOException {
        Files.createDirectory(folder.resolve("results.json"));
        String said = refused("report", folder.toString());
        assertTrue(said.contains("results.json: cannot be read: "), said);
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
            // tables have several cells in a literal
            literals(Files.readString(test)).stream()
                    .flatMap(literal -> Stream.of(literal.split("\\|"))).map(String::strip)
                    .filter(s -> s.length() >= TELLING && s.contains(" ")).forEach(inTests::add);
        }
        int messages = 0;
        List<String> untested = new ArrayList<>();
        for (Path source : sources("main")) {
            String text = Files.readString(source);
            Matcher refusals = REFUSAL.matcher(text);
            while (refusals.find()) {
                List<String> parts = literals(arguments(text, refusals.end()));
                messages += parts.isEmpty() ? 0 : 1;
                if (!parts.isEmpty() && parts.stream().noneMatch(p -> isQuoted(p, inTests))) {
                    untested.add(source.getFileName() + ": " + parts);
                }
            }
        }
        assertTrue(messages > 100, messages + " messages found");
        assertEquals(List.of(), untested);
    }
}
