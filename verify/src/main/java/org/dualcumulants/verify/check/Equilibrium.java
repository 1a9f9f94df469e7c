package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.verify.exact.JointLaw;

/**
 * Particles that start in their equilibrium F stay there, whatever f(t) is, around which the hierarchy is built: Φ_N(t) of the hierarchy
 * averaged over F is ∫ F Φ̄_N at every t. The law is a formula, {@link org.dualcumulants.verify.exact.GibbsLaw}; nothing is solved but
 * the hierarchy and f(t).
 */
final class Equilibrium extends PairCheck {

    @Override
    public String name() {
        return "equilibrium";
    }

    @Override
    public String statement() {
        return "Σ_n binom(N,n) ∫ C_n(t) H_n(t) = ∫ F Φ̄_N at every t, H_n of F ∝ exp(-(2/ε²)(Σ V(x_i) + c Σ_{i<j} w(x_i - x_j))), S = -V', K = -w'";
    }

    @Override
    List<Finding> look(Subject subject, int points) {
        subject.few().gibbs(PARTICLES, points);
        TwoGrids exact = TwoGrids.of(subject, PARTICLES, points, Equilibrium::expectation);
        List<Finding> findings = new ArrayList<>();
        for (double t : subject.quarters()) {
            // f on the grid of the law, from the solution that other checks have made
            JointLaw law = new JointLaw(subject.few().gibbs(PARTICLES, points), subject.few().forward(PARTICLES, points).at(t).meanField());
            double found = paired(subject.problem(PARTICLES), subject.history(PARTICLES, PARTICLES), t, law);
            double resolution = subject.resolutionPart(PARTICLES, PARTICLES, (problem, history) -> paired(problem, history, t, law));
            findings.add(Finding.equal(
                    this, AT + ", t = " + (float) t, exact.value(), found, exact.uncertainty(1e-10) + resolution,
                    exact.basis() + ", and the resolution of the hierarchy"));
        }
        return findings;
    }

    private static double expectation(Subject subject, int particles, int points) {
        JointLaw end = subject.few().forward(particles, points).at(subject.study().horizon());
        return subject.few().gibbs(particles, points)
                .inner(subject.few().forward(particles, points).system().observable().on(end.meanField().grid(), particles, end.meanField()));
    }
}
