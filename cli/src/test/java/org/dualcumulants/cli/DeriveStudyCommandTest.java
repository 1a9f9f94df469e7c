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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/** {@code derive FILE} on the studies that come with the program. */
class DeriveStudyCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String study, String... options) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        List<String> words = new ArrayList<>(List.of("derive", Path.of("..", "notebooks", "studies", study).toString()));
        words.addAll(List.of(options));
        return Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), words.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aKernelOfTwoStates() {
        assertEquals(0, run("winfree.yaml"), err());
        for (String line : List.of(
                "  ∂_t f + ∂_x((frequency + K*f) f) = noise^2/2 ∂_x² f",
                "  K(x, x') = -strength*Sin(x)*(1 + Cos(x'))",
                "  K*f = ∫ K(x, y) f(y) dy is kept as an integral: K is no function of the difference",
                "  holds       K ∈ L²_loc",
                "              K is bounded: no denominator in it vanishes",
                "  not decided |x|K ∈ L²_loc",
                "              the theorem is about kernels of the difference",
                "  fails       div K = 0",
                "  where Kf = (K*f°)(x1)",
                "  where divKf = div(K*f°)(x1)",
                "  harmonics x 10: 20 functions besides 1; K(x, y) is a sum of 1 product, exact")) {
            assertTrue(out().contains(line + "\n"), () -> "no line \"" + line + "\" in\n" + out());
        }
        assertTrue(out().contains("ψ(x, y) = f V_f = div_x[(K(x, y) - K*f(x)) f(x)] at f = f°, x = (x1), y = (x2)"), out());
        assertTrue(out().contains("div_x K(x, x') = -"), out());
    }

    /** The singularity of a named kernel is known, not measured. */
    @Test
    void aNamedKernel() throws IOException {
        assertEquals(0, run("log-gas.yaml"), err());
        for (String line : List.of(
                "  ∂_t f + ∂_x(K*f f) = noise^2/2 ∂_x² f",
                "  K = -∇g, g = -log|x|, periodic, mean 0",
                "  K(x) = 1/V Σ_{κ≠0} k(κ) sin(κ·x), k = κ ĝ, ĝ = 3.141592653589793 |κ|^-1",
                "div K = 1/V Σ_{κ≠0} κ·k(κ) cos(κ·x)",
                "  where K = K(x1 - x2)",
                "  where divK = div K(x1 - x2)",
                "  fails       K ∈ L²_loc",
                "              α = 1; |K| ~ |x|^{-α} with α = 1 at x = 0, exactly; α < d/2 = 1/2 fails",
                "  holds       |x|K ∈ L²_loc",
                "  harmonics x 6: 12 functions besides 1; K(x-y) is a sum of 24 products, waves up to 12, all that the resolution can see;"
                        + " K is not in L²")) {
            assertTrue(out().contains(line + "\n"), () -> "no line \"" + line + "\" in\n" + out());
        }
        out.reset();
        assertEquals(0, run("vortices-singular-2d.yaml", "--json"), err());
        JsonNode document = new ObjectMapper().readTree(out());
        assertTrue(document.at("/divergence/zero").asBoolean());
        List<String> verdicts = new ArrayList<>();
        document.get("hypotheses").forEach(h -> verdicts.add(h.get("verdict").asText()));
        // |K| ~ 1/|x| stands at the border in the plane: not square integrable, which no measurement could decide
        assertEquals(List.of("fails", "holds", "holds", "holds"), verdicts, out());
    }

    @Test
    void aKernelOfTwoStatesWithoutDivergence() throws IOException {
        assertEquals(0, run("vortices-2d.yaml", "--json", "--set", "particle.kernel=[\"Sin(y)*Cos(x')\", \"Sin(x)*Cos(y')\"]"), err());
        JsonNode document = new ObjectMapper().readTree(out());
        assertTrue(document.at("/divergence/zero").asBoolean());
        assertEquals("K(x, x'), x pushed by x'", document.at("/conventions/kernel").asText());
        List<String> verdicts = new ArrayList<>();
        document.get("hypotheses").forEach(h -> verdicts.add(h.get("verdict").asText()));
        assertEquals(List.of("holds", "not decided", "holds", "holds"), verdicts, out());
    }

    @Test
    void aSingularKernelOfTwoStates() throws IOException {
        assertEquals(0, run("winfree.yaml", "--json", "--set", "particle.kernel=[\"Cot(x'/2)\"]"), err());
        JsonNode document = new ObjectMapper().readTree(out());
        assertEquals("not decided", document.at("/hypotheses/0/verdict").asText());
        assertEquals("the theorem is about kernels of the difference", document.at("/hypotheses/0/reason").asText());
        assertEquals("not decided", document.at("/hypotheses/2/verdict").asText());
    }

    @Test
    void aResolutionWithoutABasisIsRefused() {
        assertEquals(ExitStatus.BAD_INPUT, run("vortices-2d.yaml", "--set", "resolution={x: 2100, y: 2100}"));
        assertTrue(err().contains("1.76e+07 one-particle functions"), err());
        assertEquals("", out());
    }

    @Test
    void kuramotoAsText() {
        assertEquals(0, run("kuramoto.yaml"), err());
        assertEquals("", err());
        for (String line : List.of(
                "  scaling     1/(N-1)",
                "  ∂_t f + ∂_x(-coupling (Sin(x) ⟨Cos(x)⟩ - Cos(x) ⟨Sin(x)⟩) f) = noise^2/2 ∂_x² f",
                "div K = -coupling*Cos(x)",
                "  f°(x) = 1/(2*Pi) + Cos(x)/(4*Pi) + 3*Sin(2*x)/(20*Pi)",
                "  K*f°(x) = -coupling*Sin(x)/4",
                "  holds       K ∈ L²_loc",
                "  fails       div K = 0",
                "              max |div K| on a grid = 1; div K is not 0",
                "  harmonics x 7: 14 functions besides 1; K(x-y) is a sum of 2 products, exact",
                "    m = 4: 1664 unknowns, 295 kB")) {
            assertTrue(out().contains(line + "\n"), () -> "no line \"" + line + "\" in\n" + out());
        }
    }

    @Test
    void vorticesAsDocument() throws IOException {
        assertEquals(0, run("vortices-2d.yaml", "--json"), err());
        JsonNode document = new ObjectMapper().readTree(out());
        assertEquals("dual-cumulants/derive-study/1", document.get("schema").asText());
        assertTrue(document.at("/divergence/zero").asBoolean());
        assertEquals("exact", document.at("/psi/closure").asText());
        assertEquals("-Sin(x - y)/5", document.at("/psi/convolution/1").asText());
        assertEquals(4, document.get("hypotheses").size());
        document.get("hypotheses").forEach(h -> assertEquals("holds", h.get("verdict").asText(), h.toString()));
        assertEquals(8, document.at("/sizes/0/kernelRank").asInt());
        assertEquals(91_881, document.at("/sizes/0/orders/2/unknowns").asInt());
        assertEquals("given", document.get("resolution").asText());
        assertEquals("1/(N-1)", document.at("/conventions/scaling").asText());
        assertFalse(document.at("/conventions/selfInteraction").asBoolean(true));
        assertEquals("ε dW with D = ε²/2", document.at("/conventions/noise").asText());
        assertEquals("independent", document.at("/conventions/initialData").asText());
    }

    @Test
    void jsonIsAFormat() throws IOException {
        assertEquals(0, run("kuramoto.yaml", "--format", "json", "--set", "resolution=auto"));
        JsonNode document = new ObjectMapper().readTree(out());
        assertEquals("auto", document.get("resolution").asText());
        assertEquals(4, document.get("sizes").size());
    }

    @Test
    void correlatedInitialDataAreEchoed() throws IOException {
        assertEquals(0, run("kuramoto.yaml", "--format", "json", "--set", "initialCorrelation=Cos(x1 - x2)/10"));
        JsonNode document = new ObjectMapper().readTree(out());
        assertEquals("f°^{⊗N} (1 + Σ_{i<j} a(x_i, x_j)) normalised", document.at("/conventions/initialData").asText());
    }

    /** Braces, delimiters and environments close, nothing outside ASCII is left, every command is one of amsmath or LaTeX. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "kuramoto.yaml; title=R1",
        "kuramoto.yaml; initialCorrelation=Cos(x1 - x2)/10",
        "vortices-2d.yaml; title=100% of a_b & c",
        "kuramoto.yaml; particle.kernel=[\"1/2*Cot(x/2)\"]",
        "kuramoto.yaml; particle.initial=\"Exp(Cos(x))\"",
        "log-gas.yaml; particle.kernel.regularization=0.1",
        "vortices-singular-2d.yaml; title=vortices",
        "stokeslet-3d.yaml; title=grains",
        "log-gas.yaml; particle.kernel={name: morse, repulsionLength: 1, attractionLength: 2}",
        "log-gas.yaml; particle.kernel={name: bounded-confidence, radius: 1}"
    })
    void latexIsWellFormed(String study, String setting) {
        assertEquals(0, run(study, "--format", "latex", "--set", setting), err());
        String tex = out();
        assertTrue(tex.chars().allMatch(c -> c < 128), tex);
        Deque<String> open = new ArrayDeque<>();
        Matcher token = Pattern.compile("\\\\(?:begin|end)\\{[a-z*]+}|\\\\(?:left|right)[^a-z]|\\\\[\\[\\]]|\\\\.|[{}]|\\$").matcher(tex);
        while (token.find()) {
            String t = token.group();
            if (t.startsWith("\\begin") || t.equals("{") || t.equals("\\[") || t.startsWith("\\left")) {
                open.push(t);
            } else if (t.startsWith("\\end")) {
                assertEquals(t.replace("end", "begin"), open.pop());
            } else if (t.equals("}")) {
                assertEquals("{", open.pop());
            } else if (t.equals("\\]")) {
                assertEquals("\\[", open.pop());
            } else if (t.startsWith("\\right")) {
                assertTrue(open.pop().startsWith("\\left"));
            } else if (t.equals("$")) {
                if ("$".equals(open.peek())) {
                    open.pop();
                } else {
                    open.push(t);
                }
            }
        }
        assertTrue(open.isEmpty(), open::toString);
        Matcher command = Pattern.compile("\\\\([A-Za-z]+)").matcher(tex);
        List<String> known = List.of(
                "documentclass", "usepackage", "allowdisplaybreaks", "section", "begin", "end", "item", "emph", "hline", "langle", "rangle", "int", "mathrm", "partial", "left",
                "right", "sin", "cos", "cot", "csc", "frac", "pi", "operatorname", "psi", "circ", "nabla", "infty", "in", "alpha", "le", "surd",
                "textbar", "sim", "cdot", "sqrt", "varepsilon", "exp", "sum", "kappa", "ne", "hat", "delta", "quad", "otimes");
        int commands = 0;
        while (command.find()) {
            assertTrue(known.contains(command.group(1)), command.group());
            commands++;
        }
        assertTrue(commands > 50);
    }

    /** Each display by an engine; it knows aligned, but not the brackets around a display. */
    @ParameterizedTest
    @ValueSource(strings = {"kuramoto.yaml", "vortices-2d.yaml", "winfree.yaml"})
    void everyDisplayIsSet(String study) {
        System.setProperty("java.awt.headless", "true");
        assertEquals(0, run(study, "--format", "latex", "--set", "scaling=1/N", "--set", "selfInteraction=true"), err());
        assertTrue(out().startsWith("\\documentclass{article}\n\\usepackage{amsmath}"), out());
        assertTrue(out().endsWith("\\end{document}\n"), out());
        assertTrue(out().contains("the factor of the pair sum is $1/N$, with self-interaction; $K(x"), out());
        Matcher display = Pattern.compile("\\\\\\[\n(.*?)\\\\]\n", Pattern.DOTALL).matcher(out());
        int displays = 0;
        while (display.find()) {
            String formula = display.group(1);
            TeXIcon icon = new TeXFormula(formula).createTeXIcon(TeXConstants.STYLE_DISPLAY, 12);
            assertTrue(icon.getIconHeight() >= 10 * formula.split("\\\\\\\\").length, formula + " is " + icon.getIconHeight() + " high");
            assertTrue(icon.getIconWidth() > 50, formula + " is " + icon.getIconWidth() + " wide");
            displays++;
        }
        assertTrue(displays >= 5, out());
        Matcher inline = Pattern.compile("\\$([^$]+)\\$").matcher(out());
        while (inline.find()) {
            assertTrue(new TeXFormula(inline.group(1)).createTeXIcon(TeXConstants.STYLE_TEXT, 12).getIconWidth() > 0, inline.group());
        }
    }

    static List<String> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "notebooks", "studies"))) {
            List<String> names = files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".yaml")).sorted().toList();
            assertTrue(names.size() >= 12, names.toString());
            return names;
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyStudyThatComesWithTheProgram(String study) throws IOException {
        for (String format : List.of("text", "latex", "json")) {
            out.reset();
            assertEquals(0, run(study, "--format", format), err());
            assertEquals("", err());
            assertTrue(out().length() > 500, out());
        }
        JsonNode hypotheses = new ObjectMapper().readTree(out()).get("hypotheses");
        assertEquals(4, hypotheses.size());
        hypotheses.forEach(h -> assertFalse(h.get("reason").asText().isEmpty(), h.toString()));
    }

    @Test
    void springsOnTheLine() throws IOException {
        assertEquals(0, run("ornstein-uhlenbeck.yaml", "--json"), err());
        JsonNode document = new ObjectMapper().readTree(out());
        assertTrue(document.at("/hypotheses/0/reason").asText().contains("unbounded at infinity"), out());
        // 1/σ² of a Gaussian with σ = 1/2
        JsonNode fisher = document.at("/hypotheses/3");
        assertEquals("holds", fisher.get("verdict").asText());
        assertEquals(4, fisher.at("/quantity/value").asDouble(), 1e-9);
        assertEquals(2, document.at("/sizes/0/kernelRank").asInt());
    }

    @Test
    void wallsLetNoFluxThrough() {
        assertEquals(0, run("opinion-interval.yaml"), err());
        assertTrue(out().contains("  walls at x = 0 and 1: no flux, K*f f = noise^2/2 ∂_x f there\n"), out());
        assertEquals(3, run("opinion-interval.yaml", "--solve"), "f(t) between walls is not decided");
    }

    @Test
    void solved() {
        assertEquals(0, run("kuramoto.yaml", "--solve"), err());
        assertTrue(out().contains("  holds       ∫_0^T (∫|∇log f|² f dx)^{1/2} dt < ∞\n"), out());
        assertTrue(out().contains("f(t) solved at harmonics [7]"), out());
    }

    @Test
    void aKernelOfTwoStatesSolved() {
        assertEquals(0, run("winfree.yaml", "--solve"), err());
        assertTrue(out().contains("f(t) solved at harmonics [10]"), out());
    }

    @Test
    void aMeanFieldThatFailsIsStatusThree() {
        assertEquals(3, run("kuramoto.yaml", "--solve", "--set", "parameters={coupling: 30, noise: 0.01}"));
        assertTrue(out().contains("not decided ∫_0^T"), out());
        assertTrue(err().contains("raise the resolution"), err());
    }

    @Test
    void refusals() {
        assertEquals(2, run("kuramoto.yaml", "--set", "particle.initial=Cos(x)"));
        assertEquals("--set particle.initial=Cos(x): particle.initial: 'Cos(x)' is negative (-1.00000 at its lowest on the grid);"
                + " a density must be ≥ 0\n", err());
        assertEquals("", out());
        err.reset();
        assertEquals(2, run("kuramoto.yaml", "--solve", "--set", "particle.kernel=[\"1/2*Cot(x/2)\"]"));
        assertTrue(err().contains("particle.kernel[0]: '1/2*Cot(x/2)' is infinite at x = 0.0"), err());
        err.reset();
        assertEquals(2, run("kuramoto.yaml", "--format", "pdf"));
        assertTrue(err().contains("'pdf'") && err().contains("text, latex, json"), err());
        err.reset();
        assertEquals(2, run("kuramot.yaml"));
        assertTrue(err().contains("no such file"), err());
    }
}
