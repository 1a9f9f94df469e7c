package org.dualcumulants.verify.particles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * factor · Σ φ(x_{i_1}, …, x_{i_p}) over tuples of different particles for a φ that is a sum of products, in O(N): with power sums,
 * Σ_{different} Π_k a_k(x_{i_k}) = Σ_π Π_{B ∈ π} (-1)^{|B|-1} (|B|-1)! Σ_i Π_{k ∈ B} a_k(x_i) over the partitions π of the slots.
 */
final class TupleSum implements SystemObservable {

    private final ProductForm form;
    private final double factor;
    private final List<List<int[]>> partitions;

    /** Σ w g_a for centring; zeros without it. */
    private final double[] shift;

    TupleSum(ProductForm form, double factor) {
        this(form, factor, new double[form.functions().size()]);
    }

    private TupleSum(ProductForm form, double factor, double[] shift) {
        this.form = form;
        this.factor = factor;
        this.shift = shift;
        this.partitions = partitions(form.slots());
    }

    /** The same of the function centred in every slot, Q g = g - ∫ g dμ. */
    TupleSum centred(PointMeasure law) {
        double[][] g = form.functions().at(law.points());
        return new TupleSum(form, factor, Arrays.stream(g).mapToDouble(law::mean).toArray());
    }

    /** N (N-1) … (N-p+1). */
    static double tuples(int particles, int slots) {
        double tuples = 1;
        for (int k = 0; k < slots; k++) {
            tuples *= particles - k;
        }
        return tuples;
    }

    @Override
    public void at(double[][] x, int particles, double[] out) {
        double[][] g = form.functions().at(x);
        for (int a = 0; a < g.length; a++) {
            for (int i = 0; i < g[a].length && shift[a] != 0; i++) {
                g[a][i] -= shift[a];
            }
        }
        for (int r = 0; r < out.length; r++) {
            double sum = 0;
            for (ProductForm.Term term : form.terms()) {
                double[][] factors = term.factors().stream().map(a -> g[a]).toArray(double[][]::new);
                sum += term.coefficient() * overTuples(factors, r * particles, particles);
            }
            out[r] = factor * sum;
        }
    }

    private double overTuples(double[][] factors, int from, int particles) {
        double[] sums = new double[1 << factors.length];
        for (int block = 1; block < sums.length; block++) {
            for (int i = from; i < from + particles; i++) {
                double product = 1;
                for (int k = 0; k < factors.length; k++) {
                    if ((block >> k & 1) == 1) {
                        product *= factors[k][i];
                    }
                }
                sums[block] += product;
            }
        }
        double total = 0;
        for (List<int[]> partition : partitions) {
            double product = 1;
            for (int[] block : partition) {
                product *= block[1] * sums[block[0]];
            }
            total += product;
        }
        return total;
    }

    /** Partitions of the slots; of every block the set of slots as bits and (-1)^{|B|-1} (|B|-1)!. */
    private static List<List<int[]>> partitions(int slots) {
        List<List<int[]>> result = new ArrayList<>();
        extend(new ArrayList<>(), 0, slots, result);
        return result;
    }

    private static void extend(List<Integer> blocks, int slot, int slots, List<List<int[]>> result) {
        if (slot == slots) {
            result.add(blocks.stream().map(block -> new int[] {block, weight(Integer.bitCount(block))}).toList());
            return;
        }
        for (int b = 0; b < blocks.size(); b++) {
            List<Integer> joined = new ArrayList<>(blocks);
            joined.set(b, blocks.get(b) | 1 << slot);
            extend(joined, slot + 1, slots, result);
        }
        List<Integer> more = new ArrayList<>(blocks);
        more.add(1 << slot);
        extend(more, slot + 1, slots, result);
    }

    private static int weight(int size) {
        int weight = 1;
        for (int k = 1; k < size; k++) {
            weight *= -k;
        }
        return weight;
    }
}
