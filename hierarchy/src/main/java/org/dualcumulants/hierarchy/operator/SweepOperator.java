package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * The right-hand side by sweeps over spectators, for tensors of any size, of one N or of several side by side: index sets,
 * ranks and matrices are the same for all of them, and the coefficients that depend on N multiply rows of lanes. The output is divided into parts that do not
 * depend on the number of threads and are each computed in one piece, so the result is the same to the last bit for any
 * number of threads.
 */
public final class SweepOperator implements HierarchyOperator {

    /**
     * Unknowns from which on an evaluation is worth sharing: the parts gather some spectators twice, and a thread takes time
     * to wake.
     */
    private static final int WORTH_SHARING = 20_000;

    private final TensorLayout layout;
    private final int functions;
    private final FactorValues values;
    private final Block block;
    private final List<Coefficients> coefficients;
    private final FirstOrder[] firstOrder;
    private final SecondOrder secondOrder;
    private final List<TwoSlotLevel> twoSlot = new ArrayList<>();
    private final LaneMatrix pairs;
    private final double[] pairScale;

    /** By order of the spectators and number of the bra. */
    private final double[][][] contracted;

    private final Worker[] workers;
    private final int[] bounds;

    /**
     * @param system one-particle matrices
     * @param layout index set and m
     * @param terms the hierarchy
     * @param particles N ≥ m
     * @param threads number of threads that share an evaluation; more than two are of no use
     */
    public SweepOperator(
            OneParticleSystem system, TensorLayout layout, List<Term> terms, double particles, int threads) {
        this(system, layout, terms, List.of(Coefficients.at(particles)), threads);
    }

    /**
     * @param system one-particle matrices
     * @param layout index set and m
     * @param terms the hierarchy
     * @param particles N ≥ m, one or up to {@link BatchOperator#LANES} side by side
     * @param threads number of threads that share an evaluation; more than two are of no use
     */
    public SweepOperator(
            OneParticleSystem system, TensorLayout layout, List<Term> terms, double[] particles, int threads) {
        this(
                system, layout, terms,
                Arrays.stream(particles.length == 1 ? particles : BatchOperator.repeatedLast(particles)).mapToObj(Coefficients::at).toList(),
                threads);
    }

    /**
     * @param system one-particle matrices
     * @param layout index set and m
     * @param terms the hierarchy
     * @param coefficients at which N, or which power of 1/N
     * @param threads number of threads that share an evaluation; more than two are of no use
     */
    public SweepOperator(
            OneParticleSystem system, TensorLayout layout, List<Term> terms, Coefficients coefficients, int threads) {
        this(system, layout, terms, List.of(coefficients), threads);
    }

    private SweepOperator(
            OneParticleSystem system, TensorLayout layout, List<Term> terms, List<Coefficients> coefficients, int threads) {
        coefficients.forEach(c -> c.requireTruncation(layout.truncation()));
        this.block = Block.of(layout, coefficients.size());
        this.coefficients = List.copyOf(coefficients);
        this.layout = layout;
        this.functions = system.functions();
        this.values = new FactorValues(system);
        this.firstOrder = new FirstOrder[block.numbers()];
        for (int l = 0; l < firstOrder.length; l++) {
            firstOrder[l] = new FirstOrder(values, layout.indexSet(), block, l);
        }
        int m = layout.truncation();
        for (int k = 0; k <= m - 2; k++) {
            twoSlot.add(new TwoSlotLevel(values, block, functions, k));
        }
        for (int n = 0; n <= m; n++) {
            for (Term term : terms) {
                addTerm(term, n, system.rank());
            }
        }
        for (FirstOrder each : firstOrder) {
            each.complete(functions);
        }
        this.secondOrder = m < 2 ? null : new SecondOrder(layout, block.numbers());
        List<Primitive> reference = twoSlot.isEmpty() ? List.of() : twoSlot.get(0).pairs();
        AdmittedPairs admitted = m < 3 ? AdmittedPairs.none() : AdmittedPairs.of(layout.indexSet());
        this.pairs = PairStructure.matrix(admitted, values, reference);
        this.pairScale = twoSlot.stream().mapToDouble(l -> scaleOf(l.pairs(), reference)).toArray();
        this.contracted = new double[twoSlot.size()][values.vectors()][];
        for (int k = 0; k < twoSlot.size(); k++) {
            twoSlot.get(k).complete(pairs, admitted);
            for (int bra : twoSlot.get(k).bras()) {
                contracted[k][bra] = new double[block.numbers() * layout.indexSet().size(k + 1)];
            }
        }
        if (secondOrder != null) {
            secondOrder.complete(twoSlot.get(0));
        }
        this.bounds = block.numbers() * layout.length() < WORTH_SHARING || functions < 2
                ? new int[] {0, functions}
                : Schedule.twoParts(layout.indexSet(), block, m);
        this.workers = workers(threads, admitted);
    }

    private Worker[] workers(int threads, AdmittedPairs admitted) {
        TreeSet<Integer> kets = new TreeSet<>();
        int window = 0;
        for (TwoSlotLevel level : twoSlot) {
            Arrays.stream(level.kets()).forEach(kets::add);
            window = level.order() == 0 ? 0 : Math.max(window, level.reach().rows());
        }
        Worker[] all = new Worker[Math.max(1, Math.min(threads, bounds.length - 1))];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Worker(
                    layout, block, admitted, window, kets, values.vectors(),
                    secondOrder == null
                            ? null
                            : new SecondOrderSources(layout, secondOrder, twoSlot.get(0).kets(), values.vectors(), block.numbers()));
        }
        return all;
    }

    /** Multiplies a term out and files it under the sweeps that it belongs to. */
    private void addTerm(Term term, int n, int products) {
        int source = n - term.shift();
        if (term.created() > n || source < 1 || source > layout.truncation()) {
            return;
        }
        double[] numbers = coefficients.stream()
                .mapToDouble(c -> c.of(term.coefficient(), n, n - source + (n == 0 ? 1 : 0)))
                .toArray();
        double coefficient = Variation.largest(numbers);
        if (coefficient == 0) {
            return;
        }
        Variation variation = new Variation(numbers, block);
        for (Primitive p : Primitive.of(term, coefficient, n, values, products)) {
            if (p.created() > n) {
                continue;
            }
            if (p.created() <= 1 && p.annihilated() == 1) {
                if (n == p.created()) {
                    for (FirstOrder each : firstOrder) {
                        each.add(p, variation);
                    }
                } else {
                    twoSlot.get(n - p.created() - 1).addOneSlot(p, variation);
                }
            } else {
                twoSlot.get(n - p.created()).add(p, variation);
            }
        }
    }

    /** The factor between two lists of pair terms that differ by nothing else. */
    private static double scaleOf(List<Primitive> pairs, List<Primitive> reference) {
        if (reference.isEmpty() && pairs.isEmpty()) {
            return 1;
        }
        double scale = pairs.get(0).number() / reference.get(0).number();
        for (int i = 0; i < reference.size(); i++) {
            Primitive p = pairs.get(i);
            Primitive q = reference.get(i);
            if (!p.matrices().equals(q.matrices())
                    || Math.abs(p.number() - scale * q.number()) > 1e-14 * Math.abs(p.number())) {
                throw new IllegalArgumentException("the pair terms of two orders are not proportional to each other");
            }
        }
        return scale;
    }

    /** Number of doubles of work space besides input and output, of all threads together. */
    public long workspace() {
        long sum = Arrays.stream(firstOrder).mapToLong(FirstOrder::workspace).sum() + (secondOrder == null ? 0 : secondOrder.workspace());
        for (Worker w : workers) {
            sum += w.workspace();
        }
        for (double[][] order : contracted) {
            for (double[] tensor : order) {
                sum += tensor == null ? 0 : tensor.length;
            }
        }
        for (TwoSlotLevel level : twoSlot) {
            sum += level.body().workspace();
        }
        return sum;
    }

    @Override
    public TensorLayout layout() {
        return layout;
    }

    @Override
    public int stride() {
        return block.numbers();
    }

    @Override
    public void apply(double[] moments, double[] c, double[] y) {
        Schedule schedule = new Schedule(layout.indexSet(), block, bounds, workers.length == 1);
        schedule.beginStage();
        schedule.addWhole(() -> {
            values.update(moments);
            for (FirstOrder each : firstOrder) {
                each.assemble(layout, c);
            }
            twoSlot.forEach(TwoSlotLevel::assemble);
        });
        if (secondOrder != null) {
            AtomicInteger gathered = new AtomicInteger();
            schedule.addShared(() -> secondOrder.gather(c, gathered));
        }
        schedule.beginStage();
        for (FirstOrder each : firstOrder) {
            schedule.addWhole(() -> each.apply(layout, y));
        }
        for (TwoSlotLevel level : twoSlot) {
            int k = level.order();
            if (k == 0) {
                AtomicInteger multiplied = new AtomicInteger();
                AtomicInteger paired = new AtomicInteger();
                schedule.addShared(() -> secondOrder.multiply(level, c, y, contracted[k], multiplied, paired));
            } else {
                schedule.add(k, (from, to) -> clear(y, k + 2, from, to), (worker, segment) ->
                        worker.sweepPairs(level, pairScale[k], pairs, segment, c, y, contracted[k]));
            }
        }
        schedule.beginStage();
        if (secondOrder != null) {
            AtomicInteger written = new AtomicInteger();
            schedule.addShared(() -> secondOrder.write(y, written));
            schedule.beginStage();
        }
        for (TwoSlotLevel level : twoSlot) {
            schedule.addDivided(level.order(), (worker, segment) ->
                    worker.sweepSources(level, segment, c, y, contracted[level.order()]));
        }
        if (workers.length == 1) {
            schedule.run(workers[0]);
        } else {
            IntStream.range(0, workers.length).parallel().forEach(i -> schedule.run(workers[i]));
        }
    }

    /** y_n = 0 on the multisets whose largest element is at least {@code from} and below {@code to}. */
    private void clear(double[] y, int n, int from, int to) {
        int offset = layout.offset(n);
        IndexSet set = layout.indexSet();
        int stride = block.numbers();
        Arrays.fill(y, stride * (offset + set.firstRank(n, from)), stride * (offset + set.firstRank(n, to)), 0);
    }
}
