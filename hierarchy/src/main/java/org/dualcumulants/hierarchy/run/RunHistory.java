package org.dualcumulants.hierarchy.run;

import java.util.List;

/**
 * One (N, m) over time, at the steps that were taken.
 *
 * @param times rising from 0 to T
 * @param corrections C_0(t) - mean field, without subtraction; at t = 0 before what the dependence of initial states adds
 * @param norms ‖C_1(t)‖ … ‖C_m(t)‖ in L²_{f(t)}, one list per time
 * @param rescaledNorms binom(N,n)^{1/2} ‖C_n(t)‖, n = 1 … m
 */
public record RunHistory(
        List<Double> times, List<Double> corrections, List<List<Double>> norms, List<List<Double>> rescaledNorms) {

    public RunHistory {
        times = List.copyOf(times);
        corrections = List.copyOf(corrections);
        norms = norms.stream().map(List::copyOf).toList();
        rescaledNorms = rescaledNorms.stream().map(List::copyOf).toList();
    }
}
