package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the coefficients off an expanded sum. */
final class Polynomial {

    private static final Comparator<List<Integer>> BY_DEGREE = Comparator
            .comparingInt((List<Integer> exponents) -> exponents.stream().mapToInt(Integer::intValue).sum())
            .thenComparing(Object::toString, Comparator.reverseOrder());

    private final List<String> variables;
    private final Names names;
    private final Map<List<Integer>, Double> coefficients = new TreeMap<>(BY_DEGREE);

    private Polynomial(List<String> variables, Names names) {
        this.variables = variables;
        this.names = names;
    }

    /** Exponents → coefficient, by rising degree; the zero polynomial has none. */
    static Map<List<Integer>, Double> read(Tree expanded, List<String> variables, Names names) {
        Polynomial polynomial = new Polynomial(variables, names);
        for (Tree term : expanded.is(Head.PLUS) ? expanded.children() : List.of(expanded)) {
            polynomial.add(term);
        }
        polynomial.coefficients.values().removeIf(coefficient -> coefficient == 0);
        return polynomial.coefficients;
    }

    private void add(Tree term) {
        List<Integer> exponents = new ArrayList<>(Collections.nCopies(variables.size(), 0));
        List<Tree> coefficient = new ArrayList<>();
        for (Tree factor : term.is(Head.TIMES) ? term.children() : List.of(term)) {
            boolean power = factor.is(Head.POWER) && factor.children().get(1) instanceof Tree.Rational;
            Tree base = power ? factor.children().get(0) : factor;
            Tree.Rational exponent = power ? (Tree.Rational) factor.children().get(1) : Tree.ONE;
            int index = base instanceof Tree.Symbol symbol ? variables.indexOf(symbol.name()) : -1;
            if (index >= 0 && exponent.isInteger() && exponent.numerator() > 0) {
                exponents.set(index, exponents.get(index) + Math.toIntExact(exponent.numerator()));
            } else if (!factor.mentions(variables) && !factor.mentions(names.variables())) {
                coefficient.add(factor);
            } else {
                throw new ExpressionException(
                        0,
                        "the term " + Token.quote(Notation.text(names).of(term)) + " is no polynomial in "
                                + String.join(", ", variables) + "; expected sums of constants times powers of them");
            }
        }
        double value = Assembler.constant(Tree.times(coefficient), names.parameters());
        coefficients.merge(List.copyOf(exponents), value, Double::sum);
    }
}
