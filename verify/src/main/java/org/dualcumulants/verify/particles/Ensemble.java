package org.dualcumulants.verify.particles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.concurrent.Awaited;
import org.dualcumulants.spectral.study.PairKernel;

/**
 * The replicas of a plan: in blocks of fixed size with random numbers of their own, shared by threads. One block in eight is repeated
 * with steps twice as long and the same noise, for the error of stepping.
 */
final class Ensemble {

    /** States per block: its columns stay in the second-level cache. */
    private static final int BLOCK = 4096;

    private static final int REPEATED = 8;

    private static final String GENERATOR = "L64X128MixRandom";

    private final Dynamics dynamics;
    private final double horizon;
    private final Plan plan;
    private final Scheme scheme;
    private final Optional<Softening> softening;
    private final PairSum pairs;
    private final PairSum coarsePairs;
    private final InitialLaw initial;
    private final int replicasPerBlock;
    private final long[] seeds;

    Ensemble(Experiment experiment, Plan plan) {
        this.dynamics = experiment.dynamics();
        this.horizon = experiment.horizon();
        this.plan = plan;
        this.scheme = Scheme.of(dynamics);
        this.softening = Softening.of(dynamics, step());
        this.pairs = pairSum(dynamics, softening);
        this.coarsePairs = softening.isPresent() ? pairSum(dynamics, Softening.of(dynamics, 2 * step())) : pairs;
        this.initial = new InitialLaw(experiment.initial(), dynamics.names(), dynamics.coordinates());
        this.replicasPerBlock = Math.max(1, BLOCK / dynamics.particles());
        long blocks = (plan.replicas() + replicasPerBlock - 1) / replicasPerBlock;
        if (blocks > Integer.MAX_VALUE / 4) {
            throw new IllegalArgumentException("replicas is " + plan.replicas() + "; that is more than can be counted, lower it");
        }
        RandomGenerator master = RandomGeneratorFactory.of(GENERATOR).create(plan.seed() + 0x9E3779B97F4A7C15L * dynamics.particles());
        this.seeds = master.longs(blocks).toArray();
    }

    /** The pair sum of a study: by products where the formula or the waves have them, pair by pair otherwise. */
    static PairSum pairSum(Dynamics dynamics, Optional<Softening> softening) {
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

    Scheme scheme() {
        return scheme;
    }

    PairSum pairs() {
        return pairs;
    }

    /** For steps of that many steps of the plan, 1 or 2: what a longer step cannot follow is more. */
    PairSum pairs(int stride) {
        return stride == 1 ? pairs : coarsePairs;
    }

    /** Empty for kernels that are bounded. */
    Optional<Softening> softening() {
        return softening;
    }

    InitialLaw initial() {
        return initial;
    }

    /** h. */
    double step() {
        return horizon / plan.steps();
    }

    /** Number of replicas in a block. */
    int replicas(int block) {
        return (int) Math.min(replicasPerBlock, plan.replicas() - (long) block * replicasPerBlock);
    }

    /** A block's random numbers, from their beginning. */
    RandomGenerator random(int block) {
        return RandomGeneratorFactory.of(GENERATOR).create(seeds[block]);
    }

    /** Whether a block is run with longer steps too. */
    boolean isRepeated(int block) {
        return block % REPEATED == 0;
    }

    /** The part of a mean that is due to the step, from differences of longer steps to the plan's. */
    Estimate stepping(Sample coarser) {
        return coarser.mean().times(1 / (Math.pow(2, scheme.order()) - 1));
    }

    /** The increments of the Brownian paths over {@code stride} steps, each scaled to variance 1; untouched where there is no noise. */
    void increments(RandomGenerator random, int stride, double[][] normals) {
        double scale = 1 / Math.sqrt(stride);
        for (int part = 0; part < stride; part++) {
            for (int a = 0; a < normals.length; a++) {
                if (dynamics.noise().get(a) > 0) {
                    double[] column = normals[a];
                    for (int i = 0; i < column.length; i++) {
                        column[i] = (part == 0 ? 0 : column[i]) + scale * random.nextGaussian();
                    }
                }
            }
        }
    }

    /** Every block, in their order whatever thread computed them. */
    <B> List<B> compute(IntFunction<B> block, DoubleConsumer progress) {
        List<B> blocks = new ArrayList<>(Collections.nCopies(seeds.length, null));
        ExecutorService pool = Executors.newFixedThreadPool(plan.threads(), task -> {
            Thread thread = new Thread(task, "particles");
            thread.setDaemon(true);
            return thread;
        });
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try {
            List<Future<?>> workers = IntStream.range(0, plan.threads()).<Future<?>>mapToObj(w -> pool.submit(() -> {
                for (int b = next.getAndIncrement(); b < seeds.length; b = next.getAndIncrement()) {
                    blocks.set(b, block.apply(b));
                    progress.accept((double) done.incrementAndGet() / seeds.length);
                }
            })).toList();
            workers.forEach(Awaited::from);
            return blocks;
        } finally {
            // workers that go on when one has failed find nothing more to do
            next.set(seeds.length);
            pool.shutdownNow();
        }
    }
}
