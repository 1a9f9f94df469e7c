package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Origin;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Part;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;

/** A study and results with made-up numbers. */
final class SampleRuns {

    static final ErrorEstimate NO_ERROR = estimate(0, 0, 0);

    private SampleRuns() {}

    /** Noisy Kuramoto oscillators: K = -sin, ε = 0.8, f° ∝ 1 + ½cos x + 0.3 sin 2x, φ = cos x + ½ sin x, T = 0.5. */
    static Study kuramoto(List<Double> particles, Optional<List<Integer>> resolution, double tolerance) {
        Names names = new Names(List.of("x"), Map.of());
        return new Study(
                "Kuramoto",
                List.of(new PeriodicAxis("x", 0, 2 * Math.PI)),
                List.of(Expression.parse("0", names)),
                new PairKernel.Difference(List.of(Expression.parse("-Sin(x)", names))),
                List.of(Expression.parse("0.8", names)),
                Expression.parse("1 + Cos(x)/2 + 0.3*Sin(2*x)", names),
                new Observable.Mean(Expression.parse("Cos(x) + Sin(x)/2", names)),
                0.5,
                particles,
                List.of(2),
                resolution,
                tolerance,
                Scaling.PER_OTHER,
                false,
                BasisChoice.PLAIN);
    }

    static ErrorEstimate estimate(double truncation, double resolution, double stepping) {
        return new ErrorEstimate(
                new Part(truncation, Origin.MEASURED, "orders"),
                new Part(resolution, Origin.BOUNDED, "resolution"),
                new Part(stepping, Origin.MEASURED, "tolerance"));
    }

    static RunResult result(double particles, int truncation, double correction, ErrorEstimate error, Double... norms) {
        List<Double> rescaled = List.of(norms).stream().map(x -> 2 * x).toList();
        return new RunResult(
                particles, truncation, 1, 1 + correction, correction, List.of(norms), rescaled, Optional.empty(), error,
                List.of(), 10, 5, 0.1);
    }

    static SpaceReport space(double observableTail) {
        return new SpaceReport(List.of(4), 8, 2, true, 0, 0, observableTail);
    }

    static MeanFieldResult meanField(double minimum, double massDefect) {
        return new MeanFieldResult(
                Double.NaN, 1, 0, List.of("1"), List.of(0.0), List.of(List.of(1.0)), minimum, 1, massDefect);
    }
}
