package org.dualcumulants.verify.check;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.verify.exact.GridFunction;
import org.dualcumulants.verify.exact.JointLaw;

/** A check that has two particles on a grid. */
abstract class PairCheck implements Check {

    /** N. */
    static final int PARTICLES = 2;

    /** Where its rows stand. */
    static final String AT = "N = " + PARTICLES;

    private static final double ROUNDING = 1e-8;

    @Override
    public final List<Finding> look(Subject subject) {
        int points = subject.few().points(PARTICLES);
        return points == 0
                ? List.of(Finding.skipped(this, AT, "a grid of two particles would be too coarse"))
                : look(subject, points);
    }

    /** @param points per axis that two particles can have */
    abstract List<Finding> look(Subject subject, int points);

    /**
     * A number made from C_1, C_2 against an exact one, which is not better than its change from the coarser grid.
     *
     * @param at what follows the particle number
     * @param size of the number, if it is smaller than it should be
     */
    final Finding resolved(Subject subject, String at, TwoGrids exact, double size, ToDoubleFunction<CumulantHistory> number) {
        double found = number.applyAsDouble(subject.history(PARTICLES, PARTICLES));
        double tolerance = exact.change() + subject.resolutionPart(PARTICLES, PARTICLES, number) + ROUNDING * Math.max(Math.abs(found), size);
        return Finding.equal(this, AT + at, exact.value(), found, tolerance, exact.basis() + ", and the resolution of the hierarchy");
    }

    /** Σ_n binom(N,n) ∫ C_n H_n = C_0 + 2 ∫ C_1 H_1 + ∫ C_2 H_2, the coefficients of C_n(t) against the moments of H_n. */
    static double paired(HierarchyProblem problem, CumulantHistory history, double t, JointLaw law) {
        IndexSet set = history.layout().indexSet();
        int functions = set.functions();
        double[] moments = history.moments(t);
        GridFunction[] h = new GridFunction[functions];
        for (int a = 0; a < functions; a++) {
            int number = a + 1;
            h[a] = GridFunction.sample(law.meanField().grid(), 1, x -> problem.basis().values(x)[number] - moments[number]);
        }
        double sum = history.value(t);
        double[] c1 = history.coefficients(1, t);
        GridFunction first = law.correlation(1);
        double[] c2 = history.coefficients(2, t);
        GridFunction second = law.correlation(2);
        int[] pair = new int[PARTICLES];
        for (int a = 0; a < functions; a++) {
            sum += PARTICLES * c1[set.rank(1, new int[] {a})] * first.inner(h[a]);
            GridFunction row = second.contract(1, h[a]);
            for (int b = 0; b < functions; b++) {
                pair[0] = Math.max(a, b);
                pair[1] = Math.min(a, b);
                int rank = set.rank(2, pair);
                sum += rank == IndexSet.OUTSIDE ? 0 : c2[rank] * row.inner(h[b]);
            }
        }
        return sum;
    }
}
