package org.dualcumulants.hierarchy.observable;

import java.util.OptionalDouble;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;

/** An observable expanded in the one-particle basis, ready to give C_n(T) for any N and m. */
public interface TerminalData {

    /** Highest order n with C_n(T) ≠ 0. */
    int order();

    /** lim Φ̄_N at the mean field with the given moments at T. */
    double meanField(double[] moments);

    /**
     * The unknowns at T: N (C_0 - mean field), N C_1, N² C_2, …, cut at m.
     *
     * @param moments m(T)
     */
    default double[] at(double particles, double[] moments, TensorLayout layout) {
        return at(Coefficients.at(particles), moments, layout);
    }

    /**
     * The same at one N, or the coefficient of a power of 1/N in it.
     *
     * @throws IllegalArgumentException if the unknowns are no power series in 1/N
     */
    double[] at(Coefficients coefficients, double[] moments, TensorLayout layout);

    /** Neglected part of the functions of the observable, relative, in L²; the largest of them. */
    double tail();

    /** A bound on ‖Φ̄_N‖_∞, if one is known. */
    OptionalDouble supremum(double particles, double[] moments);
}
