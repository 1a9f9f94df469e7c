package org.dualcumulants.verify.duality;

import java.util.Arrays;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * Φ^m(t) = Σ_{n≤m} Σ_{|σ|=n} C_n(t, x_σ) of the hierarchy truncated at m, at equidistant times, and what it fails to solve the N-particle
 * equation by: (∂_t + L_N) Φ^m = -R^m with R^m = Σ_{|σ|=m+1} (1/(N-1) S⁺ C_m)(x_σ), nothing for m = N.
 */
final class TruncatedDual {

    private final int order;
    private final double atStart;
    private final double[][] coefficients;

    /** Null for m = N. */
    private final double[][] residual;

    private TruncatedDual(int order, double atStart, double[][] coefficients, double[][] residual) {
        this.order = order;
        this.atStart = atStart;
        this.coefficients = coefficients;
        this.residual = residual;
    }

    /**
     * @param problem of order m
     * @param higher of order m + 1, where m &lt; N
     * @param layout of the coefficients, at least of the order min(m + 1, N)
     */
    static TruncatedDual of(
            HierarchyProblem problem, HierarchyProblem higher, double particles, double[] times, TensorLayout layout) {
        CumulantHistory history = problem.solve(particles, times);
        int m = history.truncation();
        double[][] coefficients = new double[times.length][];
        double[][] residual = m < particles ? new double[times.length][] : null;
        for (int k = 0; k < times.length; k++) {
            double[] unknowns = history.unknowns(times[k]);
            coefficients[k] = cumulants(transferred(unknowns, history.layout(), layout), layout, particles);
            coefficients[k][0] = history.value(times[k]);
            if (residual != null) {
                double[] rate = higher.rate(particles, times[k], transferred(unknowns, history.layout(), higher.layout()));
                Arrays.fill(rate, 0, higher.layout().offset(m + 1), 0);
                residual[k] = cumulants(transferred(rate, higher.layout(), layout), layout, particles);
            }
        }
        return new TruncatedDual(m, history.value(0), coefficients, residual);
    }

    /** c_n from N^n c_n, in place. */
    private static double[] cumulants(double[] unknowns, TensorLayout layout, double particles) {
        for (int n = 1; n <= layout.truncation(); n++) {
            double scale = Math.pow(particles, -n);
            for (int p = layout.offset(n); p < layout.offset(n + 1); p++) {
                unknowns[p] *= scale;
            }
        }
        return unknowns;
    }

    /** The orders that both have; ranks differ between kinds of index sets. */
    private static double[] transferred(double[] values, TensorLayout from, TensorLayout to) {
        double[] out = new double[to.length()];
        out[0] = values[0];
        IndexSet source = from.indexSet();
        int[] multiset = new int[from.truncation()];
        for (int n = 1; n <= Math.min(from.truncation(), to.truncation()); n++) {
            for (int rank = 0; rank < source.size(n); rank++) {
                source.multiset(n, rank, multiset);
                int target = to.indexSet().rank(n, multiset);
                if (target != IndexSet.OUTSIDE) {
                    out[to.offset(n) + target] = values[from.offset(n) + rank];
                }
            }
        }
        return out;
    }

    /** m. */
    int order() {
        return order;
    }

    /** C_0(0). */
    double atStart() {
        return atStart;
    }

    /** Φ^m at the time of a number. */
    DualFunction.Part value(int time) {
        return new DualFunction.Part(coefficients[time], 0, order);
    }

    /** R^m at the time of a number; null for m = N. */
    DualFunction.Part residual(int time) {
        return residual == null ? null : new DualFunction.Part(residual[time], order + 1, order + 1);
    }
}
