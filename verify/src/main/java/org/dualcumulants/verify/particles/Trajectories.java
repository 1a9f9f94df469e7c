package org.dualcumulants.verify.particles;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.part.FinishedParts;

/** The particles X of equation (1) on their way: functions of whole paths, several at once, averaged over replicas. */
public final class Trajectories {

    /** Looks at the systems of one block as they move; one block's witness is asked by one thread. */
    public interface Witness {

        /**
         * Before the first step.
         *
         * @param x systems drawn from f°, one column per axis; may be put elsewhere
         */
        default void starting(double[][] x) {}

        /**
         * Before a step, and at T.
         *
         * @param step number of steps of the plan so far
         * @param x one column per axis; not to be changed
         */
        void at(int step, double[][] x);

        /**
         * With the noise of the step that follows.
         *
         * @param normals ΔW / √h per axis; where the noise vanishes they mean nothing
         * @param h length of the step
         */
        void moving(int step, double h, double[][] x, double[][] normals);

        /** What was seen: quantities, and for each of them one value per system. */
        double[][] values();

        /** For each quantity a random number of mean 0 per system, like it as far as may be. */
        double[][] controls();
    }

    /**
     * A quantity averaged.
     *
     * @param mean with controls taken off
     * @param stepping the part of it that is due to the time step
     * @param varianceReduction by controls
     */
    public record Average(Estimate mean, Estimate stepping, double varianceReduction) {}

    /** By quantity. */
    private record Block(List<Sample> samples, List<Sample> coarser) {
        static Block of(double[] numbers) {
            int half = numbers.length / 2;
            return new Block(samples(numbers, 0, half), samples(numbers, half, numbers.length));
        }

        private static List<Sample> samples(double[] numbers, int from, int to) {
            return IntStream.range(0, (to - from) / Sample.NUMBERS).mapToObj(q -> Sample.of(numbers, from + q * Sample.NUMBERS)).toList();
        }

        double[] numbers() {
            return Stream.of(samples, coarser).flatMap(List::stream).flatMapToDouble(s -> DoubleStream.of(s.numbers())).toArray();
        }
    }

    private final Dynamics dynamics;
    private final Plan plan;
    private final Ensemble ensemble;
    private final IntFunction<Witness> witnesses;
    private final BooleanSupplier cancelled;

    private Trajectories(Experiment experiment, Plan plan, IntFunction<Witness> witnesses, BooleanSupplier cancelled) {
        this.dynamics = experiment.dynamics();
        this.plan = plan;
        this.ensemble = new Ensemble(experiment, plan);
        this.witnesses = witnesses;
        this.cancelled = cancelled;
    }

    /**
     * Simulates.
     *
     * @param witnesses a new one for a number of systems
     * @param parts one for every block of replicas
     * @return one average per quantity
     * @throws CancellationException if cancelled
     * @throws ArithmeticException if a quantity is not finite
     * @throws StudyException if the model cannot be simulated as it stands, or its kernel is
     *     unbounded: near pairs follow another equation
     */
    public static List<Average> run(
            Experiment experiment, Plan plan, IntFunction<Witness> witnesses, BooleanSupplier cancelled, FinishedParts parts) {
        Trajectories trajectories = new Trajectories(experiment, plan, witnesses, cancelled);
        if (trajectories.ensemble.softening().isPresent()) {
            throw new StudyException("particle.kernel",
                    "it is unbounded, and a step of simulated particles cannot follow near pairs");
        }
        return trajectories.run(parts);
    }

    /** The same where a step cannot follow near pairs: for what such pairs do not decide. */
    public static List<Average> runSoftened(Experiment experiment, Plan plan, IntFunction<Witness> witnesses, BooleanSupplier cancelled) {
        return new Trajectories(experiment, plan, witnesses, cancelled).run(FinishedParts.NONE);
    }

    private List<Average> run(FinishedParts parts) {
        List<Block> blocks = ensemble.compute(b -> Block.of(parts.kept("block " + b, double[].class, () -> block(b).numbers())), part -> {});
        List<Average> averages = new ArrayList<>();
        for (int q = 0; q < blocks.get(0).samples.size(); q++) {
            Sample sample = new Sample();
            Sample coarser = new Sample();
            for (Block block : blocks) {
                sample.join(block.samples.get(q));
                coarser.join(block.coarser.get(q));
            }
            averages.add(new Average(sample.mean(), ensemble.stepping(coarser), sample.reduction()));
        }
        return averages;
    }

    private Block block(int b) {
        Witness fine = followed(b, 1);
        double[][] values = fine.values();
        double[][] controls = fine.controls();
        double[][] coarse = ensemble.isRepeated(b) ? followed(b, 2).values() : null;
        List<Sample> samples = new ArrayList<>();
        List<Sample> coarser = new ArrayList<>();
        for (int q = 0; q < values.length; q++) {
            samples.add(new Sample());
            coarser.add(new Sample());
            for (int r = 0; r < values[q].length; r++) {
                if (!Double.isFinite(values[q][r])) {
                    throw new ArithmeticException("a simulated system is lost: what is observed of it is " + values[q][r]);
                }
                samples.get(q).add(values[q][r], controls[q][r]);
                if (coarse != null) {
                    coarser.get(q).add(coarse[q][r] - values[q][r], 0);
                }
            }
        }
        return new Block(samples, coarser);
    }

    private Witness followed(int b, int stride) {
        int replicas = ensemble.replicas(b);
        RandomGenerator random = ensemble.random(b);
        double[][] x = new double[dynamics.dimension()][replicas * dynamics.particles()];
        double[][] normals = new double[x.length][x[0].length];
        ensemble.initial().draw(random, x);
        Witness witness = witnesses.apply(replicas);
        witness.starting(x);
        Scheme.Path path = ensemble.scheme().start(Force.interacting(dynamics, ensemble.pairs(stride)), x);
        double h = stride * ensemble.step();
        for (int step = 0; step < plan.steps(); step += stride) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            witness.at(step, x);
            ensemble.increments(random, stride, normals);
            witness.moving(step, h, x, normals);
            path.advance(step * ensemble.step(), h, normals);
        }
        witness.at(plan.steps(), x);
        return witness;
    }
}
