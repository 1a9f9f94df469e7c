package org.dualcumulants.hierarchy.observable;

import java.util.Arrays;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.system.OneParticleSystem;

/** Φ̄_N(x_1 … x_N) = Σ_σ C_{|σ|}(x_σ) from the unknowns at T, with C_n = Σ c_{a_1…a_n} h_{a_1}⊗…⊗h_{a_n}, h_a = g_a - m_a. */
final class HoeffdingSum {

    private final OneParticleSystem system;
    private final ProductBasis basis;
    private final double[] moments;
    private final double[][] lower;

    HoeffdingSum(OneParticleSystem system, ProductBasis basis, double[] moments) {
        this.system = system;
        this.basis = basis;
        this.moments = moments;
        this.lower = new double[moments.length][];
        for (int b = 0; b < moments.length; b++) {
            double[] unit = new double[moments.length];
            unit[b] = 1;
            lower[b] = system.plainMoments(unit);
        }
    }

    /** h_1 … h_K at a point; the functions of the system's basis are L⁻¹ of the plain ones. */
    private double[] centred(double[] x) {
        double[] g = basis.values(x);
        double[] values = new double[g.length];
        for (int a = 0; a < g.length; a++) {
            double rest = g[a];
            for (int b = 0; b < a; b++) {
                rest -= lower[b][a] * values[b];
            }
            values[a] = rest / lower[a][a];
        }
        double[] h = new double[system.functions()];
        for (int a = 0; a < h.length; a++) {
            h[a] = values[a + 1] - moments[a + 1];
        }
        return h;
    }

    /** The sum over all subsets of the particles; the mean field is given, since the unknowns hold N (C_0 - mean field). */
    double at(double[][] particles, double[] unknowns, TensorLayout layout, double meanField) {
        double[][] h = Arrays.stream(particles).map(this::centred).toArray(double[][]::new);
        double n = particles.length;
        double sum = meanField + unknowns[0] / n;
        for (int subset = 1; subset < 1 << particles.length; subset++) {
            int order = Integer.bitCount(subset);
            if (order <= layout.truncation()) {
                int chosen = subset;
                int[] members = java.util.stream.IntStream.range(0, particles.length)
                        .filter(i -> (chosen >> i & 1) == 1)
                        .toArray();
                sum += value(order, members, 0, new int[order], h, unknowns, layout) * Math.pow(n, -order);
            }
        }
        return sum;
    }

    private static double value(
            int order, int[] members, int slot, int[] a, double[][] h, double[] unknowns, TensorLayout layout) {
        if (slot == order) {
            int[] sorted = a.clone();
            Arrays.sort(sorted);
            int[] descending = new int[order];
            for (int i = 0; i < order; i++) {
                descending[i] = sorted[order - 1 - i];
            }
            IndexSet set = layout.indexSet();
            return unknowns[layout.offset(order) + set.rank(order, descending)];
        }
        double sum = 0;
        double[] values = h[members[slot]];
        for (a[slot] = 0; a[slot] < values.length; a[slot]++) {
            sum += values[a[slot]] * value(order, members, slot + 1, a, h, unknowns, layout);
        }
        return sum;
    }
}
