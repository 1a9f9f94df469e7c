package org.dualcumulants.spectral.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dualcumulants.spectral.expression.Expression;

/** The observable Φ̄_N whose expectation at time T is wanted. */
public sealed interface Observable {

    /**
     * Φ̄_N = 1/N Σ_i φ(X_i).
     *
     * @param of φ, in the axis names
     */
    record Mean(Expression of) implements Observable {}

    /**
     * Φ̄_N = P(s_1, …, s_p), a polynomial in the means s_k = 1/N Σ_i c_k(X_i).
     *
     * @param statistics name of s_k → c_k in the axis names, in the order of the study
     * @param value P, in the statistics' names
     */
    record Functional(Map<String, Expression> statistics, Expression value) implements Observable {
        public Functional {
            statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
        }
    }

    /**
     * φ of {@code particles} different particles, averaged over all choices: a U-statistic.
     *
     * @param particles p ≥ 1, the number of particles φ depends on
     * @param of φ, in {@link #slotNames names} such as x1, x2
     */
    record Marginal(int particles, Expression of) implements Observable {}

    /**
     * Φ̄_N = N^{-n/2} Σ_{|σ|=n} (Q⊗…⊗Q φ)(x_σ), Q g = g - ∫g f(T): for it ‖C̄_n(T)‖ = O(1).
     *
     * @param order n ≥ 1
     * @param of φ, in {@link #slotNames names} such as x1, x2; symmetrised
     */
    record Fluctuation(int order, Expression of) implements Observable {}

    /** Names of the coordinates of particles 1 … p: x1, y1, x2, y2 for the axes x, y and p = 2. */
    static List<String> slotNames(List<String> axisNames, int particles) {
        return java.util.stream.IntStream.rangeClosed(1, particles)
                .boxed()
                .flatMap(p -> axisNames.stream().map(a -> a + p))
                .toList();
    }
}
