package org.dualcumulants.hierarchy.derive.study;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;

/** Studies whose derivation is checked. */
record Models(
        List<Axis> axes,
        Map<String, Double> parameters,
        List<String> drift,
        List<String> kernel,
        List<String> noise,
        String initial,
        Optional<List<Integer>> resolution,
        double horizon) {

    static final double TURN = 2 * Math.PI;

    /** Reference R1. */
    static Models kuramoto() {
        return circle("-coupling*Sin(x)", "1 + Cos(x)/2 + 3/10*Sin(2*x)");
    }

    static Models circle(String kernel, String initial) {
        return new Models(
                List.of(new PeriodicAxis("x", 0, TURN)),
                Map.of("coupling", 1.25, "noise", 0.8),
                List.of("0"), List.of(kernel), List.of("noise"), initial, Optional.of(List.of(7)), 0.5);
    }

    /** notebooks/studies/vortices-2d.yaml. */
    static Models vortices() {
        return plane(
                List.of("2*Sin(y) + Sin(x + y) - Sin(x - y)", "-2*Sin(x) - Sin(x + y) - Sin(x - y)"),
                "1 + 2/5*Cos(x - y) + 3/10*Sin(y)");
    }

    static Models plane(List<String> kernel, String initial) {
        return new Models(
                List.of(new PeriodicAxis("x", 0, TURN), new PeriodicAxis("y", 0, TURN)),
                Map.of("noise", 0.6),
                List.of("0", "0"), kernel, List.of("noise", "noise"), initial, Optional.of(List.of(4, 4)), 0.4);
    }

    Models at(int harmonics) {
        return new Models(axes, parameters, drift, kernel, noise, initial, Optional.of(List.of(harmonics)), horizon);
    }

    Models noise(double value) {
        return new Models(axes, Map.of("coupling", 1.25, "noise", value), drift, kernel, noise, initial, resolution, horizon);
    }

    Models parameters(Map<String, Double> values) {
        return new Models(axes, values, drift, kernel, noise, initial, resolution, horizon);
    }

    Models automatic() {
        return new Models(axes, parameters, drift, kernel, noise, initial, Optional.empty(), horizon);
    }

    Study study() {
        List<String> names = axes.stream().map(Axis::name).toList();
        return new Study(
                "a model", axes, parse(drift, names), pairs(names),
                parse(noise, List.of("N")), parse(List.of(initial), names).get(0),
                new Observable.Mean(parse(List.of("Cos(x)"), names).get(0)), horizon, List.of(4.0), List.of(1, 2, 4), resolution, 1e-8,
                Scaling.PER_OTHER, false, BasisChoice.PLAIN);
    }

    private PairKernel pairs(List<String> names) {
        return PairKernel.isGeneral(kernel)
                ? new PairKernel.General(parse(kernel, PairKernel.primed(names)))
                : new PairKernel.Difference(parse(kernel, names));
    }

    private List<Expression> parse(List<String> texts, List<String> variables) {
        return texts.stream().map(text -> Expression.parse(text, new Names(variables, parameters))).toList();
    }

    /** That part of the derivation of the study. */
    Hypothesis hypothesis(Requirement requirement) {
        Study study = study();
        KernelField kernel = new KernelField(study);
        return switch (requirement) {
            case SQUARE_INTEGRABLE -> new KernelIntegrability(kernel).squareIntegrable();
            case WEIGHTED_SQUARE_INTEGRABLE -> new KernelIntegrability(kernel).weightedSquareIntegrable();
            case DIVERGENCE_FREE -> Divergence.of(study, new FreshNames(study)).hypothesis(study, kernel, new KernelIntegrability(kernel).points());
            case INITIAL_FISHER_INFORMATION -> FisherInformation.of(study, new InitialDensity(study, new FreshNames(study)));
            case FISHER_INFORMATION_OVER_TIME -> FisherOverTime.of(study, Verdict.HOLDS, () -> false).get(0);
        };
    }

    /** 2π-periodic trapezoidal mean of a function of d angles, exact for harmonics below the number of points. */
    static double mean(int dimension, int points, ToDoubleFunction<double[]> function) {
        int total = (int) Math.pow(points, dimension);
        return IntStream.range(0, total)
                .mapToDouble(p -> {
                    double[] x = new double[dimension];
                    int rest = p;
                    for (int i = 0; i < dimension; i++) {
                        x[i] = TURN * (rest % points) / points;
                        rest /= points;
                    }
                    return function.applyAsDouble(x);
                })
                .sum() / total;
    }

    /** ∂g/∂x_axis of a trigonometric polynomial of degree at most n = 12: M. Riesz' formula, exact. */
    static double derivative(ToDoubleFunction<double[]> g, double[] x, int axis) {
        int n = 12;
        double sum = 0;
        for (int r = 1; r <= 2 * n; r++) {
            double theta = (2 * r - 1) * Math.PI / (2 * n);
            double[] shifted = Arrays.copyOf(x, x.length);
            shifted[axis] += theta;
            sum += (r % 2 == 1 ? 1 : -1) * g.applyAsDouble(shifted) / Math.pow(Math.sin(theta / 2), 2);
        }
        return sum / (4 * n);
    }
}
