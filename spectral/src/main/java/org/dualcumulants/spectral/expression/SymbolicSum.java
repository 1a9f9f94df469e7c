package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A constant as Σ number · Π atom^k, k an integer: parameters stay symbols, like terms are collected, rational numbers stay exact.
 * Immutable.
 */
final class SymbolicSum {

    static final SymbolicSum ZERO = new SymbolicSum(Map.of());
    static final SymbolicSum ONE = of(Tree.ONE);

    /** Powers of sums beyond it stay undone. */
    private static final int EXPANDED_POWER = 8;

    private record Factor(Tree base, int exponent) {}

    /** By the spelling of the base, so that equal products are equal. */
    private record Monomial(SortedMap<String, Factor> factors) {
        static final Monomial EMPTY = new Monomial(new TreeMap<>());

        static Monomial of(Tree atom, int exponent) {
            SortedMap<String, Factor> factors = new TreeMap<>();
            factors.put(atom.toString(), new Factor(atom, exponent));
            return new Monomial(factors);
        }

        Monomial times(Monomial other) {
            SortedMap<String, Factor> product = new TreeMap<>(factors);
            other.factors.forEach((key, factor) -> product.merge(
                    key, factor, (a, b) -> a.exponent + b.exponent == 0 ? null : new Factor(a.base, a.exponent + b.exponent)));
            return new Monomial(product);
        }

        Monomial inverse() {
            SortedMap<String, Factor> inverse = new TreeMap<>(factors);
            inverse.replaceAll((key, factor) -> new Factor(factor.base, -factor.exponent));
            return new Monomial(inverse);
        }

        List<Tree> trees() {
            List<Tree> trees = new ArrayList<>();
            factors.values().forEach(f -> trees.add(Tree.power(f.base, new Tree.Rational(f.exponent, 1))));
            return trees;
        }
    }

    private final Map<Monomial, Tree> terms;

    private SymbolicSum(Map<Monomial, Tree> terms) {
        this.terms = terms;
    }

    /** A tree without variables. */
    static SymbolicSum of(Tree constant) {
        if (constant instanceof Tree.Rational || constant instanceof Tree.Real) {
            return isZero(constant) ? new SymbolicSum(Map.of()) : new SymbolicSum(Map.of(Monomial.EMPTY, constant));
        }
        if (constant.is(Head.PLUS)) {
            return constant.children().stream().map(SymbolicSum::of).reduce(ZERO, SymbolicSum::plus);
        }
        if (constant.is(Head.TIMES)) {
            return constant.children().stream().map(SymbolicSum::of).reduce(ONE, SymbolicSum::times);
        }
        if (constant.is(Head.POWER)
                && constant.children().get(1) instanceof Tree.Rational k
                && k.isInteger()
                && Math.abs(k.numerator()) <= Limits.EXPONENT) {
            return of(constant.children().get(0)).power((int) k.numerator());
        }
        return atom(constant, 1);
    }

    private static SymbolicSum atom(Tree tree, int exponent) {
        return new SymbolicSum(Map.of(Monomial.of(tree, exponent), Tree.ONE));
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    SymbolicSum plus(SymbolicSum other) {
        Map<Monomial, Tree> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((monomial, number) -> sum.merge(monomial, number, (a, b) -> {
            Tree total = add(a, b);
            return isZero(total) ? null : total;
        }));
        return new SymbolicSum(sum);
    }

    SymbolicSum times(SymbolicSum other) {
        SymbolicSum product = ZERO;
        for (Map.Entry<Monomial, Tree> term : terms.entrySet()) {
            Map<Monomial, Tree> row = new LinkedHashMap<>();
            other.terms.forEach((monomial, number) ->
                    row.put(term.getKey().times(monomial), multiply(term.getValue(), number)));
            product = product.plus(new SymbolicSum(row));
        }
        return product;
    }

    SymbolicSum negated() {
        return times(of(Tree.MINUS_ONE));
    }

    /** Zero has no negative power: it becomes an infinite value where it is evaluated. */
    SymbolicSum power(int exponent) {
        if (terms.size() == 1) {
            Map.Entry<Monomial, Tree> term = terms.entrySet().iterator().next();
            Monomial base = exponent < 0 ? term.getKey().inverse() : term.getKey();
            Tree number = exponent < 0 ? inverse(term.getValue()) : term.getValue();
            SymbolicSum one = new SymbolicSum(Map.of(base, number));
            SymbolicSum power = ONE;
            for (int i = 0; i < Math.abs(exponent); i++) {
                power = power.times(one);
            }
            return power;
        }
        if (exponent < 0 || exponent > EXPANDED_POWER) {
            return atom(tree(), exponent);
        }
        SymbolicSum power = ONE;
        for (int i = 0; i < exponent; i++) {
            power = power.times(this);
        }
        return power;
    }

    Tree tree() {
        if (terms.isEmpty()) {
            return Tree.ZERO;
        }
        List<Tree> sum = new ArrayList<>();
        terms.forEach((monomial, number) -> {
            List<Tree> factors = new ArrayList<>(monomial.trees());
            if (!number.equals(Tree.ONE) || factors.isEmpty()) {
                factors.add(0, number);
            }
            sum.add(Tree.times(factors));
        });
        return Tree.plus(sum);
    }

    private static Tree add(Tree a, Tree b) {
        return a instanceof Tree.Rational && b instanceof Tree.Rational ? Tree.plus(List.of(a, b)) : new Tree.Real(value(a) + value(b));
    }

    private static Tree multiply(Tree a, Tree b) {
        return a instanceof Tree.Rational && b instanceof Tree.Rational ? Tree.times(List.of(a, b)) : new Tree.Real(value(a) * value(b));
    }

    private static Tree inverse(Tree number) {
        return number instanceof Tree.Rational ? Tree.power(number, Tree.MINUS_ONE) : new Tree.Real(1 / value(number));
    }

    private static double value(Tree number) {
        return number instanceof Tree.Rational rational ? rational.value() : ((Tree.Real) number).value();
    }

    private static boolean isZero(Tree number) {
        return value(number) == 0;
    }
}
