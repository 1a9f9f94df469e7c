package org.dualcumulants.spectral.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Factors, values at infinity and LaTeX of rational functions. */
class RationalFunctionTest {

    private static final List<String> VARIABLES = List.of("N", "n");

    private static Expression parse(String text) {
        return Expression.parse(text, new Names(VARIABLES, Map.of()));
    }

    private static double value(List<Expression.Power> factors, double... at) {
        return factors.stream()
                .mapToDouble(f -> Math.pow(f.base().compile(VARIABLES).at(at), f.exponent()))
                .reduce(1, (a, b) -> a * b);
    }

    @ParameterizedTest
    @CsvSource({
        "1 - (N-1)/N, 1",
        "-1 + 2*(n-1)/(N-1) - (n-1)*(n-2)/((N-1)*(N-2)), 4",
        "2/3*(2*N - 4*n)*N, 4",
        "(N^2 + n + 1)/(N-1)^2, 2",
        "N^2 - 2*N*n + n^2, 1",
        "(N-n)/(n-N), 1"
    })
    void factorsAreIrreducible(String text, int number) {
        Expression expression = parse(text);
        List<Expression.Power> factors = expression.factors();
        assertEquals(expression.compile(VARIABLES).at(7.3, 2.9), value(factors, 7.3, 2.9), 1e-13);
        assertEquals(number, factors.stream().filter(f -> !f.base().text().equals("1")).count(), () -> text + " is " + factors.stream()
                .map(f -> f.base().text() + " ^ " + f.exponent()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "(N-n)*(N-n-1)/(N*(N-1)), 1",
        "(N-n)/(2*N-1), 1/2",
        "n*(N-n)/(N-1), n",
        "N^2/(N-1) - N, 1",
        "(n+1)/(N+1), 0"
    })
    void limits(String text, String limit) {
        List<Expression> found = parse(text).inversePowers(List.of("N"), 0, 0);
        assertEquals(1, found.size());
        assertTrue(found.get(0).sameAs(parse(limit)), found.get(0).text());
    }

    /** The partial sums miss the value by the next power of 1/N; with a coefficient exchanged they would by an earlier one. */
    @Test
    void coefficientsAreThoseOfTheSeries() {
        Random random = new Random(3);
        for (int trial = 0; trial < 20; trial++) {
            int a = random.nextInt(9) - 4;
            int b = random.nextInt(9) - 4;
            int c = 1 + random.nextInt(3);
            Expression f = parse("(N + " + a + "*n)*(N + " + b + ")/(" + c + "*N - n)/(N + n)");
            List<Expression> series = f.inversePowers(List.of("N"), 0, 3);
            for (double large : new double[] {1e3, 1e4}) {
                double[] at = {large, 1.5};
                // with N/h for N the coefficient of h^q contains N^{-q}
                double sum = series.stream().mapToDouble(s -> s.compile(VARIABLES).at(at)).sum();
                assertEquals(f.compile(VARIABLES).at(at), sum, 3e4 * Math.pow(large, -4) + 1e-15, f.text());
            }
        }
    }

    @Test
    void lowerAndHigherPowers() {
        assertEquals("2", parse("2*N*n/n").inversePowers(List.of("N"), -1, 0).get(0).text().replace("*N", ""));
        ArithmeticException e = assertThrows(ArithmeticException.class, () -> parse("N - n").inversePowers(List.of("N"), 0, 0));
        assertEquals("'N - n' grows faster than the power 0 of N", e.getMessage());
        assertEquals("n", parse("n/N").inversePowers(List.of("N"), 1, 0).get(0).text().replace("/N", ""));
    }

    @Test
    void whatIsNotRationalIsRefused() {
        assertRefused("the formula is no rational function; expected a quotient of polynomials in N", () -> parse("Sin(N)/N").inversePowers(List.of("N"), 0, 1));
        assertRefused("a factor is a power that is not whole; expected a rational function", () -> parse("Sqrt(N)*n").factors());
    }

    private static void assertRefused(String message, Executable question) {
        assertEquals(message, assertThrows(ExpressionException.class, question).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "(N-n)*(N-n-1)/(N*(N-1)); \\frac{(N-n)(N-n-1)}{N(N-1)}",
        "2*(N-n)/(N-1); \\frac{2(N-n)}{N-1}",
        "1/((N-1)*(N-2)); \\frac{1}{(N-1)(N-2)}",
        "(n+2)*(n+1); (n+2)(n+1)",
        "N*N*n/(2*N); \\frac{N N n}{2N}",
        "(n-N)/(1-N); \\frac{n-N}{1-N}"
    })
    void latexKeepsTheOrder(String text, String tex) {
        assertEquals(tex, parse(text).texAsWritten(name -> name));
        assertEquals(tex.replace("N", "N_{a}"), parse(text).texAsWritten(name -> name.equals("N") ? "N_{a}" : name));
    }
}
