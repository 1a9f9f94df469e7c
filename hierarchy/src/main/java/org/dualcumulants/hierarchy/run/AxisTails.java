package org.dualcumulants.hierarchy.run;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * How much of f and of C_1 sits in the last quarter of the functions of each axis, where what the resolution cuts begins. With shares
 * τ_f and τ_1 of the L² norms for the reference measure, constants apart, τ_f τ_1 is what these functions can carry of ∫ C_1 f; it is
 * followed in time, since filaments come and go. Polynomials that close on themselves have large tails and no error, so a tail alone
 * is no error: where a finer resolution is compared, that counts.
 */
final class AxisTails {

    private final double[][] top;
    private final double[] norms;
    private final double[] largest;

    /** Weighted bases mix the functions of the axes: tails stay unknown. */
    AxisTails(ProductBasis basis, boolean plain) {
        int d = plain ? basis.dimension() : 0;
        double[] squares = basis.normsSquared();
        norms = Arrays.stream(squares).map(n -> n / squares[0]).toArray();
        top = new double[d][squares.length];
        largest = new double[d];
        for (int i = 0; i < d; i++) {
            int resolution = basis.axes().get(i).resolution();
            for (int a = 0; a < squares.length; a++) {
                int degree = basis.axes().get(i).degree(basis.component(a, i));
                top[i][a] = 4 * degree > 3 * resolution ? 1 : 0;
            }
        }
    }

    /**
     * Takes one time into account.
     *
     * @param moments of the plain basis
     * @param c unknown i at stride · i + lane
     */
    void at(OneParticleSystem system, double[] moments, TensorLayout layout, double[] c, int stride, int lane) {
        if (largest.length == 0) {
            return;
        }
        double[] field = new double[norms.length];
        double[] plain = system.plainMoments(moments);
        for (int a = 1; a < field.length; a++) {
            field[a] = plain[a] * plain[a] / norms[a];
        }
        double[] first = new double[norms.length];
        int[] single = new int[1];
        for (int rank = 0; rank < layout.indexSet().size(1); rank++) {
            layout.indexSet().multiset(1, rank, single);
            double x = c[stride * (layout.offset(1) + rank) + lane];
            first[single[0] + 1] = x * x * norms[single[0] + 1];
        }
        double all = Arrays.stream(field).sum() * Arrays.stream(first).sum();
        for (int i = 0; i < largest.length && all > 0; i++) {
            largest[i] = Math.max(largest[i], Math.sqrt(share(field, top[i]) * share(first, top[i]) / all));
        }
    }

    private static double share(double[] energy, double[] top) {
        double sum = 0;
        for (int a = 0; a < energy.length; a++) {
            sum += energy[a] * top[a];
        }
        return sum;
    }

    /** What was seen so far, for {@link #goOnFrom}; a copy. */
    double[] seen() {
        return largest.clone();
    }

    /** Takes what was seen before into account. */
    void goOnFrom(double[] seen) {
        for (int i = 0; i < largest.length; i++) {
            largest[i] = Math.max(largest[i], seen[i]);
        }
    }

    /** τ_f τ_1 per axis, the largest over the times seen; empty where unknown. */
    List<Double> values() {
        return largest.length == 0 ? Collections.emptyList() : Arrays.stream(largest).boxed().toList();
    }
}
