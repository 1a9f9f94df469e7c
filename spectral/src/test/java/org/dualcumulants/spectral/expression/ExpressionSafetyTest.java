package org.dualcumulants.spectral.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or careless text can do: nothing but be refused, at once and in one sentence. */
class ExpressionSafetyTest {

    private static final Names NAMES = new Names(List.of("x", "y", "z"), Map.of("a", 2.0));

    /**
     * Far more than a busy machine takes for any answer, far less than what is refused here would take. That texts are refused before
     * Symja is asked is seen by what is said: Symja would say that it takes too long.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(30 * Limits.SECONDS);

    @BeforeAll
    static void loadSymja() {
        Expression.parse("x + 1", NAMES).derivative("x");
    }

    private static void refused(String text, String message) {
        ExpressionException e = assertTimeoutPreemptively(
                PATIENCE, () -> assertThrows(ExpressionException.class, () -> Expression.parse(text, NAMES)));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().length() < 500, "one sentence, not " + e.getMessage().length() + " characters");
        assertTrue(e.offset() >= 0 && e.offset() <= Math.max(text.length(), 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Import(\"a\")", "Get(x)", "Run(x)", "While(x, x)", "Table(x, x)", "URLFetch(x)", "Set(x, 1)", "ToExpression(x)",
                "JavaNew(x)", "FactorInteger(x)", "Range(10^9)", "Integrate(x, x)", "D(x, x)", "import(x)", "Plus(x, x)", "I", "Infinity",
                "$HomeDirectory", "x = 1", "x := 1", "f(x_) := f(x+1)", "x == 1", "x -> 1", "x /. y", "x // Sin", "Sin @ x", "Sin /@ x",
                "#&", "#1", "x ** y", "x!", "!x", "x_", "_", "x__", "{x}", "x; y", "x;", "\"text\"", "`x`", "x'", "x.y", "x[[1]]",
                "<|x|>", "x < y", "x | y", "x ? y", "(* x *)", "%", "\\[Pi]", "x++", "--x", "x += 1", "x^^2", "Sin", "x[1]", "a(x)", "x\u0000",
                "2²", "x−y",
            })
    void noProgram(String text) {
        refused(text, "column");
    }

    @ParameterizedTest
    @CsvSource({
        "10^10^10, the exponent is 10000000000",
        "10^10^9, the exponent is 1000000000",
        "x^65, the exponent is 65",
        "x^-65, the exponent is -65",
        "x^(13*5), the exponent is 65",
        "(2^63)^64^2, the exponent is 4096",
        "((2^63)^64)^64, too large for a number",
        "99999999999999999999, more than 64 bits",
        "x^1e30, the exponent is 1.0E30",
        "2^(1/(1/100)), the exponent is 100",
        "(x^64)^64, nested exponents",
        "((x+1)^64)^64, nested exponents",
        "((((x+1)^8+1)^8+1)^8+1)^8, nested exponents",
        "(2147483647x)^64, a coefficient is too large for a number",
        "Exp(10^18), too large for a number",
        "Floor(Exp(Exp(Exp(10)))), too large for a number",
    })
    void noHugeNumber(String text, String message) {
        refused(text, message);
    }

    @Test
    void noHugeText() {
        refused("x+".repeat(1 << 20) + "x", "at most 4000 are read");
        refused("9".repeat(3_999), "more than 64 bits");
        refused("1e" + "9".repeat(3_000), "out of range");
        refused("q".repeat(3_999), "unknown name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "Sin(", "-(", "- ", "1/(", "x^", "x^(", "2^-", "Sin[", "Max(x,"})
    void noDeepNesting(String piece) {
        refused(piece.repeat(Limits.LENGTH / piece.length() - 1), "nested more than 64 deep");
        refused(piece.repeat(70) + "x" + ")".repeat(70), "nested more than 64 deep");
    }

    @Test
    void noTower() {
        refused("x^".repeat(20) + "x", "more than 8 powers are stacked");
    }

    /** Legal formulas of the largest size: each question is answered or refused, and the next one is served as before. */
    private static void survives(String text) {
        assertTrue(text.length() <= Limits.LENGTH, "the formula is short enough to be read");
        List<Consumer<Expression>> questions = List.of(
                e -> e.derivative("x").derivative("x"),
                e -> e.polynomial(List.of("x", "y", "z")),
                Expression::tex,
                e -> e.compile(List.of("x", "y", "z")).at(0.1, 0.2, 0.3),
                e -> e.sameAs(Expression.parse("Sin(x)^2 + y", NAMES)));
        try {
            Expression expression = assertTimeoutPreemptively(PATIENCE, () -> Expression.parse(text, NAMES));
            for (Consumer<Expression> question : questions) {
                assertTimeoutPreemptively(PATIENCE, () -> {
                    try {
                        question.accept(expression);
                    } catch (ExpressionException e) {
                        assertTrue(e.getMessage().length() < 500, e.getMessage());
                    }
                });
            }
        } catch (ExpressionException e) {
            assertTrue(e.getMessage().length() < 500, e.getMessage());
        }
        assertEquals("2*x", Expression.parse("x^2", NAMES).derivative("x").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sin(", "Exp(", "Sqrt(1+", "Tan(1+", "1/(1+", "ArcTan(x,", "Max(x,", "x*Cos("})
    void deepNesting(String piece) {
        survives(piece.repeat(12) + "x" + ")".repeat(12));
    }

    /** Symja may take longer than it is given: the question is refused then, and the next one answered by a new thread. */
    @Test
    void algebraThatTakesTooLong() {
        AtomicBoolean over = new AtomicBoolean();
        ExpressionException e = assertTimeoutPreemptively(PATIENCE, () -> assertThrows(
                ExpressionException.class, () -> Algebra.run("simplifying", Tree.ONE, 1, evaluator -> {
                    while (!over.get()) {
                        // deaf to interruptions, as Symja is
                        Thread.onSpinWait();
                    }
                    return Tree.ONE;
                })));
        assertEquals("simplifying takes more than 1 s; write the formula in a simpler form", e.getMessage());
        assertEquals("2*x", Expression.parse("x^2", NAMES).derivative("x").text());
        over.set(true);
    }

    @Test
    void algebraThatFails() {
        ExpressionException e = assertThrows(ExpressionException.class, () -> Algebra.run("setting", Tree.ONE, 1, evaluator -> {
            throw new IllegalStateException("TeXFormFactory");
        }));
        assertEquals("setting failed (java.lang.IllegalStateException: TeXFormFactory); write the formula in a simpler form", e.getMessage());
        assertEquals("2*x", Expression.parse("x^2", NAMES).derivative("x").text());
    }

    @Test
    void longSumsAndProducts() {
        survives(IntStream.range(2, 120).mapToObj(k -> "Sin(" + k + "x)").collect(Collectors.joining("+")));
        survives(IntStream.range(2, 250).mapToObj(k -> "Sin(" + k + "x)").collect(Collectors.joining("*")));
        survives(IntStream.range(2, 400).mapToObj(k -> "x/" + (2 * k + 1)).collect(Collectors.joining("+")));
        survives("Sin(Pi/64)*Cos(Pi/97)*".repeat(60) + "x");
    }

    @Test
    void expansionAndSimplification() {
        survives("(x+y+z+1)^64");
        survives("((x+1)^32+1)^32");
        survives("(1+x)^63*".repeat(300) + "1");
        survives("(x/3+y/7+1)^12*(x-1/9)^8");
        survives("1/(Sin(x)^2+Cos(x)^2)^8+Tan(x)^16*(Sinh(y)+Cosh(y))^32");
    }

    @Test
    void rootsOfHugeIntegers() {
        survives("Sqrt(" + IntStream.range(0, 25).mapToObj(k -> (2147483629L - k) + "*x").collect(Collectors.joining("*")) + ")");
        survives("(" + IntStream.range(0, 60).mapToObj(k -> (2147483629L - k) + "/" + (2147483587L - 3 * k) + "*x")
                .collect(Collectors.joining("+")) + ")^(7/3)");
        survives("2147483646^(2147483647/2147483629)*x^(2147483647/2147483629)");
        survives("(2147483647x)^64");
    }

    @Test
    void aDerivativeTooLargeIsRefusedBeforeItIsTaken() {
        Expression product = Expression.parse(
                IntStream.range(2, 250).mapToObj(k -> "Sin(" + k + "x)").collect(Collectors.joining("*")), NAMES);
        ExpressionException e = assertTimeoutPreemptively(
                PATIENCE, () -> assertThrows(ExpressionException.class, () -> product.derivative("x")));
        assertEquals("the derivative by x would be too large; write the formula in a simpler form", e.getMessage());
    }
}
