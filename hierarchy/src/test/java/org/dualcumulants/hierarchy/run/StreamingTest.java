package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dualcumulants.hierarchy.InteractingParticles;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.step.ButcherTableau;
import org.dualcumulants.hierarchy.step.EmbeddedRungeKutta;
import org.dualcumulants.hierarchy.step.IntegrationState;
import org.dualcumulants.hierarchy.step.LinearPart;
import org.dualcumulants.hierarchy.step.StepOutcome;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rotors with inertia: free streaming v·∂_x is taken exactly, and steps follow the forces. */
class StreamingTest {

    private static final double N = 50;

    /** One model of them. */
    private static final class Rotors {
        private final Limit limit;
        private final TensorLayout layout;
        private final HierarchyOperator operator;
        private final MeanFieldPath path;

        Rotors(String force, int waves, int degree, int order, double horizon) {
            List<Integer> resolution = List.of(waves, degree);
            Study study = InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI), new RealAxis("v", 0, 1))
                    .drift("v", force)
                    .kernel("0", "-Sin(x)")
                    .noise(0, 0)
                    .initial("(1 + Cos(x)/5)*Exp(-v^2/2)")
                    .mean("Cos(x)")
                    .until(horizon)
                    .particles(N)
                    .truncation(order)
                    .resolution(waves, degree)
                    .study();
            Model model = new Model(
                    study, resolution, Factorisation.terms(Generator.of(study.scaling(), study.selfInteraction())), () -> false);
            limit = model.limit(N);
            layout = Tensors.of(study, resolution, Tensors.Room.NONE).layout(order);
            operator = limit.operator(layout, model.terms(), N, 1);
            path = (MeanFieldPath) limit.meanField();
        }

        LinearParts parts() {
            return limit.linear(layout);
        }

        /** Without streaming. */
        LinearParts diagonal() {
            return new LinearParts(parts().diffusion(), Optional.empty(), layout);
        }

        private double[] terminal() {
            return limit.terminal().at(N, path.at(path.horizon()), layout);
        }

        Stepping stepping(LinearParts parts, double tolerance) {
            return new Stepping(
                    path, operator::apply, new OrderwiseNorm(layout, List.of(N), 1, tolerance), parts, path.horizon(), terminal(), 1, 1,
                    "lower the order", () -> false);
        }

        IntegrationState solve(LinearParts parts, double tolerance) {
            Stepping stepping = stepping(parts, tolerance);
            return assertInstanceOf(Stepping.Reached.class, stepping.to(0, stepping.start(), (state, unknowns) -> {})).state();
        }

        double[] inEqualSteps(LinearPart part, int steps) {
            EmbeddedRungeKutta method = new EmbeddedRungeKutta(
                    ButcherTableau.dormandPrince853(),
                    (time, y, derivative) -> operator.apply(path.at(time), y, derivative),
                    (before, after, high, low) -> 0,
                    part);
            double[] y = terminal();
            for (int i = steps; i > 0; i--) {
                double from = path.horizon() * i / steps;
                double to = path.horizon() * (i - 1) / steps;
                y = assertInstanceOf(StepOutcome.Advanced.class, method.step(IntegrationState.start(from, to - from, y), to))
                        .state()
                        .solution();
            }
            return y;
        }
    }

    private static double distance(double[] a, double[] b) {
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]));
        }
        return worst;
    }

    /** Of order 8, at steps at which the explicit method is not stable. */
    @Test
    void isOfTheOrderOfTheMethod() {
        Rotors rotors = new Rotors("0", 6, 6, 2, 3);
        LinearPart flow = rotors.parts().flow(rotors.parts().streaming().orElseThrow().blocks(), 1);
        double[] exact = rotors.inEqualSteps(flow, 96);
        double coarse = distance(exact, rotors.inEqualSteps(flow, 16));
        double fine = distance(exact, rotors.inEqualSteps(flow, 32));
        assertTrue(fine > 1e-12, "the error is rounding: " + fine);
        assertEquals(8, Math.log(coarse / fine) / Math.log(2), 0.5);
        double explicit = distance(exact, rotors.inEqualSteps(rotors.parts().diffusion(), 16));
        assertTrue(!(explicit < 1e3 * coarse), explicit + " of the explicit method");
    }

    /** The system is the same: both ways agree to the tolerance, whatever force there is. */
    @ParameterizedTest
    @CsvSource({"0, 8, 8, 2, 2", "-Sin(x) - v/2, 12, 8, 2, 2", "0, 8, 2, 3, 2"})
    void theSolutionIsThatOfTheExplicitMethod(String force, int waves, int degree, int order, double horizon) {
        Rotors rotors = new Rotors(force, waves, degree, order, horizon);
        IntegrationState explicit = rotors.solve(rotors.diagonal(), 1e-8);
        IntegrationState streamed = rotors.solve(rotors.parts(), 1e-8);
        assertTrue(streamed.accepted() < explicit.accepted(), streamed.accepted() + " steps against " + explicit.accepted());
        double[] expected = explicit.solution();
        double[] found = streamed.solution();
        for (int n = 0; n <= order; n++) {
            double size = 0;
            double error = 0;
            for (int i = rotors.layout.offset(n); i < rotors.layout.offset(n + 1); i++) {
                size = Math.max(size, Math.abs(expected[i]));
                error = Math.max(error, Math.abs(found[i] - expected[i]));
            }
            assertTrue(size > 1e-3 && error < 1e-6 * size, "order " + n + ": " + error + " of " + size);
        }
    }

    /** |k v| grows threefold; what matters stays. */
    @Test
    @Tag("slow")
    void stepsDoNotGrowWithTheResolution() {
        int few = steps(4, 8, true);
        for (int[] finer : new int[][] {{4, 16}, {4, 32}, {8, 16}}) {
            int many = steps(finer[0], finer[1], true);
            assertTrue(few > 4 && many <= 1.5 * few, many + " steps at " + finer[0] + ", " + finer[1] + " against " + few);
        }
        int bound = steps(8, 16, false);
        assertTrue(bound > 1.5 * steps(4, 8, false), bound + " steps of the explicit method");
    }

    private static int steps(int waves, int degree, boolean streaming) {
        Rotors rotors = new Rotors("0", waves, degree, 2, 2);
        return rotors.solve(streaming ? rotors.parts() : rotors.diagonal(), 1e-6).accepted();
    }

    /** Stopped after any step and gone on from the bytes by another instance, to the last bit. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void goesOnAsItWouldHave(int steps) throws IOException {
        Rotors rotors = new Rotors("0", 6, 8, 2, 3);
        List<IntegrationState> states = new ArrayList<>();
        Stepping stepping = rotors.stepping(rotors.parts(), 1e-6);
        stepping.to(0, stepping.start(), (state, unknowns) -> states.add(state));
        assertTrue(states.size() > steps + 2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        states.get(steps).write(new DataOutputStream(bytes));
        IntegrationState read = IntegrationState.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        Stepping other = rotors.stepping(rotors.parts(), 1e-6);
        IntegrationState end = ((Stepping.Reached) other.to(0, read, (state, unknowns) -> {})).state();
        assertEquals(states.size(), end.accepted());
        assertArrayEquals(states.get(states.size() - 1).solution(), end.solution(), 0);
    }
}
