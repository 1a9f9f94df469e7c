package org.dualcumulants.hierarchy.series;

import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a power series Σ_k a_k h^k.
 *
 * @param coefficients a_0, a_1, … a_p
 */
public record PowerSeries(List<Double> coefficients) {

    public PowerSeries {
        coefficients = List.copyOf(coefficients);
    }

    /**
     * From h = 1/N to h' = 1/(N-1): h = h'/(1 + h'), so h^k = Σ_j (-1)^j binom(k+j-1, j) h'^{k+j}. Exact: a'_n depends on a_0 … a_n
     * alone.
     */
    public PowerSeries inOthers() {
        return reexpanded(-1);
    }

    /** The errors of a'_n, if the coefficients are those of a_0 … a_n: the same sums without signs. */
    public PowerSeries errorsInOthers() {
        return reexpanded(1);
    }

    private PowerSeries reexpanded(int sign) {
        List<Double> out = new ArrayList<>(List.of(coefficients.get(0)));
        for (int n = 1; n < coefficients.size(); n++) {
            double sum = 0;
            // binom(n-1, k-1) (±1)^{n-k}, from k = n downwards
            double factor = 1;
            for (int k = n; k >= 1; k--) {
                sum += factor * coefficients.get(k);
                factor *= sign * (k - 1.0) / (n - k + 1);
            }
            out.add(sum);
        }
        return new PowerSeries(out);
    }

    /** Σ_{1≤k≤p} a_k h^k: without a_0, which would take its digits. */
    public double sum(int powers, double h) {
        double sum = 0;
        for (int k = powers; k >= 1; k--) {
            sum = h * (coefficients.get(k) + sum);
        }
        return sum;
    }
}
