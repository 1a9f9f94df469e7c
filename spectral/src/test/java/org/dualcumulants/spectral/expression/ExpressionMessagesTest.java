package org.dualcumulants.spectral.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is said to those who use a formula wrongly. */
class ExpressionMessagesTest {

    private static final Names NAMES = new Names(List.of("x", "y"), Map.of());

    private static void refuses(String message, Executable use) {
        assertEquals(message, assertThrows(RuntimeException.class, use).getMessage());
    }

    @Test
    void arguments() {
        Expression sum = Expression.parse("x + y", NAMES);
        refuses("arguments are [x], but 'x + y' also depends on 'y'", () -> sum.compile(List.of("x")));
        refuses("variables are [x, y, x]; each may stand there once", () -> sum.compile(List.of("x", "y", "x")));
        refuses("variables are [x, x]; each name may stand there once", () -> new Names(List.of("x", "x"), Map.of()));
        Compiled compiled = sum.compile(List.of("x", "y"));
        refuses("the formula was compiled for 2 arguments, but 1 columns were given", () -> compiled.evaluate(new double[1][3], new double[3]));
        refuses("a column has 4 points, the result 3; they must agree",
                () -> compiled.evaluate(new double[][] {new double[3], new double[4]}, new double[3]));
    }

    @Test
    void lengths() {
        String longest = "x".repeat(Limits.LENGTH + 1);
        refuses("the formula has " + longest.length() + " characters; at most " + Limits.LENGTH + " are read: split it up",
                () -> Expression.parse(longest, NAMES));
    }
}
