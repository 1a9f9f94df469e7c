package org.dualcumulants.spectral.basis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;

/** Expansions: exact for trigonometric polynomials, honest about everything else. */
class SamplingTest {

    private static final double ULP = 0x1p-53;
    private static final List<Axis> CIRCLE = List.of(new PeriodicAxis("x", 0, 2 * Math.PI));
    private static final Names NAMES = new Names(List.of("x"), Map.of());

    private static Sampling circle(int harmonics) {
        return new Sampling(ProductBasis.of(CIRCLE, List.of(harmonics)), List.of("x"));
    }

    private static Expression parse(String text) {
        return Expression.parse(text, NAMES);
    }

    private static double sum(ProductBasis basis, double[] c, double... x) {
        double[] g = basis.values(x);
        double sum = 0;
        for (int a = 0; a < g.length; a++) {
            sum += c[a] * g[a];
        }
        return sum;
    }

    @Test
    void trigonometricPolynomialsAreExact() {
        Random random = new Random(61);
        List<Axis> axes = List.of(new PeriodicAxis("x", -1, 2), new PeriodicAxis("y", 3, 5));
        ProductBasis basis = ProductBasis.of(axes, List.of(3, 2));
        int[][] waves = {{0, 0}, {1, 0}, {3, 0}, {0, 2}, {1, 1}, {1, -1}, {3, -2}, {2, 1}};
        for (int trial = 0; trial < 20; trial++) {
            WaveSum f = WaveSum.draw(random, waves, Math.PI, 2 * Math.PI / 5);
            Expansion e = new Sampling(basis, List.of("x", "y")).expand(f, "here");
            double tolerance = 64 * ULP * f.scale();
            for (int i = 0; i < 5; i++) {
                double x = random.nextDouble(-1, 1);
                double y = random.nextDouble(3, 8);
                assertEquals(f.at(x, y), sum(basis, e.coefficients(), x, y), tolerance);
            }
            assertEquals(Math.sqrt(f.meanSquare()), e.rms(), tolerance);
            assertTrue(e.tail() < 64 * ULP, "tail " + e.tail());
            assertTrue(e.uncertainty() <= 1e-14, "uncertainty " + e.uncertainty());
            assertTrue(e.largest() <= f.scale() && e.smallest() >= -f.scale());
        }
    }

    @Test
    void knownCoefficients() {
        double[] c = circle(3).expand(parse("2 + Cos(x) - 3*Sin(2*x) + Cos(3*x)/4"), "here").coefficients();
        double[] expected = {2, 1, 0, 0, -3, 0.25, 0};
        for (int a = 0; a < expected.length; a++) {
            assertEquals(expected[a], c[a], 16 * ULP * 3, "coefficient " + a);
        }
    }

    /** cos x + cos(10x)/2 in 4 harmonics: what is cut has L² norm ½/√(1 + ¼) of the whole. */
    @Test
    void tailIsTheRelativeNormOfWhatIsCut() {
        Expansion e = circle(4).expand(parse("Cos(x) + Cos(10*x)/2"), "here");
        assertEquals(0.5 / Math.sqrt(1.25), e.tail(), 1e-14);
        Expansion small = circle(4).expand(parse("Cos(x) + 10^(-9)*Sin(5*x)"), "here");
        assertEquals(1e-9, small.tail(), 1e-15, "below √ulp of the whole, to the rounding of the coefficients");
        assertEquals(0, circle(4).expand(parse("0"), "here").tail());
    }

    /** |sin x| = 2/π - 4/π Σ cos(2kx)/(4k²-1): a grid of M points has errors of order 1/M². */
    @Test
    void kinksAreAcceptedWithAnUncertainty() {
        Expansion e = circle(4).expand(parse("Abs(Sin(x))"), "here");
        assertTrue(e.uncertainty() > 1e-14 && e.uncertainty() < 1e-8, "uncertainty " + e.uncertainty());
        double[] c = e.coefficients();
        double tolerance = Math.max(4 * e.uncertainty(), 64 * ULP);
        assertEquals(2 / Math.PI, c[0], tolerance);
        assertEquals(-4 / Math.PI / 3, c[3], tolerance);
        assertEquals(-4 / Math.PI / 15, c[7], tolerance);
    }

    @Test
    void polesAreRefusedWithWhereTheyAre() {
        StudyException e = assertThrows(
                StudyException.class, () -> circle(4).expandDifference(parse("1/x"), "particle.kernel[0]"));
        assertEquals("particle.kernel[0]", e.where());
        assertEquals(
                "'1/x' is infinite at x = 0.0; it must be finite there: regularise it (for a pole at 0 for instance replace"
                        + " x by Sqrt(x^2 + δ^2)) or move the pole out of the domain",
                e.getMessage());
        StudyException root = assertThrows(
                StudyException.class, () -> circle(4).expand(parse("Sqrt(Cos(x))"), "particle.initial"));
        assertTrue(root.getMessage().startsWith("'Sqrt(Cos(x))' is not a real number at x = "), root.getMessage());
        assertTrue(root.getMessage().endsWith("; it must have a value there: for 0/0 write what is meant (Sign(x) for x/Sqrt(x^2)) or regularise it"
                + " (x/Sqrt(x^2 + δ^2)), for a root or a logarithm keep its argument positive"), root.getMessage());
    }

    /** A pole of order one between the nodes of every grid is seen by what the coefficients do. */
    @Test
    void functionsThatDoNotSettleAreRefused() {
        StudyException e = assertThrows(
                StudyException.class, () -> circle(4).expand(parse("1/Abs(Sin(x - 1))"), "particle.kernel[0]"));
        assertEquals("particle.kernel[0]", e.where());
        assertTrue(
                e.getMessage().startsWith("the Fourier coefficients of '1/Abs(Sin(x - 1))' do not settle (they still change by ")
                        && e.getMessage().endsWith("has to be given in a regularised form"),
                e.getMessage());
    }

    /** sin(x/2) is odd with a jump at ±π on (-π, π]; read on [0, 2π) it has a kink at 0 and is even around π. */
    @Test
    void differencesAreReadAroundZero() {
        double[] kernel = circle(2).expandDifference(parse("Sin(x/2)"), "here").coefficients();
        double[] function = circle(2).expand(parse("Sin(x/2)"), "here").coefficients();
        assertEquals(0, kernel[0], 1e-5);
        assertEquals(8 / (3 * Math.PI), kernel[2], 1e-5, "1/π ∫ sin(x/2) sin x over (-π, π)");
        assertEquals(2 / Math.PI, function[0], 1e-9);
        assertEquals(0, function[2], 1e-9);
    }

    /** Six coordinates at 4 harmonics would need 32^6 points for a second look. */
    @Test
    void gridsThatAreTooLargeAreRefused() {
        ProductBasis basis = ProductBasis.of(java.util.Collections.nCopies(6, CIRCLE.get(0)), java.util.Collections.nCopies(6, 4));
        Sampling sampling = new Sampling(basis, List.of("x1", "y1", "x2", "y2", "x3", "y3"));
        WaveSum f = WaveSum.draw(new Random(63), new int[][] {new int[6]}, 1, 1, 1, 1, 1, 1);
        StudyException e = assertThrows(StudyException.class, () -> sampling.expand(f, "observable.marginal"));
        assertEquals(
                "'1 waves' needs a grid of 1.07e+09 points at this resolution; at most 16777216 are used: lower the resolution",
                e.getMessage());
    }

    /** Three dimensions at 8 harmonics, which is what a study at 4 asks for: one doubling has to fit. */
    @Test
    void smoothFunctionsOfThreeCoordinatesSettle() {
        List<Axis> axes = List.of(
                new PeriodicAxis("x", 0, 2 * Math.PI),
                new PeriodicAxis("y", 0, 2 * Math.PI),
                new PeriodicAxis("z", 0, 2 * Math.PI));
        ProductBasis basis = ProductBasis.of(axes, List.of(8, 8, 8));
        WaveSum f = WaveSum.draw(new Random(62), new int[][] {{1, 2, -3}, {8, 0, 1}, {0, 0, 0}}, 1, 1, 1);
        Expansion e = new Sampling(basis, List.of("x", "y", "z")).expand(f, "here");
        assertEquals(f.at(0.3, 1, 2), sum(basis, e.coefficients(), 0.3, 1, 2), 64 * ULP * f.scale());
    }

    /** Of six coordinates two occur: 16 harmonics of each would need 256^6 points if all were sampled. */
    @Test
    void onlyTheAxesThatOccurAreSampled() {
        List<String> names = List.of("x", "y", "z", "x'", "y'", "z'");
        List<Axis> axes = names.stream().<Axis>map(n -> new PeriodicAxis(n, -1, 2 * Math.PI)).toList();
        ProductBasis basis = ProductBasis.of(axes, List.of(1, 8, 1, 1, 1, 8));
        Expression f = Expression.parse("Sin(7*y - 8*z') + 1/2", new Names(names, Map.of()));
        Expansion e = new Sampling(basis, names).expand(f, "here");
        double[] point = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
        assertEquals(Math.sin(7 * 0.2 - 8 * 0.6) + 0.5, sum(basis, e.coefficients(), point), 1e-14);
        assertEquals(Math.sqrt(0.75), e.rms(), 1e-12);
        Expansion constant = new Sampling(basis, names).expand(Expression.parse("3", new Names(names, Map.of())), "here");
        assertEquals(3, constant.coefficients()[0], 1e-15);
        assertEquals(3, sum(basis, constant.coefficients(), point), 1e-14);
    }

    /** Sixteen waves vanish on the first two grids of one harmonic, 8 and 16 points; on each axis a probe sees them. */
    @Test
    void wavesThatHideOnTheGridsAreSeenOnEveryAxis() {
        List<Axis> axes = java.util.Collections.nCopies(3, CIRCLE.get(0));
        ProductBasis basis = ProductBasis.of(axes, List.of(1, 1, 1));
        for (int axis = 0; axis < 3; axis++) {
            int[] low = {1, 1, 1};
            int[] high = new int[3];
            high[axis] = 16;
            WaveSum f = WaveSum.draw(new Random(64), new int[][] {low, high}, 1, 1, 1);
            Expansion e = new Sampling(basis, List.of("a", "b", "c")).expand(f, "here");
            assertTrue(e.tail() > 0.1, "tail " + e.tail() + " for axis " + axis);
        }
    }
}
