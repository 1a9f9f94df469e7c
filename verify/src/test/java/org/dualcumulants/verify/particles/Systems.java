package org.dualcumulants.verify.particles;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;

/** Particle systems of tests, in formulas. */
final class Systems {

    static final Coordinate CIRCLE = new Coordinate.Circle(0, 2 * Math.PI);
    static final Coordinate LINE = new Coordinate.Line();

    private Systems() {}

    /** Everything but N. */
    record System(
            List<String> names,
            List<Coordinate> coordinates,
            List<String> drift,
            List<String> kernel,
            List<Double> noise,
            String initial,
            double horizon,
            Scaling scaling) {

        Dynamics dynamics(int particles) {
            return new Dynamics(
                    particles, names, coordinates, drift.stream().map(this::inAxes).toList(), pairKernel(), noise, scaling, false);
        }

        private PairKernel pairKernel() {
            return PairKernel.isGeneral(kernel)
                    ? new PairKernel.General(kernel.stream().map(k -> parse(k, PairKernel.primed(names))).toList())
                    : new PairKernel.Difference(kernel.stream().map(this::inAxes).toList());
        }

        Experiment experiment(int particles, Observable observable) {
            return new Experiment(dynamics(particles), inAxes(initial), observable, horizon, () -> {
                throw new AssertionError("nobody needs f(T)");
            });
        }

        Observable mean(String phi) {
            return new Observable.Mean(inAxes(phi));
        }

        Observable square(String phi) {
            Map<String, Expression> statistics = new LinkedHashMap<>();
            statistics.put("c", inAxes(phi));
            return new Observable.Functional(statistics, parse("c^2", List.of("c")));
        }

        Expression inAxes(String text) {
            return parse(text, names);
        }

        System withKernel(String... other) {
            return new System(names, coordinates, drift, List.of(other), noise, initial, horizon, scaling);
        }

        System withNoise(Double... other) {
            return new System(names, coordinates, drift, kernel, List.of(other), initial, horizon, scaling);
        }

        System withScaling(Scaling other) {
            return new System(names, coordinates, drift, kernel, noise, initial, horizon, other);
        }
    }

    static Expression parse(String text, List<String> variables) {
        return Expression.parse(text, new Names(variables, Map.of()));
    }

    static System circle(String drift, String kernel, double noise, String initial, double horizon) {
        return new System(
                List.of("x"), List.of(CIRCLE), List.of(drift), List.of(kernel), List.of(noise), initial, horizon, Scaling.PER_OTHER);
    }

    /** Axes named x, y, …, without drift. */
    static System of(List<Coordinate> coordinates, List<String> kernel) {
        List<String> names = List.of("x", "y", "z").subList(0, coordinates.size());
        return new System(
                names, coordinates, Collections.nCopies(names.size(), "0"), kernel, Collections.nCopies(names.size(), 0.5), "1", 1,
                Scaling.PER_OTHER);
    }

    /** R1: noisy Kuramoto model. */
    static final System NOISY_KURAMOTO = circle("0", "-Sin(x)", 0.8, "1 + Cos(x)/2 + 0.3*Sin(2*x)", 0.5);

    static final String KURAMOTO_PHASE = "Cos(x) + Sin(x)/2";

    /** R3: Ornstein–Uhlenbeck particles on the line. */
    static final System ORNSTEIN_UHLENBECK = new System(
            List.of("x"), List.of(LINE), List.of("-x"), List.of("-0.5*x"), List.of(0.6), "Exp(-(x-0.7)^2/(2*0.5^2))", 0.8,
            Scaling.PER_OTHER);

    /** R6: Hamiltonian mean-field model with friction and noise. */
    static final System KINETIC = new System(
            List.of("q", "v"), List.of(CIRCLE, LINE), List.of("v", "-v"), List.of("0", "-1.2*Sin(q)"), List.of(0.0, Math.sqrt(2)),
            "(1 + Sin(q)/2)*Exp(-(v-0.3)^2/2)", 0.5, Scaling.PER_OTHER);

    static SimulationResult plain(Experiment experiment, long replicas, int steps, long seed) {
        return (SimulationResult) Simulation.run(
                experiment, new Estimator.Plain(Optional.empty()), new Plan(replicas, steps, seed, 2), () -> false, part -> {});
    }

    /** Columns of pseudo-random states. */
    static double[][] states(int dimension, int points, double size) {
        return IntStream.range(0, dimension)
                .mapToObj(a -> IntStream.range(0, points).mapToDouble(i -> size * Math.sin(1.7 * (i + 1) * (a + 1.3))).toArray())
                .toArray(double[][]::new);
    }
}
