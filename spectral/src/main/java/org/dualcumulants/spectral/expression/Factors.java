package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.List;

/** Reads the factors off a product of integer powers; a fraction is two of them. */
record Factors(Tree base, int exponent) {

    static List<Factors> of(Tree product) {
        List<Factors> all = new ArrayList<>();
        for (Tree factor : product.is(Head.TIMES) ? product.children() : List.of(product)) {
            if (factor instanceof Tree.Rational fraction && !fraction.isInteger()) {
                all.add(new Factors(new Tree.Rational(fraction.numerator(), 1), 1));
                all.add(new Factors(new Tree.Rational(fraction.denominator(), 1), -1));
            } else if (factor.is(Head.POWER) && factor.children().get(1) instanceof Tree.Rational k && k.isInteger()) {
                // a power of a product is one of each factor
                for (Factors inner : of(factor.children().get(0))) {
                    all.add(new Factors(inner.base, Math.toIntExact(inner.exponent * k.numerator())));
                }
            } else if (factor.is(Head.POWER)) {
                throw new ExpressionException(0, "a factor is a power that is not whole; expected a rational function");
            } else {
                all.add(new Factors(factor, 1));
            }
        }
        return all;
    }
}
