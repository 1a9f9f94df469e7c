package org.dualcumulants.verify.particles;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.study.PairKernel;

/**
 * Independent replicas of equation (1), in blocks of fixed size with random numbers of their own, so that neither threads nor their
 * order change a digit. One block in eight is repeated with steps twice as long and the same noise, for the error of stepping.
 */
public final class Simulation {

    /** States per block: its columns stay in the second-level cache. */
    private static final int BLOCK = 4096;

    private static final int REPEATED = 8;

    private static final double USUAL_WORK = 1 << 25;
    private static final int FEWEST_REPLICAS = 64;
    private static final int MOST_REPLICAS = 1 << 18;

    private static final String GENERATOR = "L64X128MixRandom";

    private final Experiment experiment;
    private final Estimator estimator;
    private final Plan plan;
    private final BooleanSupplier cancelled;
    private final Scheme scheme;
    private final OptionalDouble softening;
    private final PairSum pairs;
    private final InitialLaw initial;
    private final SystemObservable observable;
    private final int replicasPerBlock;
    private final long[] seeds;

    private Simulation(Experiment experiment, Estimator estimator, Plan plan, BooleanSupplier cancelled) {
        this.experiment = experiment;
        this.estimator = estimator;
        this.plan = plan;
        this.cancelled = cancelled;
        Dynamics dynamics = experiment.dynamics();
        this.scheme = Scheme.of(dynamics);
        this.softening = Singularity.softening(dynamics, step());
        this.pairs = pairSum(dynamics, softening);
        this.initial = new InitialLaw(experiment.initial(), dynamics.names(), dynamics.coordinates());
        this.observable = SystemObservable.of(
                experiment.observable(), dynamics.names(), dynamics.coordinates(), dynamics.particles(), experiment.terminal());
        this.replicasPerBlock = Math.max(1, BLOCK / dynamics.particles());
        long blocks = (plan.replicas() + replicasPerBlock - 1) / replicasPerBlock;
        if (blocks > Integer.MAX_VALUE / 4) {
            throw new IllegalArgumentException("replicas is " + plan.replicas() + "; that is more than can be counted, lower it");
        }
        RandomGenerator master = RandomGeneratorFactory.of(GENERATOR).create(plan.seed() + 0x9E3779B97F4A7C15L * dynamics.particles());
        this.seeds = master.longs(blocks).toArray();
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
        return new Simulation(experiment, estimator, plan, cancelled).run(progress);
    }

    /** Replicas that take some seconds, whatever computer it is: a fixed number of particles times steps, or of pairs times steps. */
    public static long usualReplicas(Experiment experiment, int steps) {
        Dynamics dynamics = experiment.dynamics();
        boolean direct = !(pairSum(dynamics, Singularity.softening(dynamics, experiment.horizon() / steps)) instanceof ProductPairSum);
        double cost = (direct ? dynamics.particles() * 0.25 + 1 : 1) * dynamics.particles() * (double) steps;
        return Math.round(Math.max(FEWEST_REPLICAS, Math.min(MOST_REPLICAS, USUAL_WORK / cost)));
    }

    /** The pair sum of a study: by products where the formula or the waves have them, pair by pair otherwise. */
    static PairSum pairSum(Dynamics dynamics, OptionalDouble softening) {
        PairKernel kernel = dynamics.kernel();
        if (kernel instanceof PairKernel.Periodic periodic) {
            return WavePairSum.of(periodic.series(), dynamics, softening);
        }
        Optional<ProductForm> form = softening.isPresent()
                ? Optional.empty()
                : kernel.fold(
                        difference -> ProductForm.ofDifference(difference.components(), dynamics.names(), dynamics.coordinates()),
                        general -> ProductForm.of(
                                general.components(), general.arguments(dynamics.names()), dynamics.coordinates()),
                        periodic -> Optional.empty());
        return form.<PairSum>map(f -> new ProductPairSum(f, dynamics.dimension(), dynamics.selfInteraction()))
                .orElseGet(() -> new DirectPairSum(
                        dynamics.coordinates(), dynamics.names(), kernel, dynamics.selfInteraction(), softening));
    }

    private double step() {
        return experiment.horizon() / plan.steps();
    }

    private record Block(Sample sample, Sample coarser) {}

    /** A state or an observable is not finite. */
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(String message) {
            super(message, null, false, false);
        }
    }

    private SimulationOutcome run(java.util.function.DoubleConsumer progress) {
        long begun = System.nanoTime();
        Block[] blocks = new Block[seeds.length];
        try {
            inParallel(blocks, progress);
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
        Estimate stepping = coarser.mean().times(1 / (Math.pow(2, scheme.order()) - 1));
        Optional<Estimate> correction = Optional.empty();
        if (estimator instanceof Estimator.Coupled coupled) {
            correction = Optional.of(mean.plus(coupled.independent()));
            mean = correction.get().plus(coupled.meanField());
        }
        return new SimulationResult(
                experiment.dynamics().particles(), mean, correction, stepping, sample.reduction(), sample.size(), plan.steps(),
                scheme.description(), pairs.method(), softening, 1e-9 * (System.nanoTime() - begun));
    }

    private void inParallel(Block[] blocks, java.util.function.DoubleConsumer progress) {
        ExecutorService pool = Executors.newFixedThreadPool(plan.threads(), task -> {
            Thread thread = new Thread(task, "particles");
            thread.setDaemon(true);
            return thread;
        });
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try {
            List<Future<?>> workers = IntStream.range(0, plan.threads()).<Future<?>>mapToObj(w -> pool.submit(() -> {
                for (int b = next.getAndIncrement(); b < blocks.length; b = next.getAndIncrement()) {
                    blocks[b] = block(b);
                    progress.accept((double) done.incrementAndGet() / blocks.length);
                }
            })).toList();
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            // workers that go on when one has failed find nothing more to do
            next.set(blocks.length);
            pool.shutdownNow();
        }
    }

    private Block block(int b) {
        int replicas = (int) Math.min(replicasPerBlock, plan.replicas() - (long) b * replicasPerBlock);
        BlockRun fine = new BlockRun(replicas, seeds[b], 1);
        Sample sample = new Sample();
        Sample coarser = new Sample();
        for (int r = 0; r < replicas; r++) {
            sample.add(fine.observed[r], fine.control[r]);
        }
        if (b % REPEATED == 0) {
            BlockRun coarse = new BlockRun(replicas, seeds[b], 2);
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
        BlockRun(int replicas, long seed, int stride) {
            int d = dynamics.dimension();
            int n = replicas * particles;
            RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
            double[][] x = new double[d][n];
            initial.draw(random, x);
            observed = new double[replicas];
            control = new double[replicas];
            normals = new double[d][n];
            gradient = new double[d][estimator.control().isPresent() ? n : 0];
            Force force = Force.interacting(dynamics, pairs);
            Moving system = new Moving(x, scheme.start(force, x), estimator.control(), 1);
            if (estimator instanceof Estimator.Coupled coupled) {
                double[][] y = java.util.Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
                Force field = Force.meanField(dynamics, coupled.field());
                go(random, stride, List.of(system, new Moving(y, scheme.start(field, y), coupled.controlOfIndependent(), -1)));
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
                draw(random, stride);
                double t = step * step();
                for (Moving moving : all) {
                    moving.control.ifPresent(w -> watch(w, t, h, moving));
                    moving.path.advance(t, h, normals);
                }
            }
        }

        /** The increments of the Brownian paths over stride steps, each scaled to variance 1. */
        private void draw(RandomGenerator random, int stride) {
            for (int part = 0; part < stride; part++) {
                for (int a = 0; a < normals.length; a++) {
                    if (dynamics.noise().get(a) > 0) {
                        double[] column = normals[a];
                        double scale = 1 / Math.sqrt(stride);
                        for (int i = 0; i < column.length; i++) {
                            column[i] = (part == 0 ? 0 : column[i]) + scale * random.nextGaussian();
                        }
                    }
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
