package org.dualcumulants.spectral.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndependentFactorsTest {

    private static final List<String> VARIABLES = List.of("x", "y", "u", "v");
    private static final Names NAMES = new Names(VARIABLES, Map.of());

    private static Set<Set<String>> groups(String formula) {
        return Expression.parse(formula, NAMES).independentFactors().stream()
                .map(f -> Set.copyOf(f.variables()))
                .collect(Collectors.toSet());
    }

    @Test
    void groupsByCommonVariables() {
        assertEquals(
                Set.of(Set.of("x", "y"), Set.of("u"), Set.of("v")),
                groups("2*(1 + Cos(x)/4 + Sin(y)/4)*Exp(-(u^2 + v^2)/2)/3"));
        assertEquals(Set.of(Set.of("x"), Set.of("u")), groups("(1 + Cos(x))*Exp(-(u - 0.3)^2/2)"));
        assertEquals(Set.of(Set.of("x", "u", "v"), Set.of("y")), groups("x*Exp(-u^2/2 - v^2 - x*u - y^2)*(1 + u*v)"));
        assertEquals(Set.of(Set.of("x", "y")), groups("x + y"));
        assertEquals(Set.of(Set.of("x", "y")), groups("Exp(-(x + y)^2)"));
        assertEquals(Set.of(Set.of()), groups("3/7"));
    }

    @ParameterizedTest
    @CsvSource({
        "'2*(1 + Cos(x)/4 + Sin(y)/4)*Exp(-(u^2 + v^2)/2)/3'",
        "'x*Exp(-u^2/2 - 3*(v^2 + y)/7 - x*u)*(1 + u*v)*(2 + y)^2'",
        "'Exp(-(x^2 + (y^2 - u))/2)*v'"
    })
    void theProductIsTheFormula(String formula) {
        Expression whole = Expression.parse(formula, NAMES);
        List<Expression> factors = whole.independentFactors();
        assertTrue(factors.size() > 1);
        Random random = new Random(1);
        for (int trial = 0; trial < 20; trial++) {
            double[] at = random.doubles(4, -1, 1).toArray();
            double product = factors.stream().mapToDouble(f -> f.compile(VARIABLES).at(at)).reduce(1, (a, b) -> a * b);
            double expected = whole.compile(VARIABLES).at(at);
            assertEquals(expected, product, 1e-14 * Math.abs(expected));
        }
    }
}
