package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.verify.exact.DualFields;

/** ‖C_n(t)‖ of the full hierarchy against the Hoeffding components of the exact Φ_N(t). */
final class ExactCumulants implements Check {

    private static final int PARTICLES = 2;

    @Override
    public String name() {
        return "exact-cumulants";
    }

    @Override
    public String statement() {
        return "‖C_n(t)‖ of order m = N is the norm of the n-th component (5) of Φ_N(t) in L²_{f(t)}";
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
        double[] times = subject.quarters();
        for (int n = 1; n <= PARTICLES; n++) {
            for (double t : new double[] {times[0], times[2]}) {
                DualFields fields = subject.exact(PARTICLES, points).at(t);
                double found = history.norm(n, t);
                double scale = Math.max(found, 1e-3 * history.norm(1, t));
                int order = n;
                double tolerance = subject.resolutionPart(PARTICLES, PARTICLES, h -> h.norm(order, t)) + 1e-8 * scale;
                findings.add(Finding.equal(
                        this, "N = " + PARTICLES + ", n = " + n + ", t = " + (float) t, fields.norm(n), found, tolerance,
                        "the resolution of the hierarchy"));
            }
        }
        return findings;
    }
}
