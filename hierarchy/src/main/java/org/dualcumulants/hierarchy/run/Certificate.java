package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far C_0(0) of a truncated run is from that of the whole hierarchy, at most: the terms S⁻ C_{m+1}, N S⁼ C_{m+1} and N S⁼ C_{m+2} that it
 * drops, weighted by the adjoint z of the truncated system,
 * <pre>
 * |Y_0(0) - y_0(0)| ≤ ∫_0^T Σ_{n=m+1,m+2} ‖d_n(t)‖ ‖C_n(t)‖ dt,   ⟨z, R⟩ = Σ_n ⟨d_n, C_n⟩,
 * </pre>
 * with the least ‖d_n(t)‖ in the dual of L²_{f(t)^{⊗n}} ({@link DroppedTerms}). What ‖C_n‖ is taken to be makes the difference.
 *
 * @param lemma with the lemma's bound on the dropped cumulants: rigorous where that applies, and of order 1 in N
 * @param sharp with their norms as they are at a higher order
 * @param resolution per axis, at which both were found; none where nothing had to be
 */
public record Certificate(Bound lemma, Bound sharp, List<Integer> resolution) {

    public Certificate {
        resolution = List.copyOf(resolution);
    }

    /**
     * An upper bound of |C_0(0) - truth|.
     *
     * @param value empty if there is none
     * @param assumes what it rests on, or why there is none
     */
    public record Bound(OptionalDouble value, String assumes) {

        static Bound of(double value, String assumes) {
            return new Bound(OptionalDouble.of(value), assumes);
        }

        static Bound none(String reason) {
            return new Bound(OptionalDouble.empty(), reason);
        }
    }

    static Certificate none(String reason) {
        return new Certificate(Bound.none(reason), Bound.none(reason), List.of());
    }
}
