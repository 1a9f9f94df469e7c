package org.dualcumulants.hierarchy.run;

import java.util.Arrays;
import java.util.Optional;
import org.dualcumulants.hierarchy.operator.AdjointOperator;
import org.dualcumulants.hierarchy.step.IntegrationState;
import org.dualcumulants.hierarchy.tensor.GramNorm;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * What truncation at m drops, as the number C_0(0) sees it. Let Y be the exact c̃_0 … c̃_m and y those of the truncated system A_m; then
 * ∂_t (Y - y) = A_m (Y - y) + R with R = S⁻ C_{m+1} + N S⁼ C_{m+1} + N S⁼ C_{m+2} in the rows of orders m and m - 1, and Y = y at T. With
 * <pre>
 * ż = -A_mᵀ z,   z(0) = e_0,
 * </pre>
 * d/dt ⟨z, Y - y⟩ = ⟨z, R⟩, hence
 * <pre>
 * Y_0(0) - y_0(0) = -∫_0^T ⟨z(t), R(t)⟩ dt.
 * </pre>
 * The adjoint z runs forward: it is the truncated hierarchy of direct correlations. ⟨z, R⟩ = Σ_n ⟨d_n(t), c̃_n(t)⟩, n = m+1, m+2, and d_n at
 * given times is what is kept here.
 */
final class DroppedTerms {

    private final TensorLayout layout;
    private final int truncation;
    private final double[][] functional;

    private DroppedTerms(TensorLayout layout, int truncation, double[][] functional) {
        this.layout = layout;
        this.truncation = truncation;
        this.functional = functional;
    }

    /**
     * Empty where the matrix of the adjoint is too large.
     *
     * @param problem of order min(m + 2, N) or higher
     * @param times rising, from 0 to T
     * @throws ArithmeticException if the adjoint cannot be stepped
     */
    static Optional<DroppedTerms> of(HierarchyProblem problem, int truncation, double particles, double[] times) {
        return problem.adjoint(truncation, particles).map(adjoint -> of(problem, adjoint, truncation, particles, times));
    }

    private static DroppedTerms of(
            HierarchyProblem problem, AdjointOperator adjoint, int truncation, double particles, double[] times) {
        TensorLayout layout = problem.layout();
        double[] all = new double[layout.length()];
        double[] start = new double[adjoint.length()];
        start[0] = 1;
        Stepping stepping = problem.forward(
                (moments, z, derivative) -> {
                    adjoint.apply(moments, z, all);
                    for (int i = 0; i < derivative.length; i++) {
                        derivative[i] = -all[i];
                    }
                },
                truncation, particles, start);
        double[][] functional = new double[times.length][];
        IntegrationState state = stepping.start();
        for (int j = 0; j < times.length; j++) {
            Stepping.Outcome outcome = stepping.to(times[j], state, (at, z) -> {});
            if (outcome instanceof Stepping.Failed failed) {
                throw new ArithmeticException("the adjoint: " + failed.reason());
            }
            state = ((Stepping.Reached) outcome).state();
            double[] d = new double[layout.length()];
            adjoint.apply(problem.meanField(particles).at(times[j]), state.solution(), d);
            Arrays.fill(d, 0, adjoint.length(), 0);
            functional[j] = d;
        }
        return new DroppedTerms(layout, truncation, functional);
    }

    /** ⟨z, R⟩ at the j-th time for the given unknowns of orders up to m + 2. */
    double at(int j, double[] unknowns) {
        double sum = 0;
        for (int i = layout.offset(truncation + 1); i < layout.length(); i++) {
            sum += functional[j][i] * unknowns[i];
        }
        return sum;
    }

    /**
     * The least D with |⟨d_n, c̃_n⟩| ≤ D ‖c̃_n‖ at the j-th time.
     *
     * @param dual of the Gram matrix at that time
     */
    double size(int j, int order, GramNorm dual) {
        // c̃_n has one coefficient for all orderings of a multiset, the dual norm one for each
        double[] d = Arrays.copyOfRange(functional[j], layout.offset(order), layout.offset(order + 1));
        int[] multiset = new int[order];
        for (int rank = 0; rank < d.length; rank++) {
            layout.indexSet().multiset(order, rank, multiset);
            d[rank] /= orderings(multiset);
        }
        return dual.of(order, d, 0);
    }

    /** In how many orders the members of a multiset, equal ones side by side, can stand. */
    private static double orderings(int[] multiset) {
        double orderings = 1;
        int repeated = 0;
        for (int i = 0; i < multiset.length; i++) {
            repeated = i > 0 && multiset[i] == multiset[i - 1] ? repeated + 1 : 1;
            orderings *= (i + 1.0) / repeated;
        }
        return orderings;
    }
}
