package org.dualcumulants.verify.particles;

import java.util.Optional;

/** What is averaged over replicas. */
public sealed interface Estimator {

    /** Of the particles X, so that what has mean 0 can be taken off. */
    Optional<ControlVariate> control();

    /** Φ̄_N(X(T)). */
    record Plain(Optional<ControlVariate> control) implements Estimator {}

    /**
     * Φ̄_N(X(T)) - Φ̄_N(Y(T)), where Y_i moves with S + K*f instead, from the same point and with the same noise. Since the Y_i are
     * independent with law f(T), E[Φ̄_N(Y(T))] = meanField + independent. What is left has a standard deviation of order N^{-1/2};
     * with control variates made of C_1, of order 1/N like the correction itself, and less with C_2.
     *
     * @param field (K*f)(t, x)
     * @param meanField lim Φ̄_N at f(T)
     * @param independent ∫ Φ̄_N f(T)^{⊗N} - meanField; 0 for means
     * @param control for Φ̄_N(X(T))
     * @param controlOfIndependent for Φ̄_N(Y(T)); both or none
     */
    record Coupled(
            VectorField field,
            double meanField,
            double independent,
            Optional<ControlVariate> control,
            Optional<ControlVariate> controlOfIndependent)
            implements Estimator {

        public Coupled {
            if (control.isPresent() != controlOfIndependent.isPresent()) {
                throw new IllegalArgumentException("only one of the coupled systems has a control variate; give both or none");
            }
        }
    }
}
