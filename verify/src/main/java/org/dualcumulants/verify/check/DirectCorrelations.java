package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.run.CumulantHistory;

/**
 * Dual against direct correlations at every time: C_n(t) of the full hierarchy paired with the H_n(t) of the joint law. The sum does not
 * depend on t; at T it is ∫ F_N(T) Φ̄_N, at 0 it is C_0(0).
 */
final class DirectCorrelations extends PairCheck {

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
    List<Finding> look(Subject subject, int points) {
        TwoGrids exact = TwoGrids.of(subject, PARTICLES, points, (s, n, g) -> s.few().forward(n, g).expectation());
        double tolerance = exact.uncertainty(1e-9) + subject.resolutionPart(PARTICLES, PARTICLES, CumulantHistory::expectation);
        List<Finding> findings = new ArrayList<>();
        for (double t : subject.quarters()) {
            double found = paired(
                    subject.problem(PARTICLES), subject.history(PARTICLES, PARTICLES), t, subject.few().forward(PARTICLES, points).at(t));
            findings.add(Finding.equal(
                    this, AT + ", t = " + (float) t, exact.value(), found, tolerance, exact.basis() + ", and the resolution of the hierarchy"));
        }
        return findings;
    }
}
