package org.dualcumulants.verify.exact;

/**
 * The exact expectation with the change that refining the grid makes. Convergence is spectral: the change estimates the
 * error on the coarse grid, and bounds the one reported where G is large enough for convergence to have set in.
 *
 * @param expectation E[Φ̄_N(X(T))] on the fine grid
 * @param difference |fine - coarse|
 * @param coarse points per axis of the coarse grid
 * @param fine points per axis of the fine grid
 */
public record ExactEstimate(double expectation, double difference, int coarse, int fine) {

    public ExactEstimate {
        if (!(coarse < fine)) {
            throw new IllegalArgumentException(
                    "grids have " + coarse + " and " + fine + " points; the second must be finer");
        }
    }

    /** Solves on G and on G' > G points per axis, both odd. */
    public static ExactEstimate of(ParticleSystem system, int coarse, int fine) {
        double rough = ExactSolution.solve(system, coarse).expectation();
        double expectation = ExactSolution.solve(system, fine).expectation();
        return new ExactEstimate(expectation, Math.abs(expectation - rough), coarse, fine);
    }
}
