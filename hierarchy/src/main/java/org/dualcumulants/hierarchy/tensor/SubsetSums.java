package org.dualcumulants.hierarchy.tensor;

import java.util.Arrays;

/**
 * Sums of symmetric functions over subsets of N particles, without enumeration of the subsets. With C_n = Σ c_{a_1…a_n} h_{a_1} ⊗ … ⊗ h_{a_n}
 * and the coefficients of
 * <pre>
 * Σ_γ e_γ s^γ = Π_i (1 + Σ_a s_a h_a(x_i)),   γ the multisets of a downward closed set,
 * Σ_{|σ|=n} C_n(x_σ) = Σ_{|γ|=n} c_γ e_γ:
 * </pre>
 * the e_γ are built up particle by particle, e_γ ← e_γ + Σ_{b∈γ} h_b(x_i) e_{γ∖b} over the different b of γ. This costs N times the
 * number of coefficients times at most n, and serves all tensors at the same states. Several systems go side by side.
 */
public final class SubsetSums {

    private final TensorLayout layout;

    /** first[p] … first[p+1]: where the different elements of the multiset at place p are listed. */
    private final int[] first;

    private final int[] element;

    /** Places of the multiset without the element. */
    private final int[] without;

    /** @param layout of the tensors; its first place, of order 0, is the empty multiset's, e = 1 */
    public SubsetSums(TensorLayout layout) {
        this.layout = layout;
        int[] starts = new int[layout.length() + 1];
        int[] elements = new int[layout.length() * layout.truncation()];
        int[] places = new int[elements.length];
        int at = 0;
        int[] alpha = new int[layout.truncation()];
        int[] rest = new int[layout.truncation()];
        for (int n = 1; n <= layout.truncation(); n++) {
            for (int rank = 0; rank < layout.indexSet().size(n); rank++) {
                layout.indexSet().multiset(n, rank, alpha);
                for (int i = 0; i < n; i++) {
                    if (i > 0 && alpha[i] == alpha[i - 1]) {
                        continue;
                    }
                    System.arraycopy(alpha, 0, rest, 0, i);
                    System.arraycopy(alpha, i + 1, rest, i, n - i - 1);
                    elements[at] = alpha[i];
                    places[at++] = layout.offset(n - 1) + layout.indexSet().rank(n - 1, rest);
                }
                starts[layout.offset(n) + rank + 1] = at;
            }
        }
        this.first = starts;
        this.element = Arrays.copyOf(elements, at);
        this.without = Arrays.copyOf(places, at);
    }

    /** Where the e_γ lie. */
    public TensorLayout layout() {
        return layout;
    }

    /**
     * The sums of some systems.
     *
     * @param h h[a][i] = h_a at state i, a = 0 … K-1; consecutive {@code particles} states are one system
     * @param from number of the first system
     * @param systems how many
     * @param sums receives e_γ of the system number {@code from + l} at {@code γ systems + l}
     */
    public void of(double[][] h, int particles, int from, int systems, double[] sums) {
        Arrays.fill(sums, 0, layout.length() * systems, 0);
        Arrays.fill(sums, 0, systems, 1);
        double[] values = new double[h.length * systems];
        for (int i = 0; i < particles; i++) {
            for (int a = 0; a < h.length; a++) {
                for (int l = 0; l < systems; l++) {
                    values[a * systems + l] = h[a][(from + l) * particles + i];
                }
            }
            // subsets of i + 1 particles have i + 1 elements at most; long ones first, for they need the short ones as they were
            for (int p = layout.offset(Math.min(layout.truncation(), i + 1) + 1) - 1; p > 0; p--) {
                for (int k = first[p]; k < first[p + 1]; k++) {
                    addProduct(values, element[k] * systems, sums, without[k] * systems, sums, p * systems, systems);
                }
            }
        }
    }

    private static void addProduct(double[] x, int atX, double[] y, int atY, double[] out, int at, int n) {
        for (int l = 0; l < n; l++) {
            out[at + l] += x[atX + l] * y[atY + l];
        }
    }

    /**
     * Σ_{n between} Σ_{|σ|=n} C_n(x_σ) of each system.
     *
     * @param c coefficients of the orders between, where the layout says; others are not read
     * @param sums what {@link #of} gave
     * @param out one value per system
     */
    public void contract(double[] c, int lowest, int highest, double[] sums, double[] out) {
        Arrays.fill(out, 0);
        for (int p = layout.offset(lowest); p < layout.offset(highest + 1); p++) {
            double factor = c[p];
            int at = p * out.length;
            for (int l = 0; l < out.length; l++) {
                out[l] += factor * sums[at + l];
            }
        }
    }
}
