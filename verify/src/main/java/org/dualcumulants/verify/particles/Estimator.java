package org.dualcumulants.verify.particles;

import java.util.Optional;

/** What is averaged over replicas. */
public sealed interface Estimator {

    /** Its name in documents. */
    String text();

    /** Mean-zero numbers taken off. */
    Optional<ControlVariate> control();

    /** Φ̄_N(X(T)). */
    record Plain(Optional<ControlVariate> control) implements Estimator {
        @Override
        public String text() {
            return "plain";
        }
    }

    /**
     * Φ̄_N(X(T)) - Φ̄_N(Y(T)), where Y_i moves with S + K*f instead, from the same point and with the same noise. Since the Y_i are
     * independent with law f(T), E[Φ̄_N(Y(T))] = meanField + independent. What is left is as small as the correction itself, times the
     * square root of N without a control variate.
     *
     * @param field (K*f)(t, x)
     * @param meanField lim Φ̄_N at f(T)
     * @param independent ∫ Φ̄_N f(T)^{⊗N} - meanField; 0 for means
     * @param control for the difference: N C_1 minus what it is for Y
     */
    record Coupled(VectorField field, double meanField, double independent, Optional<ControlVariate> control) implements Estimator {
        @Override
        public String text() {
            return "coupled";
        }
    }
}
