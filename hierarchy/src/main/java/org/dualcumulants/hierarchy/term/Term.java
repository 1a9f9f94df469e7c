package org.dualcumulants.hierarchy.term;

import java.util.List;

/**
 * One term of ∂_t c_n: coefficient(N, n) Σ over different slots of the factors applied to c_s. Its order shift n - s is the
 * number of kets less the number of bras.
 *
 * @param name which part of the hierarchy it belongs to
 * @param coefficient in N and the target order n
 * @param factors one-body factors on different slots; summed over r where they carry one
 */
public record Term(String name, Coefficient coefficient, List<Factor> factors) {

    public Term {
        factors = List.copyOf(factors);
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("term " + name + " has no factor");
        }
    }

    public static Term of(String name, Coefficient coefficient, Factor... factors) {
        return new Term(name, coefficient, List.of(factors));
    }

    /** n - s. */
    public int shift() {
        return count(Factor.Kind.KET) - count(Factor.Kind.BRA);
    }

    /** Slots of the target that the term writes. */
    public int created() {
        return count(Factor.Kind.KET) + count(Factor.Kind.MATRIX);
    }

    public boolean summedOverProducts() {
        return factors.stream().anyMatch(Factor::perProduct);
    }

    private int count(Factor.Kind kind) {
        return (int) factors.stream().filter(f -> f.kind() == kind).count();
    }
}
