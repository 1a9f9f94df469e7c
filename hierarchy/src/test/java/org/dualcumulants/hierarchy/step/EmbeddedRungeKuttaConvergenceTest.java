package org.dualcumulants.hierarchy.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Errors at the end fall like h^p with fixed steps, and with the tolerance where steps adapt. */
class EmbeddedRungeKuttaConvergenceTest {

    /** Lotka and Volterra: predator and prey on a closed orbit. */
    private static final RightHandSide ORBIT = (t, y, derivative) -> {
        derivative[0] = y[0] * (1 - y[1]);
        derivative[1] = y[1] * (y[0] - 1);
    };

    private static final double END = 10;

    /** Fixed steps of 0.32 to 0.15, with errors of 5e-11 to 1e-13: below 29 steps other powers of h still count. */
    private static final int[] FIXED = {32, 38, 45, 54, 65};

    /** y_1' = y_1 (1 - y_1) cos t has the closed form 1/(1 + e^{-sin t}) from ½. */
    private static final RightHandSide LOGISTIC = (t, y, derivative) -> {
        derivative[0] = y[0] * (1 - y[0]) * Math.cos(t);
        derivative[1] = -y[1] + Math.sin(3 * t) * y[0] * y[0];
    };

    private static double exact(double t) {
        return 1 / (1 + Math.exp(-Math.sin(t)));
    }

    private static double[] fixed(ButcherTableau tableau, int steps) {
        EmbeddedRungeKutta stepper = new EmbeddedRungeKutta(tableau, ORBIT, (a, b, high, low) -> 0, 2);
        double[] y = {1.5, 1};
        for (int i = 0; i < steps; i++) {
            double from = END * i / steps;
            double to = END * (i + 1) / steps;
            StepOutcome outcome = stepper.step(IntegrationState.start(from, to - from, y), to);
            y = assertInstanceOf(StepOutcome.Advanced.class, outcome).state().solution();
        }
        return y;
    }

    /** Least-squares slope of log error in log h over the given numbers of steps. */
    private static double order(ButcherTableau tableau, int... steps) {
        double[] reference = fixed(ButcherTableau.dormandPrince853(), 500);
        List<double[]> points = new ArrayList<>();
        for (int n : steps) {
            double[] y = fixed(tableau, n);
            double error = Math.hypot(y[0] - reference[0], y[1] - reference[1]);
            assertTrue(error > 5e-14, "the error at " + n + " steps is rounding: " + error);
            points.add(new double[] {-Math.log(n), Math.log(error)});
        }
        double x = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double y = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
        double xy = points.stream().mapToDouble(p -> (p[0] - x) * (p[1] - y)).sum();
        return xy / points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
    }

    private static ButcherTableau weights(int order, java.util.function.IntToDoubleFunction b) {
        ButcherTableau t = ButcherTableau.dormandPrince853();
        int stages = t.stages();
        double[][] a = new double[stages][];
        double[] weights = new double[stages];
        double[] c = new double[stages];
        for (int i = 0; i < stages; i++) {
            a[i] = new double[i];
            for (int j = 0; j < i; j++) {
                a[i][j] = t.a(i, j);
            }
            weights[i] = b.applyAsDouble(i);
            c[i] = t.c(i);
        }
        return new ButcherTableau(order, a, weights, c, new double[stages], new double[stages]);
    }

    @Test
    void theSolutionHasOrderEight() {
        assertEquals(8, order(ButcherTableau.dormandPrince853(), FIXED), 0.3);
    }

    /** The embedded solution of order 5, and weights moved by 1e-6, fail the check that the method passes. */
    @Test
    void lowerOrdersAreSeen() {
        ButcherTableau t = ButcherTableau.dormandPrince853();
        double embedded = order(weights(5, i -> t.b(i) - t.highError(i)), FIXED);
        assertTrue(Math.abs(embedded - 8) > 0.3, "the embedded solution passes with " + embedded);
        double planted = order(weights(8, i -> t.b(i) + (i == 9 ? 1e-6 : i == 10 ? -1e-6 : 0)), FIXED);
        assertTrue(Math.abs(planted - 8) > 0.3, "weights off by 1e-6 pass with " + planted);
    }

    private static ErrorNorm relative(double tolerance) {
        return (before, after, high, low) -> {
            double worst = 0;
            for (int i = 0; i < before.length; i++) {
                double size = Math.max(Math.abs(before[i]), Math.abs(after[i])) + 1e-3;
                double denominator = Math.sqrt(high[i] * high[i] + 0.01 * low[i] * low[i]);
                double error = denominator == 0 ? 0 : high[i] * high[i] / denominator;
                worst = Math.max(worst, error / (tolerance * size));
            }
            return worst;
        };
    }

    private static IntegrationState run(double tolerance, double from, double to, double[] y) {
        EmbeddedRungeKutta stepper =
                new EmbeddedRungeKutta(ButcherTableau.dormandPrince853(), LOGISTIC, relative(tolerance), y.length);
        IntegrationState state = IntegrationState.start(from, (to - from) / 50, y);
        while (state.time() != to) {
            state = assertInstanceOf(StepOutcome.Advanced.class, stepper.step(state, to)).state();
        }
        return state;
    }

    @Test
    void adaptiveStepsMeetTheTolerance() {
        int before = 0;
        for (double tolerance : new double[] {1e-4, 1e-6, 1e-8, 1e-10, 1e-12}) {
            IntegrationState state = run(tolerance, 0, 20, new double[] {0.5, 1});
            assertEquals(exact(20), state.solution()[0], 10 * tolerance + 1e-15, "tolerance " + tolerance);
            assertTrue(state.accepted() > before, "a tighter tolerance takes more steps");
            before = state.accepted();
        }
        assertTrue(before < 500, before + " steps");
    }

    @Test
    void backwardUndoesForward() {
        double[] y = {0.5, 1};
        double[] there = run(1e-12, 0, 5, y).solution();
        double[] back = run(1e-12, 5, 0, there).solution();
        // y_2 grows by e^5 on the way back, and so do its errors
        assertEquals(y[0], back[0], 1e-10);
        assertEquals(y[1], back[1], 1e-8);
    }
}
