package org.dualcumulants.verify.closedform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;

/**
 * Particles that diffuse on circles with a constant drift and without interaction: E e^{ik·X(T)} = e^{ik·ST - ½ Σ ε²k²T} ∫ e^{ik·x} f° wave by
 * wave of a trigonometric φ. The heat equation.
 */
final class IndependentWaves {

    private IndependentWaves() {}

    static Optional<ClosedForm> recognise(Study study) {
        if (!(study.observable() instanceof Observable.Mean mean)) {
            return Optional.empty();
        }
        List<Integer> axes = Formulas.axes(study, Formulas.functional(study).orElseThrow());
        boolean circles = axes.stream().allMatch(a -> study.axes().get(a) instanceof PeriodicAxis);
        if (axes.isEmpty() || !circles || !Formulas.independent(study, axes)
                || !axes.stream().allMatch(a -> study.drift().get(a).isConstant())) {
            return Optional.empty();
        }
        List<Double> periods = axes.stream().map(a -> ((PeriodicAxis) study.axes().get(a)).length()).toList();
        return Formulas.waves(mean.of(), axes.stream().map(study.axisNames()::get).toList(), periods)
                .map(waves -> new ClosedForm(
                        "independent diffusions on circles", "the heat equation", n -> expectation(study, axes, periods, waves, n)));
    }

    private static double expectation(
            Study study, List<Integer> axes, List<Double> periods, Map<List<Integer>, double[]> waves, double particles) {
        List<ToDoubleFunction<double[]>> functions = new ArrayList<>();
        waves.forEach((k, amplitude) -> {
            double decay = 0;
            for (int i = 0; i < axes.size(); i++) {
                double kappa = 2 * Math.PI * k.get(i) / periods.get(i);
                decay += 0.5 * Math.pow(study.noise(axes.get(i), particles) * kappa, 2);
            }
            double factor = Math.exp(-decay * study.horizon());
            functions.add(x -> {
                double phase = 0;
                for (int i = 0; i < axes.size(); i++) {
                    double moved = x[axes.get(i)] + study.horizon() * study.drift().get(axes.get(i)).value();
                    phase += 2 * Math.PI * k.get(i) / periods.get(i) * moved;
                }
                return factor * (amplitude[0] * Math.cos(phase) + amplitude[1] * Math.sin(phase));
            });
        });
        double sum = 0;
        for (double part : functions.isEmpty() ? new double[0] : new OneBodyLaw(study).integrals(functions)) {
            sum += part;
        }
        return sum;
    }
}
