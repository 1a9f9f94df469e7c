package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dualcumulants.hierarchy.derive.notation.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeriveCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        return Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), arguments);
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

    @Test
    void printsEverySystemAsText() {
        assertEquals(ExitStatus.DONE, run("derive"), err());
        for (Topic topic : Topic.values()) {
            assertTrue(out().contains(topic.key() + ": " + topic.title()), topic.key());
        }
        assertTrue(out().contains("S⁼ C_{N,n+2} = (N-n)(N-n-1)/(N(N-1)) ∫∫ ψ(x*, x**) C_{N,n+2}(x_{[n]}, x*, x**) f(x**)"), out());
        assertTrue(out().contains("ψ_f(x, y) = div_x[ (K(x, y, f) - K(x, f, f)) f(x) ]"), out());
        assertTrue(out().contains("+ 2(N-n)/(N-1) Σ_j ∫ ψ_f(x*, x_j) C_{N,n}(x_{[n]∖j}, x*) dx*"), out());
        assertTrue(out().contains("d/dt ∫ Φ_N f^{⊗N} = √(2N/(N-1)) ∫∫ ψ(x*, x**) C̄_{N,2}(x*, x**) f(x**) dx* dx**"), out());
    }

    @Test
    void printsTheSystemsAskedForInTheirOrder() {
        assertEquals(ExitStatus.DONE, run("derive", "--system", "limit,marginals"), err());
        assertTrue(out().startsWith("limit: "), out());
        assertTrue(out().contains("\nmarginals: "));
        assertFalse(out().contains("cumulants: the"));
    }

    @Test
    void latexIsADocument() {
        assertEquals(ExitStatus.DONE, run("derive", "--format", "latex", "-s", "cumulants"), err());
        assertTrue(out().startsWith("\\documentclass{article}"), out());
        assertTrue(out().contains("S^{N,+}_n C_{N,n-1}"), out());
        assertTrue(out().endsWith("\\end{document}\n"), out());
    }

    @Test
    void jsonHasTheTermsAsData() throws IOException {
        assertEquals(ExitStatus.DONE, run("derive", "--json", "-s", "cumulants,two-species"), err());
        JsonNode document = new ObjectMapper().readTree(out.toByteArray());
        assertEquals("dual-cumulants/derivation/1", document.get("schema").asText());
        JsonNode pair = document.get("systems").get(0).get("interactions").get(1);
        assertEquals("difference", pair.get("kernel").asText());
        assertEquals("(1)/(N-1)", pair.get("prefactor").asText());
        JsonNode terms = document.get("systems").get(0).get("equations").get(0).get("terms");
        assertEquals(14, terms.size());
        assertEquals(1, terms.get(0).get("shift").get(0).asInt());
        assertEquals("(-1)/(N-1)", terms.get(0).get("coefficient").asText());
        assertEquals(2, document.get("systems").get(1).get("species").size());
    }

    @Test
    void theScalingChangesTheCoefficients() {
        assertEquals(ExitStatus.DONE, run("derive", "-s", "marginals", "--scaling", "1/N", "--self-interaction"), err());
        assertTrue(out().contains("K(0)·∇_i"), out());
        assertFalse(out().contains("(N-1)"), out());
    }

    @Test
    void refusals() {
        assertEquals(ExitStatus.BAD_INPUT, run("derive", "-s", "cumulant"));
        assertTrue(err().contains("--system is cumulant; expected one of marginals, cumulants, rescaled"), err());
        assertEquals(ExitStatus.BAD_INPUT, run("derive", "--format", "pdf"));
        assertTrue(err().contains("expected one of [text, latex, json] (case-sensitive) but was 'pdf'"), err());
        assertEquals(ExitStatus.BAD_INPUT, run("derive", "--self-interaction"));
        assertTrue(err().contains("--self-interaction goes with --scaling 1/N"), err());
        assertEquals(ExitStatus.BAD_INPUT, run("derive", "--solve"));
        assertTrue(err().contains("--solve needs a study file"), err());
        assertEquals(ExitStatus.BAD_INPUT, run("derive", "study.yaml", "-s", "limit"));
        assertTrue(err().contains("--system cannot go with a study file, which says that itself"), err());
        assertEquals(ExitStatus.BAD_INPUT, run("derive", "study.yaml"));
        assertTrue(err().contains("study.yaml"), err());
        assertEquals("", out());
    }

    @Test
    void twoFormatsAreRefused() {
        assertEquals(ExitStatus.BAD_INPUT, run("derive", "--json", "--format", "latex"));
        assertTrue(err().contains("--json cannot go with --format latex"), err());
        assertEquals(ExitStatus.DONE, run("derive", "--json", "--format", "json", "-s", "limit"));
    }

    /** As on a full disk. */
    @ParameterizedTest
    @CsvSource({"text, ''", "latex, ''", "json, ''", "text, kuramoto.yaml", "latex, kuramoto.yaml", "json, kuramoto.yaml"})
    void outputThatIsNotTakenIsReported(String format, String study) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        Terminal terminal = new Terminal(new PrintStream(full, true, StandardCharsets.UTF_8), stream(err), false);
        List<String> words = new ArrayList<>(List.of("derive", "--format", format));
        if (!study.isEmpty()) {
            words.add(Path.of("..", "notebooks", "studies", study).toString());
        }
        int status = Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), words.toArray(String[]::new));
        assertEquals(ExitStatus.FAILED, status, err());
        assertEquals("standard output: the derivation could not be written completely\n", err());
    }

    @Test
    void helpNamesEverySystem() {
        assertEquals(ExitStatus.DONE, run("derive", "--help"), err());
        String help = out().replaceAll("\\s+", " ");
        assertTrue(Arrays.stream(Topic.values()).allMatch(t -> help.contains(t.key())), help);
    }
}
