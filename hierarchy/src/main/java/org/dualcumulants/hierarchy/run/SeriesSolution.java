package org.dualcumulants.hierarchy.run;

import java.util.List;

/** The order-by-order system stepped from T to 0, or why that failed. */
sealed interface SeriesSolution {

    /**
     * Numbers at t = 0.
     *
     * @param values V_1 … V_p
     * @param localErrors sums of the estimated local errors of each
     * @param norms lim N^n ‖C_n‖, n = 1 … 2p
     * @param coefficients unknowns stepped
     * @param steps accepted
     * @param seconds wall time
     */
    record Solved(
            List<Double> values, List<Double> localErrors, List<Double> norms, long coefficients, int steps, double seconds)
            implements SeriesSolution {
        public Solved {
            values = List.copyOf(values);
            localErrors = List.copyOf(localErrors);
            norms = List.copyOf(norms);
        }
    }

    /**
     * No numbers.
     *
     * @param reason what happened
     * @param remedy what to change
     */
    record Broken(String reason, String remedy) implements SeriesSolution {}
}
