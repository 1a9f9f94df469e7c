package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.run.CumulantHistory;

/** C_0(0) of the full hierarchy, m = N, against either side of the duality (4), solved on grids. */
final class ExactExpectation implements Check {

    /** The N-particle equation (3) paired with f°^{⊗N}. */
    static final ExactExpectation BACKWARD = new ExactExpectation(
            "exact-expectation",
            "E of order m = N, C_0(0) for independent states, is ∫ Φ_N(0) f_N°, Φ_N from the N-particle backward equation (3)",
            List.of(2, 3, 4), (subject, n, points) -> subject.few().exact(n, points).expectation());

    /** The joint law F_N, carried forward to T. */
    static final ExactExpectation FORWARD = new ExactExpectation(
            "liouville",
            "E of order m = N, C_0(0) for independent states, is ∫ F_N(T) Φ̄_N, F_N from the forward (Liouville) equation (4)",
            List.of(2, 3), (subject, n, points) -> subject.few().forward(n, points).expectation());

    private final String name;
    private final String statement;
    private final List<Integer> particles;
    private final TwoGrids.Witness witness;

    private ExactExpectation(String name, String statement, List<Integer> particles, TwoGrids.Witness witness) {
        this.name = name;
        this.statement = statement;
        this.particles = particles;
        this.witness = witness;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String statement() {
        return statement;
    }

    @Override
    public boolean takesCorrelatedStates() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (int n : particles) {
            int points = subject.few().points(n);
            if (points == 0) {
                findings.add(Finding.skipped(this, "N = " + n, "a grid of " + n * subject.study().dimension() + " dimensions would be too coarse"));
                continue;
            }
            TwoGrids exact = TwoGrids.of(subject, n, points, witness);
            findings.add(Finding.equal(
                    this, "N = " + n, exact.value(), subject.history(n, n).expectation(),
                    exact.uncertainty(1e-10) + subject.resolutionPart(n, n, CumulantHistory::expectation),
                    exact.basis() + ", and the resolution of the hierarchy"));
        }
        return findings;
    }
}
