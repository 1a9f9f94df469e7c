package org.dualcumulants.verify.duality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.ProductFunctions;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.particles.ControlVariate;
import org.junit.jupiter.api.Test;

class MeanFieldSideTest {

    private static final List<Axis> TORUS = List.of(new PeriodicAxis("x", -1, 2 * Math.PI), new PeriodicAxis("y", 0, 3));

    private static Expression parse(String text, String... variables) {
        return Expression.parse(text, new Names(List.of(variables), Map.of()));
    }

    /** With noise so strong that f is uniform at once, but for what f° is at time 0. */
    private static Study study() {
        return new Study(
                "torus", TORUS, List.of(parse("Sin(x)/3", "x", "y"), parse("0", "x", "y")),
                new PairKernel.Difference(List.of(parse("Sin(x) + Cos(2*Pi*y/3)", "x", "y"), parse("Sin(x + 2*Pi*y/3)", "x", "y"))),
                List.of(parse("0.7", "N"), parse("0.5", "N")), parse("1 + 0.5*Cos(x)*Sin(2*Pi*y/3) + 0.4*Sin(x)", "x", "y"),
                new Observable.Mean(parse("Cos(x)", "x", "y")), 0.3, List.of(6.0), List.of(2), Optional.of(List.of(4, 4)), 1e-8,
                Scaling.PER_OTHER, false, BasisChoice.PLAIN);
    }

    private static double[][] states(int points) {
        double[][] x = new double[2][points];
        for (int i = 0; i < points; i++) {
            x[0][i] = 3 * Math.sin(1.3 * i);
            x[1][i] = 1.5 + 1.4 * Math.sin(2.1 * i + 1);
        }
        return x;
    }

    /** K*f° by quadrature of the formula. */
    @Test
    void fieldIsTheConvolution() {
        MeanFieldSide side = MeanFieldSide.of(study(), 6, () -> false);
        double[][] x = states(300);
        double[][] field = new double[2][300];
        side.field().addTo(0, x, field);
        int points = 16;
        for (int i = 0; i < 300; i += 37) {
            double[] expected = new double[2];
            for (int p = 0; p < points * points; p++) {
                double u = 2 * Math.PI * (p / points) / points;
                double v = 3.0 * (p % points) / points;
                double f = (1 + 0.5 * Math.cos(u) * Math.sin(2 * Math.PI * v / 3) + 0.4 * Math.sin(u)) / (points * points);
                expected[0] += f * (Math.sin(x[0][i] - u) + Math.cos(2 * Math.PI * (x[1][i] - v) / 3));
                expected[1] += f * Math.sin(x[0][i] - u + 2 * Math.PI * (x[1][i] - v) / 3);
            }
            assertEquals(expected[0], field[0][i], 1e-13);
            assertEquals(expected[1], field[1][i], 1e-13);
        }
        assertTrue(Arrays.stream(field[1]).map(Math::abs).max().orElse(0) > 0.1, "nothing to compare");
    }

    /** Both ways of evaluating, and derivatives by difference quotients. */
    @Test
    void seriesOnCirclesAreWhatTheBasisSays() {
        ProductBasis basis = ProductBasis.of(TORUS, List.of(3, 2));
        BasisSeries fast = new BasisSeries(basis, TORUS);
        BasisSeries slow = new BasisSeries(basis, TORUS, false);
        double[][] x = states(300);
        double[][] values = fast.values(x);
        double[][] expected = slow.values(x);
        for (int axis = 0; axis < 2; axis++) {
            double[][] derivatives = fast.derivatives(axis, x, values);
            double[][] quotients = slow.derivatives(axis, x, expected);
            for (int a = 0; a < basis.size(); a++) {
                assertArrayEquals(expected[a], values[a], 1e-13, basis.name(a));
                assertArrayEquals(quotients[a], derivatives[a], 2e-4, "derivative of " + basis.name(a));
            }
        }
        double[] coefficients = new double[basis.size()];
        Arrays.setAll(coefficients, a -> a % 3 == 0 ? 0 : Math.sin(a));
        double[] sum = new double[300];
        double[] slowly = new double[300];
        fast.addTo(coefficients, x, sum);
        slow.addTo(coefficients, x, slowly);
        assertArrayEquals(slowly, sum, 1e-12);
    }

    /** Tables per axis, of a basis and of cardinal functions, whose first is not 1. */
    @Test
    void seriesOffCirclesAreWhatTheBasisSays() {
        List<Axis> axes = List.of(new PeriodicAxis("q", 0.5, 3), new RealAxis("v", 0.2, 0.8), new IntervalAxis("z", 0, 2));
        ProductBasis basis = ProductBasis.of(axes, List.of(2, 3, 2));
        double[][] x = {new double[300], new double[300], new double[300]};
        for (int i = 0; i < 300; i++) {
            x[0][i] = 0.5 + i / 100.0;
            x[1][i] = Math.sin(i);
            x[2][i] = 1 + 0.9 * Math.cos(2 * i);
        }
        for (ProductFunctions functions : List.of(basis, basis.factors())) {
            double[][] found = new BasisSeries(functions, axes).values(x);
            for (int i = 0; i < 300; i += 37) {
                double[] expected = functions.values(x[0][i], x[1][i], x[2][i]);
                for (int a = 0; a < functions.size(); a++) {
                    assertEquals(expected[a], found[a][i], 1e-11 * (1 + Math.abs(expected[a])), "function " + a);
                }
            }
        }
    }

    /** ∇_i W by difference quotients of W, which is a sum over pairs. */
    @Test
    void gradientsOfControlVariates() {
        int particles = 6;
        for (ControlVariate control : MeanFieldSide.of(study(), particles, () -> false).controls(particles)) {
            double[][] x = states(2 * particles);
            double[][] gradient = new double[2][2 * particles];
            control.gradient(0, x, particles, gradient);
            double h = 1e-5;
            for (int axis = 0; axis < 2; axis++) {
                for (int i = 0; i < 2 * particles; i++) {
                    double[] right = new double[2];
                    double[] left = new double[2];
                    double middle = x[axis][i];
                    x[axis][i] = middle + h;
                    control.initial(x, particles, right);
                    x[axis][i] = middle - h;
                    control.initial(x, particles, left);
                    x[axis][i] = middle;
                    int system = i / particles;
                    assertEquals((right[system] - left[system]) / (2 * h), gradient[axis][i], 1e-9);
                    assertEquals(left[1 - system], right[1 - system], 0);
                }
            }
            assertTrue(Arrays.stream(gradient[0]).map(Math::abs).max().orElse(0) > 0.01, "nothing to compare");
        }
    }

    /** Without a resolution one is found. */
    @Test
    void theResolutionIsRefinedUntilTheMeanFieldStands() {
        Study s = study();
        Study auto = new Study(
                s.title(), s.axes(), s.drift(), s.kernel(), s.noise(), s.initial(), s.observable(), s.horizon(), s.particles(),
                s.truncation(), Optional.empty(), s.tolerance(), s.scaling(), s.selfInteraction(), s.basis());
        MeanFieldSide chosen = MeanFieldSide.of(auto, 6, () -> false);
        assertEquals(MeanFieldSide.of(s, 6, () -> false).meanField(), chosen.meanField(), 1e-6);
        assertTrue(chosen.resolution().get(0) >= 8);
    }
}
