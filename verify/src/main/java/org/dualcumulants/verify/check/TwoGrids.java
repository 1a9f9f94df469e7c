package org.dualcumulants.verify.check;

/**
 * A number of an exact witness on two grids.
 *
 * @param value on the finer
 * @param change between both
 * @param basis which grids
 */
record TwoGrids(double value, double change, String basis) {

    /** Of the change from grid to grid, and of the part of f° and Φ̄ that the basis does not hold. */
    private static final double SAFETY = 10;

    /** Numbers smaller than this are as good as it. */
    private static final double LEAST_SIZE = 1e-3;

    /** A number from a grid of one number of points per axis. */
    interface Witness {
        double on(Subject subject, int particles, int points);
    }

    static TwoGrids of(Subject subject, int particles, int points, Witness witness) {
        int coarser = FewParticles.coarser(points);
        double value = witness.on(subject, particles, points);
        return new TwoGrids(
                value, Math.abs(value - witness.on(subject, particles, coarser)), "grids of " + coarser + " and " + points + " points per axis");
    }

    /** @param relative accuracy that is not asked to be exceeded */
    double uncertainty(double relative) {
        return SAFETY * Math.max(change, relative * Math.max(Math.abs(value), LEAST_SIZE));
    }
}
