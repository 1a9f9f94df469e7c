package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dualcumulants.hierarchy.run.CumulantHistory;

/** C_0(0) of the full hierarchy, m = N, against the N-particle equation (3) paired with f°^{⊗N} as in (4). */
final class ExactExpectation implements Check {

    private static final int[] PARTICLES = {2, 3, 4};

    /** Of the exact solution's own change from grid to grid, and of the part of f° and Φ̄ that the basis does not hold. */
    private static final double SAFETY = 10;

    @Override
    public String name() {
        return "exact-expectation";
    }

    @Override
    public String statement() {
        return "E of order m = N, C_0(0) for independent states, is ∫ Φ_N(0) f_N°, Φ_N from the N-particle backward equation (3)";
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
            double exact = subject.exact(n, points).expectation();
            double coarse = subject.exact(n, Subject.coarser(points)).expectation();
            double scale = Math.max(Math.abs(exact), 1e-3);
            double tolerance = SAFETY * Math.max(Math.abs(exact - coarse), 1e-10 * scale) + subject.resolutionPart(n, n, CumulantHistory::expectation);
            findings.add(Finding.equal(
                    this, "N = " + n, exact, history.expectation(), tolerance,
                    String.format(Locale.ROOT, "grids of %d and %d points per axis, and the resolution of the hierarchy", Subject.coarser(points), points)));
        }
        return findings;
    }
}
