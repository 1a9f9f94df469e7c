package org.dualcumulants.verify.modulated;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The modulated energy of g = -|x| on the real line, F_N = ∬ g d(μ_N - μ)^{⊗2} = 2 ∫ (F_emp - F_μ)² dx with the two distribution
 * functions, since -g'' = 2 δ. By sorting, in O(N log N).
 */
final class LineCoulomb {

    /** Gauss and Legendre's rule with six points on (-1, 1): Abramowitz and Stegun, table 25.4. */
    private static final double[] NODES = {0.238619186083196908630501721681, 0.661209386466264513661399595020, 0.932469514203152027812301554494};

    private static final double[] WEIGHTS = {0.467913934572691047389870343990, 0.360761573048138607569833513838, 0.171324492379170345040296142173};

    private LineCoulomb() {}

    /**
     * F_N with pair sums over N².
     *
     * @param distribution F_μ, smooth between {@code from} and {@code to}, 0 before and 1 behind
     * @param pieces into which [from, to] is cut at least, for the quadrature
     */
    static double energy(double[] x, DoubleUnaryOperator distribution, double from, double to, int pieces) {
        double[] points = Arrays.copyOf(x, x.length + pieces + 1);
        for (int p = 0; p <= pieces; p++) {
            points[x.length + p] = from + (to - from) * p / pieces;
        }
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        Arrays.sort(points);
        double sum = 0;
        int below = 0;
        for (int p = 0; p + 1 < points.length; p++) {
            while (below < sorted.length && sorted[below] <= points[p]) {
                below++;
            }
            double half = (points[p + 1] - points[p]) / 2;
            double centre = (points[p + 1] + points[p]) / 2;
            for (int n = 0; n < NODES.length && half > 0; n++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double at = centre + sign * half * NODES[n];
                    double law = at <= from ? 0 : at >= to ? 1 : distribution.applyAsDouble(at);
                    double difference = (double) below / x.length - law;
                    sum += half * WEIGHTS[n] * difference * difference;
                }
            }
        }
        return 2 * sum;
    }
}
