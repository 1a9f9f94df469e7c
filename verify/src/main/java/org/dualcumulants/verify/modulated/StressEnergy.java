package org.dualcumulants.verify.modulated;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FreePotential;
import org.dualcumulants.spectral.interaction.PairPotential;

/**
 * Smooth charges ρ of mass 0 with h = g*ρ. For Coulomb ∬ g ρ ρ = (1/c_d) ∫ |∇h|², and with the stress tensor T = 2 ∇h⊗∇h - |∇h|² 1,
 * div T = -2 c_d ρ ∇h, D_v = (1/c_d) ∫ Dv : T.
 */
final class StressEnergy {

    private static final double STEPS = 1000;

    private StressEnergy() {}

    /** ∬ g ρ ρ and D_v of ρ = μ less its mean, v = (e^{Σ sin}, 0, …), and both by the field; empty unless Coulomb on a torus. */
    static List<ModulatedResult.Comparison> electric(Background background) {
        PairPotential g = background.g();
        if (g.charge().isEmpty() || g instanceof FreePotential) {
            return List.of();
        }
        int d = g.dimension();
        PeriodicField rho = background.density().map(v -> v - 1 / g.volume());
        PeriodicField v = PeriodicField.of(rho.grid(), x -> {
            double sum = 0;
            for (int a = 0; a < d; a++) {
                sum += Math.sin(2 * Math.PI * x[a] / g.periods().get(a) + 0.4 * (a + 1));
            }
            return Math.exp(sum);
        });
        double commutator = 2 * v.times(background.slope().get(0)).times(rho).integral();
        PeriodicField square = rho.times(0);
        for (PeriodicField slope : background.slope()) {
            square = square.plus(slope.times(slope));
        }
        double stress = -v.derivative(0).times(square).integral();
        for (int b = 0; b < d; b++) {
            stress += 2 * v.derivative(b).times(background.slope().get(0)).times(background.slope().get(b)).integral();
        }
        double charge = g.charge().getAsDouble();
        return List.of(
                new ModulatedResult.Comparison("∬ g ρ ρ = (1/c_d) ∫ |∇h|²", background.energy(), square.integral() / charge),
                new ModulatedResult.Comparison("2 ∫ v·∇h ρ = (1/c_d) ∫ Dv : T", commutator, stress / charge));
    }

    /** ∬ g d(μ_1 - μ_2)^{⊗2}. */
    static double distance(Background one, Background other) {
        PeriodicField rho = one.density().plus(other.density().times(-1));
        return one.convolved(rho).times(rho).integral();
    }

    /** Its derivative: -2 ∫ |∇h|² μ_1 - D_{v_2} - θ ∫ ∇h·∇ρ, without the first for conservative flows; v_2 = ∇h_2 or J∇h_2. */
    static double rate(Background one, Background other, double theta) {
        PeriodicField rho = one.density().plus(other.density().times(-1));
        PeriodicField h = one.convolved(rho);
        List<PeriodicField> v = other.velocity(0);
        double rate = 0;
        for (int a = 0; a < v.size(); a++) {
            PeriodicField slope = h.derivative(a);
            rate -= 2 * slope.times(v.get(a)).times(rho).integral() + theta * slope.times(rho.derivative(a)).integral();
            if (one.g().flow() == Flow.GRADIENT) {
                rate -= 2 * slope.times(slope).times(one.density()).integral();
            }
        }
        return rate;
    }

    static ModulatedResult.Balance balance(
            MeanFieldFlow flow, MeanFieldFlow.State one, MeanFieldFlow.State other, PairPotential g, double theta, double horizon,
            BooleanSupplier cancelled) {
        double[] times = FiniteDifference.times(0, horizon / STEPS);
        List<MeanFieldFlow.State> first = flow.solve(new MeanFieldFlow.State(0, one.density(), List.of()), times, cancelled);
        List<MeanFieldFlow.State> second = flow.solve(new MeanFieldFlow.State(0, other.density(), List.of()), times, cancelled);
        double[] values = new double[times.length];
        for (int m = 0; m < values.length; m++) {
            values[m] = distance(new Background(g, first.get(m).density()), new Background(g, second.get(m).density()));
        }
        FiniteDifference derivative = FiniteDifference.of(values, horizon / STEPS);
        return new ModulatedResult.Balance("two mean fields, t = T/2", derivative.value(), derivative.error(),
                rate(new Background(g, one.density()), new Background(g, other.density()), theta));
    }
}
