package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * The truncated hierarchy on a small index set as one sparse matrix,
 * <pre>
 * y = Σ_g w_g(t, N) A_g x + Σ_n 𝔅_n(t, N) c_n,   x = (c, ⟨bra, c⟩, ⟨bra ⊗ bra', c⟩),
 * </pre>
 * with A_g constant and the same for every N: a term of (7) for one target order and one product of scalars. 𝔅_n is the
 * one-body part Σ_i B_i, whose K×K matrix B follows the time. A right-hand side costs a multiplication and an addition per
 * entry, and no index is looked up.
 */
public final class AssembledHierarchy {

    /** Unknowns and entries up to which the matrix is worth its memory and the time to assemble it. */
    public static final int MOST_UNKNOWNS = 30_000;

    public static final int MOST_ENTRIES = 3_000_000;

    private final OneParticleSystem system;
    private final TensorLayout layout;
    private final int targets;
    private final List<Term> terms;
    private final List<Weight> weights = new ArrayList<>();
    private final List<OneBodyPattern> bodies = new ArrayList<>();
    private final Contractions contractions;
    private final SegmentedMatrix constant;
    private final IndexedMatrix oneBody;
    private final int tableLength;

    /**
     * What multiplies a constant matrix: coefficient(N, n) of a term times scalars that follow the time.
     *
     * @param term number of the term
     * @param order n, the target order
     * @param scalars numbers of the scalars
     */
    record Weight(int term, int order, int... scalars) {

        /** Π scalars. */
        double scalar(FactorValues values) {
            double product = 1;
            for (int s : scalars) {
                product *= values.scalar(s);
            }
            return product;
        }
    }

    /** Signals that the matrix grows too large. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1;
    }

    private AssembledHierarchy(OneParticleSystem system, TensorLayout layout, List<Term> terms, int targets) throws TooLarge {
        this.targets = targets;
        this.system = system;
        this.layout = layout;
        this.terms = List.copyOf(terms);
        FactorValues values = new FactorValues(system);
        Successors successors = new Successors(layout.indexSet(), layout.truncation());
        List<TreeMap<Integer, List<Primitive>>> groups = new ArrayList<>();
        List<List<Primitive>> read = new ArrayList<>();
        for (int n = 0; n <= targets; n++) {
            bodies.add(new OneBodyPattern(system.functions(), n));
            groups.add(new TreeMap<>());
            for (int term = 0; term < terms.size(); term++) {
                file(term, n, values, groups.get(n));
            }
            read.add(groups.get(n).values().stream().flatMap(List::stream).toList());
        }
        this.contractions = new Contractions(layout, successors, read);
        int offset = 0;
        for (OneBodyPattern body : bodies) {
            offset = body.complete(offset);
        }
        this.tableLength = offset;
        this.constant = new SegmentedMatrix(layout.offset(targets + 1), MOST_ENTRIES);
        this.oneBody = new IndexedMatrix(layout.offset(targets + 1), MOST_ENTRIES);
        RowAssembler row = new RowAssembler(layout, successors, contractions, values);
        for (int n = 0; n <= targets; n++) {
            int target = n;
            int[] numbers = groups.get(n).keySet().stream().mapToInt(Integer::intValue).toArray();
            RowAssembler.Source[][] sources =
                    groups.get(n).values().stream().map(group -> row.sources(group, target)).toArray(RowAssembler.Source[][]::new);
            for (int rank = 0; rank < layout.indexSet().size(n); rank++) {
                row.take(n, rank);
                for (int group = 0; group < numbers.length; group++) {
                    row.addTo(constant, numbers[group], sources[group]);
                }
                row.addTo(oneBody, bodies.get(n));
                constant.endRow();
                oneBody.endRow();
            }
        }
    }

    /** Multiplies a term out and files it for one target order, without its coefficient in N. */
    private void file(int term, int n, FactorValues values, TreeMap<Integer, List<Primitive>> groups) {
        Term t = terms.get(term);
        int source = n - t.shift();
        if (t.created() > n || source < 1 || source > layout.truncation()) {
            return;
        }
        Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();
        for (Primitive p : Primitive.of(t, 1, n, values, system.rank())) {
            if (p.created() > n) {
                continue;
            }
            if (p.created() == 1 && p.matrices().size() == 1 && p.bras().isEmpty()) {
                bodies.get(n).add(term, p, values.matrix(p.matrices().get(0)));
                continue;
            }
            int number = numbers.computeIfAbsent(p.scalars(), scalars -> {
                weights.add(new Weight(term, n, scalars.stream().mapToInt(Integer::intValue).toArray()));
                return weights.size() - 1;
            });
            groups.computeIfAbsent(number, w -> new ArrayList<>()).add(p);
        }
    }

    /** The matrix; empty if it would be too large to be of use. */
    public static Optional<AssembledHierarchy> of(OneParticleSystem system, TensorLayout layout, List<Term> terms) {
        return of(system, layout, terms, layout.truncation());
    }

    /** Its rows of orders up to {@code targets} alone, with the columns of all orders. */
    public static Optional<AssembledHierarchy> of(OneParticleSystem system, TensorLayout layout, List<Term> terms, int targets) {
        if (layout.length() > MOST_UNKNOWNS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AssembledHierarchy(system, layout, terms, targets));
        } catch (TooLarge e) {
            return Optional.empty();
        }
    }

    /** The operator for several N ≥ m side by side, at most {@link BatchOperator#LANES}. */
    public BatchOperator at(double[] particles) {
        return new BatchOperator(this, particles);
    }

    /** The transposed for N particles, of as many rows as there are. */
    public AdjointOperator adjointAt(double particles) {
        return new AdjointOperator(this, particles);
    }

    /** The operator for N ≥ m particles. */
    public HierarchyOperator at(double particles) {
        return at(Coefficients.at(particles));
    }

    /** The operator at one N, or the coefficient of a power of 1/N in it. */
    public HierarchyOperator at(Coefficients coefficients) {
        return new AssembledOperator(this, coefficients);
    }

    /** coefficient(N, n) of a term, for the unknowns N^n c_n and N (C_0 - mean field). */
    double coefficient(int term, int order, double particles) {
        return coefficient(term, order, Coefficients.at(particles));
    }

    double coefficient(int term, int order, Coefficients coefficients) {
        Term t = terms.get(term);
        return coefficients.of(t.coefficient(), order, t.shift() + (order == 0 ? 1 : 0));
    }

    /** Highest order whose rows there are. */
    int targets() {
        return targets;
    }

    OneParticleSystem system() {
        return system;
    }

    TensorLayout layout() {
        return layout;
    }

    List<Weight> weights() {
        return weights;
    }

    /** The coefficients in N of the one-body matrices, by target order. */
    double[][] bodyCoefficients(double particles) {
        return bodyCoefficients(Coefficients.at(particles));
    }

    double[][] bodyCoefficients(Coefficients coefficients) {
        return bodies.stream().map(body -> body.coefficients(this, coefficients)).toArray(double[][]::new);
    }

    /** Writes the one-body matrices at the time of the values. */
    void updateBodies(double[][] coefficients, FactorValues values, double[] table) {
        for (int n = 0; n < coefficients.length; n++) {
            bodies.get(n).update(coefficients[n], values, table);
        }
    }

    Contractions contractions() {
        return contractions;
    }

    SegmentedMatrix constant() {
        return constant;
    }

    IndexedMatrix oneBody() {
        return oneBody;
    }

    /** Length of the table of the one-body matrices. */
    int tableLength() {
        return tableLength;
    }

    /** Number of entries. */
    public long entries() {
        return (long) constant.entries() + oneBody.entries();
    }
}
