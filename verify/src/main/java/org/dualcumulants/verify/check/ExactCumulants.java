package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;

/** ‖C_n(t)‖ of the full hierarchy against the Hoeffding components of the exact Φ_N(t). */
final class ExactCumulants extends PairCheck {

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
    List<Finding> look(Subject subject, int points) {
        List<Finding> findings = new ArrayList<>();
        double[] times = subject.quarters();
        for (int n = 1; n <= PARTICLES; n++) {
            for (double t : new double[] {times[0], times[2]}) {
                int order = n;
                double scale = 1e-3 * subject.history(PARTICLES, PARTICLES).norm(1, t);
                TwoGrids exact = TwoGrids.of(subject, PARTICLES, points, (s, p, g) -> s.few().exact(p, g).at(t).norm(order));
                findings.add(resolved(subject, ", n = " + n + ", t = " + (float) t, exact, scale, h -> h.norm(order, t)));
            }
        }
        return findings;
    }
}
