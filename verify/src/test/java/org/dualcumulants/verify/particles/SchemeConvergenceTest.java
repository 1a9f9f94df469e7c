package org.dualcumulants.verify.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.study.Scaling;
import org.junit.jupiter.api.Test;

/**
 * Orders of the schemes as fitted slopes, without sampling: normal numbers are replaced by the three-point rule with the same first
 * five moments, and every path of the tree is followed.
 */
class SchemeConvergenceTest {

    private static final int MOST_STEPS = 10;

    private static Systems.System alone(List<String> names, List<String> drift, List<Double> noise) {
        return new Systems.System(
                names, names.stream().map(n -> Systems.LINE).toList(), drift, names.stream().map(n -> "0").toList(), noise, "1", 1,
                Scaling.PER_OTHER);
    }

    /** E[φ(X(T))] of one particle without others that starts at a point, over all 3^steps paths of one noise. */
    private static double expectation(
            Systems.System system, Scheme scheme, double[] start, double horizon, int steps, ToDoubleFunction<double[]> phi) {
        int paths = (int) Math.pow(3, steps);
        int d = start.length;
        double[][] x = new double[d][paths];
        double[][] normals = new double[d][paths];
        double[] weight = new double[paths];
        java.util.Arrays.fill(weight, 1);
        for (int a = 0; a < d; a++) {
            java.util.Arrays.fill(x[a], start[a]);
        }
        Scheme.Path path = scheme.start(Force.meanField(system.dynamics(2), (t, y, out) -> {}), x);
        for (int step = 0, stride = 1; step < steps; step++, stride *= 3) {
            for (int p = 0; p < paths; p++) {
                int branch = p / stride % 3 - 1;
                weight[p] *= branch == 0 ? 2.0 / 3 : 1.0 / 6;
                for (int a = 0; a < d; a++) {
                    normals[a][p] = Math.sqrt(3) * branch;
                }
            }
            path.advance(step * horizon / steps, horizon / steps, normals);
        }
        double sum = 0;
        double[] point = new double[d];
        for (int p = 0; p < paths; p++) {
            for (int a = 0; a < d; a++) {
                point[a] = x[a][p];
            }
            sum += weight[p] * phi.applyAsDouble(point);
        }
        return sum;
    }

    /** Exponent of the error between two numbers of steps. */
    private static double slope(BiFunction<Double, Integer, Double> error, int few, int many) {
        return Math.log(Math.abs(error.apply(0.0, few) / error.apply(0.0, many))) / Math.log((double) many / few);
    }

    /** dX = tanh X dt + dW: E[X(T)²] = x² + T² + T + 2 x T tanh x, by the Doob transform with cosh. */
    private static double tanhError(Scheme scheme, Systems.System system, int steps) {
        double x = 0.6;
        double t = 0.1;
        double exact = x * x + t * t + t + 2 * x * t * Math.tanh(x);
        return expectation(system, scheme, new double[] {x}, t, steps, y -> y[0] * y[0]) - exact;
    }

    @Test
    void heunHasWeakOrderTwo() {
        Systems.System system = alone(List.of("x"), List.of("Tanh(x)"), List.of(1.0));
        Scheme scheme = Scheme.of(system.dynamics(2));
        assertInstanceOf(Heun.class, scheme);
        assertEquals(2, slope((z, n) -> tanhError(scheme, system, n), 5, MOST_STEPS), 0.15);
    }

    /** The test sees a method of order 1. */
    @Test
    void eulerWouldNotDo() {
        Systems.System system = alone(List.of("x"), List.of("Tanh(x)"), List.of(1.0));
        double x = 0.6;
        double t = 0.1;
        double exact = x * x + t * t + t + 2 * x * t * Math.tanh(x);
        BiFunction<Double, Integer, Double> error = (z, steps) -> {
            int paths = (int) Math.pow(3, steps);
            double sum = 0;
            for (int p = 0; p < paths; p++) {
                double y = x;
                double weight = 1;
                for (int step = 0, rest = p; step < steps; step++, rest /= 3) {
                    int branch = rest % 3 - 1;
                    weight *= branch == 0 ? 2.0 / 3 : 1.0 / 6;
                    y += t / steps * Math.tanh(y) + Math.sqrt(3 * t / steps) * branch;
                }
                sum += weight * y * y;
            }
            return sum - exact;
        };
        assertTrue(slope(error, 5, MOST_STEPS) < 1.3);
    }

    /** Second moments of q' = v, v' = -4 q - γ v + ε dW/dt by their own linear equations. */
    private static double oscillator(double gamma, double epsilon, double[] start, double horizon) {
        double[] m = {start[0] * start[0], start[0] * start[1], start[1] * start[1]};
        int steps = 20_000;
        double h = horizon / steps;
        for (int i = 0; i < steps; i++) {
            double[] k = rate(m, gamma, epsilon);
            double[] middle = rate(new double[] {m[0] + h / 2 * k[0], m[1] + h / 2 * k[1], m[2] + h / 2 * k[2]}, gamma, epsilon);
            for (int j = 0; j < 3; j++) {
                m[j] += h * middle[j];
            }
        }
        return m[0];
    }

    private static double[] rate(double[] m, double gamma, double epsilon) {
        return new double[] {2 * m[1], m[2] - 4 * m[0] - gamma * m[1], -8 * m[1] - 2 * gamma * m[2] + epsilon * epsilon};
    }

    @Test
    void baoabHasWeakOrderTwo() {
        Systems.System system = alone(List.of("q", "v"), List.of("v", "-4*q - 1.5*v"), List.of(0.0, 0.9));
        Scheme scheme = Scheme.of(system.dynamics(2));
        assertTrue(scheme.description().startsWith("BAOAB"), scheme.description());
        double[] start = {0.8, -0.4};
        double exact = oscillator(1.5, 0.9, start, 1);
        assertEquals(2, slope((z, n) -> expectation(system, scheme, start, 1, n, y -> y[0] * y[0]) - exact, 5, MOST_STEPS), 0.1);
    }

    /** A pendulum, on which a plain order 2 method gains energy. */
    @Test
    void withoutNoiseAndFrictionEnergyIsKept() {
        Systems.System system = new Systems.System(
                List.of("q", "v"), List.of(Systems.CIRCLE, Systems.LINE), List.of("v", "-Sin(q)"), List.of("0", "0"), List.of(0.0, 0.0),
                "1", 1, Scaling.PER_OTHER);
        Scheme scheme = Scheme.of(system.dynamics(2));
        assertTrue(scheme.description().startsWith("velocity Verlet"), scheme.description());
        assertTrue(energyError(system, scheme) < 0.02);
        assertTrue(energyError(system, new Heun(system.dynamics(2))) > 1);
    }

    private static double energyError(Systems.System system, Scheme scheme) {
        double[][] x = {{1}, {1.2}};
        double before = x[1][0] * x[1][0] / 2 - Math.cos(x[0][0]);
        Scheme.Path path = scheme.start(Force.meanField(system.dynamics(2), (t, y, out) -> {}), x);
        for (int i = 0; i < 20_000; i++) {
            path.advance(i * 0.2, 0.2, new double[2][1]);
        }
        return Math.abs(x[1][0] * x[1][0] / 2 - Math.cos(x[0][0]) - before);
    }

    /** Brownian motion between walls: the method of images is exact, E[cos(πx)] = e^{-ε²π²t/2} cos(πx°). */
    @Test
    void wallsReflect() {
        Systems.System system = new Systems.System(
                List.of("x"), List.of(new Coordinate.Walls(0, 1)), List.of("0"), List.of("0"), List.of(1.0), "1", 1, Scaling.PER_OTHER);
        double found = expectation(system, Scheme.of(system.dynamics(2)), new double[] {0.2}, 0.1, MOST_STEPS, y -> Math.cos(Math.PI * y[0]));
        assertEquals(Math.exp(-0.05 * Math.PI * Math.PI) * Math.cos(0.2 * Math.PI), found, 1e-4);
    }

    @Test
    void newtonIsRecognised() {
        List<String> names = List.of("q", "v");
        for (List<String> drift : List.of(List.of("v", "-v"), List.of("1*v", "Cos(q) - 0.5*v + 1"), List.of("v", "0"))) {
            assertInstanceOf(NewtonSplitting.class, Scheme.of(alone(names, drift, List.of(0.0, 1.0)).dynamics(2)), drift.toString());
        }
        for (List<String> drift : List.of(List.of("2*v", "-v"), List.of("v", "-v^3"), List.of("v", "-q*v"), List.of("v", "q"))) {
            List<Double> noise = drift.get(1).equals("q") ? List.of(0.1, 1.0) : List.of(0.0, 1.0);
            assertInstanceOf(Heun.class, Scheme.of(alone(names, drift, noise).dynamics(2)), drift.toString());
        }
        Systems.System alignment = Systems.KINETIC.withKernel("0", "-Cos(q)*v");
        assertInstanceOf(Heun.class, Scheme.of(alignment.dynamics(2)), "a force that depends on velocities");
    }
}
