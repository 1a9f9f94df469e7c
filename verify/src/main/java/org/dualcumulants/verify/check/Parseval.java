package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.run.CumulantHistory;

/** ∫ |Φ_N|² f^{⊗N} = Σ_n binom(N,n) ‖C_n‖² at several times, Φ_N exact and C_n from the hierarchy of order N. */
final class Parseval implements Check {

    private static final int PARTICLES = 2;

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
    public List<Finding> look(Subject subject) {
        int points = subject.exactPoints(PARTICLES);
        if (points == 0) {
            return List.of(Finding.skipped(this, "N = 2", "a grid of two particles would be too coarse"));
        }
        CumulantHistory history = subject.history(PARTICLES, PARTICLES);
        List<Finding> findings = new ArrayList<>();
        for (double t : subject.quarters()) {
            double exact = Math.pow(subject.exact(PARTICLES, points).at(t).norm(), 2);
            double found = sum(history, t);
            findings.add(Finding.equal(
                    this, "N = " + PARTICLES + ", t = " + (float) t, exact, found,
                    subject.resolutionPart(PARTICLES, PARTICLES, h -> sum(h, t)) + 1e-8 * exact, "the resolution of the hierarchy"));
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
