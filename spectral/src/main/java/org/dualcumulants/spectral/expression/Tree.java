package org.dualcumulants.spectral.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A formula as a value. Nodes are immutable; equal formulas of equal shape are equal. */
sealed interface Tree {

    /** Rationals up to this size stay exact; larger ones are carried as doubles so that no algebra can blow them up. */
    long EXACT = 1L << 31;

    Rational ZERO = new Rational(0, 1);
    Rational ONE = new Rational(1, 1);
    Rational MINUS_ONE = new Rational(-1, 1);
    Rational HALF = new Rational(1, 2);

    /** In lowest terms, the denominator positive. */
    record Rational(long numerator, long denominator) implements Tree {
        double value() {
            return (double) numerator / denominator;
        }

        boolean isInteger() {
            return denominator == 1;
        }

        Rational negated() {
            return new Rational(-numerator, denominator);
        }
    }

    /** A number that is not kept exact. */
    record Real(double value) implements Tree {}

    enum Constant implements Tree {
        PI("Pi", Math.PI),
        E("E", Math.E);

        private final String spelling;
        private final double value;

        Constant(String spelling, double value) {
            this.spelling = spelling;
            this.value = value;
        }

        String spelling() {
            return spelling;
        }

        double value() {
            return value;
        }
    }

    /** A variable or a parameter, by the user's name. */
    record Symbol(String name) implements Tree {}

    record Apply(Head head, List<Tree> arguments) implements Tree {
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }

    /** The arguments; none for a leaf. */
    default List<Tree> children() {
        return this instanceof Apply apply ? apply.arguments() : List.of();
    }

    default boolean is(Head head) {
        return this instanceof Apply apply && apply.head() == head;
    }

    /** Whether neither variable nor parameter occurs. */
    default boolean isNumber() {
        return !(this instanceof Symbol) && children().stream().allMatch(Tree::isNumber);
    }

    /** Whether one of the names occurs. */
    default boolean mentions(Collection<String> names) {
        if (this instanceof Symbol symbol) {
            return names.contains(symbol.name());
        }
        for (Tree child : children()) {
            if (child.mentions(names)) {
                return true;
            }
        }
        return false;
    }

    /** Adds the names that occur, in order of appearance. */
    default void collectNames(Collection<String> names) {
        if (this instanceof Symbol symbol) {
            names.add(symbol.name());
        }
        children().forEach(child -> child.collectNames(names));
    }

    /** The fraction in lowest terms: exact if both parts are at most {@link #EXACT}. */
    static Tree fraction(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator);
        BigInteger signed = denominator.signum() < 0 ? divisor.negate() : divisor;
        BigInteger p = numerator.divide(signed);
        BigInteger q = denominator.divide(signed);
        BigInteger limit = BigInteger.valueOf(EXACT);
        if (p.abs().compareTo(limit) <= 0 && q.compareTo(limit) <= 0) {
            return new Rational(p.longValueExact(), q.longValueExact());
        }
        return new Real(new BigDecimal(p)
                .divide(new BigDecimal(q), MathContext.DECIMAL128)
                .doubleValue());
    }

    /** The sum, added up if every term is rational. */
    static Tree plus(List<Tree> terms) {
        if (terms.size() == 1) {
            return terms.get(0);
        }
        BigInteger p = BigInteger.ZERO;
        BigInteger q = BigInteger.ONE;
        for (Tree term : terms) {
            if (!(term instanceof Rational rational)) {
                return new Apply(Head.PLUS, terms);
            }
            BigInteger denominator = BigInteger.valueOf(rational.denominator());
            p = p.multiply(denominator).add(q.multiply(BigInteger.valueOf(rational.numerator())));
            q = q.multiply(denominator);
        }
        return fraction(p, q);
    }

    /** The product, its rational factors multiplied out as long as that stays exact. */
    static Tree times(List<Tree> factors) {
        Tree coefficient = ONE;
        List<Tree> others = new ArrayList<>();
        for (Tree factor : factors) {
            if (coefficient instanceof Rational left && factor instanceof Rational right) {
                coefficient = fraction(
                        BigInteger.valueOf(left.numerator()).multiply(BigInteger.valueOf(right.numerator())),
                        BigInteger.valueOf(left.denominator()).multiply(BigInteger.valueOf(right.denominator())));
            } else {
                others.add(factor);
            }
        }
        if (!coefficient.equals(ONE) || others.isEmpty()) {
            others.add(0, coefficient);
        }
        return others.size() == 1 ? others.get(0) : new Apply(Head.TIMES, others);
    }

    static Tree negate(Tree tree) {
        return times(List.of(MINUS_ONE, tree));
    }

    /** The power, worked out if the base is rational and the exponent an integer of at most 64. */
    static Tree power(Tree base, Tree exponent) {
        if (base instanceof Rational b
                && exponent instanceof Rational k
                && k.isInteger()
                && Math.abs(k.numerator()) <= 64
                && b.numerator() != 0) {
            int n = (int) Math.abs(k.numerator());
            BigInteger p = BigInteger.valueOf(b.numerator()).pow(n);
            BigInteger q = BigInteger.valueOf(b.denominator()).pow(n);
            return k.numerator() < 0 ? fraction(q, p) : fraction(p, q);
        }
        return exponent.equals(ONE) ? base : new Apply(Head.POWER, List.of(base, exponent));
    }
}
