package org.dualcumulants.verify.closedform;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;

/**
 * Particles on straight lines: no interaction, no noise, and a drift that depends only on coordinates that do not change, as in free
 * transport S = (v, 0). E[1/N Σ φ(X_i(T))] = ∫ φ(x + T S(x)) f°.
 */
final class FreeMotion {

    private FreeMotion() {}

    static Optional<ClosedForm> recognise(Study study) {
        if (!(study.observable() instanceof Observable.Mean mean)) {
            return Optional.empty();
        }
        List<Integer> axes = Formulas.axes(study, Formulas.functional(study).orElseThrow());
        if (!Formulas.independent(study, axes) || axes.stream().anyMatch(a -> study.axes().get(a) instanceof IntervalAxis)) {
            return Optional.empty();
        }
        for (int a : axes) {
            boolean quiet = study.noise().get(a).isConstant() && study.noise().get(a).value() == 0;
            boolean straight = study.drift().get(a).variables().stream()
                    .map(name -> study.drift().get(study.axisNames().indexOf(name)))
                    .allMatch(s -> s.isConstant() && s.value() == 0);
            if (!quiet || !straight) {
                return Optional.empty();
            }
        }
        return Optional.of(new ClosedForm("free motion", "characteristics", n -> expectation(study, mean)));
    }

    private static double expectation(Study study, Observable.Mean mean) {
        Compiled phi = mean.of().compile(study.axisNames());
        List<Compiled> drift = study.drift().stream().map(s -> s.compile(study.axisNames())).toList();
        return new OneBodyLaw(study).integrals(List.of(x -> {
            double[] moved = new double[x.length];
            for (int a = 0; a < x.length; a++) {
                moved[a] = x[a] + study.horizon() * drift.get(a).at(x);
                if (study.axes().get(a) instanceof PeriodicAxis circle) {
                    moved[a] -= circle.length() * Math.floor((moved[a] - circle.from()) / circle.length());
                }
            }
            return phi.at(moved);
        }))[0];
    }
}
