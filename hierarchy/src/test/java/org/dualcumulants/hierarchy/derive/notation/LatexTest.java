package org.dualcumulants.hierarchy.derive.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dualcumulants.hierarchy.derive.Generator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/** The LaTeX is set by an engine of its own. */
class LatexTest {

    private static final Pattern DISPLAY = Pattern.compile("\\\\begin\\{align\\*}(.*?)\\\\end\\{align\\*}", Pattern.DOTALL);

    @BeforeAll
    static void noScreen() {
        System.setProperty("java.awt.headless", "true");
    }

    /** The engine knows align, which differs by the numbers of the lines only. */
    private static TeXIcon set(String formula) {
        return new TeXFormula(formula.replace("align*", "align")).createTeXIcon(TeXConstants.STYLE_DISPLAY, 12);
    }

    private static List<String> displays(String document) {
        List<String> all = new ArrayList<>();
        Matcher matcher = DISPLAY.matcher(document);
        while (matcher.find()) {
            all.add(matcher.group());
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyDisplayIsSet(Topic topic) {
        for (Generator generator : List.of(Generator.perOther(), Generator.perParticle(true))) {
            List<String> displays = displays(Chapter.latex(List.of(topic), generator));
            assertTrue(displays.size() >= 3, topic.key());
            for (String display : displays) {
                TeXIcon icon = set(display);
                int lines = display.split("\\\\\\\\").length;
                assertTrue(icon.getIconHeight() >= 10 * lines, display + " is " + icon.getIconHeight() + " high");
                // at 12 points a line of 17 cm is 482 wide
                assertTrue(icon.getIconWidth() > 50 && icon.getIconWidth() < 620, display + " is " + icon.getIconWidth() + " wide");
            }
        }
    }

    /** The engine minds unknown signs and environments, but lets an open brace pass: braces are counted below. */
    @Test
    void aBrokenFormulaIsNotSet() {
        assertThrows(ParseException.class, () -> set("\\begin{aline} x \\end{aline}"));
        assertThrows(ParseException.class, () -> set("\\nosuchsign x"));
    }

    @Test
    void bracesCloseInTheLineWhereTheyOpen() {
        int lines = 0;
        for (String display : displays(Chapter.latex(List.of(Topic.values()), Generator.perParticle(true)))) {
            for (String line : display.split("\n")) {
                String plain = line.replace("\\{", "").replace("\\}", "");
                int depth = 0;
                for (char c : plain.toCharArray()) {
                    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                    assertTrue(depth >= 0, line);
                }
                assertEquals(0, depth, line);
                assertEquals(line.split("\\\\bigl", -1).length, line.split("\\\\bigr", -1).length, line);
                lines++;
            }
        }
        assertTrue(lines > 200);
    }

    @Test
    void theDocumentIsWhole() {
        String document = Chapter.latex(List.of(Topic.values()), Generator.perOther());
        assertTrue(document.startsWith("\\documentclass{article}\n\\usepackage{amsmath}"));
        assertTrue(document.endsWith("\\end{document}\n"));
        String outside = DISPLAY.matcher(document).replaceAll("");
        assertEquals(Topic.values().length, outside.split("\\\\section").length - 1);
        assertEquals(1, outside.split("\\\\begin").length - 1, outside);
        assertTrue(document.chars().allMatch(c -> c < 128), "the document is ASCII: any LaTeX reads it");
        assertEquals(0, outside.chars().filter(c -> c == '$').count() % 2);
    }

    @Test
    void theLettersAreThoseOfThePaper() {
        String document = Chapter.latex(List.of(Topic.CUMULANTS), Generator.perOther());
        for (String expected : List.of(
                "\\partial_{t} C_{N,n} ={}& \\frac{1}{N-1} S^{N,+}_n C_{N,n-1}",
                "{}+ S^{N,\\circ}_n C_{N,n}",
                "{}+ S^{N,-}_n C_{N,n+1}",
                "{}+ N S^{N,=}_n C_{N,n+2}",
                "{}+ \\sum_{i\\neq j} (K*f)(x_{i})\\cdot \\nabla_{i} C_{N,n-1}(x_{[n]\\setminus j})",
                "{}- \\sum_{i\\neq j} \\int \\psi(x_*, x_{j}) C_{N,n-1}(x_{[n]\\setminus \\{i,j\\}}, x_*)\\,dx_*",
                "S^{N,=}_n C_{N,n+2} ={}& \\frac{(N-n)(N-n-1)}{N(N-1)} \\iint \\psi(x_*, x_*^{\\prime}) "
                        + "C_{N,n+2}(x_{[n]}, x_*, x_*^{\\prime}) f(x_*^{\\prime})\\,dx_*\\,dx_*^{\\prime}")) {
            assertTrue(document.contains(expected), () -> expected + "\nis not in\n" + document);
        }
    }
}
