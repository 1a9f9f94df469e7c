package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * The right-hand side by sweeps over spectators, for tensors of any size. The output is divided into parts that do not
 * depend on the number of threads and are each computed in one piece, so the result is the same to the last bit for any
 * number of threads.
 */
public final class SweepOperator implements HierarchyOperator {

    /** Rows times lanes of a worker, in doubles, at most: half of a second-level cache. */
    private static final int MOST_CACHED = 32768;

    private static final int MOST_LANES = 64;

    /** Unknowns from which on an evaluation is worth sharing: the parts gather some spectators twice. */
    private static final int WORTH_SHARING = 500_000;

    private final TensorLayout layout;
    private final int functions;
    private final FactorValues values;
    private final List<OneSlotLevel> oneSlot = new ArrayList<>();
    private final List<TwoSlotLevel> twoSlot = new ArrayList<>();
    private final LaneMatrix pairs;
    private final double[] pairScale;
    private final double[][] contracted;
    private final Worker[] workers;
    private final int parts;

    /**
     * @param system one-particle matrices
     * @param layout index set and m
     * @param terms the hierarchy
     * @param particles N ≥ m
     * @param threads number of threads that share an evaluation; more than {@link Schedule#PARTS} are of no use
     */
    public SweepOperator(
            OneParticleSystem system, TensorLayout layout, List<Term> terms, double particles, int threads) {
        if (!(particles >= layout.truncation())) {
            throw new IllegalArgumentException("truncation " + layout.truncation() + " exceeds the number of particles "
                    + particles + "; truncate at N");
        }
        this.layout = layout;
        this.functions = system.functions();
        this.values = new FactorValues(system);
        int m = layout.truncation();
        for (int k = 0; k < m; k++) {
            oneSlot.add(new OneSlotLevel(values));
        }
        for (int k = 0; k <= m - 2; k++) {
            twoSlot.add(new TwoSlotLevel(values));
        }
        for (int n = 0; n <= m; n++) {
            for (Term term : terms) {
                addTerm(term, n, particles, system.rank());
            }
        }
        int mostSpectators = IntStream.range(0, m).map(layout.indexSet()::size).max().orElse(1);
        this.contracted = new double[values.vectors()][];
        for (int k = 0; k < m; k++) {
            TreeSet<Integer> bras = new TreeSet<>(k == 0 ? new TreeSet<Integer>() : twoSlot.get(k - 1).sources());
            bras.remove(TwoSlotLevel.UNCONTRACTED);
            oneSlot.get(k).keep(bras);
            oneSlot.get(k).complete(functions);
            for (int bra : bras) {
                contracted[bra] = new double[mostSpectators];
            }
        }
        twoSlot.forEach(TwoSlotLevel::complete);
        List<Primitive> reference = twoSlot.isEmpty() ? List.of() : twoSlot.get(0).pairs();
        this.pairs = twoSlot.isEmpty() ? null : PairStructure.matrix(functions, values, reference);
        this.pairScale = twoSlot.stream().mapToDouble(l -> scaleOf(l.pairs(), reference)).toArray();
        this.parts = layout.length() < WORTH_SHARING ? 1 : Schedule.PARTS;
        this.workers = workers(threads, mostSpectators);
    }

    private Worker[] workers(int threads, int mostSpectators) {
        TreeSet<Integer> kets = new TreeSet<>();
        twoSlot.forEach(level -> kets.addAll(level.kets()));
        TreeSet<Integer> bras = new TreeSet<>();
        oneSlot.forEach(level -> bras.addAll(level.bras()));
        int window = Worker.window(functions, pairs);
        long rows = Worker.workspacePerLane(layout, window, bras.size(), kets.size());
        int lanes = 16 * (int) Math.max(1, Math.min(MOST_LANES, MOST_CACHED / rows) / 16);
        lanes = Math.min(lanes, mostSpectators);
        Worker[] all = new Worker[Math.max(1, Math.min(threads, parts))];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Worker(layout, lanes, window, twoSlot.isEmpty() ? 1 : 2, bras, kets, values.vectors());
        }
        return all;
    }

    /** Multiplies a term out and files it under the sweeps that it belongs to. */
    private void addTerm(Term term, int n, double particles, int products) {
        int source = n - term.shift();
        if (term.created() > n || source < 1 || source > layout.truncation()) {
            return;
        }
        double coefficient = term.coefficient().at(particles, n, n - source + (n == 0 ? 1 : 0));
        if (coefficient == 0) {
            return;
        }
        for (Primitive p : Primitive.of(term, coefficient, n, values, products)) {
            if (p.created() > n) {
                continue;
            }
            if (p.created() <= 1 && p.annihilated() == 1) {
                oneSlot.get(n - p.created()).add(p);
            } else {
                twoSlot.get(n - p.created()).add(p);
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
        long sum = 0;
        for (Worker w : workers) {
            sum += w.workspace();
        }
        for (double[] tensor : contracted) {
            sum += tensor == null ? 0 : tensor.length;
        }
        for (OneSlotLevel level : oneSlot) {
            sum += level.workspace();
        }
        return sum;
    }

    @Override
    public TensorLayout layout() {
        return layout;
    }

    @Override
    public void apply(double[] moments, double[] c, double[] y) {
        java.util.Arrays.fill(y, 0);
        values.update(moments);
        oneSlot.forEach(level -> level.assemble(functions));
        twoSlot.forEach(TwoSlotLevel::assemble);
        Schedule schedule = new Schedule(layout.indexSet(), parts);
        for (int k = 0; k < oneSlot.size(); k++) {
            int order = k;
            OneSlotLevel one = oneSlot.get(k);
            schedule.add(k, 1, (worker, segment) -> worker.sweep(order, one, segment, c, y, contracted));
            if (k > 0 && !twoSlot.get(k - 1).isEmpty()) {
                TwoSlotLevel two = twoSlot.get(k - 1);
                double scale = pairScale[k - 1];
                schedule.add(k - 1, 2, (worker, segment) ->
                        worker.sweep(order - 1, two, scale, pairs, segment, c, y, contracted));
            }
        }
        if (workers.length == 1) {
            schedule.run(workers[0]);
        } else {
            IntStream.range(0, workers.length).parallel().forEach(i -> schedule.run(workers[i]));
        }
    }
}
