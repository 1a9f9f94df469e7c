package org.dualcumulants.verify.duality;

import org.dualcumulants.hierarchy.tensor.SubsetSums;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * Functions Σ_n Σ_{|σ|=n} C_n(t, x_σ) of N particles, C_n = Σ c_{a_1…a_n} h_{a_1} ⊗ … ⊗ h_{a_n}: Φ_N(t) of a truncated hierarchy, and its
 * parts. Several of them at the same states cost little more than one, because they share the sums over subsets.
 */
final class DualFunction {

    /** Systems side by side. */
    private static final int SIDE_BY_SIDE = 32;

    private final BasisSeries series;
    private final SubsetSums subsets;

    /** @param layout of the coefficients */
    DualFunction(BasisSeries series, TensorLayout layout) {
        this.series = series;
        this.subsets = new SubsetSums(layout);
    }

    /** The orders from {@code lowest} to {@code highest} of tensors packed in the layout. */
    record Part(double[] coefficients, int lowest, int highest) {}

    /**
     * Values at many systems.
     *
     * @param moments m_0 … m_K of f(t)
     * @param parts null for one that is not wanted
     * @return per part one value per system; null for null
     */
    double[][] at(double[][] x, int particles, double[] moments, Part... parts) {
        int systems = x[0].length / particles;
        double[][] h = centred(x, moments);
        double[][] out = new double[parts.length][];
        for (int p = 0; p < parts.length; p++) {
            out[p] = parts[p] == null ? null : new double[systems];
        }
        double[] sums = new double[subsets.layout().length() * Math.min(systems, SIDE_BY_SIDE)];
        for (int from = 0; from < systems; from += SIDE_BY_SIDE) {
            int count = Math.min(SIDE_BY_SIDE, systems - from);
            subsets.of(h, particles, from, count, sums);
            double[] values = new double[count];
            for (int p = 0; p < parts.length; p++) {
                if (parts[p] != null) {
                    subsets.contract(parts[p].coefficients, parts[p].lowest, parts[p].highest, sums, values);
                    System.arraycopy(values, 0, out[p], from, count);
                }
            }
        }
        return out;
    }

    private double[][] centred(double[][] x, double[] moments) {
        double[][] g = series.values(x);
        double[][] h = new double[g.length - 1][];
        for (int a = 0; a < h.length; a++) {
            h[a] = g[a + 1];
            for (int i = 0; i < h[a].length; i++) {
                h[a][i] -= moments[a + 1];
            }
        }
        return h;
    }
}
