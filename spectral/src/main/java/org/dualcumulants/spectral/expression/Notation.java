package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a formula down, with as few brackets as its precedence allows. The ways of writing differ in their pieces only. */
abstract class Notation {

    static final int SUM = 1;
    static final int PRODUCT = 2;
    static final int POWER = 3;
    static final int ATOM = 4;

    /** Text that {@link Expression#parse} reads back in the same names. */
    static Notation text(Names names) {
        return new TextNotation(names);
    }

    static Notation tex() {
        return new TexNotation();
    }

    static Notation mathml() {
        return new MathMlNotation();
    }

    /** The sign before a negative term. */
    String minus() {
        return "-";
    }

    /** Between two terms of a sum; {@code sign} is {@link #minus} or "+". */
    String between(String sign) {
        return " " + sign + " ";
    }

    String integer(long value) {
        return Long.toString(value);
    }

    abstract String symbol(String name);

    abstract String constant(Tree.Constant constant);

    abstract String number(double value);

    abstract String product(List<String> factors);

    /** A quotient of two products. */
    abstract String quotient(List<Tree> numerator, List<Tree> denominator);

    abstract String power(Tree base, Tree exponent);

    abstract String call(Head head, List<String> arguments);

    abstract String bracket(String inside);

    final String of(Tree tree) {
        return of(tree, 0);
    }

    /** In brackets if it binds less than {@code least}. */
    final String of(Tree tree, int least) {
        String written = write(tree);
        return precedence(tree) < least ? bracket(written) : written;
    }

    private String write(Tree tree) {
        if (tree instanceof Tree.Symbol symbol) {
            return symbol(symbol.name());
        }
        if (tree instanceof Tree.Constant constant) {
            return constant(constant);
        }
        if (tree instanceof Tree.Real real) {
            return number(real.value());
        }
        if (tree.is(Head.PLUS)) {
            return sum(tree.children());
        }
        if (tree.is(Head.POWER) && !isInverse(tree)) {
            return power(tree.children().get(0), tree.children().get(1));
        }
        if (tree instanceof Tree.Apply apply && apply.head().isFunction()) {
            return call(apply.head(), apply.arguments().stream().map(this::of).toList());
        }
        return fraction(tree);
    }

    private String sum(List<Tree> terms) {
        StringBuilder sum = new StringBuilder();
        for (Tree term : terms) {
            String written = of(term, PRODUCT);
            if (sum.length() == 0) {
                sum.append(written);
            } else if (written.startsWith(minus())) {
                sum.append(between("-")).append(written.substring(minus().length()));
            } else {
                sum.append(between("+")).append(written);
            }
        }
        return sum.toString();
    }

    /** Integers, rationals, products and negative powers: sign, numerator, denominator. */
    private String fraction(Tree tree) {
        List<Tree> numerator = new ArrayList<>();
        List<Tree> denominator = new ArrayList<>();
        boolean negative = false;
        for (Tree factor : flat(tree).toList()) {
            if (factor instanceof Tree.Rational rational) {
                negative ^= rational.numerator() < 0;
                long size = Math.abs(rational.numerator());
                if (size != 1) {
                    numerator.add(new Tree.Rational(size, 1));
                }
                if (rational.denominator() != 1) {
                    denominator.add(new Tree.Rational(rational.denominator(), 1));
                }
            } else if (isInverse(factor)) {
                Tree.Rational exponent = (Tree.Rational) factor.children().get(1);
                denominator.add(Tree.power(factor.children().get(0), exponent.negated()));
            } else {
                numerator.add(factor);
            }
        }
        return (negative ? minus() : "") + unsigned(numerator, denominator);
    }

    /** The factors of factors, too: products need no brackets among themselves. */
    private static Stream<Tree> flat(Tree tree) {
        return tree.is(Head.TIMES) ? tree.children().stream().flatMap(Notation::flat) : Stream.of(tree);
    }

    private String unsigned(List<Tree> numerator, List<Tree> denominator) {
        if (denominator.isEmpty()) {
            return numerator.size() == 1 && numerator.get(0) instanceof Tree.Rational rational
                    ? integer(rational.numerator())
                    : factors(numerator);
        }
        return quotient(numerator, denominator);
    }

    final String factors(List<Tree> factors) {
        if (factors.isEmpty()) {
            return integer(1);
        }
        return product(factors.stream()
                .map(factor -> factor instanceof Tree.Rational rational
                        ? integer(rational.numerator())
                        : of(factor, factors.size() == 1 ? PRODUCT : PRODUCT + 1))
                .collect(Collectors.toList()));
    }

    private static boolean isInverse(Tree tree) {
        return tree.is(Head.POWER)
                && tree.children().get(0) != Tree.Constant.E
                && tree.children().get(1) instanceof Tree.Rational k
                && k.numerator() < 0;
    }

    private int precedence(Tree tree) {
        if (tree instanceof Tree.Rational rational) {
            return rational.numerator() >= 0 && rational.isInteger() ? ATOM : PRODUCT;
        }
        if (tree instanceof Tree.Real real) {
            return real.value() < 0 ? PRODUCT : ATOM;
        }
        if (tree.is(Head.PLUS)) {
            return SUM;
        }
        if (tree.is(Head.TIMES) || isInverse(tree)) {
            return PRODUCT;
        }
        return tree.is(Head.POWER) ? POWER : ATOM;
    }
}
