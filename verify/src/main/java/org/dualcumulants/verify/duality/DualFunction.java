package org.dualcumulants.verify.duality;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.hierarchy.tensor.PowerSums;
import org.dualcumulants.hierarchy.tensor.SubsetSums;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.space.Axis;

/**
 * Functions Σ_n Σ_{|σ|=n} C_n(t, x_σ) of N particles, C_n = Σ c_{a_1…a_n} h_{a_1} ⊗ … ⊗ h_{a_n}: Φ_N(t) of a truncated hierarchy, and its
 * parts. Several of them at the same states cost little more than one, because they share the sums over subsets. Few particles are added
 * one by one ({@link SubsetSums}); for many, {@link EmpiricalNodes} stand for them and the sums come from {@link PowerSums}.
 */
final class DualFunction {

    /** Systems side by side. */
    private static final int SIDE_BY_SIDE = 32;

    private final BasisSeries series;
    private final SubsetSums subsets;
    private final int particles;

    /** What stands for the particles where they are many, and g_a there. */
    private final Optional<EmpiricalNodes> nodes;

    private final double[][] atNodes;
    private final PowerSums powers;

    /**
     * @param layout of the coefficients
     * @param particles N
     */
    DualFunction(ProductBasis basis, List<Axis> axes, TensorLayout layout, int particles) {
        this.series = new BasisSeries(basis, axes);
        this.subsets = new SubsetSums(layout);
        this.powers = new PowerSums(layout);
        this.particles = particles;
        this.nodes = EmpiricalNodes.size(basis, layout.truncation()) <= particles
                ? Optional.of(new EmpiricalNodes(basis, axes, layout.truncation()))
                : Optional.empty();
        this.atNodes = nodes.map(n -> series.values(n.points())).orElse(null);
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
    double[][] at(double[][] x, double[] moments, Part... parts) {
        int systems = x[0].length / particles;
        double[][] h = nodes.isPresent() ? powers.products(centred(atNodes, moments)) : centred(series.values(x), moments);
        double[][] out = new double[parts.length][];
        for (int p = 0; p < parts.length; p++) {
            out[p] = parts[p] == null ? null : new double[systems];
        }
        double[] sums = new double[subsets.layout().length() * Math.min(systems, SIDE_BY_SIDE)];
        for (int from = 0; from < systems; from += SIDE_BY_SIDE) {
            int count = Math.min(SIDE_BY_SIDE, systems - from);
            if (nodes.isPresent()) {
                powers.of(h, nodes.get().weights(x, particles, from, count), count, sums);
            } else {
                subsets.of(h, particles, from, count, sums);
            }
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

    /** h_a from g_a, without g_0. */
    private static double[][] centred(double[][] g, double[] moments) {
        double[][] h = new double[g.length - 1][g[0].length];
        for (int a = 0; a < h.length; a++) {
            for (int i = 0; i < h[a].length; i++) {
                h[a][i] = g[a + 1][i] - moments[a + 1];
            }
        }
        return h;
    }
}
