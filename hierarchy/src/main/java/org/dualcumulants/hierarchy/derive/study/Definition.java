package org.dualcumulants.hierarchy.derive.study;

import java.util.Optional;
import org.dualcumulants.spectral.expression.Expression;

/**
 * What a symbol in a derived formula stands for.
 *
 * @param symbol its name in the formula
 * @param kind what it is
 * @param of the function under the integral, for a mass or a moment
 * @param axis the component, for a convolution
 * @param value its value, for a mass or a moment; not a number for a function
 * @param error estimated error of the value
 */
public record Definition(String symbol, Kind kind, Optional<Expression> of, String axis, double value, double error) {

    /** Kinds of symbols. */
    public enum Kind {
        /** ∫ of f° as the study writes it. */
        MASS,
        /** ⟨g⟩ = ∫ g f° dx. */
        MOMENT,
        /** K_a at the difference of the points, where K is known by its Fourier coefficients. */
        KERNEL,
        /** div K there. */
        KERNEL_DIVERGENCE,
        /** (K*f°)_a at the first point. */
        CONVOLUTION,
        /** div(K*f°) at the first point. */
        CONVOLUTION_DIVERGENCE
    }
}
