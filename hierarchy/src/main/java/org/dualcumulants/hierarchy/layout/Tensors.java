package org.dualcumulants.hierarchy.layout;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.step.WorkSpace;
import org.dualcumulants.hierarchy.tensor.AdditiveRule;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.study.TensorSet;

/** Which coefficients of C_1, C_2, … a study keeps at one resolution, and where they lie; the same for every N. */
public final class Tensors {

    /** Vectors of the length of the state that a run holds: work space, solution, the next one, a copy. */
    private static final int VECTORS = WorkSpace.most() + 3;

    private final int functions;

    /** Null: all. */
    private final AdditiveRule rule;

    private final Map<Integer, TensorLayout> layouts = new ConcurrentHashMap<>();

    private Tensors(int functions, AdditiveRule rule) {
        this.functions = functions;
        this.rule = rule;
    }

    /** All coefficients over K functions. */
    public static Tensors full(int functions) {
        return new Tensors(functions, null);
    }

    /**
     * What the observable spans beyond the set of the study.
     *
     * @param excess what its multisets of two or more functions weigh more than as many functions of degree 1, at most
     * @param weight what they weigh, at most
     * @param unseen lowest order at which it has too many coefficients to look at; 0: none
     */
    public record Room(double excess, double weight, int unseen) {
        public static final Room NONE = new Room(0, 0, 0);

        /** With room for one multiset more. */
        public Room with(TensorSet set, ProductBasis basis, int[] multiset, int order) {
            IntToDoubleFunction weight = Tensors.weight(set);
            double sum = IntStream.range(0, order)
                    .mapToDouble(i -> weight.applyAsDouble(basis.degree(multiset[i] + 1)))
                    .sum();
            return new Room(
                    Math.max(excess, sum - order * weight.applyAsDouble(1)), Math.max(this.weight, sum), unseen);
        }
    }

    /**
     * At the resolution of the study.
     *
     * @throws StudyException if the basis is too large
     */
    public static Tensors of(Study study, List<Integer> resolution, Room room) {
        return of(study, resolution, largest(resolution), room);
    }

    /**
     * @param harmonics p of the condition of {@link TensorSet}, where it is not the largest of this resolution
     * @throws StudyException if the basis is too large
     */
    public static Tensors of(Study study, List<Integer> resolution, int harmonics, Room room) {
        double size = ProductBasis.size(study.axes(), resolution, study.functions());
        if (size > ProductBasis.LARGEST) {
            throw new StudyException(
                    "resolution",
                    String.format(Locale.ROOT, "%s has %.3g one-particle functions; at most %d can be had, lower it",
                            resolution, size, ProductBasis.LARGEST));
        }
        if (study.tensors().isFull()) {
            return full((int) size - 1);
        }
        ProductBasis basis = ProductBasis.of(study.axes(), resolution, study.functions());
        IntToDoubleFunction weight = weight(study.tensors());
        double own = study.tensors().weight() * weight.applyAsDouble(harmonics);
        double budget = Math.max(own + room.excess(), room.weight());
        double[] weights = IntStream.range(1, basis.size())
                .mapToDouble(a -> weight.applyAsDouble(basis.degree(a)))
                .toArray();
        return new Tensors(weights.length, new AdditiveRule(weights, budget));
    }

    /** By degree; the conditions of {@link TensorSet} are sums of it. */
    private static IntToDoubleFunction weight(TensorSet set) {
        return set.rule() == TensorSet.Rule.HYPERBOLIC ? Math::log : degree -> degree;
    }

    /** p of the condition of {@link TensorSet}. */
    public static int largest(List<Integer> resolution) {
        return resolution.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    /** K. */
    public int functions() {
        return functions;
    }

    /** Number of coefficients of order n. */
    public double size(int order) {
        return rule == null ? FullIndexSet.size(functions, order) : rule.size(order);
    }

    /** Number of unknowns of order m. */
    public double coefficients(int truncation) {
        double sum = 1;
        for (int n = 1; n <= truncation; n++) {
            sum += size(n);
        }
        return sum;
    }

    /** Memory of a run of order m, with the tables of a listed set: each multiset below order m with each function. */
    public double bytes(int truncation) {
        double tables = rule == null ? 0 : 4.0 * (functions + truncation) * coefficients(truncation - 1);
        return vectors(truncation) + tables;
    }

    /** Memory of the vectors that a run of order m steps. */
    public double vectors(int truncation) {
        return 8.0 * VECTORS * coefficients(truncation);
    }

    /** Whether all coefficients are kept. */
    public boolean isFull() {
        return rule == null;
    }

    /** Where the unknowns of order m lie; the same object for every caller. */
    public TensorLayout layout(int truncation) {
        return layouts.computeIfAbsent(truncation, m -> new TensorLayout(indexSet(m), m));
    }

    private IndexSet indexSet(int truncation) {
        return rule == null ? new FullIndexSet(functions, truncation) : rule.set(truncation);
    }
}
