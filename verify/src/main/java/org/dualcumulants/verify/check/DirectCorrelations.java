package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.verify.exact.GridFunction;
import org.dualcumulants.verify.exact.JointLaw;

/**
 * Dual against direct correlations at every time: C_n(t) of the full hierarchy paired with the H_n(t) of the joint law. The sum does not
 * depend on t; at T it is ∫ F_N(T) Φ̄_N, at 0 it is C_0(0).
 */
final class DirectCorrelations implements Check {

    private static final int PARTICLES = 2;
    private static final double SAFETY = 10;

    @Override
    public String name() {
        return "direct-correlations";
    }

    @Override
    public String statement() {
        return "Σ_n binom(N,n) ∫ C_n(t) H_n(t) is E[Φ̄_N(X(T))] at every t, H_n = Σ_k (-1)^{n-k} Σ_σ F_k(x_σ) f^{⊗(n-k)}";
    }

    @Override
    public boolean takesCorrelatedStates() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) {
        int points = subject.exactPoints(PARTICLES);
        if (points == 0) {
            return List.of(Finding.skipped(this, "N = " + PARTICLES, "a grid of two particles would be too coarse"));
        }
        double expected = subject.forward(PARTICLES, points).expectation();
        double coarse = subject.forward(PARTICLES, Subject.coarser(points)).expectation();
        double tolerance = SAFETY * Math.max(Math.abs(expected - coarse), 1e-9 * Math.max(Math.abs(expected), 1e-3))
                + subject.resolutionPart(PARTICLES, PARTICLES, CumulantHistory::expectation);
        List<Finding> findings = new ArrayList<>();
        for (double t : subject.quarters()) {
            double found = paired(subject, subject.forward(PARTICLES, points).at(t), t);
            findings.add(Finding.equal(
                    this, "N = " + PARTICLES + ", t = " + (float) t, expected, found, tolerance,
                    "two grids, and the resolution of the hierarchy"));
        }
        return findings;
    }

    /** C_0 + 2 ∫ C_1 H_1 + ∫ C_2 H_2, the coefficients of C_n against the moments of H_n. */
    private static double paired(Subject subject, JointLaw law, double t) {
        CumulantHistory history = subject.history(PARTICLES, PARTICLES);
        HierarchyProblem problem = subject.problem(PARTICLES);
        int functions = history.layout().indexSet().functions();
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
            sum += PARTICLES * c1[history.layout().indexSet().rank(1, new int[] {a})] * first.inner(h[a]);
            GridFunction row = second.contract(1, h[a]);
            for (int b = 0; b < functions; b++) {
                pair[0] = Math.max(a, b);
                pair[1] = Math.min(a, b);
                int rank = history.layout().indexSet().rank(2, pair);
                sum += rank < 0 ? 0 : c2[rank] * row.inner(h[b]);
            }
        }
        return sum;
    }
}
