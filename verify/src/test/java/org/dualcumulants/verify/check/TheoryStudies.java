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

/** Small studies on several spaces. */
final class TheoryStudies {

    private static final double FULL = 2 * Math.PI;
    private static final List<Axis> CIRCLE = List.of(new PeriodicAxis("x", 0, FULL));
    private static final List<Axis> TORUS = List.of(new PeriodicAxis("x", 0, FULL), new PeriodicAxis("y", 0, FULL));
    private static final List<Axis> LINE = List.of(new RealAxis("x", 0.4, 0.6));

    private TheoryStudies() {}

    /** The noisy Kuramoto model with a drift; its kernel is neither odd nor even. */
    static Study circle() {
        return circle(mean(CIRCLE, "Cos(x) + Sin(x)/2"), Scaling.PER_OTHER, false);
    }

    static Study circleScaledPerParticle() {
        return circle(mean(CIRCLE, "Cos(x) + Sin(x)/2"), Scaling.PER_PARTICLE, true);
    }

    static Study fluctuation(int order, String of) {
        return circle(
                new Observable.Fluctuation(order, parse(of, Observable.slotNames(List.of("x"), order))), Scaling.PER_OTHER, false);
    }

    private static Study circle(Observable observable, Scaling scaling, boolean self) {
        return study(CIRCLE, List.of("Sin(x)/4"), List.of("-Sin(x) + Cos(x)/3"), "0.8", "1 + Cos(x)/2 + Sin(x)/4", observable,
                0.5, List.of(2, 3), 5, scaling, self);
    }

    /** A kernel on the torus that is not divergence free. */
    static Study torus() {
        return study(TORUS, List.of("Sin(y)/4", "0"), List.of("Sin(y) - Sin(x)/2", "-Sin(x) + Cos(y)/4"), "0.8",
                "1 + 0.4*Cos(x-y) + 0.3*Sin(y)", mean(TORUS, "Cos(x-y) + Sin(y)"), 0.25, List.of(2), 2, Scaling.PER_OTHER, false);
    }

    /** Ornstein and Uhlenbeck. */
    static Study line() {
        return study(LINE, List.of("-x"), List.of("-x/2"), "0.6", "Exp(-(x-0.4)^2/(2*0.6^2))", mean(LINE, "x^2"), 0.5,
                List.of(2, 3), 4, Scaling.PER_OTHER, false);
    }

    private static Study study(
            List<Axis> axes, List<String> drift, List<String> kernel, String noise, String initial, Observable observable,
            double horizon, List<Integer> orders, int resolution, Scaling scaling, boolean self) {
        List<String> names = axes.stream().map(Axis::name).toList();
        return new Study(
                "theory", axes,
                drift.stream().map(e -> parse(e, names)).toList(),
                new PairKernel.Difference(kernel.stream().map(e -> parse(e, names)).toList()),
                Collections.nCopies(axes.size(), parse(noise, List.of(Study.PARTICLE_NUMBER))),
                parse(initial, names), observable, horizon, List.of(4.0, 32.0), orders,
                Optional.of(Collections.nCopies(axes.size(), resolution)), 1e-9, scaling, self, BasisChoice.PLAIN);
    }

    private static Observable mean(List<Axis> axes, String phi) {
        return new Observable.Mean(parse(phi, axes.stream().map(Axis::name).toList()));
    }

    private static Expression parse(String text, List<String> variables) {
        return Expression.parse(text, new Names(variables, Map.of()));
    }
}
