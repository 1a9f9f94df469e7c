package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * The right-hand side of the truncated hierarchy for one N and m: ∂_t of c̃_n = N^n c_n, n = 1 … m, and of c̃_0 =
 * N (C_0 - mean field), in the layout of a {@link TensorLayout}. Holds work space: one instance serves one caller at a
 * time. The result is the same to the last bit for any number of threads, because every output is summed by one task in
 * the order of the spectators.
 */
public final class HierarchyOperator {

    /** Doubles that a block of spectators may fill, so that it stays in the second-level cache. */
    private static final int BLOCK = 8192;

    private static final int MOST_LANES = 64;

    private final TensorLayout layout;
    private final int functions;
    private final FactorValues values;
    private final List<Level> levels = new ArrayList<>();
    private final List<Primitive> firstOrder = new ArrayList<>();
    private final List<Primitive> firstToZero = new ArrayList<>();
    private final PairStructure structure;
    private final double[] pairScale;
    private final double[] body;
    private final double[] w;
    private final int[] slabs;
    private final Sweep[] sweeps;

    /**
     * @param system one-particle matrices
     * @param layout index set and m
     * @param terms the hierarchy
     * @param particles N ≥ m
     * @param threads number of threads that share a sweep
     */
    public HierarchyOperator(
            OneParticleSystem system, TensorLayout layout, List<Term> terms, double particles, int threads) {
        if (!(particles >= layout.truncation())) {
            throw new IllegalArgumentException("truncation " + layout.truncation() + " exceeds the number of particles "
                    + particles + "; truncate at N");
        }
        this.layout = layout;
        this.functions = system.functions();
        this.values = new FactorValues(system);
        int m = layout.truncation();
        for (int k = 0; k <= m - 2; k++) {
            levels.add(new Level(values));
        }
        for (int n = 0; n <= m; n++) {
            for (Term term : terms) {
                addTerm(term, n, particles, system.rank());
            }
        }
        List<Primitive> reference = levels.isEmpty() ? List.of() : levels.get(0).pairs();
        List<SparseMatrix> bodies =
                levels.isEmpty() ? List.of() : levels.get(0).bodyMatrices();
        this.structure = levels.isEmpty() ? null : new PairStructure(functions, values, reference, bodies);
        this.pairScale = new double[levels.size()];
        for (int k = 0; k < pairScale.length; k++) {
            pairScale[k] = scaleOf(levels.get(k).pairs(), reference);
        }
        this.body = new double[structure == null ? 0 : structure.bodyEntries()];
        this.w = new double[structure == null ? 0 : structure.entries()];
        this.slabs = slabs(Math.max(1, threads));
        this.sweeps = new Sweep[slabs.length - 1];
        int lanes = Math.max(1, Math.min(MOST_LANES, BLOCK / PairStructure.pairCount(functions)));
        int most = levels.isEmpty() ? 1 : layout.indexSet().size(m - 2);
        for (int s = 0; s < sweeps.length && !levels.isEmpty(); s++) {
            sweeps[s] = new Sweep(
                    layout,
                    Math.min(lanes, most),
                    levels.stream().mapToInt(Level::braCount).max().orElse(0));
        }
    }

    /** Multiplies a term out and files it under the sweep that it belongs to, folded if it has open slots to spare. */
    private void addTerm(Term term, int n, double particles, int products) {
        int source = n - term.shift();
        int m = layout.truncation();
        if (term.created() > n || source < 1 || source > m) {
            return;
        }
        double coefficient = term.coefficient().at(particles, n, n - source + (n == 0 ? 1 : 0));
        if (coefficient == 0) {
            return;
        }
        for (Primitive p : Primitive.of(term, coefficient, n, values, products)) {
            int created = p.created();
            int annihilated = p.annihilated();
            if (created > n) {
                continue;
            }
            if (created == 1 && annihilated == 1) {
                if (n == 1) {
                    firstOrder.add(p);
                } else {
                    levels.get(n - 2).add(p.times(1.0 / (n - 1)));
                }
            } else if (created == 0 && annihilated == 1) {
                if (n == 0) {
                    firstToZero.add(p);
                } else {
                    levels.get(n - 1).add(p.times(1.0 / n));
                }
            } else {
                levels.get(n - created).add(p);
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

    /** Bounds on the largest one-particle index that split the highest sweep into equal work. */
    private int[] slabs(int threads) {
        int[] bounds = new int[threads + 1];
        bounds[threads] = functions;
        if (threads > 1 && !levels.isEmpty()) {
            int order = layout.truncation();
            double total = layout.indexSet().size(order);
            for (int s = 1; s < threads; s++) {
                int c = bounds[s - 1];
                while (c < functions && layout.indexSet().firstRank(order, c) < total * s / threads) {
                    c++;
                }
                bounds[s] = c;
            }
        }
        return bounds;
    }

    /** Number of doubles of work space besides input and output. */
    public long workspace() {
        long sum = body.length + w.length;
        for (Sweep s : sweeps) {
            sum += s == null ? 0 : s.workspace();
        }
        return sum;
    }

    public TensorLayout layout() {
        return layout;
    }

    /**
     * y = ∂_t c.
     *
     * @param moments m_0 = 1 … m_K at the time
     * @param c the unknowns; {@code c[0]} is not read, nothing depends on it
     * @param y receives the time derivative
     */
    public void apply(double[] moments, double[] c, double[] y) {
        java.util.Arrays.fill(y, 0);
        values.update(moments);
        first(c, y);
        for (int k = 0; k < levels.size(); k++) {
            Level level = levels.get(k);
            level.body(structure, body);
            structure.assemble(pairScale[k], body, w);
            int order = k;
            if (sweeps.length > 1 && (double) layout.indexSet().size(k) * structure.entries() > 1e5) {
                IntStream.range(0, sweeps.length).parallel().forEach(s -> sweep(s, order, level, c, y));
            } else {
                for (int s = 0; s < sweeps.length; s++) {
                    sweep(s, order, level, c, y);
                }
            }
        }
    }

    private void sweep(int slab, int order, Level level, double[] c, double[] y) {
        sweeps[slab].run(order, level, structure, w, c, y, slabs[slab], slabs[slab + 1]);
    }

    /** What no sweep covers: the one-body terms of order 1, and those that take it to order 0. */
    private void first(double[] c, double[] y) {
        int at = layout.offset(1);
        for (Primitive p : firstOrder) {
            double weight = p.weight(values);
            if (p.matrices().isEmpty()) {
                double[] ket = values.vector(p.kets().get(0));
                double pairing = weight * pairing(p, c, at);
                for (int a = 0; a < functions; a++) {
                    y[at + a] += ket[a] * pairing;
                }
            } else {
                SparseMatrix matrix = values.matrix(p.matrices().get(0));
                for (int a = 0; a < functions; a++) {
                    double sum = 0;
                    for (int e = matrix.start(a); e < matrix.start(a + 1); e++) {
                        sum += matrix.value(e) * c[at + matrix.column(e)];
                    }
                    y[at + a] += weight * sum;
                }
            }
        }
        for (Primitive p : firstToZero) {
            y[0] += p.weight(values) * pairing(p, c, at);
        }
    }

    private double pairing(Primitive p, double[] c, int at) {
        double[] bra = values.vector(p.bras().get(0));
        double sum = 0;
        for (int b = 0; b < functions; b++) {
            sum += bra[b] * c[at + b];
        }
        return sum;
    }
}
