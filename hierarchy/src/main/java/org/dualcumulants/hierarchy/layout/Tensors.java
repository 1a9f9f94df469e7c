package org.dualcumulants.hierarchy.layout;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.step.ButcherTableau;
import org.dualcumulants.hierarchy.tensor.AdditiveRule;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.TensorSet;

/** Which coefficients of C_1, C_2, … a study keeps at one resolution, and where they lie; the same for every N. */
public final class Tensors {

    /** Vectors of the length of the state that a run holds: the stages, and solution, stage, two errors, copies. */
    private static final int VECTORS = ButcherTableau.dormandPrince853().stages() + 6;

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

    /** @param reach {@link #excess} of the observable */
    public static Tensors of(Study study, List<Integer> resolution, double reach) {
        ProductBasis basis = ProductBasis.of(study.axes(), resolution);
        if (study.tensors().isFull()) {
            return full(basis.size() - 1);
        }
        int largest = resolution.stream().mapToInt(Integer::intValue).max().orElse(1);
        IntToDoubleFunction weight = weight(study.tensors());
        double budget = study.tensors().weight() * weight.applyAsDouble(largest) + reach;
        double[] weights = IntStream.range(1, basis.size())
                .mapToDouble(a -> weight.applyAsDouble(basis.degree(a)))
                .toArray();
        return new Tensors(weights.length, new AdditiveRule(weights, budget));
    }

    /** By degree; the conditions of {@link TensorSet} are sums of it. */
    private static IntToDoubleFunction weight(TensorSet set) {
        return set.rule() == TensorSet.Rule.HYPERBOLIC ? Math::log : degree -> degree;
    }

    /** What a multiset of functions weighs more than one of as many functions of degree 1. */
    public static double excess(TensorSet set, ProductBasis basis, int[] multiset, int order) {
        IntToDoubleFunction weight = weight(set);
        double sum = 0;
        for (int i = 0; i < order; i++) {
            sum += weight.applyAsDouble(basis.degree(multiset[i] + 1)) - weight.applyAsDouble(1);
        }
        return sum;
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
        return 8.0 * VECTORS * coefficients(truncation) + tables;
    }

    /** Where the unknowns of order m lie; the same object for every caller. */
    public TensorLayout layout(int truncation) {
        return layouts.computeIfAbsent(truncation, m -> new TensorLayout(indexSet(m), m));
    }

    private IndexSet indexSet(int truncation) {
        return rule == null ? new FullIndexSet(functions, truncation) : rule.set(truncation);
    }
}
