package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The order-by-order system of mathematics section 7: c̃_n = N^n C_n = Σ_p N^{-p} c̃_n^{(p)},
 * <pre>
 * ∂_t c̃_n^{(p)} = Σ_q Σ_words coefficient · word c̃_s^{(p-q)}.
 * </pre>
 *
 * @param generator what it was derived from
 * @param powers the terms with N^{-q}, for q = 0, 1, …; their coefficients depend on n alone
 */
public record Series(Generator generator, List<List<DerivedTerm>> powers) {

    public Series {
        powers = powers.stream().map(List::copyOf).toList();
    }

    /** Up to N^{-order}, for one species. */
    public static Series of(DerivedSystem cumulants, int order) {
        if (cumulants.unknown() != DerivedSystem.Unknown.CUMULANT || cumulants.generator().species().size() != 1) {
            throw new IllegalArgumentException("the series is that of the cumulants of one species, not of the "
                    + cumulants.unknown() + " of " + cumulants.generator().species());
        }
        Species species = cumulants.generator().species().get(0);
        List<List<DerivedTerm>> powers = new ArrayList<>();
        IntStream.rangeClosed(0, order).forEach(q -> powers.add(new ArrayList<>()));
        Map<Scalar, List<Scalar>> known = new HashMap<>();
        for (DerivedTerm term : cumulants.terms()) {
            Scalar scaled = term.coefficient().times(Product.power(
                    LinearForm.of(species.particles()), 2 * term.word().shift(species)));
            List<Scalar> expansion = known.computeIfAbsent(scaled, c -> ScalarAlgebra.inversePowers(c, species.particles(), order));
            for (int q = 0; q <= order; q++) {
                if (!expansion.get(q).isZero()) {
                    powers.get(q).add(new DerivedTerm(expansion.get(q), term.word()));
                }
            }
        }
        return new Series(cumulants.generator(), powers);
    }
}
