package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.interaction.PairPotential;
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
    private static final int[] POINTS = {48, 20};
    private static final int[] HARMONICS = {2, 2};

    /** The same where particles go from afar to equilibrium. */
    private static final int[] AROUND = {32, 16};
    private static final int[] RELAXING = {2, 1};

    private static final double STEPS = 1000;

    /** Part of the horizon after which the particles are looked at. */
    private static final double WHEN = 0.25;

    /** N F_N/θ would vary by more than the grid can hold below this θ, in units of the strongest wave of g. */
    private static final double COLDEST = 0.25;

    /** The same on the way to equilibrium, where the law is smallest. */
    private static final double COLDEST_AROUND = 0.4;

    private ModulatedFreeEnergy() {}

    static List<ModulatedResult.FreeEnergy> of(ModulatedModel model, BooleanSupplier cancelled) {
        List<ModulatedResult.FreeEnergy> found = new ArrayList<>();
        if (model.free() || model.g().flow() != Flow.GRADIENT || model.g().dimension() != 1) {
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

    private static final int GAS = 8;

    private static final int SWEEPS = 20_000;

    /** log K of eight particles of the log gas on a circle, with uniform μ. */
    static List<ModulatedResult.Partition> partitions(ModulatedModel model, long seed) {
        PairPotential g = model.g();
        double theta = model.theta(GAS);
        boolean log = !model.free() && g.dimension() == 1 && !g.smooth() && g.exponent().isPresent() && g.exponent().getAsDouble() == 0;
        if (!log || g.flow() != Flow.GRADIENT || theta == 0) {
            return List.of();
        }
        double weight = 1.0 / GAS / (model.scaling() == Scaling.PER_OTHER ? GAS - 1 : GAS);
        double period = g.periods().get(0);
        ThermodynamicIntegration found = ThermodynamicIntegration.of(
                z -> -g.strength() * Math.log(Math.abs(2 * Math.sin(Math.PI * z / period))), period, GAS, weight, theta, SWEEPS, seed);
        double beta = 2 * GAS * weight * g.strength() / theta;
        return List.of(new ModulatedResult.Partition(
                GAS, theta, found.logPartition(), found.halfWidth(), CircularLogGas.logPartition(GAS, beta)));
    }

    /** Two and three particles with uniform μ from f_N ∝ 1 + ½ mean of cos(κ(x_i - x_j)), rates from other beginnings. */
    static List<ModulatedResult.Relaxation> relaxations(ModulatedModel model, BooleanSupplier cancelled) {
        List<ModulatedResult.Relaxation> found = new ArrayList<>();
        if (model.free() || model.g().flow() != Flow.GRADIENT || model.g().dimension() != 1) {
            return found;
        }
        for (int n = 2; n <= 3; n++) {
            int harmonics = RELAXING[n - 2];
            TorusPotential g = cut(model, harmonics);
            double theta = model.theta(n);
            if (theta > COLDEST_AROUND * 2 * g.coefficient(new int[] {1}) / g.volume()) {
                found.add(relaxation(g, n, model.scaling(), theta, harmonics, cancelled));
            }
        }
        return found;
    }

    static ModulatedResult.Relaxation relaxation(
            TorusPotential g, int particles, Scaling scaling, double theta, int harmonics, BooleanSupplier cancelled) {
        Relaxation relaxation = new Relaxation(g, particles, scaling, theta, AROUND[particles - 2], cancelled);
        double kappa = 2 * Math.PI / g.periods().get(0);
        double time = 2 / (theta * kappa * kappa);
        Relaxation.Path correlated = relaxation.from(x -> 1 + 0.5 * Math.cos(kappa * (x[0] - x[x.length - 1]))
                * (x.length == 2 ? 1 : Math.cos(kappa * (x[0] - x[1])) * Math.cos(kappa * (x[1] - x[2]))), time, 8);
        double rate = Double.POSITIVE_INFINITY;
        for (int wave = 1; wave <= 2; wave++) {
            int k = wave;
            rate = Math.min(rate, relaxation.slowest(x -> {
                double sum = 0;
                for (double c : x) {
                    sum += Math.cos(k * kappa * c);
                }
                return sum;
            }, time / 2));
        }
        rate = Math.min(rate, relaxation.from(x -> {
            double product = 1;
            for (double c : x) {
                product *= 1 + 0.8 * Math.cos(kappa * c);
            }
            return product;
        }, time, 4).slowest());
        return new ModulatedResult.Relaxation(
                particles, harmonics, theta, rate, relaxation.proven(harmonics), correlated.times(), correlated.entropies(), correlated.chaos(), relaxation.equilibrium());
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
