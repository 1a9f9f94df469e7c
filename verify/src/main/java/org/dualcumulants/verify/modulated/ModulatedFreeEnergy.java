package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.interaction.TorusPotential;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;

/**
 * θ H_N(f_N | μ^{⊗N}) + ∫ F_N df_N of two and three particles that begin independent, exactly on a grid, with the modulated Gibbs measure
 * Q = e^{-N F_N/θ} μ^{⊗N}/K: equal to θ H_N(f_N | Q) - (θ/N) log K at every time, and
 * d/dt = -(2θ²/N) ∫ |∇√(f_N/Q)|² dQ - ∫ D_v df_N with v = ∇h + ½ θ ∇log μ. The potential is cut so that the grid holds all of it.
 */
final class ModulatedFreeEnergy {

    /** Points and harmonics by N - 2. */
    private static final int[] POINTS = {40, 20};
    private static final int[] HARMONICS = {3, 2};

    private static final double STEPS = 1000;

    /** Part of the horizon after which the particles are looked at. */
    private static final double WHEN = 0.25;

    /** N F_N/θ would vary by more than the grid can hold below this θ, in units of the strongest wave of g. */
    private static final double COLDEST = 0.15;

    private ModulatedFreeEnergy() {}

    static List<ModulatedResult.FreeEnergy> of(ModulatedModel model, BooleanSupplier cancelled) {
        List<ModulatedResult.FreeEnergy> found = new ArrayList<>();
        if (model.g().flow() != Flow.GRADIENT || model.g().dimension() != 1) {
            return found;
        }
        for (int n = 2; n <= 3; n++) {
            TorusPotential g = cut(model, HARMONICS[n - 2]);
            double theta = model.theta(n);
            if (theta > COLDEST * 2 * g.coefficient(new int[] {1}) / g.volume()) {
                found.add(of(g, model.initial().density(), n, model.scaling(), theta, model.study().horizon(), HARMONICS[n - 2], cancelled));
            }
        }
        return found;
    }

    private static TorusPotential cut(ModulatedModel model, int harmonics) {
        FourierKernel whole = ((PairKernel.Periodic) model.study().kernel()).series();
        int most = Math.min(harmonics, whole.harmonics().orElse(harmonics));
        return TorusPotential.of(new FourierKernel(whole.name(), whole.keys(), Optional.of(Flow.GRADIENT), whole.symbol(), whole.periods(),
                OptionalInt.of(most), whole.regularization())).orElseThrow();
    }

    /** At WHEN of the horizon, from independent particles of law μ°. */
    static ModulatedResult.FreeEnergy of(
            TorusPotential g, PeriodicField initial, int particles, Scaling scaling, double theta, double horizon, int harmonics,
            BooleanSupplier cancelled) {
        JointDensity joint = new JointDensity(g, particles, scaling, theta, POINTS[particles - 2]);
        MeanFieldFlow flow = new MeanFieldFlow(g, initial.grid(), theta);
        double step = horizon / STEPS;
        double[] ahead = FiniteDifference.times(WHEN * horizon, step);
        double[] times = new double[ahead.length + 1];
        System.arraycopy(ahead, 0, times, 1, ahead.length);
        List<MeanFieldFlow.State> fields = flow.solve(new MeanFieldFlow.State(0, initial, List.of()), times, cancelled);
        PeriodicField f = joint.product(new Background(g, initial));
        f = f.times(1 / f.integral());
        double[] free = new double[ahead.length];
        PeriodicField now = null;
        for (int m = 0; m < ahead.length; m++) {
            f = joint.after(f, times[m + 1] - times[m], cancelled);
            now = m == 0 ? f : now;
            Background background = new Background(g, fields.get(m + 1).density());
            free[m] = theta * joint.entropy(f, joint.product(background)) + joint.integral(joint.energy(background), f);
        }
        FiniteDifference derivative = FiniteDifference.of(free, step);
        Background background = new Background(g, fields.get(1).density());
        PeriodicField product = joint.product(background);
        PeriodicField energy = joint.energy(background);
        PeriodicField gibbs = energy.map(v -> Math.exp(-particles * v / theta)).times(product);
        double partition = gibbs.integral();
        PeriodicField q = gibbs.times(1 / partition);
        return new ModulatedResult.FreeEnergy(
                particles, harmonics, theta, ahead[0], joint.entropy(now, product), joint.integral(energy, now), joint.entropy(now, q),
                Math.log(partition), derivative.value(), derivative.error(), 2 * theta * theta / particles * joint.fisher(now, q),
                joint.integral(joint.commutator(background, background.velocity(theta).get(0)), now));
    }
}
