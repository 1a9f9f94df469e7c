package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code derive --format latex} prints, given to engines as it stands: each formula to KaTeX, the document to pdflatex. */
class LatexEnginesTest {

    private static final String STUDIES = Path.of("..", "notebooks", "studies") + "/";

    private static final Map<List<String>, String> documents = new HashMap<>();

    private static Katex katex;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() throws IOException {
        katex = new Katex();
    }

    static List<List<String>> commands() {
        return List.of(
                List.of(),
                List.of("--scaling", "1/N", "--self-interaction", "-s", "marginals,cumulants,rescaled,series"),
                List.of(STUDIES + "kuramoto.yaml", "--solve"),
                List.of(STUDIES + "kuramoto.yaml", "--set", "particle.kernel=[\"1/2*Cot(x/2)\"]"),
                List.of(STUDIES + "kuramoto.yaml", "--set", "particle.initial=\"Exp(Cos(x))\""),
                List.of(STUDIES + "kuramoto.yaml", "--set", "scaling=1/N", "--set", "selfInteraction=true"),
                List.of(STUDIES + "vortices-2d.yaml", "--set", "title=\"100% of a_b & c^2 \\\\ {$#~}\""),
                List.of(STUDIES + "winfree.yaml"),
                List.of(STUDIES + "ornstein-uhlenbeck.yaml"),
                List.of(STUDIES + "opinion-interval.yaml"),
                List.of(STUDIES + "cucker-smale.yaml"));
    }

    /** Printed once. */
    private static String document(List<String> options) {
        return documents.computeIfAbsent(options, LatexEnginesTest::print);
    }

    private static String print(List<String> options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        String[] words = new String[options.size() + 3];
        words[0] = "derive";
        words[1] = "--format";
        words[2] = "latex";
        System.arraycopy(options.toArray(), 0, words, 3, options.size());
        int status = Main.run(Main.commandLine(terminal, new Cancellation(), new Solver.Hierarchy()), words);
        assertEquals(ExitStatus.DONE, status, err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assumePdfLatex() {
        assumeTrue(PdfLatex.program().isPresent(), "no pdflatex on the PATH: documents were not compiled; install texlive-latex-recommended");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void katexSetsEveryFormula(List<String> command) {
        String document = document(command);
        assertTrue(Katex.displays(document) >= 5, document);
        assertEquals(document.split("\\\\begin\\{align\\*|\\\\\\[", -1).length - 1, Katex.displays(document), "a display without end");
        assertEquals(List.of(), katex.refusals(document));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void pdflatexCompilesTheDocument(List<String> command) throws Exception {
        assumePdfLatex();
        assertEquals(Optional.empty(), PdfLatex.complaint(document(command), folder));
    }

    private static String planted(String document, String right, String wrong) {
        String faulty = document.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        assertNotEquals(document, faulty, () -> right + " is not in " + document);
        return faulty;
    }

    static List<List<String>> faults() {
        return List.of(
                List.of("\\partial_{t}", "\\partail_{t}"),
                List.of("\\partial_{t}", "\\partial_{t"),
                List.of("\\partial_{t}", "\\partial_{t}}"),
                List.of("\\frac{1}{N-1}", "\\frac{1}{N-1"),
                List.of("\\bigl[", "\\bigl"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void bothFindAFaultInAFormula(List<String> fault) throws Exception {
        String faulty = planted(document(List.of("-s", "cumulants")), fault.get(0), fault.get(1));
        assertFalse(katex.refusals(faulty).isEmpty(), fault.toString());
        assumePdfLatex();
        assertTrue(PdfLatex.complaint(faulty, folder).isPresent(), fault.toString());
    }

    /** What surrounds the formulas is seen by LaTeX alone. */
    @Test
    void latexFindsAFaultOutsideTheFormulas() throws Exception {
        assumePdfLatex();
        String document = document(List.of("-s", "cumulants"));
        for (List<String> fault : List.of(
                List.of("\\usepackage{amsmath}\n", ""), List.of("\\end{document}", ""), List.of("\\section*{", "\\section*{x_1 "))) {
            assertTrue(PdfLatex.complaint(planted(document, fault.get(0), fault.get(1)), folder).isPresent(), fault.toString());
        }
    }
}
