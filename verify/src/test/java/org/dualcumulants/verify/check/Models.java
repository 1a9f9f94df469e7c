package org.dualcumulants.verify.check;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;

/** Small models on several spaces, and the same with a fault. */
record Models(
        List<Axis> axes, List<String> drift, List<String> kernel, String noise, String initial, String mean, double horizon,
        int resolution, List<Double> particles, List<Integer> truncation) {

    private static final Axis X = new PeriodicAxis("x", 0, 2 * Math.PI);
    private static final Axis Y = new PeriodicAxis("y", 0, 2 * Math.PI);

    /** R1. */
    static Models kuramoto(String kernel) {
        return new Models(
                List.of(X), List.of("0"), List.of(kernel), "0.8", "1 + Cos(x)/2 + 0.3*Sin(2*x)", "Cos(x) + Sin(x)/2", 0.5, 5,
                List.of(4.0, 16.0), List.of(2, 4));
    }

    /** A gradient flow on the torus. */
    static Models torus(String first, String second) {
        return new Models(
                List.of(X, Y), List.of("0", "0"), List.of(first, second), "0.6", "1 + 0.4*Cos(x-y) + 0.3*Sin(y)", "Cos(x-y) + Sin(y)", 0.4, 3,
                List.of(4.0), List.of(2));
    }

    /** R3, with another spring. */
    static Models line(String drift, String kernel) {
        return new Models(
                List.of(new RealAxis("x", 0.7, 0.5)), List.of(drift), List.of(kernel), "0.6", "Exp(-(x-0.7)^2/(2*0.5^2))", "x^2 + x", 0.8, 4,
                List.of(4.0, 10.0), List.of(1, 2));
    }

    Models with(double horizon) {
        return new Models(axes, drift, kernel, noise, initial, mean, horizon, resolution, particles, truncation);
    }

    Study study() {
        return study(new Observable.Mean(inAxes(mean)));
    }

    Study study(Observable observable) {
        return new Study(
                "model", axes, drift.stream().map(this::inAxes).toList(),
                new PairKernel.Difference(kernel.stream().map(this::inAxes).toList()),
                Collections.nCopies(axes.size(), parse(noise, List.of(Study.PARTICLE_NUMBER))), inAxes(initial), observable, horizon, particles,
                truncation, Optional.of(Collections.nCopies(axes.size(), resolution)), 1e-8, Scaling.PER_OTHER, false, BasisChoice.PLAIN);
    }

    Expression inAxes(String text) {
        return parse(text, axes.stream().map(Axis::name).toList());
    }

    static Expression parse(String text, List<String> names) {
        return Expression.parse(text, new Names(names, Map.of()));
    }
}
