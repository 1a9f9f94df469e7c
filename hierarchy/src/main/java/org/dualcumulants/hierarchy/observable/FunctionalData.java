package org.dualcumulants.hierarchy.observable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.dualcumulants.hierarchy.tensor.SymmetricTensors;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficient;
import org.dualcumulants.hierarchy.term.Coefficient.Linear;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.spectral.basis.Expansion;
import org.dualcumulants.spectral.basis.Extremes;
import org.dualcumulants.spectral.basis.PointFunction;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.Sampling;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * Φ̄_N = P(s_1, …, s_p), s_k = 1/N Σ_i c_k(X_i). With s_k = ⟨c_k⟩ + η_k the polynomial is expanded in the η; a monomial of
 * degree d is N^{-d} Σ_{i_1…i_d} Π c̊_k(x_{i_k}), a sum over the partitions of its d factors into blocks of equal particles.
 * A block is the product F of its factors; n of the B blocks keep their centred part F - ⟨F⟩, the others their average:
 * N^{-d} (N-n)(N-n-1)…(N-B+1) Π⟨F⟩ Σ_σ ⊗F̊_{σ}. Averages of single factors vanish, so nothing cancels.
 */
final class FunctionalData implements TerminalData {

    private final List<PointFunction> statistics;
    private final List<Expansion> expansions;
    private final Map<List<Integer>, Double> polynomial;
    private final ProductBasis basis;
    private final Sampling sampling;
    private final OneParticleSystem system;
    private final int degree;
    private double tail;

    /**
     * @param polynomial exponents of the s_k → coefficient
     * @param basis plain basis
     */
    FunctionalData(
            List<PointFunction> statistics,
            Map<List<Integer>, Double> polynomial,
            ProductBasis basis,
            Sampling sampling,
            OneParticleSystem system) {
        this.statistics = List.copyOf(statistics);
        this.polynomial = Map.copyOf(polynomial);
        this.basis = basis;
        this.sampling = sampling;
        this.system = system;
        this.expansions = statistics.stream()
                .map(s -> sampling.expand(s, "observable.functional.statistics"))
                .toList();
        this.degree = polynomial.keySet().stream()
                .mapToInt(e -> e.stream().mapToInt(Integer::intValue).sum())
                .max()
                .orElse(0);
        for (Expansion e : expansions) {
            tail = Math.max(tail, e.tail());
        }
        // products of statistics reach further than the statistics themselves
        for (List<Integer> exponents : polynomial.keySet()) {
            tail = Math.max(
                    tail,
                    sampling.expand(
                                    PointFunction.product(statistics, new double[statistics.size()], exponents),
                                    "observable.functional")
                            .tail());
        }
    }

    @Override
    public int order() {
        return degree;
    }

    @Override
    public double meanField(double[] moments) {
        return shifted(means(moments), List.copyOf(java.util.Collections.nCopies(statistics.size(), 0)));
    }

    private double[] means(double[] moments) {
        double[] means = new double[statistics.size()];
        for (int k = 0; k < means.length; k++) {
            means[k] = average(system.coefficients(expansions.get(k).coefficients()), moments);
        }
        return means;
    }

    private static double average(double[] coefficients, double[] moments) {
        double sum = 0;
        for (int a = 0; a < moments.length; a++) {
            sum += coefficients[a] * moments[a];
        }
        return sum;
    }

    /** Coefficient of Π η_k^{e_k} in P(centre + η). */
    private double shifted(double[] centre, List<Integer> e) {
        double sum = 0;
        for (Map.Entry<List<Integer>, Double> monomial : polynomial.entrySet()) {
            double product = monomial.getValue();
            for (int k = 0; k < centre.length; k++) {
                int power = monomial.getKey().get(k);
                int taken = e.get(k);
                product *= taken > power ? 0 : binomial(power, taken) * Math.pow(centre[k], power - taken);
            }
            sum += product;
        }
        return sum;
    }

    private static double binomial(int n, int k) {
        double b = 1;
        for (int i = 1; i <= k; i++) {
            b = b * (n - k + i) / i;
        }
        return b;
    }

    /** All exponents up to the polynomial's degree. */
    private List<List<Integer>> exponents() {
        List<List<Integer>> all = new ArrayList<>();
        all.add(List.of());
        for (int k = 0; k < statistics.size(); k++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> e : all) {
                int taken = e.stream().mapToInt(Integer::intValue).sum();
                for (int p = 0; p <= degree - taken; p++) {
                    List<Integer> next = new ArrayList<>(e);
                    next.add(p);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }

    @Override
    public double[] at(Coefficients numbers, double[] moments, TensorLayout layout) {
        double[] c = new double[layout.length()];
        double[] means = means(moments);
        Map<List<Integer>, double[]> blocks = new HashMap<>();
        for (List<Integer> e : exponents()) {
            double coefficient = shifted(means, e);
            int d = e.stream().mapToInt(Integer::intValue).sum();
            if (d > 0 && coefficient != 0) {
                List<Integer> factors = new ArrayList<>();
                for (int k = 0; k < e.size(); k++) {
                    factors.addAll(java.util.Collections.nCopies(e.get(k), k));
                }
                partitions(0, factors, new ArrayList<>(), partition ->
                        addPartition(partition, d, coefficient, numbers, means, moments, layout, blocks, c));
            }
        }
        return c;
    }

    private static void partitions(
            int next, List<Integer> factors, List<List<Integer>> blocks,
            java.util.function.Consumer<List<List<Integer>>> use) {
        if (next == factors.size()) {
            use.accept(blocks);
            return;
        }
        for (int b = 0; b < blocks.size(); b++) {
            blocks.get(b).add(factors.get(next));
            partitions(next + 1, factors, blocks, use);
            blocks.get(b).remove(blocks.get(b).size() - 1);
        }
        blocks.add(new ArrayList<>(List.of(factors.get(next))));
        partitions(next + 1, factors, blocks, use);
        blocks.remove(blocks.size() - 1);
    }

    private void addPartition(
            List<List<Integer>> partition, int d, double coefficient, Coefficients numbers, double[] means,
            double[] moments, TensorLayout layout, Map<List<Integer>, double[]> blocks, double[] c) {
        int count = partition.size();
        double[][] functions = new double[count][];
        double[] averages = new double[count];
        for (int b = 0; b < count; b++) {
            functions[b] = block(partition.get(b), means, blocks);
            averages[b] = partition.get(b).size() == 1 ? 0 : average(functions[b], moments);
        }
        for (int subset = 0; subset < 1 << count; subset++) {
            int n = Integer.bitCount(subset);
            double product = coefficient;
            for (int b = 0; b < count; b++) {
                product *= (subset >> b & 1) == 1 ? 1 : averages[b];
            }
            double weight = product == 0 ? 0 : numbers.of(places(product, n, count), n, n - d + (n == 0 ? 1 : 0));
            if (weight != 0 && n <= layout.truncation()) {
                double[] tensor = {1};
                int order = 0;
                for (int b = 0; b < count; b++) {
                    if ((subset >> b & 1) == 1) {
                        double[] centred = java.util.Arrays.copyOfRange(functions[b], 1, functions[b].length);
                        tensor = SymmetricTensors.insert(layout.indexSet(), ++order, tensor, centred);
                    }
                }
                for (int i = 0; i < tensor.length; i++) {
                    c[layout.offset(n) + i] += weight * tensor[i];
                }
            }
        }
    }

    /** number · (N-n)(N-n-1)…(N-B+1). */
    private static Coefficient places(double number, int n, int blocks) {
        Coefficient places = Coefficient.of(number);
        for (int j = n; j < blocks; j++) {
            places = places.times(new Linear(1, 0, -j));
        }
        return places;
    }

    /** Coefficients of Π (c_k - ⟨c_k⟩) over the factors of a block. */
    private double[] block(List<Integer> factors, double[] means, Map<List<Integer>, double[]> known) {
        List<Integer> powers = new ArrayList<>(java.util.Collections.nCopies(statistics.size(), 0));
        factors.forEach(k -> powers.set(k, powers.get(k) + 1));
        return known.computeIfAbsent(List.copyOf(powers), p -> {
            if (factors.size() == 1) {
                double[] c = system.coefficients(expansions.get(factors.get(0)).coefficients());
                c[0] -= means[factors.get(0)];
                return c;
            }
            return system.coefficients(sampling.expand(PointFunction.product(statistics, means, p), "observable.functional")
                    .coefficients());
        });
    }

    @Override
    public double tail() {
        return tail;
    }

    /** Σ |coefficients of P around the middles of the ranges| · Π half-ranges: a bound, not the supremum itself. */
    @Override
    public OptionalDouble supremum(double particles, double[] moments) {
        double[] middle = new double[statistics.size()];
        double[] half = new double[statistics.size()];
        for (int k = 0; k < middle.length; k++) {
            Extremes range = Extremes.of(statistics.get(k), basis);
            if (!Double.isFinite(range.modulus())) {
                return OptionalDouble.empty();
            }
            middle[k] = 0.5 * (range.largest() + range.smallest());
            half[k] = 0.5 * (range.largest() - range.smallest());
        }
        double bound = 0;
        for (List<Integer> e : exponents()) {
            double term = Math.abs(shifted(middle, e));
            for (int k = 0; k < half.length; k++) {
                term *= Math.pow(half[k], e.get(k));
            }
            bound += term;
        }
        return OptionalDouble.of(bound);
    }
}
