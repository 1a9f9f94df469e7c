package org.dualcumulants.spectral.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas made of formulas, and what can be read off their shape. */
class ExpressionPartsTest {

    private static Expression parse(String text) {
        return Expression.parse(text, new Names(List.of("x", "y"), Map.of("a", 2.0)));
    }

    @Test
    void sumsAndProducts() {
        assertEquals("0", Expression.sum(List.of()).text());
        assertEquals("1", Expression.product(List.of()).text());
        assertEquals("0", Expression.product(List.of(parse("x"), parse("0"))).text());
        assertEquals("y", Expression.sum(List.of(parse("a*x"), parse("y"), parse("-a*x"))).text());
        Expression both = Expression.sum(List.of(parse("x"), Expression.parse("z", new Names(List.of("z"), Map.of()))));
        assertEquals(List.of("x", "y", "z"), both.names().variables());
        assertEquals(5, both.compile(List.of("x", "z")).at(2, 3));
        assertEquals(12, Expression.product(List.of(parse("a*x"), parse("y"))).compile(List.of("x", "y")).at(2, 3));
    }

    @Test
    void aNameMeansOneThing() {
        Expression other = Expression.parse("a", new Names(List.of(), Map.of("a", 3.0)));
        assertThrows(IllegalArgumentException.class, () -> Expression.sum(List.of(parse("a*x"), other)));
        Expression variable = Expression.parse("a", new Names(List.of("a"), Map.of()));
        assertThrows(IllegalArgumentException.class, () -> Expression.sum(List.of(parse("a*x"), variable)));
    }

    @Test
    void substitutionIsSimultaneous() {
        Expression swapped = parse("a*x - y^2").substitute(Map.of("x", parse("y"), "y", parse("x")));
        assertEquals(2 * 3 - 25, swapped.compile(List.of("x", "y")).at(5, 3));
        Names two = new Names(List.of("u", "v"), Map.of());
        Expression difference = parse("Sin(x - y)").substitute(Map.of("x", Expression.parse("u - v", two)));
        assertEquals(List.of("y", "u", "v"), difference.names().variables());
        assertEquals(Math.sin(1), difference.compile(List.of("y", "u", "v")).at(1, 4, 2), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> parse("x").substitute(Map.of("z", parse("y"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Exp(Sin(x)) + x^3; ", "Cot(x/2); Sin(x/2)", "Abs(x)^(-a); Abs(x)", "Log(y); y", "Tan(x)/a; Cos(x)", "x^(1/2) + Sqrt(a); ",
        "1/(1 + 1/x); 1 + 1/x, x", "y*x/(x^2 + y^2); x^2 + y^2", "Abs(x)^y; Abs(x)"
    })
    void denominators(String formula, String expected) {
        assertEquals(
                expected == null ? List.of() : List.of(expected.split(", ")),
                parse(formula).denominators().stream().map(Expression::text).toList());
    }

    @Test
    void jumps() {
        assertTrue(parse("1 + x*Sign(y)").mayJump());
        assertTrue(parse("ArcTan(x, y)").mayJump());
        assertFalse(parse("Abs(x) + Max(x, y)").mayJump());
    }

    /** Sums, fractions, powers and signs as presentation MathML, simplified. */
    @Test
    void formulasAreMathMl() {
        assertEquals("<mo form=\"prefix\">−</mo><mi>a</mi><mspace width=\"0.17em\"/><mrow><mi>sin</mi><mo>&#x2061;</mo>"
                + "<mrow><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo></mrow></mrow>", parse("-a*Sin(x)").mathml());
        assertEquals(parse("-a*Sin(x)").mathml(), parse("-a*Sin(x)").mathmlAsWritten());
        assertEquals("<mn>1</mn><mo>+</mo><mfrac><mrow><mi>x</mi></mrow><mrow><mn>2</mn></mrow></mfrac>", parse("1 + x/2").mathml());
        assertEquals("<msup><mrow><mi>x</mi></mrow><mrow><mn>2</mn></mrow></msup><mo>−</mo><msqrt><mi>y</mi></msqrt>", parse("x^2 - Sqrt(y)").mathml());
    }
}
