package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.hierarchy.series.PowerSeries;

/**
 * E[Φ̄_N] = Σ V_k N^{-k}, computed order by order, for all N at once.
 *
 * @param values V_0 … V_p
 * @param errors of each; there is no error of truncation
 * @param norms lim N^n ‖C_n(0)‖ in L²_{f°}, n = 1 … 2p
 * @param comparisons with the runs of the study, by N
 * @param slope of the differences from the partial sum of the highest power compared; empty where they cannot be fitted
 * @param slopeInOthers the same for the partial sums in powers of 1/(N-1)
 * @param coefficients number of unknowns stepped
 * @param steps accepted steps
 * @param seconds wall time
 * @param lowRank how C_2 was held; empty where as a packed tensor
 */
public record SeriesResult(
        PowerSeries values,
        List<ErrorEstimate> errors,
        List<Double> norms,
        List<Comparison> comparisons,
        Optional<Slope> slope,
        Optional<Slope> slopeInOthers,
        long coefficients,
        int steps,
        double seconds,
        Optional<LowRankReport> lowRank)
        implements SeriesOutcome {

    /**
     * A run beside the series: Σ_{1≤k≤q} V_k N^{-k} for the largest q ≤ p with 2q ≤ m, whose remainder is as small as what the run
     * leaves out.
     *
     * @param particles N
     * @param truncation m of the run
     * @param powers q
     * @param correction E - mean field of the run
     * @param sum the partial sum in powers of 1/N
     * @param sumInOthers the partial sum in powers of 1/(N-1)
     * @param resolved beyond which a difference is more than stepping and rounding
     */
    public record Comparison(
            double particles, int truncation, int powers, double correction, double sum, double sumInOthers, double resolved) {

        /** correction - partial sum. */
        public double difference() {
            return correction - sum;
        }

        /** correction - partial sum in powers of 1/(N-1). */
        public double differenceInOthers() {
            return correction - sumInOthers;
        }
    }

    public SeriesResult {
        errors = List.copyOf(errors);
        norms = List.copyOf(norms);
        comparisons = List.copyOf(comparisons);
    }

    /** p. */
    public int powers() {
        return values.coefficients().size() - 1;
    }

    /** E[Φ̄_N] = Σ W_k (N-1)^{-k}. */
    public PowerSeries valuesInOthers() {
        return values.inOthers();
    }

    /** Total errors of V_0 … V_p. */
    public PowerSeries totals() {
        return new PowerSeries(errors.stream().map(ErrorEstimate::total).toList());
    }
}
