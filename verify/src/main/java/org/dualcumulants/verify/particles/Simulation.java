package org.dualcumulants.verify.particles;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.dualcumulants.verify.part.FinishedParts;

/**
 * Independent replicas of equation (1), in blocks of fixed size with random numbers of their own, so that neither threads nor their
 * order change a digit: a function of the final states, averaged.
 */
public final class Simulation {

    private static final double USUAL_WORK = 1 << 25;
    private static final int FEWEST_REPLICAS = 64;
    private static final int MOST_REPLICAS = 1 << 18;

    private final Experiment experiment;
    private final Estimator estimator;
    private final Plan plan;
    private final BooleanSupplier cancelled;
    private final Ensemble ensemble;
    private final SystemObservable observable;

    private Simulation(Experiment experiment, Estimator estimator, Plan plan, BooleanSupplier cancelled) {
        this.experiment = experiment;
        this.estimator = estimator;
        this.plan = plan;
        this.cancelled = cancelled;
        this.ensemble = new Ensemble(experiment, plan);
        Dynamics dynamics = experiment.dynamics();
        this.observable = SystemObservable.of(
                experiment.observable(), dynamics.names(), dynamics.coordinates(), dynamics.particles(), experiment.terminal());
    }

    /**
     * Simulates.
     *
     * @param cancelled asked at every step
     * @param progress told the part that is done
     * @throws CancellationException if cancelled
     * @throws org.dualcumulants.spectral.study.StudyException if the model cannot be simulated as it stands
     */
    public static SimulationOutcome run(
            Experiment experiment, Estimator estimator, Plan plan, BooleanSupplier cancelled, java.util.function.DoubleConsumer progress) {
        return run(experiment, estimator, plan, cancelled, progress, FinishedParts.NONE);
    }

    /**
     * The same, going on from blocks that the same simulation finished before.
     *
     * @param parts one for every block
     */
    public static SimulationOutcome run(
            Experiment experiment, Estimator estimator, Plan plan, BooleanSupplier cancelled, java.util.function.DoubleConsumer progress,
            FinishedParts parts) {
        return new Simulation(experiment, estimator, plan, cancelled).run(progress, parts);
    }

    /** Of near pairs under an unbounded kernel; empty for a bounded one, and without interaction. */
    public static Optional<Softening> softening(Experiment experiment, int steps) {
        return Softening.of(experiment.dynamics(), experiment.horizon() / steps);
    }

    /** Replicas that take some seconds, whatever computer it is: a fixed number of particles times steps, or of pairs times steps. */
    public static long usualReplicas(Experiment experiment, int steps) {
        Dynamics dynamics = experiment.dynamics();
        boolean direct = !(Ensemble.pairSum(dynamics, softening(experiment, steps)) instanceof ProductPairSum);
        double cost = (direct ? dynamics.particles() * 0.25 + 1 : 1) * dynamics.particles() * (double) steps;
        return Math.round(Math.max(FEWEST_REPLICAS, Math.min(MOST_REPLICAS, USUAL_WORK / cost)));
    }

    private double step() {
        return ensemble.step();
    }

    private record Block(Sample sample, Sample coarser) {
        static Block of(double[] numbers) {
            return new Block(Sample.of(numbers, 0), Sample.of(numbers, Sample.NUMBERS));
        }

        double[] numbers() {
            return DoubleStream.concat(DoubleStream.of(sample.numbers()), DoubleStream.of(coarser.numbers())).toArray();
        }
    }

    /** A state or an observable is not finite. */
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(String message) {
            super(message, null, false, false);
        }
    }

    private SimulationOutcome run(java.util.function.DoubleConsumer progress, FinishedParts parts) {
        long begun = System.nanoTime();
        List<Block> blocks;
        try {
            blocks = ensemble.compute(b -> Block.of(parts.kept("block " + b, double[].class, () -> block(b).numbers())), progress);
        } catch (Lost e) {
            return new SimulationOutcome.Failed(experiment.dynamics().particles(), e.getMessage(), "shorten --step or the horizon");
        }
        Sample sample = new Sample();
        Sample coarser = new Sample();
        for (Block block : blocks) {
            sample.join(block.sample);
            coarser.join(block.coarser);
        }
        Estimate mean = sample.mean();
        Estimate stepping = ensemble.stepping(coarser);
        Optional<Estimate> correction = Optional.empty();
        if (estimator instanceof Estimator.Coupled coupled) {
            correction = Optional.of(mean.plus(coupled.independent()));
            mean = correction.get().plus(coupled.meanField());
        }
        return new SimulationResult(
                experiment.dynamics().particles(), mean, correction, stepping, sample.reduction(), sample.size(), plan.steps(),
                ensemble.scheme().description(), ensemble.pairs().method(), ensemble.softening(), 1e-9 * (System.nanoTime() - begun));
    }

    private Block block(int b) {
        int replicas = ensemble.replicas(b);
        BlockRun fine = new BlockRun(replicas, ensemble.random(b), 1);
        Sample sample = new Sample();
        Sample coarser = new Sample();
        for (int r = 0; r < replicas; r++) {
            sample.add(fine.observed[r], fine.control[r]);
        }
        if (ensemble.isRepeated(b)) {
            BlockRun coarse = new BlockRun(replicas, ensemble.random(b), 2);
            for (int r = 0; r < replicas; r++) {
                coarser.add(coarse.observed[r] - fine.observed[r], 0);
            }
        }
        return new Block(sample, coarser);
    }

    /** States on their way, and with which sign they are observed. */
    private record Moving(double[][] x, Scheme.Path path, Optional<ControlVariate> control, int sign) {}

    /** One block from 0 to T. */
    private final class BlockRun {
        private final Dynamics dynamics = experiment.dynamics();
        private final int particles = dynamics.particles();
        private final double[] observed;
        private final double[] control;
        private final double[][] normals;
        private final double[][] gradient;

        /** @param stride steps of the plan taken at once */
        BlockRun(int replicas, RandomGenerator random, int stride) {
            int d = dynamics.dimension();
            int n = replicas * particles;
            double[][] x = new double[d][n];
            ensemble.initial().draw(random, x);
            observed = new double[replicas];
            control = new double[replicas];
            normals = new double[d][n];
            gradient = new double[d][estimator.control().isPresent() ? n : 0];
            Force force = Force.interacting(dynamics, ensemble.pairs(stride));
            Moving system = new Moving(x, ensemble.scheme().start(force, x), estimator.control(), 1);
            if (estimator instanceof Estimator.Coupled coupled) {
                double[][] y = java.util.Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
                Force field = Force.meanField(dynamics, coupled.field());
                go(random, stride, List.of(system, new Moving(y, ensemble.scheme().start(field, y), coupled.controlOfIndependent(), -1)));
                double[] independent = new double[replicas];
                observe(x, observed);
                observe(y, independent);
                for (int r = 0; r < replicas; r++) {
                    observed[r] -= independent[r];
                }
            } else {
                go(random, stride, List.of(system));
                observe(x, observed);
            }
        }

        private void go(RandomGenerator random, int stride, List<Moving> all) {
            double h = stride * step();
            for (Moving moving : all) {
                moving.control.ifPresent(w -> {
                    double[] values = new double[control.length];
                    w.initial(moving.x, particles, values);
                    for (int r = 0; r < values.length; r++) {
                        control[r] += moving.sign * values[r];
                    }
                });
            }
            for (int step = 0; step < plan.steps(); step += stride) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                ensemble.increments(random, stride, normals);
                double t = step * step();
                for (Moving moving : all) {
                    moving.control.ifPresent(w -> watch(w, t, h, moving));
                    moving.path.advance(t, h, normals);
                }
            }
        }

        private void watch(ControlVariate w, double t, double h, Moving moving) {
            w.gradient(t, moving.x, particles, gradient);
            for (int a = 0; a < gradient.length; a++) {
                double factor = moving.sign * dynamics.noise().get(a) * Math.sqrt(h);
                for (int r = 0; r < control.length && factor != 0; r++) {
                    double sum = 0;
                    for (int i = r * particles; i < (r + 1) * particles; i++) {
                        sum += gradient[a][i] * normals[a][i];
                    }
                    control[r] += factor * sum;
                }
            }
        }

        private void observe(double[][] x, double[] out) {
            observable.at(x, particles, out);
            for (double value : out) {
                if (!Double.isFinite(value)) {
                    throw new Lost("the observable is " + value + " for one of the simulated systems at time " + experiment.horizon());
                }
            }
        }
    }
}
