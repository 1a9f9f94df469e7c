package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.particles.Experiment;
import org.dualcumulants.verify.particles.Plan;
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

    /** Paths, and what the energy's derivative along them was compared with. */
    record Followed(List<ModulatedResult.Path> paths, List<ModulatedResult.Balance> balances) {}

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
     * @param before the derivatives compared so far; one of each beginning is enough
     */
    Followed from(int n, MeanFieldHistory field, List<ModulatedResult.Balance> before) {
        if (model.theta(n) > 0) {
            return new Followed(List.of(noisy(n, field, 1)), List.of());
        }
        ModulatedEnergy energy = new ModulatedEnergy(model.g(), n, model.scaling());
        SplittableRandom random = new SplittableRandom(seed + n);
        List<ModulatedResult.Balance> balances = new ArrayList<>(before);
        List<ModulatedResult.Path> paths = List.of(
                noiseless(energy, field, Configurations.regular(field.background(0), n), "regular", balances),
                noiseless(energy, field, Configurations.independent(field.background(0), n, random), "independent", balances));
        return new Followed(paths, List.copyOf(balances.subList(before.size(), balances.size())));
    }

    private double factor() {
        return model.g().flow() == Flow.NEWTON ? Math.max(2, constant) : constant;
    }

    private ModulatedResult.Path path(int n, String beginning, int systems, MeanFieldHistory field, List<Double> energies, List<Double> halfWidths) {
        double bound = field.lowerBound(new ModulatedEnergy(model.g(), n, model.scaling()));
        List<Double> gronwall = field.growth().stream().map(grown -> (energies.get(0) + bound) * Math.exp(factor() * grown) - bound).toList();
        return new ModulatedResult.Path(n, beginning, model.theta(n), systems, field.times(), energies, halfWidths, bound, gronwall);
    }

    private ModulatedResult.Path noiseless(ModulatedEnergy energy, MeanFieldHistory field, double[][] positions, String beginning,
            List<ModulatedResult.Balance> balances) {
        double[][] start = withVelocities(positions, field.state(0));
        ParticlePath flow = new ParticlePath(energy, cancelled);
        List<double[][]> states = flow.at(start, field.times().stream().mapToDouble(Double::doubleValue).toArray());
        List<Double> energies = new ArrayList<>();
        for (int j = 0; j < states.size(); j++) {
            energies.add(TotalEnergy.at(energy, states.get(j), field.state(j), field.background(j)));
        }
        if (balances.stream().noneMatch(b -> b.of().contains(beginning))) {
            int middle = field.last() / 2;
            balances.add(TotalEnergy.balance(energy, states.get(middle), field.state(middle), model.study().horizon(), beginning, cancelled));
        }
        return path(energy.particles(), beginning, 1, field, energies, Collections.nCopies(energies.size(), 0.0));
    }

    /** Monokinetic data: v_i = u(x_i). */
    private static double[][] withVelocities(double[][] positions, MeanFieldFlow.State state) {
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
        Study study = horizons == 1 ? model.study() : model.study().withHorizon(horizons * model.study().horizon());
        int leastSteps = Math.min(2, horizons) * Math.max(STEPS, Plan.usualSteps(model.study().horizon()));
        int per = (leastSteps + ModulatedStudy.SNAPSHOTS - 1) / ModulatedStudy.SNAPSHOTS * 2;
        int steps = per * ModulatedStudy.SNAPSHOTS;
        int systems = Math.max(FEWEST_SYSTEMS, Math.min(MOST_SYSTEMS, PAIRS / (n * n)));
        List<Trajectories.Average> averages = Trajectories.runSoftened(
                Experiment.of(study, n, () -> null), new Plan(systems, steps, seed, threads), replicas -> new Watch(n, replicas, per, field), cancelled);
        return path(n, "independent", systems, field, averages.stream().map(a -> a.mean().value()).toList(),
                averages.stream().map(a -> a.mean().halfWidth() + Math.abs(a.stepping().value())).toList());
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

    /** F_N of every system at the snapshots. */
    private final class Watch implements Trajectories.Witness {
        private final int particles;
        private final int per;
        private final MeanFieldHistory field;
        private final ModulatedEnergy energy;
        private final double[][] values;

        Watch(int particles, int replicas, int per, MeanFieldHistory field) {
            this.particles = particles;
            this.per = per;
            this.field = field;
            this.energy = new ModulatedEnergy(model.g(), particles, model.scaling());
            this.values = new double[ModulatedStudy.SNAPSHOTS + 1][replicas];
        }

        @Override
        public void at(int step, double[][] x) {
            if (step % per != 0) {
                return;
            }
            double[][] positions = new double[model.g().dimension()][particles];
            for (int r = 0; r < values[0].length; r++) {
                for (int a = 0; a < positions.length; a++) {
                    for (int i = 0; i < particles; i++) {
                        positions[a][i] = x[a][r * particles + i] - model.origin(a);
                    }
                }
                values[step / per][r] = energy.of(positions, field.background(step / per));
            }
        }

        @Override
        public void moving(int step, double h, double[][] x, double[][] normals) {}

        @Override
        public double[][] values() {
            return values;
        }

        @Override
        public double[][] controls() {
            return new double[values.length][values[0].length];
        }
    }
}
