package org.dualcumulants.hierarchy.derive;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A hierarchy: ∂_t of the unknown of order n as a sum of terms.
 *
 * @param unknown which functions it is about
 * @param generator what it was derived from
 * @param terms with different words and coefficients that are not 0
 */
public record DerivedSystem(Unknown unknown, Generator generator, List<DerivedTerm> terms) {

    /** The functions that the hierarchies of the papers are about. */
    public enum Unknown {
        /** M_n of (5). */
        MARGINAL,
        /** C_n of (5). */
        CUMULANT,
        /** binom(N, n)^{1/2} C_n. */
        RESCALED,
        /** The limit of the rescaled ones. */
        LIMIT
    }

    public DerivedSystem {
        terms = List.copyOf(terms);
    }

    /** Adds the coefficients of equal words, in the order of first appearance, and drops what cancels. */
    static List<DerivedTerm> collect(List<DerivedTerm> terms) {
        Map<Word, Scalar> sums = new LinkedHashMap<>();
        terms.forEach(t -> sums.merge(t.word(), t.coefficient(), Scalar::plus));
        return sums.entrySet().stream()
                .filter(e -> !e.getValue().isZero())
                .map(e -> new DerivedTerm(e.getValue(), e.getKey()))
                .toList();
    }

    /** With coefficients that are one product each, where that is possible; what is 0 has gone. */
    DerivedSystem simplified() {
        return with(unknown, terms, Scalar::simplified);
    }

    /** Coefficients that occur often are worked out once. */
    private DerivedSystem with(Unknown result, List<DerivedTerm> chosen, UnaryOperator<Scalar> change) {
        Map<Scalar, Scalar> changed = new HashMap<>();
        return new DerivedSystem(result, generator, chosen.stream()
                .map(t -> new DerivedTerm(changed.computeIfAbsent(t.coefficient(), change), t.word()))
                .filter(t -> !t.coefficient().isZero())
                .toList());
    }

    /** The same for C̄_n = binom(N, n)^{1/2} C_n, exactly, at finite N: the source's binomial goes to the other side. */
    public DerivedSystem rescaled() {
        require(Unknown.CUMULANT, "rescaled");
        return new DerivedSystem(Unknown.RESCALED, generator, terms.stream()
                .map(t -> new DerivedTerm(t.coefficient().times(binomialRoot(t.word())), t.word()))
                .toList());
    }

    /** N → ∞ at fixed n, of the rescaled system: what a coefficient of order N^{-1/2} multiplies has gone. */
    public DerivedSystem limit() {
        require(Unknown.RESCALED, "taken to the limit");
        return with(Unknown.LIMIT, terms, Scalar::limit);
    }

    /** The equation of one order: n is a number in the coefficients, and what has no room in it or couples below 0 is gone. */
    public DerivedSystem atOrder(Species species, int order) {
        List<DerivedTerm> kept = terms.stream()
                .filter(t -> t.word().summed(species) <= order && t.word().shift(species) <= order)
                .toList();
        return with(unknown, kept, c -> c.with(species.order(), order).simplified());
    }

    /** Π_s ( binom(N, n) / binom(N, n - shift) )^{1/2}. */
    private Product binomialRoot(Word word) {
        return generator.species().stream()
                .flatMap(s -> binomialRatio(s, word.shift(s)))
                .reduce(Product.ONE, Product::times);
    }

    private static Stream<Product> binomialRatio(Species species, int shift) {
        LinearForm order = LinearForm.of(species.order());
        LinearForm rest = LinearForm.of(species.particles()).minus(species.order());
        return shift >= 0
                ? Stream.iterate(0, j -> j + 1).limit(shift)
                        .map(j -> Product.power(rest.plus(1 + j), 1).times(Product.power(order.plus(-j), -1)))
                : Stream.iterate(0, j -> j + 1).limit(-shift)
                        .map(j -> Product.power(order.plus(1 + j), 1).times(Product.power(rest.plus(-j), -1)));
    }

    private void require(Unknown wanted, String what) {
        if (unknown != wanted) {
            throw new IllegalStateException("only the system of the " + wanted + " can be " + what + ", this one is of the " + unknown);
        }
    }
}
