package org.dualcumulants.spectral.expression;

import java.util.List;

/** Symja syntax with the user's names. */
final class TextNotation extends Notation {

    private final Names names;

    TextNotation(Names names) {
        this.names = names;
    }

    @Override
    String symbol(String name) {
        return name;
    }

    /** A declared name hides a constant, which is then written as a value of a function. */
    @Override
    String constant(Tree.Constant constant) {
        if (!names.declares(constant.spelling())) {
            return constant.spelling();
        }
        return constant == Tree.Constant.PI ? "ArcCos(-1)" : "Exp(1)";
    }

    @Override
    String number(double value) {
        return Double.toString(value);
    }

    @Override
    String product(List<String> factors) {
        return String.join("*", factors);
    }

    @Override
    String quotient(List<Tree> numerator, List<Tree> denominator) {
        String divisor = denominator.size() == 1 ? of(denominator.get(0), POWER) : bracket(factors(denominator));
        return factors(numerator) + "/" + divisor;
    }

    @Override
    String power(Tree base, Tree exponent) {
        if (base == Tree.Constant.E) {
            return "Exp(" + of(exponent) + ")";
        }
        return exponent.equals(Tree.HALF) ? "Sqrt(" + of(base) + ")" : of(base, ATOM) + "^" + of(exponent, ATOM);
    }

    @Override
    String call(Head head, List<String> arguments) {
        return head.spelling() + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    String bracket(String inside) {
        return "(" + inside + ")";
    }
}
