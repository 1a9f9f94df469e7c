package org.dualcumulants.hierarchy.run;

import java.util.Arrays;
import java.util.List;

/** One truncated hierarchy stepped from T to 0, or why that failed. */
sealed interface Solution {

    /**
     * Numbers at t = 0: {@code scaledCorrection} is N (E - mean field), for independent initial states E = C_0, {@code localErrors} the sum of its
     * estimated local errors, {@code scaledPairing} N (E - C_0), {@code scaledNorms} N^n ‖C_n‖ for n = 1 … m or empty if not asked for,
     * {@code axisTails} those of {@link AxisTails}.
     */
    final class Solved implements Solution {
        private final double scaledCorrection;
        private final double scaledPairing;
        private final double localErrors;
        private final double[] scaledNorms;
        private final List<Double> axisTails;
        private final long coefficients;
        private final int steps;
        private final double seconds;

        Solved(
                double scaledCorrection, double scaledPairing, double localErrors, double[] scaledNorms, List<Double> axisTails, long coefficients,
                int steps, double seconds) {
            this.scaledCorrection = scaledCorrection;
            this.scaledPairing = scaledPairing;
            this.localErrors = localErrors;
            this.scaledNorms = scaledNorms.clone();
            this.axisTails = List.copyOf(axisTails);
            this.coefficients = coefficients;
            this.steps = steps;
            this.seconds = seconds;
        }

        /** N (E - mean field). */
        double scaledCorrection() {
            return scaledCorrection;
        }

        /** N (E - C_0(0)), what the dependence of initial states adds. */
        double scaledPairing() {
            return scaledPairing;
        }

        /** Sum over the steps of the estimated local errors of it. */
        double localErrors() {
            return localErrors;
        }

        /** N^n ‖C_n(0)‖, n = 1 … m. */
        double scaledNorm(int order) {
            return scaledNorms[order - 1];
        }

        /** Part of f and C_1 in the last functions of each axis. */
        List<Double> axisTails() {
            return axisTails;
        }

        long coefficients() {
            return coefficients;
        }

        int steps() {
            return steps;
        }

        double seconds() {
            return seconds;
        }

        @Override
        public String toString() {
            return "N·correction " + scaledCorrection + ", norms " + Arrays.toString(scaledNorms);
        }
    }

    /**
     * No numbers.
     *
     * @param reason what happened
     * @param remedy what to change
     */
    record Broken(String reason, String remedy) implements Solution {}
}
