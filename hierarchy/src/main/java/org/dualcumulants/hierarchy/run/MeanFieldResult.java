package org.dualcumulants.hierarchy.run;

import java.util.List;

/**
 * The mean-field limit f(t) by its moments ∫ g_a f(t), a = 0 … K, g_0 = 1.
 *
 * @param particles N for which it holds; NaN where it does not depend on N
 * @param value Φ̄ at the limit, lim E[Φ̄_N(X(T))]
 * @param errorEstimate what a finer resolution, or where that is too large a coarser one, changes in {@code value}
 * @param basis names of the g_a
 * @param times increasing, from 0 to T
 * @param moments one list per time
 * @param minimum smallest value of f(t) on the grid over all {@code times}
 * @param maximum largest value of f(t) on the grid over all {@code times}
 * @param massDefect largest |∫f(t) - 1| over all {@code times}
 */
public record MeanFieldResult(
        double particles,
        double value,
        double errorEstimate,
        List<String> basis,
        List<Double> times,
        List<List<Double>> moments,
        double minimum,
        double maximum,
        double massDefect) {
    public MeanFieldResult {
        basis = List.copyOf(basis);
        times = List.copyOf(times);
        moments = moments.stream().map(List::copyOf).toList();
    }
}
