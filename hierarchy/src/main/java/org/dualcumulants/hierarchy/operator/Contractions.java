package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * The tensors ⟨bra, c⟩ and ⟨bra ⊗ bra', c⟩ that some term reads, behind the unknowns in one array x: order by order,
 * ⟨bra, c_{q+1}⟩(δ) = Σ_b bra_b c_{q+1}(δ∪{b}).
 */
final class Contractions {

    private static final List<Integer> NONE = List.of();

    private final TensorLayout layout;

    /** Place in x of the tensor contracted with the given vectors, by its order after it. */
    private final Map<List<Integer>, TreeMap<Integer, Integer>> place = new HashMap<>();

    private final List<Step> steps = new ArrayList<>();
    private int length;

    /** The contractions of one tensor: sources[start[δ] …] = (δ∪{b}) with the b. */
    private static final class Step {
        private final int source;
        private final int[] bras;
        private final int[] targets;
        private final Fibres fibres;

        private Step(int source, int[] bras, int[] targets, Fibres fibres) {
            this.source = source;
            this.bras = bras;
            this.targets = targets;
            this.fibres = fibres;
        }
    }

    /** For every δ of one order: the b and ranks of δ∪{b} that are inside. */
    private static final class Fibres {
        private final int[] start;
        private final int[] element;
        private final int[] rank;

        private Fibres(IndexSet set, Successors successors, int order) {
            int size = set.size(order);
            start = new int[size + 1];
            int[] e = new int[size * set.functions()];
            int[] r = new int[e.length];
            int count = 0;
            for (int delta = 0; delta < size; delta++) {
                for (int b = 0; b < set.functions(); b++) {
                    int inside = successors.of(order, delta, b);
                    if (inside != IndexSet.OUTSIDE) {
                        e[count] = b;
                        r[count++] = inside;
                    }
                }
                start[delta + 1] = count;
            }
            element = java.util.Arrays.copyOf(e, count);
            rank = java.util.Arrays.copyOf(r, count);
        }
    }

    /** @param primitives by target order, what will be read */
    Contractions(TensorLayout layout, Successors successors, List<List<Primitive>> primitives) {
        this.layout = layout;
        this.length = layout.length();
        for (int n = 0; n < primitives.size(); n++) {
            for (Primitive p : primitives.get(n)) {
                if (!p.bras().isEmpty()) {
                    want(p.bras(), n - p.kets().size());
                }
            }
        }
        Map<Integer, Fibres> fibres = new HashMap<>();
        for (int many = 0; many <= 1; many++) {
            for (int q = 0; q < layout.truncation(); q++) {
                for (List<Integer> of : many == 0 ? List.of(NONE) : firstBras()) {
                    addStep(of, q, fibres, successors);
                }
            }
        }
    }

    private void want(List<Integer> bras, int order) {
        TreeMap<Integer, Integer> byOrder = place.computeIfAbsent(bras, b -> new TreeMap<>());
        if (!byOrder.containsKey(order)) {
            byOrder.put(order, length);
            length += layout.indexSet().size(order);
            if (bras.size() > 1) {
                want(bras.subList(0, bras.size() - 1), order + 1);
            }
        }
    }

    private List<List<Integer>> firstBras() {
        TreeSet<Integer> first = new TreeSet<>();
        place.keySet().stream().filter(b -> b.size() == 2).forEach(b -> first.add(b.get(0)));
        return first.stream().map(List::of).toList();
    }

    /** Contracts the tensor that is already contracted with {@code of} down to order q. */
    private void addStep(List<Integer> of, int q, Map<Integer, Fibres> fibres, Successors successors) {
        TreeMap<Integer, Integer> targets = new TreeMap<>();
        place.forEach((bras, byOrder) -> {
            if (bras.size() == of.size() + 1 && bras.subList(0, of.size()).equals(of) && byOrder.containsKey(q)) {
                targets.put(bras.get(of.size()), byOrder.get(q));
            }
        });
        if (!targets.isEmpty()) {
            steps.add(new Step(
                    of(of, q + 1),
                    targets.keySet().stream().mapToInt(Integer::intValue).toArray(),
                    targets.values().stream().mapToInt(Integer::intValue).toArray(),
                    fibres.computeIfAbsent(q, order -> new Fibres(layout.indexSet(), successors, order))));
        }
    }

    /** Length of x. */
    int length() {
        return length;
    }

    /** Place in x of the tensor of the given order that is left of c when contracted with the vectors. */
    int of(List<Integer> bras, int order) {
        return bras.isEmpty() ? layout.offset(order) : place.get(bras).get(order);
    }

    /** Fills x behind the unknowns. */
    void apply(FactorValues values, double[] x) {
        double[] fibre = new double[layout.indexSet().functions()];
        for (Step step : steps) {
            Fibres f = step.fibres;
            for (int delta = 0; delta + 1 < f.start.length; delta++) {
                int from = f.start[delta];
                int count = f.start[delta + 1] - from;
                for (int i = 0; i < count; i++) {
                    fibre[i] = x[step.source + f.rank[from + i]];
                }
                for (int k = 0; k < step.bras.length; k++) {
                    x[step.targets[k] + delta] = dot(values.vector(step.bras[k]), f.element, from, fibre, count);
                }
            }
        }
    }

    private static double dot(double[] bra, int[] element, int from, double[] fibre, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += bra[element[from + i]] * fibre[i];
        }
        return sum;
    }

    /** The transposed of {@link #apply}: what stands behind the unknowns is taken back to them, the contractions of contractions first. */
    void applyTransposed(FactorValues values, double[] x) {
        for (int s = steps.size() - 1; s >= 0; s--) {
            Step step = steps.get(s);
            Fibres f = step.fibres;
            for (int delta = 0; delta + 1 < f.start.length; delta++) {
                for (int k = 0; k < step.bras.length; k++) {
                    double[] bra = values.vector(step.bras[k]);
                    double factor = x[step.targets[k] + delta];
                    for (int i = f.start[delta]; i < f.start[delta + 1]; i++) {
                        x[step.source + f.rank[i]] += factor * bra[f.element[i]];
                    }
                }
            }
        }
    }

    /** {@link #apply} for {@link BatchOperator#LANES} vectors x side by side. */
    void applyToLanes(FactorValues values, double[] x) {
        for (Step step : steps) {
            Fibres f = step.fibres;
            for (int delta = 0; delta + 1 < f.start.length; delta++) {
                for (int k = 0; k < step.bras.length; k++) {
                    dotOfLanes(
                            values.vector(step.bras[k]), f, f.start[delta], f.start[delta + 1], x, step.source,
                            8 * (step.targets[k] + delta));
                }
            }
        }
    }

    private static void dotOfLanes(double[] bra, Fibres f, int from, int to, double[] x, int source, int at) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int i = from; i < to; i++) {
            double a = bra[f.element[i]];
            int j = 8 * (source + f.rank[i]);
            s0 += a * x[j];
            s1 += a * x[j + 1];
            s2 += a * x[j + 2];
            s3 += a * x[j + 3];
            s4 += a * x[j + 4];
            s5 += a * x[j + 5];
            s6 += a * x[j + 6];
            s7 += a * x[j + 7];
        }
        x[at] = s0;
        x[at + 1] = s1;
        x[at + 2] = s2;
        x[at + 3] = s3;
        x[at + 4] = s4;
        x[at + 5] = s5;
        x[at + 6] = s6;
        x[at + 7] = s7;
    }
}
