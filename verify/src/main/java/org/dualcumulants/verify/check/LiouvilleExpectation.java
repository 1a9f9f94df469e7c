package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dualcumulants.hierarchy.run.CumulantHistory;

/** The other side of the duality (4): C_0(0) of the full hierarchy against the joint law F_N, carried forward to T. */
final class LiouvilleExpectation implements Check {

    private static final int[] PARTICLES = {2, 3};
    private static final double SAFETY = 10;

    @Override
    public String name() {
        return "liouville";
    }

    @Override
    public String statement() {
        return "E of order m = N, C_0(0) for independent states, is ∫ F_N(T) Φ̄_N, F_N from the forward (Liouville) equation (4)";
    }

    @Override
    public boolean takesCorrelatedStates() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (int n : PARTICLES) {
            int points = subject.exactPoints(n);
            if (points == 0) {
                findings.add(Finding.skipped(this, "N = " + n, "a grid of " + n * subject.study().dimension() + " dimensions would be too coarse"));
                continue;
            }
            CumulantHistory history = subject.history(n, n);
            double forward = subject.forward(n, points).expectation();
            double coarse = subject.forward(n, Subject.coarser(points)).expectation();
            double scale = Math.max(Math.abs(forward), 1e-3);
            double tolerance = SAFETY * Math.max(Math.abs(forward - coarse), 1e-10 * scale) + subject.resolutionPart(n, n, CumulantHistory::expectation);
            findings.add(Finding.equal(this, "N = " + n, forward, history.expectation(), tolerance, String.format(
                    Locale.ROOT, "grids of %d and %d points per axis, and the resolution of the hierarchy", Subject.coarser(points), points)));
        }
        return findings;
    }
}
