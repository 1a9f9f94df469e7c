package org.dualcumulants.verify.check;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.study.TensorSet;
import org.dualcumulants.verify.duality.DualDrift;
import org.dualcumulants.verify.duality.DualFunction;
import org.dualcumulants.verify.duality.DualityStudy;
import org.dualcumulants.verify.part.FinishedParts;
import org.dualcumulants.verify.particles.Estimate;
import org.dualcumulants.verify.particles.Experiment;
import org.dualcumulants.verify.particles.Plan;
import org.dualcumulants.verify.particles.Simulation;
import org.dualcumulants.verify.particles.Trajectories.Average;

/**
 * E[Φ^m(t, X(t))] of a few particles for several m on the same paths, and C_0(0) of the same m, at a resolution and up to an order for
 * which this takes seconds.
 *
 * @param particles N
 * @param orders m, rising; none below the order of the observable
 * @param resolution per axis
 * @param values C_0(0) by m
 * @param resolutionError what a coarser basis changes in C_0(0) of the highest order, with a factor for safety
 * @param drifts by m, then by time
 */
record DualitySight(
        int particles, List<Integer> orders, List<Integer> resolution, Map<Integer, Double> values, double resolutionError,
        List<DualDrift> drifts) {

    /** Few, so that what a truncation leaves out is large. */
    static final int FEW = 4;

    /** Many, seen through power sums. */
    static final int MANY = 256;

    /** m of many particles, at most. */
    private static final int MOST_OF_MANY = 2;

    private static final int STEPS = 16;
    private static final double STEPS_PER_TIME = 32;
    private static final double TOLERANCE = 1e-10;
    private static final double SAFETY = 10;

    /** Unknowns of all orders. */
    private static final double LARGEST = 2000;

    /** Multiplications of all replicas and steps, about. */
    private static final double WORK = 2e9;

    private static final int FEWEST = 512;
    private static final int MOST = 8192;
    private static final int MOST_SYSTEMS_OF_MANY = 2048;

    /** An interval of 99.99 % is 1.985 times as wide as one of 95 %: among 10,000 lines of a ledger one is wrong by chance. */
    static final double RARE = 2;

    /** What a mean may be off by: chance, and the time step. */
    static double uncertainty(Average average) {
        return RARE * average.mean().halfWidth() + uncertainty(average.stepping());
    }

    private static double uncertainty(Estimate stepping) {
        return Math.abs(stepping.value()) + RARE * stepping.halfWidth();
    }

    /**
     * Simulates.
     *
     * @param particles {@link #FEW} or {@link #MANY}
     * @param usual the study's resolution
     * @param parts C_0(0) by order and what blocks of replicas gave
     * @throws StudyException if the study does not fit
     */
    static DualitySight of(
            Study study, int particles, List<Integer> usual, VerificationSettings settings, BooleanSupplier cancelled, FinishedParts parts) {
        return of(study, Experiment.of(study, particles, () -> null), usual, settings, cancelled, parts);
    }

    /** Of particles that may be those of another study. */
    static DualitySight of(
            Study study, Experiment experiment, List<Integer> usual, VerificationSettings settings, BooleanSupplier cancelled,
            FinishedParts parts) {
        int steps = 8 * (int) Math.ceil(Math.max(STEPS, STEPS_PER_TIME * study.horizon()) / 8);
        if (Simulation.softening(experiment, steps).isPresent()) {
            throw new StudyException("particle.kernel", "the kernel is unbounded, and a step of simulated particles cannot follow near pairs");
        }
        int particles = experiment.dynamics().particles();
        int highest = highest(study, usual, particles);
        List<Integer> resolution = resolution(study, usual, highest).orElseThrow();
        int seen = Math.min(highest + 1, particles);
        double work = DualFunction.work(ProductBasis.of(study.axes(), resolution, study.functions()), seen, unknowns(study, resolution, seen), particles);
        if (particles >= MANY && FEWEST * steps * work > WORK) {
            throw new StudyException("particles", "sums over subsets of " + particles + " particles would take too long: their functions of order "
                    + seen + " have no small number of points that stand for the particles");
        }
        Study full = study.with(TensorSet.FULL);
        int lowest = Math.max(1, HierarchyProblem.of(full, resolution, 1, TOLERANCE, cancelled).observableOrder());
        if (lowest > highest) {
            throw new StudyException("observable", "it has orders up to " + lowest + " and tensors of these are too large for the check");
        }
        List<Integer> orders = IntStream.rangeClosed(lowest, highest).boxed().toList();
        Map<Integer, Double> values = new HashMap<>();
        for (int m : orders) {
            values.put(m, parts.kept("m = " + m, Double.class, () -> value(full, resolution, m, particles, cancelled)));
        }
        List<Integer> rough = resolution.stream().map(p -> Math.max(1, 3 * p / 4)).toList();
        double coarse = parts.kept("a coarser basis", Double.class, () -> value(full, rough, highest, particles, cancelled));
        long replicas = Math.round(Math.max(FEWEST, Math.min(particles < MANY ? MOST : MOST_SYSTEMS_OF_MANY, WORK / steps / work)));
        return new DualitySight(
                particles, orders, resolution, values, SAFETY * Math.abs(coarse - values.get(highest)),
                DualityStudy.run(
                        study, experiment, resolution, orders, new Plan(replicas, steps, settings.seed(), settings.threads()), cancelled, parts));
    }

    /** C_0(0). */
    private static double value(Study study, List<Integer> resolution, int truncation, int particles, BooleanSupplier cancelled) {
        return HierarchyProblem.of(study, resolution, truncation, TOLERANCE, cancelled).solve(particles).value(0);
    }

    /** All orders, if the basis can stay near the study's; fewer on large spaces. */
    private static int highest(Study study, List<Integer> usual, int particles) {
        for (int m = particles < MANY ? particles : MOST_OF_MANY; m > 2; m--) {
            OptionalInt affordable = affordable(study, usual, m);
            if (affordable.isPresent() && 2 * affordable.getAsInt() > Collections.max(usual)) {
                return m;
            }
        }
        if (affordable(study, usual, 2).isEmpty()) {
            throw new StudyException("resolution", "two functions per axis are too many for tensors of order 2 at simulated particles");
        }
        return 2;
    }

    private static Optional<List<Integer>> resolution(Study study, List<Integer> usual, int order) {
        OptionalInt most = affordable(study, usual, order);
        return most.isEmpty()
                ? Optional.empty()
                : Optional.of(usual.stream().map(p -> Math.min(p, most.getAsInt())).toList());
    }

    /** The largest resolution per axis, at most the usual one, that takes seconds; at least 2. */
    private static OptionalInt affordable(Study study, List<Integer> usual, int order) {
        for (int p = Collections.max(usual); p >= 2; p--) {
            int most = p;
            if (unknowns(study, usual.stream().map(r -> Math.min(r, most)).toList(), order) <= LARGEST) {
                return OptionalInt.of(p);
            }
        }
        return OptionalInt.empty();
    }

    private static double unknowns(Study study, List<Integer> resolution, int order) {
        int functions = (int) ProductBasis.size(study.axes(), resolution, study.functions()) - 1;
        return IntStream.rangeClosed(1, order).mapToDouble(n -> FullIndexSet.size(functions, n)).sum();
    }

    /** The highest m. */
    int highest() {
        return orders.get(orders.size() - 1);
    }

    /** Of one m, by time. */
    List<DualDrift> of(int truncation) {
        return drifts.stream().filter(d -> d.truncation() == truncation).toList();
    }

    /** At T. */
    DualDrift last(int truncation) {
        List<DualDrift> all = of(truncation);
        return all.get(all.size() - 1);
    }

    /** What the truncation at m may be off by at T, as the particles see it. */
    double truncationError(int truncation) {
        DualDrift drift = last(truncation);
        return Math.abs(drift.residual().mean().value()) + uncertainty(drift.residual());
    }

    /** N = 4. */
    String at() {
        return "N = " + particles;
    }
}
