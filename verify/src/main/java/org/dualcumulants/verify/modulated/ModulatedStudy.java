package org.dualcumulants.verify.modulated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.part.FinishedParts;

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

    /** Regular points in the whole space, where pairs are summed one by one. */
    private static final int MOST_PAIRED = 4096;

    /** Regular points by dimension; in the plane numbers of Fibonacci an even way apart, whose lattices are alike. */
    private static final int[][] LADDER = {{16, 128, 1024, 10_000}, {89, 610, 1597, 10_946}};

    /** Part of the largest coefficient that those at the grid's end may have without a warning. */
    static final double UNRESOLVED = 1e-6;

    /** Horizons of the long path. */
    static final int LONG = 8;

    private final ModulatedModel model;
    private final long seed;
    private final int threads;
    private final BooleanSupplier cancelled;
    private final DoubleConsumer progress;
    private final FinishedParts parts;
    private final List<String> warnings = new ArrayList<>();
    private final Map<Double, MeanFieldHistory> fields = new LinkedHashMap<>();
    private final List<ModulatedResult.Balance> balances = new ArrayList<>();
    private final Map<Double, KineticHistory> laws = new HashMap<>();
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

    /** Whether the theorems speak of a study. */
    public static boolean takes(Study study) {
        try {
            ModulatedModel.of(study);
            return true;
        } catch (StudyException e) {
            return false;
        }
    }

    private ModulatedResult run() {
        List<ModulatedResult.Path> paths = new ArrayList<>();
        List<ModulatedResult.Reached> reached = new ArrayList<>();
        List<ModulatedResult.Regular> regular = List.of();
        List<ModulatedResult.FreeEnergy> free = new ArrayList<>();
        List<ModulatedResult.Partition> partitions = new ArrayList<>();
        List<ModulatedResult.Relaxation> relaxations = new ArrayList<>();
        List<ModulatedResult.Heating> heatings = new ArrayList<>();
        List<ModulatedResult.Cold> cold = new ArrayList<>();
        Optional<ModulatedResult.Path> longPath = Optional.empty();
        Optional<ModulatedResult.Stability> stability = Optional.empty();
        List<ModulatedResult.Comparison> electric = List.of();
        List<ModulatedResult.Charges> charges = List.of();
        Optional<ModulatedResult.SelfSimilar> selfSimilar = Optional.empty();
        boolean complete = false;
        List<Integer> numbers = numbers();
        try {
            MeanFieldHistory first = field(numbers.get(0));
            resolved(first);
            reached.addAll(parts.keptList("commutator", ModulatedResult.Reached.class, () -> commutator(first)));
            constant = reached.stream().mapToDouble(ModulatedResult.Reached::ratio).max().orElseThrow();
            FollowedParticles particles = new FollowedParticles(model, constant, seed, threads, cancelled);
            regular = parts.keptList("regular", ModulatedResult.Regular.class, () -> regular(first));
            electric = parts.keptList("electric", ModulatedResult.Comparison.class, () -> StressEnergy.electric(first.background(0)));
            charges = parts.keptList("charges", ModulatedResult.Charges.class, () -> TruncatedCharges.looked(first.background(0), seed));
            Stable stable = parts.kept("stability", Stable.class, () -> stability(first, model.theta(numbers.get(0))));
            stability = stable.stability();
            balances.addAll(stable.balances());
            progress.accept(0.3);
            for (int n : numbers) {
                FollowedParticles.Followed followed = parts.kept("paths of " + n, FollowedParticles.Followed.class, () -> model.thermal(n)
                        ? particles.thermal(n, law(n), field(n), n == numbers.get(0))
                        : particles.from(n, field(n), n == numbers.get(0)));
                paths.addAll(followed.paths());
                balances.addAll(followed.balances());
                heatings.addAll(followed.heatings());
                cold.addAll(followed.cold());
                followed.warnings().stream().filter(w -> !warnings.contains(w)).forEach(warnings::add);
                progress.accept(0.3 + 0.5 * paths.size() / numbers.size() / 2);
            }
            LongPath longer = parts.kept("long path", LongPath.class, () -> longPath(numbers, particles));
            longPath = longer.path();
            selfSimilar = longer.selfSimilar();
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
                model.g().text(), model.g().flow(), model.g().smooth() ? java.util.OptionalDouble.empty() : model.g().exponent(),
                model.g().dimension(), model.free(), list(times(model.study().horizon())), paths, longPath, balances, reached, constant, regular, stability,
                electric, truncation(numbers.get(numbers.size() - 1)), charges, selfSimilar, free, partitions, relaxations, heatings, cold, warnings,
                complete);
    }

    /** A path up to many horizons, and the same in self-similar variables; only with noise. */
    private record LongPath(Optional<ModulatedResult.Path> path, Optional<ModulatedResult.SelfSimilar> selfSimilar) {}

    /** Two mean fields, where there are two, and their derivative. */
    private record Stable(Optional<ModulatedResult.Stability> stability, List<ModulatedResult.Balance> balances) {}

    private List<ModulatedResult.Reached> commutator(MeanFieldHistory first) {
        return new CommutatorSearch(
                first.background(0), SEARCHED[model.g().dimension() - 1], model.scaling(),
                List.of(first.velocity(0), first.velocity(SNAPSHOTS / 2)), seed)
                .search().stream().map(r -> new ModulatedResult.Reached(r.family(), r.ratio())).toList();
    }

    private List<Integer> numbers() {
        boolean noisy = model.theta(Collections.min(model.study().particles())) > 0;
        int most = (noisy ? MOST_NOISY : MOST_PARTICLES)[model.g().dimension() - 1];
        TreeSet<Integer> all = new TreeSet<>();
        model.study().particles().stream().filter(n -> n <= most).forEach(n -> all.add(n.intValue()));
        if (all.isEmpty()) {
            throw new StudyException("particles", "the smallest N is " + BigDecimal.valueOf(Collections.min(model.study().particles())).stripTrailingZeros().toPlainString() + "; up to " + most
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
        return Arrays.stream(values).boxed().toList();
    }

    /** For Newton's equations the monokinetic flow, which has no noise. */
    private MeanFieldHistory field(int particles) {
        return fields.computeIfAbsent(model.thermal(particles) ? 0 : model.theta(particles), theta -> field(theta, times(model.study().horizon())));
    }

    /** f of Newton's equations with noise. */
    private KineticHistory law(int particles) {
        return laws.computeIfAbsent(model.theta(particles), theta -> new KineticHistory(model, theta, times(model.study().horizon()), cancelled));
    }

    private MeanFieldHistory field(double theta, double[] times) {
        MeanFieldFlow.State initial = model.initial();
        return new MeanFieldHistory(model.g(), new MeanFieldFlow(model.g(), initial.density().grid(), theta).solve(initial, times, cancelled), theta);
    }

    private void resolved(MeanFieldHistory field) {
        double tail = field.background(SNAPSHOTS).density().tail();
        if (tail > UNRESOLVED) {
            warnings.add("the mean field at the horizon is resolved to " + (float) tail + " only; shorten the horizon");
        }
    }

    private List<ModulatedResult.Regular> regular(MeanFieldHistory field) {
        Background background = field.background(0);
        List<PeriodicField> v = field.velocity(0);
        double lipschitz = background.lipschitz(v);
        if (model.g().dimension() > 2 || model.rate().isEmpty() || lipschitz < 1e-6) {
            return List.of();
        }
        List<ModulatedResult.Regular> rows = new ArrayList<>();
        double s = model.g().exponent().orElseThrow();
        int d = model.g().dimension();
        for (int n : LADDER[d - 1]) {
            if (model.free() && n > MOST_PAIRED) {
                continue;
            }
            // with 1/(N-1) another 1/N ∬ g μ μ would stand beside what is of the order N^{-1+s/d}
            ModulatedEnergy energy = new ModulatedEnergy(model.g(), n, Scaling.PER_PARTICLE);
            double[][] points = Configurations.regular(background, n);
            ModulatedEnergy.Balance balance = energy.balance(points, background, v);
            rows.add(new ModulatedResult.Regular(n, balance.energy(),
                    (model.g().restAtOrigin() + (s == 0 ? scale() * Math.log(n) / d : 0)) / n, Math.abs(balance.commutator()) / lipschitz,
                    energy.lowerBound(background), reach(points)));
        }
        return rows;
    }

    /** c of -c log|x|. */
    private double scale() {
        return model.g().dimension() == 2 ? model.g().charge().orElseThrow() / (2 * Math.PI) : model.g().strength();
    }

    private static double reach(double[][] points) {
        return Arrays.stream(points)
                .mapToDouble(axis -> Arrays.stream(axis).max().orElseThrow() - Arrays.stream(axis).min().orElseThrow())
                .max().orElseThrow();
    }

    private Optional<ModulatedResult.Truncation> truncation(int n) {
        int d = model.g().dimension();
        double s = model.g().exponent().orElse(-1);
        return model.g().smooth() || !(s > -1)
                ? Optional.empty()
                : Optional.of(new BesselTruncation(s, d, Math.pow(n, -1.0 / d)).looked());
    }

    /** The number in the middle, up to many horizons: bounds have to hold uniformly in time. */
    private LongPath longPath(List<Integer> numbers, FollowedParticles particles) {
        int few = numbers.stream().filter(m -> m <= 32).reduce((a, b) -> b).orElse(numbers.get(0));
        if (model.theta(few) == 0 || model.thermal(few)) {
            return new LongPath(Optional.empty(), Optional.empty());
        }
        MeanFieldHistory field = field(model.theta(few), times(LONG * model.study().horizon()));
        ModulatedResult.Path path = particles.noisy(few, field, LONG);
        return new LongPath(Optional.of(path), particles.selfSimilar(path, field));
    }

    /** μ_1 = μ° and μ_2 = μ° (1 + 0.2 cos(κ·x + 1)) up to its mass. */
    private Stable stability(MeanFieldHistory first, double theta) {
        if (model.g().flow() == Flow.NEWTON) {
            return new Stable(Optional.empty(), List.of());
        }
        MeanFieldFlow.State initial = first.state(0);
        PeriodicField wave = PeriodicField.of(initial.density().grid(),
                x -> 1 + 0.2 * Math.cos(2 * Math.PI * x[0] / first.background(0).extent(0) + 1));
        PeriodicField other = initial.density().times(wave);
        MeanFieldFlow flow = new MeanFieldFlow(model.g(), other.grid(), theta);
        MeanFieldHistory second = new MeanFieldHistory(model.g(), flow.solve(
                new MeanFieldFlow.State(0, other.times(1 / other.integral()), List.of()), times(model.study().horizon()), cancelled), theta);
        List<Double> distances = new ArrayList<>();
        for (int j = 0; j <= SNAPSHOTS; j++) {
            distances.add(StressEnergy.distance(first.background(j), second.background(j)));
        }
        ModulatedResult.Balance balance = StressEnergy.balance(
                flow, first.state(SNAPSHOTS / 2), second.state(SNAPSHOTS / 2), model.g(), theta, model.study().horizon(), cancelled);
        // the constant of smooth differences is that of the stress tensor for Coulomb, √d
        double factor = Math.max(constant, Math.sqrt(model.g().dimension()));
        List<Double> bounds = second.growth().stream().map(grown -> distances.get(0) * Math.exp(factor * grown)).toList();
        return new Stable(Optional.of(new ModulatedResult.Stability(list(times(model.study().horizon())), distances, bounds)), List.of(balance));
    }
}
