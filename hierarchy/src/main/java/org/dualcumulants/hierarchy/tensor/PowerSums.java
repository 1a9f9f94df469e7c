package org.dualcumulants.hierarchy.tensor;

import java.util.Arrays;

/**
 * The e_γ of {@link SubsetSums} from power sums, for many particles: with p_μ = Σ_i Π_{a∈μ} h_a(x_i),
 * <pre>
 * Σ_γ e_γ s^γ = exp Σ_μ ℓ_μ s^μ,   ℓ_μ = (-1)^{|μ|-1} (|μ|-1)!/μ! p_μ,   μ! the product of the factorials of multiplicities,
 * γ_b e_γ = Σ_{b∈μ⊂γ} μ_b ℓ_μ e_{γ∖μ} for any b ∈ γ,
 * </pre>
 * Newton's identities in several variables. The particles enter through the p_μ alone, which are linear in their measure: weighted points
 * that have the same integrals of products of n of the functions serve as well, however many particles they stand for. The
 * recursion costs 2^{n-1} multiplications per coefficient.
 */
public final class PowerSums {

    private final TensorLayout layout;

    /** last[p]: the last element of the multiset at place p, and without[p] the place of the others. */
    private final int[] last;

    private final int[] without;

    /** first[p] … first[p+1]: where the μ of the multiset at place p are listed. */
    private final int[] first;

    private final int[] part;
    private final int[] rest;
    private final double[] factor;

    /** @param layout of the tensors; its first place, of order 0, is the empty multiset's, e = 1 */
    public PowerSums(TensorLayout layout) {
        this.layout = layout;
        int length = layout.length();
        int orders = layout.truncation();
        int[] ends = new int[length];
        int[] others = new int[length];
        int[] starts = new int[length + 1];
        int[] parts = new int[length << Math.max(0, orders - 1)];
        int[] rests = new int[parts.length];
        double[] factors = new double[parts.length];
        int at = 0;
        int[] gamma = new int[orders];
        for (int n = 1; n <= orders; n++) {
            for (int rank = 0; rank < layout.indexSet().size(n); rank++) {
                layout.indexSet().multiset(n, rank, gamma);
                int place = layout.offset(n) + rank;
                ends[place] = gamma[n - 1];
                others[place] = place(gamma, n - 1);
                // subsets of positions that hold the first one stand for the μ with b = γ_1, many times for multiple elements
                int b = gamma[0];
                int ofB = count(gamma, n, b);
                int begun = at;
                for (int chosen = 1; chosen < 1 << n; chosen += 2) {
                    int[] mu = picked(gamma, n, chosen);
                    int muPlace = place(mu, mu.length);
                    if (!known(parts, begun, at, muPlace)) {
                        parts[at] = muPlace;
                        int[] left = picked(gamma, n, ~chosen);
                        rests[at] = place(left, left.length);
                        factors[at++] = coefficient(mu) * count(mu, mu.length, b) / ofB;
                    }
                }
                starts[place + 1] = at;
            }
        }
        this.last = ends;
        this.without = others;
        this.first = starts;
        this.part = Arrays.copyOf(parts, at);
        this.rest = Arrays.copyOf(rests, at);
        this.factor = Arrays.copyOf(factors, at);
    }

    private int place(int[] descending, int n) {
        return n == 0 ? 0 : layout.offset(n) + layout.indexSet().rank(n, descending);
    }

    private static boolean known(int[] places, int from, int to, int place) {
        for (int i = from; i < to; i++) {
            if (places[i] == place) {
                return true;
            }
        }
        return false;
    }

    private static int[] picked(int[] gamma, int n, int chosen) {
        int[] out = new int[n];
        int size = 0;
        for (int i = 0; i < n; i++) {
            if ((chosen >> i & 1) == 1) {
                out[size++] = gamma[i];
            }
        }
        return Arrays.copyOf(out, size);
    }

    private static int count(int[] multiset, int n, int element) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            count += multiset[i] == element ? 1 : 0;
        }
        return count;
    }

    /** (-1)^{n-1} (n-1)!/μ!. */
    private static double coefficient(int[] mu) {
        double value = 1;
        int run = 0;
        for (int i = 0; i < mu.length; i++) {
            run = i > 0 && mu[i] == mu[i - 1] ? run + 1 : 1;
            value *= i == 0 ? 1 : -(double) i / run;
        }
        return value;
    }

    /**
     * Π_{a∈μ} h_a at points, for all μ.
     *
     * @param h h[a][j] = h_a at point j, a = 0 … K-1
     * @return by place of μ
     */
    public double[][] products(double[][] h) {
        double[][] out = new double[layout.length()][h[0].length];
        Arrays.fill(out[0], 1);
        for (int p = 1; p < out.length; p++) {
            double[] before = out[without[p]];
            double[] by = h[last[p]];
            for (int j = 0; j < by.length; j++) {
                out[p][j] = before[j] * by[j];
            }
        }
        return out;
    }

    /**
     * The sums over subsets of some systems.
     *
     * @param products of the functions at the points
     * @param weights of the points, that of point j in system l at {@code j systems + l}; they sum to the number of particles
     * @param systems how many
     * @param sums receives e_γ of system l at {@code γ systems + l}
     */
    public void of(double[][] products, double[] weights, int systems, double[] sums) {
        double[] powers = new double[layout.length() * systems];
        for (int p = 1; p < layout.length(); p++) {
            for (int j = 0; j < products[p].length; j++) {
                double value = products[p][j];
                int at = p * systems;
                for (int l = 0; l < systems; l++) {
                    powers[at + l] += value * weights[j * systems + l];
                }
            }
        }
        Arrays.fill(sums, 0, layout.length() * systems, 0);
        Arrays.fill(sums, 0, systems, 1);
        for (int p = 1; p < layout.length(); p++) {
            for (int k = first[p]; k < first[p + 1]; k++) {
                addProduct(factor[k], powers, part[k] * systems, sums, rest[k] * systems, p * systems, systems);
            }
        }
    }

    private static void addProduct(double factor, double[] powers, int atPower, double[] sums, int atRest, int at, int n) {
        for (int l = 0; l < n; l++) {
            sums[at + l] += factor * powers[atPower + l] * sums[atRest + l];
        }
    }
}
