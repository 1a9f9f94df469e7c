package org.dualcumulants.spectral.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpressionLawsTest {

    private static final Names NAMES = new Names(List.of("x", "y"), Map.of("gamma", 0.75));
    private static final List<String> XY = List.of("x", "y");
    private static final double ULP = 0x1p-53;

    /** A formula that is complex or infinite everywhere is refused; it is then not finite where it was drawn. */
    private static Expression parseOrNull(RandomFormula formula, double[] x, double[] y) {
        try {
            return Expression.parse(formula.text(), NAMES);
        } catch (ExpressionException e) {
            for (int i = 0; i < x.length; i++) {
                RandomFormula.Rounded found = formula.rule().at(x[i], y[i]);
                assertTrue(!(found.error() < 1e6), () -> formula.text() + " has a value, yet: " + e.getMessage());
            }
            return null;
        }
    }

    /** 1e-13 relative, and 64 roundings of every intermediate value carried through. */
    @Test
    void simplifiedAndCompiledEqualsAsWritten() {
        Random random = new Random(20261);
        int compared = 0;
        for (int trial = 0; trial < 600; trial++) {
            RandomFormula formula = RandomFormula.draw(random, 2 + trial % 3);
            double[] x = random.doubles(30, -2, 2).toArray();
            double[] y = random.doubles(30, -2, 2).toArray();
            Expression expression = parseOrNull(formula, x, y);
            if (expression == null) {
                continue;
            }
            double[] found = new double[x.length];
            expression.compile(XY).evaluate(new double[][] {x, y}, found);
            for (int i = 0; i < x.length; i++) {
                RandomFormula.Rounded expected = formula.rule().at(x[i], y[i]);
                if (expected.error() < 1e6 * Math.abs(expected.value())) {
                    double tolerance = 1e-13 * Math.abs(expected.value()) + 64 * ULP * expected.error();
                    assertEquals(expected.value(), found[i], tolerance, formula.text() + " at " + x[i] + ", " + y[i]);
                    compared++;
                }
            }
        }
        assertTrue(compared > 5_000, "only " + compared + " values compared");
    }

    /** Two step widths: where their quotients agree, the derivative lies within their difference. */
    @Test
    void derivativeIsTheLimitOfCentralDifferences() {
        Random random = new Random(20262);
        int compared = 0;
        for (int trial = 0; trial < 250; trial++) {
            RandomFormula formula = RandomFormula.draw(random, 2 + trial % 2);
            double[] x = random.doubles(10, -2, 2).toArray();
            double[] y = random.doubles(10, -2, 2).toArray();
            Expression expression = parseOrNull(formula, x, y);
            if (expression == null) {
                continue;
            }
            Compiled f = expression.compile(XY);
            Compiled derivative = expression.derivative("x").compile(XY);
            for (int i = 0; i < x.length; i++) {
                double h = 1e-4;
                double coarse = (f.at(x[i] + h, y[i]) - f.at(x[i] - h, y[i])) / (2 * h);
                double fine = (f.at(x[i] + h / 2, y[i]) - f.at(x[i] - h / 2, y[i])) / h;
                double scale = Math.abs(fine) + Math.abs(f.at(x[i], y[i])) + 1e-3;
                if (Math.abs(coarse - fine) < 1e-5 * scale && formula.rule().at(x[i], y[i]).error() < 1e3 * scale) {
                    double tolerance = 2 * Math.abs(coarse - fine) + 1e-7 * scale;
                    assertEquals(fine, derivative.at(x[i], y[i]), tolerance, formula.text() + " at " + x[i] + ", " + y[i]);
                    compared++;
                }
            }
        }
        assertTrue(compared > 800, "only " + compared + " values compared");
    }

    @Test
    void derivativeTextParsesToTheDerivative() {
        Random random = new Random(20263);
        int compared = 0;
        for (int trial = 0; trial < 150; trial++) {
            RandomFormula formula = RandomFormula.draw(random, 3);
            Expression expression = parseOrNull(formula, new double[0], new double[0]);
            if (expression == null) {
                continue;
            }
            Expression derivative = expression.derivative("y");
            Expression again = Expression.parse(derivative.text(), NAMES);
            double found = again.compile(XY).at(0.3, 0.4);
            if (Double.isFinite(found)) {
                assertEquals(derivative.compile(XY).at(0.3, 0.4), found, 1e-11 * Math.abs(found), derivative.text());
                compared++;
            }
        }
        assertTrue(compared > 50, "only " + compared + " values compared");
    }

    @Test
    void polynomialIsRebuiltFromItsCoefficients() {
        Random random = new Random(20264);
        for (int trial = 0; trial < 100; trial++) {
            Expression expression = Expression.parse(polynomial(random, 3), NAMES);
            Map<List<Integer>, Double> coefficients = expression.polynomial(XY);
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double sum = 0;
            double scale = 0;
            for (Map.Entry<List<Integer>, Double> term : coefficients.entrySet()) {
                double value = term.getValue() * Math.pow(x, term.getKey().get(0)) * Math.pow(y, term.getKey().get(1));
                sum += value;
                scale += Math.abs(value);
            }
            assertEquals(expression.compile(XY).at(x, y), sum, 1e-12 * scale, expression.text());
        }
    }

    private static String polynomial(Random random, int depth) {
        if (depth == 0) {
            return List.of("x", "y", "gamma", "1/3", "2", "Pi", "x").get(random.nextInt(7));
        }
        String a = polynomial(random, depth - 1);
        String b = polynomial(random, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> "(" + a + " + " + b + ")";
            case 1 -> "(" + a + " - " + b + ")";
            case 2 -> "(" + a + ")*(" + b + ")";
            default -> "(" + a + " - " + b + ")^" + (1 + random.nextInt(3));
        };
    }

    @Test
    void manyPointsEqualOneAtATime() {
        Compiled f = Expression.parse("Exp(-x^2)*Max(x, y)/(1 + gamma*y^2) + x^5 - Sqrt(x^2)", NAMES).compile(XY);
        for (int n : new int[] {0, 1, 255, 256, 257, 1_000}) {
            double[] x = new Random(1).doubles(n).toArray();
            double[] y = new Random(2).doubles(n).toArray();
            double[] out = new double[n];
            f.evaluate(new double[][] {x, y}, out);
            for (int i = 0; i < n; i++) {
                assertEquals(f.at(x[i], y[i]), out[i], 0);
            }
        }
    }
}
