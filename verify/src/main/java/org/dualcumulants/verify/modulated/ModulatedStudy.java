package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.particles.Experiment;
import org.dualcumulants.verify.particles.Plan;
import org.dualcumulants.verify.particles.Trajectories;

/** The modulated energy of a study, along its particles and its mean field. */
public final class ModulatedStudy {

    /** Times that paths are looked at, after the first. */
    static final int SNAPSHOTS = 16;

    /** Particles followed, by dimension, at most. */
    private static final int[] MOST_PARTICLES = {512, 144, 64};

    /** The same with noise, where many systems are needed. */
    private static final int[] MOST_NOISY = {128, 64, 27};

    /** Particle numbers followed, at most. */
    private static final int MOST_NUMBERS = 5;

    /** Particles of the commutator's configurations, by dimension: squares and cubes. */
    private static final int[] SEARCHED = {32, 36, 27};

    private static final int[] LADDER = {16, 32, 64, 128, 256, 512, 1024};

    /** Horizons of the long path. */
    private static final int LONG = 8;

    /** Systems times pairs with noise. */
    private static final int PAIRS = 1 << 16;

    private static final int MOST_SYSTEMS = 256;

    private static final int FEWEST_SYSTEMS = 16;

    /** Steps in a horizon where there is noise, at least: softened pairs bend the energy by what a step leaves them. */
    private static final int STEPS = 64;

    private final ModulatedModel model;
    private final long seed;
    private final int threads;
    private final BooleanSupplier cancelled;
    private final DoubleConsumer progress;
    private final FinishedParts parts;
    private final List<String> warnings = new ArrayList<>();
    private final Map<Double, MeanFieldSide> sides = new LinkedHashMap<>();
    private final List<ModulatedResult.Balance> balances = new ArrayList<>();
    private double constant;

    private ModulatedStudy(ModulatedModel model, long seed, int threads, BooleanSupplier cancelled, DoubleConsumer progress, FinishedParts parts) {
        this.model = model;
        this.seed = seed;
        this.threads = threads;
        this.cancelled = cancelled;
        this.progress = progress;
        this.parts = parts;
    }

    /**
     * Looks at everything that applies.
     *
     * @param seed of configurations, beginnings and noise
     * @param threads that share systems with noise; results do not depend on them
     * @param cancelled asked at every step; what is finished is kept
     * @param progress told the part that is done
     * @param parts finished before, and to be kept
     * @throws StudyException if the study has no modulated energy that the theorems speak of
     * @throws ArithmeticException if the mean field or the particles cannot be followed
     */
    public static ModulatedResult run(
            Study study, long seed, int threads, BooleanSupplier cancelled, DoubleConsumer progress, FinishedParts parts) {
        return new ModulatedStudy(ModulatedModel.of(study), seed, threads, cancelled, progress, parts).run();
    }

    /** The mean field at times, with v = ∇h + ½ θ ∇log μ there, or u of Newton's equations. */
    private record MeanFieldSide(List<MeanFieldFlow.State> states, List<Background> backgrounds, List<List<PeriodicField>> velocities, List<Double> growth) {}

    private ModulatedResult run() {
        List<ModulatedResult.Path> paths = new ArrayList<>();
        List<ModulatedResult.Reached> reached = new ArrayList<>();
        List<ModulatedResult.Regular> regular = List.of();
        List<ModulatedResult.FreeEnergy> free = new ArrayList<>();
        List<ModulatedResult.Partition> partitions = new ArrayList<>();
        List<ModulatedResult.Relaxation> relaxations = new ArrayList<>();
        Optional<ModulatedResult.Path> longPath = Optional.empty();
        Optional<ModulatedResult.Stability> stability = Optional.empty();
        List<ModulatedResult.Comparison> electric = List.of();
        boolean complete = false;
        List<Integer> numbers = numbers();
        try {
            MeanFieldSide first = side(numbers.get(0));
            resolved(first);
            reached.addAll(parts.keptList("commutator", ModulatedResult.Reached.class, () -> commutator(first)));
            constant = reached.stream().mapToDouble(ModulatedResult.Reached::ratio).max().orElseThrow();
            regular = parts.keptList("regular", ModulatedResult.Regular.class, () -> regular(first));
            electric = parts.keptList("electric", ModulatedResult.Comparison.class, () -> StressEnergy.electric(first.backgrounds.get(0)));
            Stable stable = parts.kept("stability", Stable.class, () -> stability(first, model.theta(numbers.get(0))));
            stability = stable.stability();
            balances.addAll(stable.balances());
            progress.accept(0.3);
            for (int n : numbers) {
                Followed followed = parts.kept("paths of " + n, Followed.class, () -> paths(n));
                paths.addAll(followed.paths());
                balances.addAll(followed.balances());
                progress.accept(0.3 + 0.5 * paths.size() / numbers.size() / 2);
            }
            longPath = parts.keptList("long path", ModulatedResult.Path.class, () -> longPath(numbers).stream().toList()).stream().findFirst();
            progress.accept(0.9);
            partitions.addAll(parts.keptList("partitions", ModulatedResult.Partition.class, () -> ModulatedFreeEnergy.partitions(model, seed)));
            try {
                free.addAll(parts.keptList("free energy", ModulatedResult.FreeEnergy.class, () -> ModulatedFreeEnergy.of(model, cancelled)));
                relaxations.addAll(parts.keptList("relaxations", ModulatedResult.Relaxation.class, () -> ModulatedFreeEnergy.relaxations(model, cancelled)));
            } catch (ArithmeticException e) {
                warnings.add("no free energy on a grid of two or three particles: " + e.getMessage());
            }
            complete = true;
        } catch (CancellationException e) {
            // what is finished is kept
        }
        return new ModulatedResult(
                model.g().text(), model.g().flow().text(), model.g().smooth() ? java.util.OptionalDouble.empty() : model.g().exponent(),
                model.g().dimension(), list(times(model.study().horizon())), paths, longPath, balances, reached, constant, regular, stability,
                electric, truncation(numbers.get(numbers.size() - 1)), free, partitions, relaxations, warnings, complete);
    }

    /** Paths of one N, and what their derivatives were compared with. */
    private record Followed(List<ModulatedResult.Path> paths, List<ModulatedResult.Balance> balances) {}

    /** Two mean fields, where there are two, and their derivative. */
    private record Stable(Optional<ModulatedResult.Stability> stability, List<ModulatedResult.Balance> balances) {}

    private List<ModulatedResult.Reached> commutator(MeanFieldSide first) {
        return new CommutatorSearch(
                first.backgrounds.get(0), SEARCHED[model.g().dimension() - 1], model.scaling(),
                List.of(first.velocities.get(0), first.velocities.get(SNAPSHOTS / 2)), seed)
                .search().stream().map(r -> new ModulatedResult.Reached(r.family(), r.ratio())).toList();
    }

    private List<Integer> numbers() {
        boolean noisy = model.theta(Collections.min(model.study().particles())) > 0;
        int most = (noisy ? MOST_NOISY : MOST_PARTICLES)[model.g().dimension() - 1];
        TreeSet<Integer> all = new TreeSet<>();
        model.study().particles().stream().filter(n -> n <= most).forEach(n -> all.add(n.intValue()));
        if (all.isEmpty()) {
            throw new StudyException("particles", "the smallest N is " + Collections.min(model.study().particles()) + "; up to " + most
                    + " particles are followed in " + model.g().dimension() + (model.g().dimension() == 1 ? " dimension" : " dimensions")
                    + ", for example --set particles=[8, 16, 32]");
        }
        List<Integer> numbers = new ArrayList<>(all);
        while (numbers.size() > MOST_NUMBERS) {
            numbers.remove(numbers.size() / 2 - 1);
        }
        if (numbers.size() < model.study().particles().stream().distinct().count()) {
            warnings.add("particles are followed for N = " + numbers + " of the study's");
        }
        return numbers;
    }

    private static double[] times(double horizon) {
        return IntStream.rangeClosed(0, SNAPSHOTS).mapToDouble(j -> horizon * j / SNAPSHOTS).toArray();
    }

    private static List<Double> list(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    private MeanFieldSide side(int particles) {
        return sides.computeIfAbsent(model.theta(particles), theta -> side(theta, times(model.study().horizon())));
    }

    private MeanFieldSide side(double theta, double[] times) {
        MeanFieldFlow.State initial = model.initial();
        return side(new MeanFieldFlow(model.g(), initial.density().grid(), theta).solve(initial, times, cancelled), theta);
    }

    private MeanFieldSide side(List<MeanFieldFlow.State> states, double theta) {
        List<Background> backgrounds = states.stream().map(s -> new Background(model.g(), s.density())).toList();
        List<List<PeriodicField>> velocities = IntStream.range(0, states.size())
                .mapToObj(j -> states.get(j).velocity().isEmpty() ? backgrounds.get(j).velocity(theta) : states.get(j).velocity())
                .toList();
        List<Double> growth = new ArrayList<>(List.of(0.0));
        for (int j = 1; j < states.size(); j++) {
            double mean = (Background.lipschitz(velocities.get(j - 1)) + Background.lipschitz(velocities.get(j))) / 2;
            growth.add(growth.get(j - 1) + mean * (states.get(j).time() - states.get(j - 1).time()));
        }
        return new MeanFieldSide(states, backgrounds, velocities, growth);
    }

    private void resolved(MeanFieldSide side) {
        double tail = side.backgrounds.get(SNAPSHOTS).density().tail();
        if (tail > 1e-6) {
            warnings.add("the mean field at the horizon is resolved to " + (float) tail + " only; shorten the horizon");
        }
    }

    private List<ModulatedResult.Regular> regular(MeanFieldSide side) {
        Background background = side.backgrounds.get(0);
        List<PeriodicField> v = side.velocities.get(0);
        double lipschitz = Background.lipschitz(v);
        if (model.g().dimension() > 1 || model.rate().isEmpty() || lipschitz < 1e-6) {
            return List.of();
        }
        List<ModulatedResult.Regular> rows = new ArrayList<>();
        for (int n : LADDER) {
            ModulatedEnergy energy = new ModulatedEnergy(model.g(), n, model.scaling());
            ModulatedEnergy.Balance balance = energy.balance(Configurations.regular(background, n), background, v);
            rows.add(new ModulatedResult.Regular(n, balance.energy(), Math.abs(balance.commutator()) / lipschitz,
                    energy.lowerBound(background.density().maximum())));
        }
        return rows;
    }

    private Optional<ModulatedResult.Truncation> truncation(int n) {
        int d = model.g().dimension();
        double s = model.g().exponent().orElse(-1);
        return model.g().smooth() || !(s > -1)
                ? Optional.empty()
                : Optional.of(new BesselTruncation(s, d, Math.pow(n, -1.0 / d)).looked());
    }

    private double factor() {
        return model.g().flow() == Flow.NEWTON ? Math.max(2, constant) : constant;
    }

    private ModulatedResult.Path path(int n, String beginning, int systems, MeanFieldSide side, List<Double> energies, List<Double> halfWidths) {
        double supremum = side.backgrounds.stream().mapToDouble(b -> b.density().maximum()).max().orElseThrow();
        double bound = new ModulatedEnergy(model.g(), n, model.scaling()).lowerBound(supremum);
        List<Double> gronwall = side.growth.stream().map(grown -> (energies.get(0) + bound) * Math.exp(factor() * grown) - bound).toList();
        return new ModulatedResult.Path(
                n, beginning, model.theta(n), systems, side.states.stream().map(MeanFieldFlow.State::time).toList(), energies, halfWidths, bound,
                gronwall);
    }

    private Followed paths(int n) {
        MeanFieldSide side = side(n);
        if (model.theta(n) > 0) {
            return new Followed(List.of(noisy(n, side, model.study(), Math.max(STEPS, Plan.usualSteps(model.study().horizon())))), List.of());
        }
        ModulatedEnergy energy = new ModulatedEnergy(model.g(), n, model.scaling());
        SplittableRandom random = new SplittableRandom(seed + n);
        List<ModulatedResult.Balance> found = new ArrayList<>();
        return new Followed(List.of(
                noiseless(energy, side, Configurations.regular(side.backgrounds.get(0), n), "regular", found),
                noiseless(energy, side, Configurations.independent(side.backgrounds.get(0), n, random), "independent", found)), found);
    }

    private ModulatedResult.Path noiseless(ModulatedEnergy energy, MeanFieldSide side, double[][] positions, String beginning, List<ModulatedResult.Balance> found) {
        double[][] start = withVelocities(positions, side.states.get(0));
        ParticlePath flow = new ParticlePath(energy, cancelled);
        List<double[][]> states = flow.at(start, side.states.stream().mapToDouble(MeanFieldFlow.State::time).toArray());
        List<Double> energies = new ArrayList<>();
        for (int j = 0; j < states.size(); j++) {
            energies.add(TotalEnergy.at(energy, states.get(j), side.states.get(j), side.backgrounds.get(j)));
        }
        if (balances.stream().noneMatch(b -> b.of().contains(beginning))) {
            found.add(TotalEnergy.balance(energy, states.get(SNAPSHOTS / 2), side.states.get(SNAPSHOTS / 2),
                    model.study().horizon(), beginning, cancelled));
        }
        return path(energy.particles(), beginning, 1, side, energies, Collections.nCopies(energies.size(), 0.0));
    }

    /** Monokinetic data: v_i = u(x_i). */
    private static double[][] withVelocities(double[][] positions, MeanFieldFlow.State state) {
        if (state.velocity().isEmpty()) {
            return positions;
        }
        double[][] velocities = PeriodicField.at(positions, state.velocity().toArray(PeriodicField[]::new));
        return java.util.stream.Stream.of(positions, velocities).flatMap(java.util.Arrays::stream).toArray(double[][]::new);
    }

    private ModulatedResult.Path noisy(int n, MeanFieldSide side, Study study, int leastSteps) {
        int per = (leastSteps + SNAPSHOTS - 1) / SNAPSHOTS * 2;
        int steps = per * SNAPSHOTS;
        int systems = Math.max(FEWEST_SYSTEMS, Math.min(MOST_SYSTEMS, PAIRS / (n * n)));
        List<Trajectories.Average> averages = Trajectories.runSoftened(
                Experiment.of(study, n, () -> null), new Plan(systems, steps, seed, threads), replicas -> new Watch(n, replicas, per, side), cancelled);
        return path(n, "independent", systems, side, averages.stream().map(a -> a.mean().value()).toList(),
                averages.stream().map(a -> a.mean().halfWidth() + Math.abs(a.stepping().value())).toList());
    }

    /** F_N of every system at the snapshots. */
    private final class Watch implements Trajectories.Witness {
        private final int particles;
        private final int per;
        private final MeanFieldSide side;
        private final ModulatedEnergy energy;
        private final double[][] values;

        Watch(int particles, int replicas, int per, MeanFieldSide side) {
            this.particles = particles;
            this.per = per;
            this.side = side;
            this.energy = new ModulatedEnergy(model.g(), particles, model.scaling());
            this.values = new double[SNAPSHOTS + 1][replicas];
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
                values[step / per][r] = energy.of(positions, side.backgrounds.get(step / per));
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

    /** The number in the middle, up to many horizons: bounds have to hold uniformly in time. */
    private Optional<ModulatedResult.Path> longPath(List<Integer> numbers) {
        int n = numbers.stream().filter(m -> m <= 32).reduce((a, b) -> b).orElse(numbers.get(0));
        double theta = model.theta(n);
        if (theta == 0) {
            return Optional.empty();
        }
        double horizon = LONG * model.study().horizon();
        Study longer = model.study().withHorizon(horizon);
        return Optional.of(noisy(n, side(theta, times(horizon)), longer, 2 * Math.max(STEPS, Plan.usualSteps(model.study().horizon()))));
    }

    /** μ_1 = μ° and μ_2 = μ° (1 + 0.2 cos(κ·x + 1)) up to its mass. */
    private Stable stability(MeanFieldSide first, double theta) {
        if (model.g().flow() == Flow.NEWTON) {
            return new Stable(Optional.empty(), List.of());
        }
        MeanFieldFlow.State initial = first.states.get(0);
        PeriodicField wave = PeriodicField.of(initial.density().grid(),
                x -> 1 + 0.2 * Math.cos(2 * Math.PI * x[0] / model.g().periods().get(0) + 1));
        PeriodicField other = initial.density().times(wave);
        MeanFieldFlow flow = new MeanFieldFlow(model.g(), other.grid(), theta);
        MeanFieldSide second = side(flow.solve(
                new MeanFieldFlow.State(0, other.times(1 / other.integral()), List.of()), times(model.study().horizon()), cancelled), theta);
        List<Double> distances = new ArrayList<>();
        for (int j = 0; j <= SNAPSHOTS; j++) {
            distances.add(StressEnergy.distance(first.backgrounds.get(j), second.backgrounds.get(j)));
        }
        ModulatedResult.Balance balance = StressEnergy.balance(
                flow, first.states.get(SNAPSHOTS / 2), second.states.get(SNAPSHOTS / 2), model.g(), theta, model.study().horizon(), cancelled);
        // the constant of smooth differences is that of the stress tensor for Coulomb, √d
        double factor = Math.max(constant, Math.sqrt(model.g().dimension()));
        List<Double> bounds = second.growth.stream().map(grown -> distances.get(0) * Math.exp(factor * grown)).toList();
        return new Stable(Optional.of(new ModulatedResult.Stability(list(times(model.study().horizon())), distances, bounds)), List.of(balance));
    }
}
