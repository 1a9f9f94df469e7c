package org.dualcumulants.hierarchy.run;

/**
 * ∫_0^T by the values at t_j = T (1 - cos(jπ/n))/2, j = 0 … n, exact for polynomials of degree n; n is a multiple of 4. Every
 * second point is a rule of its own, so that two rules are compared without another value (Clenshaw and Curtis, Numer. Math. 2, 1960).
 */
final class ClenshawCurtis {

    private final double horizon;
    private final double[] times;

    ClenshawCurtis(double horizon, int n) {
        this.horizon = horizon;
        this.times = new double[n + 1];
        for (int j = 0; j < n; j++) {
            times[j] = horizon * Math.pow(Math.sin(0.5 * Math.PI * j / n), 2);
        }
        times[n] = horizon;
    }

    /** t_0 = 0 … t_n = T. */
    double[] times() {
        return times.clone();
    }

    /** The integral of a function by its values at the times. */
    double integral(double[] values) {
        return sum(values, 1);
    }

    /** How far the rule of every second point is from this one. */
    double difference(double[] values) {
        return Math.abs(sum(values, 1) - sum(values, 2));
    }

    /** Weight of t_j. */
    double weight(int j) {
        return 0.5 * horizon * weight(j, times.length - 1);
    }

    private double sum(double[] values, int stride) {
        int n = (times.length - 1) / stride;
        double sum = 0;
        for (int j = 0; j <= n; j++) {
            sum += weight(j, n) * values[stride * j];
        }
        return 0.5 * horizon * sum;
    }

    private static double weight(int j, int n) {
        double weight = 1;
        for (int k = 1; 2 * k <= n; k++) {
            weight -= (2 * k == n ? 1.0 : 2.0) / (4.0 * k * k - 1) * Math.cos(2 * Math.PI * j * k / n);
        }
        return weight * (j == 0 || j == n ? 1.0 : 2.0) / n;
    }
}
