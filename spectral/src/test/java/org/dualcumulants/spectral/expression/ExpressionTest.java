package org.dualcumulants.spectral.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final Names NAMES = new Names(List.of("x", "y", "u_x"), Map.of("coupling", 3.0, "N", 5.0));

    private static Expression parse(String text) {
        return Expression.parse(text, NAMES);
    }

    private static double at(String text, double x, double y) {
        return parse(text).compile(List.of("x", "y", "u_x")).at(x, y, 0);
    }

    /** Values at x = 0.7, y = -1.2 in plain Java arithmetic. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + Cos(x)/2 + 3/10*Sin(2*x) | 1.67805601263878",
                "Sin[x]^2 + sin(x) | 1.05923411578757",
                "2 x y | -1.68",
                "2x | 1.4",
                "(x)(y) | -0.84",
                "x (1 + y) | -0.14",
                "1/2 x | 0.35",
                "-x^2 | -0.49",
                "2^3^2 | 512",
                "x^-1 | 1.42857142857142857",
                "2^-x | 0.6155722066724582",
                "1e-3 + .5 + 2. + 1E2 | 102.501",
                "x/.5 | 1.4",
                "6.02e23 x | 4.214e23",
                "coupling*Pi | 9.42477796076938",
                "Abs(y) + Sign(y) + UnitStep(y) + Floor(y) | -1.8",
                "Max(x, y, 2) + Min(x) | 2.7",
                "ArcTan(x, y) | -1.0427218783685369",
                "Sqrt(-2*y)*Exp(-x) | 0.769306644622192",
                "Cot(x) Sec(x) Sin(x) | 1",
            })
    void valuesAtAPoint(String text, double expected) {
        assertEquals(expected, at(text, 0.7, -1.2), 1e-9 * Math.abs(expected));
    }

    @Test
    void polesGiveInfinityOrNaN() {
        assertEquals(Double.POSITIVE_INFINITY, at("1/x", 0, 0));
        assertEquals(Double.NEGATIVE_INFINITY, at("Log(x)", 0, 0));
        assertTrue(Double.isNaN(at("Log(x)", -1, 0)));
        assertTrue(Double.isNaN(at("Sqrt(x)", -1, 0)));
        assertTrue(Double.isNaN(at("x^(1/3)", -8, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"beta", "gamma", "zeta", "re", "im", "min", "max", "mod", "sign", "N", "C", "D", "E", "I", "O", "Pi",
        "lambda", "Lambda", "u_x", "Sin", "e", "θ"})
    void everyNameMayBeAParameterOrAVariable(String name) {
        Expression parameter = Expression.parse(name + "*x", new Names(List.of("x"), Map.of(name, 7.0)));
        assertEquals(14, parameter.compile(List.of("x")).at(2), 0);
        assertEquals(7, parameter.derivative("x").value(), 0);
        Expression variable = Expression.parse("1/(" + name + " x + 1)", new Names(List.of("x", name), Map.of()));
        assertEquals(-2 / 49.0, variable.derivative(name).compile(List.of("x", name)).at(2, 3), 1e-16);
    }

    @Test
    void capitalsDistinguishNames() {
        Names names = new Names(List.of("x"), Map.of("lambda", 2.0, "Lambda", 5.0, "E", 3.0));
        assertEquals(-3, Expression.parse("lambda - Lambda", names).value(), 0);
        assertEquals(Math.E + 3, Expression.parse("Exp(1) + E", names).value(), 1e-15);
        Expression reread = Expression.parse(Expression.parse("x*Exp(1)*Lambda", names).derivative("x").text(), names);
        assertEquals(5 * Math.E, reread.value(), 1e-14);
    }

    @Test
    void constantsAndVariables() {
        assertTrue(parse("2*Pi").isConstant());
        assertEquals(2 * Math.PI, parse("2*Pi").value(), 0);
        assertEquals(0.25, parse("1/(N-1)").value(), 0);
        assertEquals(Set.of("x", "u_x"), parse("u_x*Sin(x)").variables());
        assertEquals(Set.of("y"), parse("x + y - x").variables());
        assertFalse(parse("x").isConstant());
        assertEquals(4, parse("N*x").compile(List.of("N", "x")).at(2, 2), 0, "an argument may stand for a parameter");
    }

    /** Formulas compiled as written and those simplified first: a variable that cancels is none of theirs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x + y - x | y",
                "0*x + Sin(y) | y",
                "y*Sin(x)/Sin(x) | y",
                "y/x*x | y",
                "1e-30*x + y | x y",
                "(x - y)*(x + y) | x y",
                "Sqrt(x^2 + y^2 - x^2)^2 | y",
            })
    void variablesThatCancelAreMissing(String text, String expected) {
        Expression expression = parse(text);
        assertEquals(Set.of(expected.split(" ")), expression.variables());
        List<String> arguments = List.copyOf(expression.variables());
        double[] point = arguments.stream().mapToDouble(name -> name.equals("x") ? 0.7 : 1.3).toArray();
        assertEquals(at(text, 0.7, 1.3), expression.compile(arguments).at(point), 1e-15);
    }

    @Test
    void derivativesStayInTheAllowedFunctions() {
        assertEquals("Sign(x)", parse("Abs(x)").derivative("x").text());
        assertEquals("0", parse("Sign(x) + UnitStep(x) + Floor(x)").derivative("x").text());
        assertEquals("UnitStep(x - y)", parse("Max(x, y)").derivative("x").text());
        assertEquals("1 - UnitStep(x - y)", parse("Max(x, y)").derivative("y").text());
        assertEquals("1 - UnitStep(-x + y)", parse("Min(x, y)").derivative("y").text());
        assertEquals("2*x*Cos(x^2)", parse("Sin(x^2)").derivative("x").text());
        assertEquals("0", parse("Sin(x^2)").derivative("y").text());
        assertTrue(parse("ArcTan(x, y)").derivative("y").sameAs(parse("x/(x^2+y^2)")));
    }

    @Test
    void polynomials() {
        assertEquals(
                Map.of(List.of(2, 0), 1.0, List.of(1, 1), 6.0, List.of(0, 2), 9.0),
                parse("(x + coupling*y)^2").polynomial(List.of("x", "y")));
        assertEquals(Map.of(List.of(0, 1), 0.5), parse("y/2").polynomial(List.of("x", "y")));
        assertEquals(Map.of(), parse("(x+1)^2 - x^2 - 2 x - 1").polynomial(List.of("x")));
        String message = assertThrows(ExpressionException.class, () -> parse("x^2 + Sin(x)").polynomial(List.of("x"))).getMessage();
        assertEquals("the term 'Sin(x)' is no polynomial in x; expected sums of constants times powers of them", message);
        assertThrows(ExpressionException.class, () -> parse("x*y").polynomial(List.of("x")));
        assertThrows(ExpressionException.class, () -> parse("1/x").polynomial(List.of("x")));
    }

    private static final Names PAIR = new Names(List.of("x", "u_x", "x'", "u_x'"), Map.of("x2", 2.0));

    /** x and x' are two coordinates like any others. */
    @Test
    void primedNamesAreVariables() {
        Expression kernel = Expression.parse("-x2*Sin(x - x')*(1 + Cos(u_x')/2) x'", PAIR);
        assertEquals(Set.of("x", "x'", "u_x'"), kernel.variables());
        double value = -2 * Math.sin(0.3 - 0.7) * (1 + Math.cos(0.2) / 2) * 0.7;
        assertEquals(value, kernel.compile(List.of("x'", "x", "u_x'")).at(0.7, 0.3, 0.2), 1e-15);
        Expression derivative = Expression.parse("Sin(x - 2*x')^2", PAIR).derivative("x'");
        assertEquals(-2 * Math.sin(2 * (0.3 - 1.4)), derivative.compile(List.of("x", "x'")).at(0.3, 0.7), 1e-15);
        assertTrue(Expression.parse(derivative.text(), PAIR).sameAs(derivative), derivative.text());
        assertFalse(Expression.parse("Sin(x)", PAIR).sameAs(Expression.parse("Sin(x')", PAIR)));
        assertEquals(
                Map.of(List.of(1, 2), 3.0), Expression.parse("3*x*x'^2", PAIR).polynomial(List.of("x", "x'")));
        assertEquals("u_{x}' \\, x'^{2}", Expression.parse("u_x'*x'^2", PAIR).tex());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1 + x' | 4 | x' at column 5 is the state of the other particle and only means something in the kernel",
                "coupling' | 0 | unknown name 'coupling'' at column 1; did you mean 'coupling'?",
                "z' | 0 | unknown name 'z'' at column 1",
                "Sin'(x) | 0 | unknown function 'Sin'' at column 1; did you mean 'Sin'?",
                "x + 2' | 5 | unexpected ''' at column 6; expected numbers, names, + - * / ^ and brackets; a prime stands",
                "(x)' | 3 | a prime stands behind the name of a coordinate, once: x'",
                "'x | 0 | a prime stands behind the name of a coordinate, once: x'",
            })
    void primesElsewhereAreRefused(String text, int offset, String message) {
        ExpressionException e = assertThrows(ExpressionException.class, () -> parse(text));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(offset, e.offset());
    }

    @Test
    void onePrimeIsEnough() {
        for (String text : List.of("x''", "x'''", "x' '")) {
            ExpressionException e = assertThrows(ExpressionException.class, () -> Expression.parse(text, PAIR));
            assertTrue(e.getMessage().contains("a prime stands behind the name of a coordinate, once"), e.getMessage());
        }
        for (String name : List.of("'", "x''", "'x", "x'y")) {
            assertThrows(IllegalArgumentException.class, () -> new Names(List.of(name), Map.of()));
        }
        assertThrows(IllegalArgumentException.class, () -> new Names(List.of("x"), Map.of("k'", 1.0)));
    }

    @Test
    void tex() {
        Names names = new Names(List.of("x", "x1", "u_x"), Map.of("coupling", 1.0, "Lambda", 2.0, "sigma_max", 3.0));
        assertEquals("\\mathrm{coupling} \\, \\sin\\left(x\\right)", Expression.parse("coupling*Sin(x)", names).tex());
        assertEquals("\\frac{\\Lambda \\, u_{x}}{2}", Expression.parse("Lambda*u_x/2", names).tex());
        assertEquals("\\sigma_{\\mathrm{max}} + \\sqrt{x_{1}}", Expression.parse("sigma_max + Sqrt(x1)", names).tex());
        assertEquals("\\cos^{2}\\left(x\\right)", Expression.parse("Cos(x)^2", names).tex());
    }

    @Test
    void equalityBySimplification() {
        assertTrue(parse("Sin(x)^2 + Cos(x)^2").sameAs(parse("1")));
        assertTrue(parse("(x+1)^2").sameAs(parse("x^2 + 2x + 1")));
        assertFalse(parse("x").sameAs(parse("y")));
        Names other = new Names(List.of("x"), Map.of("coupling", 4.0));
        assertFalse(parse("coupling*x").sameAs(Expression.parse("coupling*x", other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Sn(x) | 0 | unknown function 'Sn' at column 1; did you mean 'Sin'? Known: x, y, u_x, ",
                "1 + couplin | 4 | unknown name 'couplin' at column 5; did you mean 'coupling'?",
                "1 + e | 4 | unknown name 'e' at column 5; did you mean 'E'?",
                "Sin x | 0 | 'Sin' is a function; expected its argument in brackets: Sin(...) (at column 1)",
                "x(1) | 0 | 'x' is no function; to multiply, write x*(...) (at column 1)",
                "Pi(x) | 0 | 'Pi' is no function; to multiply, write Pi*(...) (at column 1)",
                "x + | 3 | unexpected the end at column 4; expected a number, a name or '('",
                "2*(x + 1 | 8 | unexpected the end at column 9; expected an operator or ')' for the '(' of column 3",
                "Sin(x] | 5 | unexpected ']' at column 6; expected an operator or ')' for the '(' of column 4",
                "x) | 1 | unexpected ')' at column 2; expected an operator or the end",
                "1 000 | 2 | unexpected '000' at column 3; expected an operator between two factors",
                "Sin(x, y) | 0 | Sin takes one argument, not 2 (at column 1)",
                "ArcTan() | 0 | ArcTan takes one or two arguments, not 0 (at column 1)",
                "Max() | 0 | Max takes at least one argument, not 0 (at column 1)",
                "x**2 | 1 | unexpected '**' at column 2; expected numbers, names, + - * / ^ and brackets; a power is written x^2",
                "x - --y | 4 | unexpected '--' at column 5",
                "1 + Sqrt(-1) | 4 | the part from column 5 up to column 12 has no real value (at column 5)",
                "Log(0) | 0 | the part from column 1 up to column 6 is infinite or too large for a number (at column 1)",
                "x/0 | 2 | the part from column 3 up to column 3 is infinite",
                "0^0 | 2 | 0^0 has no value (at column 3)",
                "1e999 | 0 | the number '1e999' is out of range",
                "`` | 0 | the formula is empty; expected a number, a name or a function such as Sin(x)",
                "1/(x - x) | 0 | simplified, the formula contains ComplexInfinity",
                "Sqrt(x - x - 1) | 0 | simplified, the formula is complex; expected a real one",
            })
    void messages(String text, int offset, String message) {
        ExpressionException refused = assertThrows(ExpressionException.class, () -> parse(text));
        assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
        assertEquals(offset, refused.offset());
    }

    @Test
    void valueOfWhatIsNoConstant() {
        assertEquals(
                "'x*y' depends on x, y; expected a constant",
                assertThrows(ExpressionException.class, () -> parse("x*y").value()).getMessage());
        assertEquals(
                "the value of '1/(N-5)' is Infinity; expected a finite real number",
                assertThrows(ExpressionException.class, () -> parse("1/(N-5)").value()).getMessage());
    }

    @Test
    void wrongUseNamesTheQuantity() {
        assertThrows(IllegalArgumentException.class, () -> parse("x").derivative("z"));
        assertThrows(IllegalArgumentException.class, () -> parse("x*y").compile(List.of("x")));
        assertThrows(IllegalArgumentException.class, () -> parse("x").compile(List.of("x")).at(1, 2));
        assertThrows(IllegalArgumentException.class, () -> new Names(List.of("x y"), Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new Names(List.of("x"), Map.of("x", 1.0)));
    }

    @Test
    void anyThreadMayParse() {
        List<String> found = IntStream.range(0, 40)
                .parallel()
                .mapToObj(k -> parse("Sin(" + (k + 2) + "*x)").derivative("x").text())
                .toList();
        for (int k = 0; k < found.size(); k++) {
            assertEquals((k + 2) + "*Cos(" + (k + 2) + "*x)", found.get(k));
        }
    }

    /**
     * In a virtual machine of its own: constants, refusals, and formulas that are continuous everywhere need no Symja, and Symja
     * says nothing when it starts.
     */
    @Test
    void symjaIsLazyAndQuiet() throws Exception {
        String[] loaded = child(
                "-verbose:class", "1/2 + Pi", "Sn(x)", "1 + Cos(x)/2 + 3/10*Sin(2*x)^2 - Exp(-x^2)/Pi", "Max(x, Abs(x - 1), 2^x)");
        assertTrue(loaded[0].contains("dualcumulants.spectral.expression.Expression"), "the child reports its classes");
        assertFalse(loaded[0].contains("org.matheclipse"));
        String[] quiet = child("-Xshare:auto", "Sin(x)^2", "1/(x-x)");
        assertEquals(List.of("parsed", "refused"), quiet[0].lines().toList());
        assertEquals("", quiet[1]);
    }

    private static String[] child(String option, String... formulas) throws Exception {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new java.util.ArrayList<>(
                List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java", option, "-cp", path));
        command.add(Child.class.getName());
        command.addAll(List.of(formulas));
        File errors = File.createTempFile("expression", ".txt");
        Process process = new ProcessBuilder(command).redirectError(errors).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        String error = java.nio.file.Files.readString(errors.toPath());
        java.nio.file.Files.delete(errors.toPath());
        return new String[] {output, error};
    }

    static final class Child {
        private Child() {}

        public static void main(String[] formulas) {
            for (String formula : formulas) {
                try {
                    Expression.parse(formula, new Names(List.of("x"), Map.of()));
                    System.out.println("parsed");
                } catch (ExpressionException e) {
                    System.out.println("refused");
                }
            }
        }
    }

    @Test
    void valuesDoNotDependOnWhatElseWasAsked() {
        Expression formula = parse("x/10 + x/5 + 3*x/10 + Sin(x)*y + Sin(x)*y/3");
        List<String> arguments = List.of("x", "y", "u_x");
        double[] before = new double[50];
        for (int i = 0; i < before.length; i++) {
            before[i] = formula.compile(arguments).at(0.1 * i + 0.03, 1.7 * i, 0);
        }
        formula.tex();
        for (int i = 0; i < before.length; i++) {
            assertEquals(before[i], formula.compile(arguments).at(0.1 * i + 0.03, 1.7 * i, 0), 0.0);
        }
    }
}
