package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.run.CumulantHistory;

/** ∫ |Φ_N|² f^{⊗N} = Σ_n binom(N,n) ‖C_n‖² at several times, Φ_N exact and C_n from the hierarchy of order N. */
final class Parseval extends PairCheck {

    @Override
    public String name() {
        return "parseval";
    }

    @Override
    public String statement() {
        return "∫ |Φ_N|² f^{⊗N} = Σ_n binom(N,n) ‖C_n‖²";
    }

    @Override
    public boolean takesCorrelatedStates() {
        return true;
    }

    @Override
    List<Finding> look(Subject subject, int points) {
        List<Finding> findings = new ArrayList<>();
        for (double t : subject.quarters()) {
            TwoGrids exact = TwoGrids.of(subject, PARTICLES, points, (s, n, g) -> Math.pow(s.few().exact(n, g).at(t).norm(), 2));
            findings.add(resolved(subject, ", t = " + (float) t, exact, 0, h -> sum(h, t)));
        }
        return findings;
    }

    private static double sum(CumulantHistory history, double t) {
        double binomial = 1;
        double sum = Math.pow(history.value(t), 2);
        for (int n = 1; n <= history.truncation(); n++) {
            binomial *= (history.particles() - n + 1) / n;
            sum += binomial * Math.pow(history.norm(n, t), 2);
        }
        return sum;
    }
}
