package org.dualcumulants.spectral.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrigonometricPolynomialLawsTest {

    private static final List<String> XY = List.of("x", "y");
    private static final Names NAMES = new Names(XY, Map.of("gamma", 0.75, "L", 3.0));
    private static final List<Double> PERIODS = List.of(2 * Math.PI, 3.0);

    private static Expression parse(String text) {
        return Expression.parse(text, NAMES);
    }

    private static TrigonometricPolynomial waves(String text) {
        return TrigonometricPolynomial.of(parse(text), XY, PERIODS).orElseThrow(() -> new AssertionError(text + " is not read"));
    }

    /** Sums and products of a few waves, phases, parameters and powers. */
    private static String draw(Random random, int depth) {
        String[] leaves = {
            "Sin(x)", "Cos(2*x)", "gamma", "3/7", "Cos(2*Pi*y/L)", "Sin(x - 4*Pi/3*y + gamma)", "Sin(x/2)^2", "Cos(gamma*x/gamma)"
        };
        if (depth == 0) {
            return leaves[random.nextInt(leaves.length)];
        }
        String left = draw(random, depth - 1);
        String right = draw(random, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> "(" + left + " + " + right + ")";
            case 1 -> "(" + left + " - 2*" + right + "/gamma)";
            case 2 -> "(" + left + ")*(" + right + ")";
            default -> "(" + left + ")^2";
        };
    }

    @Test
    void theSumIsTheFormula() {
        Random random = new Random(71);
        for (int trial = 0; trial < 60; trial++) {
            Expression written = parse(draw(random, trial % 3));
            Compiled expected = written.compile(XY);
            Compiled found = waves(written.text()).formula().compile(XY);
            for (int p = 0; p < 10; p++) {
                double[] x = random.doubles(2, -4, 4).toArray();
                double value = expected.at(x);
                assertEquals(value, found.at(x), 1e-12 * Math.max(1, Math.abs(value)) * 10, written.text());
            }
        }
    }

    @Test
    void convolutionIsTheIntegral() {
        Random random = new Random(72);
        int points = 40;
        for (int trial = 0; trial < 12; trial++) {
            TrigonometricPolynomial k = waves(draw(random, 1));
            TrigonometricPolynomial f = waves(draw(random, 1));
            Compiled left = k.formula().compile(XY);
            Compiled right = f.formula().compile(XY);
            Compiled found = k.convolution(f).formula().compile(XY);
            double[] x = random.doubles(2, -4, 4).toArray();
            double sum = 0;
            double size = 0;
            for (int i = 0; i < points; i++) {
                for (int j = 0; j < points; j++) {
                    double y = 2 * Math.PI * i / points;
                    double z = 3.0 * j / points;
                    double term = left.at(x[0] - y, x[1] - z) * right.at(y, z);
                    sum += term;
                    size += Math.abs(term);
                }
            }
            double cell = 6 * Math.PI / (points * points);
            assertEquals(sum * cell, found.at(x), 1e-13 * (1 + size * cell) * 10);
        }
    }

    @Test
    void normalisedHasIntegralOne() {
        TrigonometricPolynomial f = waves("gamma + Cos(x)^2 + Sin(x)*Sin(2*Pi*y/L)");
        assertEquals(6 * Math.PI * 1.25, f.integral().value(), 1e-13 * 30);
        assertEquals("1", waves("5*gamma").normalised().integral().text());
        assertEquals(1, f.normalised().integral().value(), 1e-15);
    }

    /** Parameters stay symbols, integers and π exact. */
    @Test
    void coefficientsAreSymbols() {
        TrigonometricPolynomial f = waves("-gamma*Sin(x)*Cos(x) + 0.3*Cos(x - y*2*Pi/3)");
        List<TrigonometricPolynomial.Wave> found = f.waves();
        assertEquals(List.of(List.of(2, 0), List.of(1, -1)), found.stream().map(TrigonometricPolynomial.Wave::vector).toList());
        assertEquals("3/10", found.get(1).cosine().text());
        assertEquals("-gamma/2", found.get(0).sine().text());
        assertEquals("Cos(x - 2*Pi*y/3)", f.cosine(List.of(1, -1)).text());
        assertEquals("Sin(2*x)", f.sine(List.of(2, 0)).text());
        assertEquals("1", f.cosine(List.of(0, 0)).text());
        assertEquals(List.of(), waves("gamma - gamma + Sin(x)^2 + Cos(x)^2 - 1").waves());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x", "Sin(x/2)", "Sin(gamma*x)", "1/(2 + Cos(x))", "Exp(Cos(x))", "Abs(Sin(x))", "Sin(y)", "Sin(x*y)", "Sin(Sin(x))", "Sqrt(1 + Cos(x))",
        "Sin(x/2)*Cos(x)"
    })
    void notASumOfWaves(String text) {
        assertEquals(Optional.empty(), TrigonometricPolynomial.of(parse(text), XY, PERIODS));
    }

    @Test
    void manyWavesAreTooMany() {
        assertTrue(TrigonometricPolynomial.of(parse("(Cos(x) + Cos(2*Pi*y/3))^60"), XY, PERIODS).isEmpty());
    }
}
