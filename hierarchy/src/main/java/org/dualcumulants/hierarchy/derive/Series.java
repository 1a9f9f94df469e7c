package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.Collections;
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
        for (DerivedTerm term : cumulants.terms()) {
            Scalar scaled = term.coefficient().times(Product.power(
                    LinearForm.of(species.particles()), 2 * term.word().shift(species)));
            List<Scalar> expansion = inInversePowers(scaled, species, order);
            for (int q = 0; q <= order; q++) {
                if (!expansion.get(q).isZero()) {
                    powers.get(q).add(new DerivedTerm(expansion.get(q), term.word()));
                }
            }
        }
        return new Series(cumulants.generator(), powers);
    }

    /** The coefficients of 1, N^{-1}, …, N^{-order}. */
    static List<Scalar> inInversePowers(Scalar scalar, Species species, int order) {
        List<Polynomial> sum = new ArrayList<>(Collections.nCopies(order + 1, Polynomial.of(Ratio.ZERO)));
        for (Product product : scalar.summands()) {
            List<Polynomial> part = expanded(product, species, order);
            IntStream.rangeClosed(0, order).forEach(q -> sum.set(q, sum.get(q).plus(part.get(q))));
        }
        return sum.stream().map(Scalar::of).toList();
    }

    /** Every form αN + r is αN (1 + (r/α) N^{-1}). */
    private static List<Polynomial> expanded(Product product, Species species, int order) {
        if (product.growth() > 0 || product.halves().values().stream().anyMatch(e -> e % 2 != 0)) {
            throw new ArithmeticException("the coefficient " + product + " is no power series in 1/N");
        }
        List<Polynomial> series = new ArrayList<>(Collections.nCopies(order + 1, Polynomial.of(Ratio.ZERO)));
        if (-product.growth() / 2 <= order) {
            series.set(-product.growth() / 2, Polynomial.of(product.number()));
        }
        for (Map.Entry<LinearForm, Integer> power : product.halves().entrySet()) {
            series = times(series, binomialSeries(power.getKey(), power.getValue() / 2, species, order));
        }
        return series;
    }

    /** α^e Σ_k binom(e, k) (r/α)^k N^{-k}; of a form without N just its power. */
    private static List<Polynomial> binomialSeries(LinearForm form, int exponent, Species species, int order) {
        int alpha = form.factor(species.particles());
        LinearForm rest = form.with(species.particles(), 0);
        List<Polynomial> series = new ArrayList<>();
        if (alpha == 0) {
            if (exponent < 0) {
                throw new ArithmeticException("1/(" + form + ") is no polynomial in n");
            }
            Polynomial all = Polynomial.of(Ratio.ONE);
            for (int k = 0; k < exponent; k++) {
                all = all.times(Polynomial.of(rest));
            }
            series.add(all);
            series.addAll(Collections.nCopies(order, Polynomial.of(Ratio.ZERO)));
            return series;
        }
        Polynomial next = Polynomial.of(Ratio.of(alpha).power(exponent));
        for (int k = 0; k <= order; k++) {
            series.add(next);
            Ratio step = Ratio.of(exponent - k).times(Ratio.of((long) (k + 1) * alpha).power(-1));
            next = next.times(Polynomial.of(rest)).times(Polynomial.of(step));
        }
        return series;
    }

    private static List<Polynomial> times(List<Polynomial> a, List<Polynomial> b) {
        List<Polynomial> all = new ArrayList<>(Collections.nCopies(a.size(), Polynomial.of(Ratio.ZERO)));
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; i + j < a.size(); j++) {
                all.set(i + j, all.get(i + j).plus(a.get(i).times(b.get(j))));
            }
        }
        return all;
    }
}
