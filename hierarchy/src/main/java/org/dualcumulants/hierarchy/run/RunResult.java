package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Optional;

/**
 * The numbers of one (N, m), all at t = 0 and norms in L²_{f°}.
 *
 * @param particles N
 * @param truncation m, at most N
 * @param meanField lim E[Φ̄_N], the value at the mean-field limit (depends on N only if the noise does)
 * @param expectation E[Φ̄_N(X(T))] = C_0(0)
 * @param correction C_0(0) - mean field, computed without subtraction
 * @param norms |C_0|, ‖C_1‖, …, ‖C_m‖
 * @param rescaledNorms binom(N,n)^{1/2} ‖C_n‖, n = 0 … m
 * @param bounds the lemma's binom(N,n)^{-1/2} ‖Φ̄_N‖_∞, n = 0 … m; empty where ‖Φ̄_N‖_∞ is not known to be finite
 * @param errorEstimate what is not known about {@code correction}
 * @param axisTails part of f and C_1 in the last quarter of the functions of each axis, the largest over time; empty where unknown
 * @param coefficients number of unknowns stepped
 * @param steps accepted steps
 * @param seconds wall time
 * @param history over time, where it was asked for
 * @param certificate bounds on what truncation changes of C_0(0), where the study asks for them
 */
public record RunResult(
        double particles,
        int truncation,
        double meanField,
        double expectation,
        double correction,
        List<Double> norms,
        List<Double> rescaledNorms,
        Optional<List<Double>> bounds,
        ErrorEstimate errorEstimate,
        List<Double> axisTails,
        long coefficients,
        int steps,
        double seconds,
        Optional<RunHistory> history,
        Optional<Certificate> certificate)
        implements RunOutcome {

    public RunResult {
        norms = List.copyOf(norms);
        rescaledNorms = List.copyOf(rescaledNorms);
        axisTails = List.copyOf(axisTails);
        bounds = bounds.map(List::copyOf);
    }

    /** Without a certificate. */
    public RunResult(
            double particles, int truncation, double meanField, double expectation, double correction, List<Double> norms,
            List<Double> rescaledNorms, Optional<List<Double>> bounds, ErrorEstimate errorEstimate, List<Double> axisTails,
            long coefficients, int steps, double seconds, Optional<RunHistory> history) {
        this(particles, truncation, meanField, expectation, correction, norms, rescaledNorms, bounds, errorEstimate, axisTails,
                coefficients, steps, seconds, history, Optional.empty());
    }

    /** Without a certificate and a history. */
    public RunResult(
            double particles, int truncation, double meanField, double expectation, double correction, List<Double> norms,
            List<Double> rescaledNorms, Optional<List<Double>> bounds, ErrorEstimate errorEstimate, List<Double> axisTails,
            long coefficients, int steps, double seconds) {
        this(particles, truncation, meanField, expectation, correction, norms, rescaledNorms, bounds, errorEstimate, axisTails,
                coefficients, steps, seconds, Optional.empty());
    }
}
