package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.interaction.FreePotential;
import org.dualcumulants.spectral.interaction.PairPotential;

/**
 * The mean field at rising times, with the velocity v = ∇h + ½ θ ∇log μ there (J∇h + … for conservative flows, u of Newton's equations), and
 * ∫ ‖Dv‖ up to each of them by the trapezoidal rule. In the whole space v stands for ∇h, and ∇log μ is seen in ‖Dv‖ alone.
 */
final class MeanFieldHistory {

    private final List<MeanFieldFlow.State> states;
    private final List<Background> backgrounds;
    private final List<List<PeriodicField>> velocities = new ArrayList<>();
    private final double theta;

    MeanFieldHistory(PairPotential g, List<MeanFieldFlow.State> states, double theta) {
        this.states = List.copyOf(states);
        this.backgrounds = states.stream().map(s -> new Background(g, s.density())).toList();
        this.theta = theta;
        for (int j = 0; j < states.size(); j++) {
            List<PeriodicField> own = states.get(j).velocity();
            velocities.add(own.isEmpty() ? backgrounds.get(j).velocity(g instanceof FreePotential ? 0 : theta) : own);
        }
    }

    MeanFieldFlow.State state(int j) {
        return states.get(j);
    }

    Background background(int j) {
        return backgrounds.get(j);
    }

    List<PeriodicField> velocity(int j) {
        return velocities.get(j);
    }

    List<Double> times() {
        return states.stream().map(MeanFieldFlow.State::time).toList();
    }

    int last() {
        return states.size() - 1;
    }

    /** ∫_0^t ‖Dv‖_∞. */
    List<Double> growth() {
        return integrated(IntStream.range(0, states.size()).mapToDouble(j -> states.get(j).velocity().isEmpty()
                ? backgrounds.get(j).lipschitz(theta, 0)
                : backgrounds.get(j).lipschitz(velocities.get(j))).toArray());
    }

    /** ∫_0^t ‖Dv + 1/(2(t + 1))‖_∞: that of the velocity in the variables x/√(t + 1), log(t + 1). */
    List<Double> selfSimilarGrowth() {
        return integrated(IntStream.range(0, states.size())
                .mapToDouble(j -> backgrounds.get(j).lipschitz(theta, 0.5 / (1 + states.get(j).time()))).toArray());
    }

    private List<Double> integrated(double[] rate) {
        List<Double> growth = new ArrayList<>(List.of(0.0));
        for (int j = 1; j < rate.length; j++) {
            growth.add(growth.get(j - 1) + (rate[j - 1] + rate[j]) / 2 * (states.get(j).time() - states.get(j - 1).time()));
        }
        return growth;
    }

    /** The largest b of F_N ≥ -b on the way. */
    double lowerBound(ModulatedEnergy energy) {
        if (energy.g() instanceof FreePotential) {
            return backgrounds.stream().mapToDouble(energy::lowerBound).max().orElseThrow();
        }
        // on a torus b rises with sup μ
        Background densest = backgrounds.stream()
                .max((a, b) -> Double.compare(a.density().maximum(), b.density().maximum()))
                .orElseThrow();
        return energy.lowerBound(densest);
    }
}
