package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.particles.Experiment;
import org.dualcumulants.verify.particles.Plan;
import org.dualcumulants.verify.particles.Simulation;
import org.dualcumulants.verify.particles.Softening;
import org.dualcumulants.verify.particles.Trajectories;

/** Paths of particles beside their mean field, with Gronwall's bound: single ones without noise, averages with it. */
final class FollowedParticles {

    /** Systems times pairs with noise. */
    private static final int PAIRS = 1 << 16;

    private static final int MOST_SYSTEMS = 256;

    private static final int FEWEST_SYSTEMS = 16;

    /** Steps in a horizon where there is noise, at least: softened pairs bend the energy by what a step leaves them. */
    private static final int STEPS = 64;

    private final ModulatedModel model;
    private final double constant;
    private final long seed;
    private final int threads;
    private final BooleanSupplier cancelled;

    /** Paths, what the energy's derivative along them was compared with, for Newton's equations what noise does to energies, and sentences for the user. */
    record Followed(
            List<ModulatedResult.Path> paths, List<ModulatedResult.Balance> balances, List<ModulatedResult.Heating> heatings,
            List<ModulatedResult.Cold> cold, List<String> warnings) {}

    /** @param constant C of the commutator */
    FollowedParticles(ModulatedModel model, double constant, long seed, int threads, BooleanSupplier cancelled) {
        this.model = model;
        this.constant = constant;
        this.seed = seed;
        this.threads = threads;
        this.cancelled = cancelled;
    }

    /**
     * From quantiles and from independent points, or with noise on average from the latter.
     *
     * @param first whether derivatives are compared; at one N is enough
     */
    Followed from(int n, MeanFieldHistory field, boolean first) {
        if (model.theta(n) > 0) {
            return new Followed(List.of(noisy(n, field, 1)), List.of(), List.of(), List.of(), List.of());
        }
        ModulatedEnergy energy = new ModulatedEnergy(model.g(), n, model.scaling());
        SplittableRandom random = new SplittableRandom(seed + n);
        List<ModulatedResult.Path> paths = new ArrayList<>();
        List<ModulatedResult.Balance> balances = new ArrayList<>();
        for (Beginning beginning : List.of(Beginning.REGULAR, Beginning.INDEPENDENT)) {
            double[][] positions = beginning == Beginning.REGULAR
                    ? Configurations.regular(field.background(0), n)
                    : Configurations.independent(field.background(0), n, random);
            List<double[][]> states = new ParticlePath(energy, cancelled).at(
                    withVelocities(positions, field.state(0)), field.times().stream().mapToDouble(Double::doubleValue).toArray());
            paths.add(noiseless(energy, field, states, beginning));
            if (first) {
                int middle = field.last() / 2;
                balances.add(TotalEnergy.balance(
                        energy, states.get(middle), field.state(middle), model.study().horizon(), beginning, cancelled));
            }
        }
        return new Followed(paths, balances, List.of(), List.of(), List.of());
    }

    /**
     * Newton's equations with noise: F_N beside the law f, from independent particles of f°; and with its kinetic part beside the monokinetic flow without
     * noise, from v_i = u(x_i).
     *
     * @param cold monokinetic flow
     */
    Followed thermal(int n, KineticHistory law, MeanFieldHistory cold, boolean first) {
        double heat = model.g().dimension() * model.theta(n) * model.study().horizon();
        Averaged hot = averages(n, law.history(), 1, false);
        Averaged mono = averages(n, cold, 1, true);
        List<Double> unbounded = Collections.nCopies(law.history().times().size(), Double.NaN);
        double bound = law.history().lowerBound(new ModulatedEnergy(model.g(), n, model.scaling()));
        ModulatedResult.Path path = new ModulatedResult.Path(
                n, Beginning.INDEPENDENT, model.theta(n), hot.systems, law.history().times(), hot.energies(), hot.halfWidths(), bound, unbounded);
        List<ModulatedResult.Heating> heatings = new ArrayList<>();
        if (first) {
            heatings.add(law.heating());
        }
        for (Averaged averaged : List.of(hot, mono)) {
            Trajectories.Average growth = averaged.averages.get(averaged.averages.size() - 1);
            Beginning beginning = averaged == hot ? Beginning.INDEPENDENT : Beginning.MONOKINETIC;
            heatings.add(new ModulatedResult.Heating(Optional.of(new ModulatedResult.Particles(n, beginning)), model.theta(n),
                    growth.mean().value(), growth.mean().halfWidth() + Math.abs(growth.stepping().value()), heat));
        }
        return new Followed(
                List.of(path, path(n, Beginning.MONOKINETIC, mono.systems, cold, mono.energies(), mono.halfWidths())),
                first ? List.of(law.balance(n, seed)) : List.of(), heatings, List.of(ColdParticles.of(model, n, cold, seed, cancelled)), law.warnings());
    }

    private double factor() {
        return model.g().flow() == Flow.NEWTON ? Math.max(2, constant) : constant;
    }

    private ModulatedResult.Path path(int n, Beginning beginning, int systems, MeanFieldHistory field, List<Double> energies, List<Double> halfWidths) {
        double bound = field.lowerBound(new ModulatedEnergy(model.g(), n, model.scaling()));
        List<Double> gronwall = gronwall(energies.get(0) + bound, field, model.g().flow() == Flow.NEWTON ? model.theta(n) : 0).stream()
                .map(value -> value - bound)
                .toList();
        return new ModulatedResult.Path(n, beginning, model.theta(n), systems, field.times(), energies, halfWidths, bound, gronwall);
    }

    /**
     * m e^A of m' ≤ A' m, A = C ∫ ‖Dv‖; where noise heats (1/N) Σ |w_i|², m' ≤ A' m + dθ, with dθ ∫ e^{A(t) - A(r)} dr more, by the trapezoidal rule on A
     * linear from one time to the next.
     */
    private List<Double> gronwall(double start, MeanFieldHistory field, double theta) {
        List<Double> growth = field.growth();
        List<Double> values = new ArrayList<>(List.of(start));
        for (int j = 1; j < growth.size(); j++) {
            double a = factor() * (growth.get(j) - growth.get(j - 1));
            double heat = model.g().dimension() * theta * (field.times().get(j) - field.times().get(j - 1));
            values.add(values.get(j - 1) * Math.exp(a) + heat * (a == 0 ? 1 : Math.expm1(a) / a));
        }
        return values;
    }

    private ModulatedResult.Path noiseless(ModulatedEnergy energy, MeanFieldHistory field, List<double[][]> states, Beginning beginning) {
        List<Double> energies = new ArrayList<>();
        for (int j = 0; j < states.size(); j++) {
            energies.add(TotalEnergy.at(energy, states.get(j), field.state(j), field.background(j)));
        }
        return path(energy.particles(), beginning, 1, field, energies, Collections.nCopies(energies.size(), 0.0));
    }

    /** Monokinetic data: v_i = u(x_i). */
    static double[][] withVelocities(double[][] positions, MeanFieldFlow.State state) {
        if (state.velocity().isEmpty()) {
            return positions;
        }
        double[][] velocities = PeriodicField.at(positions, state.velocity().toArray(PeriodicField[]::new));
        return Stream.of(positions, velocities).flatMap(Arrays::stream).toArray(double[][]::new);
    }

    /**
     * Averages over noise, from independent particles.
     *
     * @param field of as many horizons
     */
    ModulatedResult.Path noisy(int n, MeanFieldHistory field, int horizons) {
        Averaged averaged = averages(n, field, horizons, false);
        return path(n, Beginning.INDEPENDENT, averaged.systems, field, averaged.energies(), averaged.halfWidths());
    }

    private record Averaged(int systems, List<Trajectories.Average> averages) {
        List<Double> energies() {
            return looks().stream().map(a -> a.mean().value()).toList();
        }

        List<Double> halfWidths() {
            return looks().stream().map(a -> a.mean().halfWidth() + Math.abs(a.stepping().value())).toList();
        }

        private List<Trajectories.Average> looks() {
            return averages.subList(0, ModulatedStudy.SNAPSHOTS + 1);
        }
    }

    private Averaged averages(int n, MeanFieldHistory field, int horizons, boolean monokinetic) {
        Study study = horizons == 1 ? model.study() : model.study().withHorizon(horizons * model.study().horizon());
        int leastSteps = Math.min(2, horizons) * Math.max(STEPS, Plan.usualSteps(model.study().horizon()));
        int per = (leastSteps + ModulatedStudy.SNAPSHOTS - 1) / ModulatedStudy.SNAPSHOTS * 2;
        int steps = per * ModulatedStudy.SNAPSHOTS;
        int systems = Math.max(FEWEST_SYSTEMS, Math.min(MOST_SYSTEMS, PAIRS / (n * n)));
        Experiment experiment = Experiment.of(study, n, () -> null);
        OptionalDouble softening = Simulation.softening(experiment, steps).stream().mapToDouble(Softening::distance).findFirst();
        return new Averaged(systems, Trajectories.runSoftened(experiment, new Plan(systems, steps, seed, threads),
                replicas -> new EnergyWatch(model, n, replicas, per, field, monokinetic, softening), cancelled));
    }

    /** A path in the variables x/√(t + 1), log(t + 1): there the law tends to an equilibrium and its velocity to 0, so that ∫ ‖Dw‖ is bounded. */
    Optional<ModulatedResult.SelfSimilar> selfSimilar(ModulatedResult.Path path, MeanFieldHistory field) {
        double s = model.g().exponent().orElse(-1);
        if (!model.free() || model.g().flow() != Flow.GRADIENT || s < 0) {
            return Optional.empty();
        }
        ModulatedEnergy energy = new ModulatedEnergy(model.g(), path.particles(), model.scaling());
        double shift = s == 0 && model.scaling() == Scaling.PER_PARTICLE ? 0.5 / path.particles() * model.g().strength() : 0;
        List<Double> times = new ArrayList<>();
        List<Double> energies = new ArrayList<>();
        List<Double> halfWidths = new ArrayList<>();
        double bound = Double.NEGATIVE_INFINITY;
        for (int j = 0; j <= field.last(); j++) {
            double wide = Math.pow(path.times().get(j) + 1, s / 2);
            times.add(Math.log(path.times().get(j) + 1));
            energies.add(wide * path.energies().get(j) - shift * times.get(j));
            halfWidths.add(wide * path.halfWidths().get(j));
            bound = Math.max(bound, wide * energy.lowerBound(field.background(j)) + shift * times.get(j));
        }
        double b = bound;
        List<Double> growth = field.selfSimilarGrowth();
        List<Double> gronwall = growth.stream().map(grown -> (energies.get(0) + b) * Math.exp(constant * grown) - b).toList();
        return Optional.of(new ModulatedResult.SelfSimilar(path.particles(), times, energies, halfWidths, b, growth, gronwall));
    }
}
