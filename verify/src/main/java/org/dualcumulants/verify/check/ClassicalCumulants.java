package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.verify.exact.DualFields;
import org.dualcumulants.verify.exact.JointLaw;
import org.dualcumulants.verify.exact.ProductEquilibrium;

/**
 * Classical cumulants near equilibrium: where the uniform law μ^{⊗N} is invariant, F_N = μ^{⊗N} Σ_n Σ_{|σ|=n} c_n(x_σ). They are the direct
 * correlations H_n for μ over μ^{⊗n}, so that with the dual cumulants of the hierarchy that starts from μ, for which f(t) = μ,
 * <pre>
 * Σ_n binom(N,n) ∫ C_n(t) c_n(t) μ^{⊗n} = E[Φ̄_N(X(T))] at every t,
 * </pre>
 * and they are the dual cumulants at T - t of the system reversed in time, observed by F_N(0)/μ^{⊗N}.
 */
final class ClassicalCumulants extends PairCheck {

    /** Of ∫ c_n μ dx_j, relative to the largest value of G = F_N/μ^{⊗N}. */
    private static final double ROUNDING = 1e-12;

    @Override
    public String name() {
        return "classical-cumulants";
    }

    @Override
    public String statement() {
        return "F_N = μ^{⊗N} Σ c_n near an invariant μ^{⊗N}: ∫ c_n μ dx_j = 0, c_n(t) is dual to the reversed system, Σ_n binom(N,n) ∫ C_n c_n μ^{⊗n} = E";
    }

    @Override
    List<Finding> look(Subject subject, int points) {
        ProductEquilibrium equilibrium = subject.few().uniformEquilibrium(PARTICLES, points);
        List<Finding> findings = new ArrayList<>();
        cancellation(subject, equilibrium, points, findings);
        for (int n = 1; n <= PARTICLES; n++) {
            int order = n;
            TwoGrids dual = TwoGrids.of(subject, PARTICLES, points, (s, p, g) -> s.few().reversed(p, g).at(0).norm(order));
            TwoGrids classical = TwoGrids.of(
                    subject, PARTICLES, points, (s, p, g) -> s.few().uniformEquilibrium(p, g).classical(atEnd(s, g)).norm(order));
            findings.add(Finding.equal(
                    this, AT + ", ‖c_" + n + "(T)‖, reversed", dual.value(), classical.value(),
                    dual.uncertainty(1e-10) + classical.uncertainty(1e-10), dual.basis()));
        }
        TwoGrids exact = TwoGrids.of(subject, PARTICLES, points, (s, p, g) -> s.few().forward(p, g).expectation());
        Subject uniform = subject.fromUniformLaw();
        HierarchyProblem problem = uniform.problem(PARTICLES);
        for (double t : subject.quarters()) {
            JointLaw law = new JointLaw(subject.few().forward(PARTICLES, points).at(t).law(), equilibrium.density());
            double found = paired(problem, uniform.history(PARTICLES, PARTICLES), t, law);
            double resolution = uniform.resolutionPart(PARTICLES, PARTICLES, (p, history) -> paired(p, history, t, law));
            findings.add(Finding.equal(
                    this, AT + ", t = " + (float) t + ", with C_n", exact.value(), found, exact.uncertainty(1e-9) + resolution,
                    exact.basis() + ", and the resolution of the hierarchy"));
        }
        return findings;
    }

    private void cancellation(Subject subject, ProductEquilibrium equilibrium, int points, List<Finding> findings) {
        DualFields classical = equilibrium.classical(atEnd(subject, points));
        for (int n = 1; n <= PARTICLES; n++) {
            double left = 0;
            for (int slot = 0; slot < n; slot++) {
                left = Math.max(left, classical.dualCumulant(n).contract(slot, equilibrium.density()).maxNorm());
            }
            findings.add(Finding.equal(
                    this, AT + ", max |∫ c_" + n + "(T) μ dx_j|", 0, left, ROUNDING * classical.phi().maxNorm(), "rounding"));
        }
    }

    /** The joint law at T. */
    private static JointLaw atEnd(Subject subject, int points) {
        return subject.few().forward(PARTICLES, points).at(subject.study().horizon());
    }
}
