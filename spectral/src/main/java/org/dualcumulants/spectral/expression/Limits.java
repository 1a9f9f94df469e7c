package org.dualcumulants.spectral.expression;

import java.util.Collection;

/** Sizes a formula must respect, and bounds on what algebra would make of it; all are checked before Symja is asked. */
final class Limits {

    static final int LENGTH = 4_000;
    static final int DEPTH = 64;
    static final int EXPONENT = 64;

    /** Largest product of nested integer exponents, as in ((x^8)^8)^8. */
    static final int NESTED_EXPONENT = 1_024;

    /** Powers in the exponent of powers, as in x^x^x. */
    static final int TOWER = 8;

    /** Nodes of a formula, a derivative included. */
    static final int NODES = 50_000;

    /** Terms of an expanded polynomial. */
    static final int TERMS = 10_000;

    /** Nodes up to which Simplify is worth its time. */
    static final int SIMPLIFY_NODES = 60;

    /** Terms up to which Simplify may expand. */
    static final int SIMPLIFY_TERMS = 100;

    /** Time for one question to Symja, its start not counted. */
    static final long SECONDS = 20;

    private Limits() {}

    static double nodes(Tree tree) {
        double sum = 1;
        for (Tree child : tree.children()) {
            sum += nodes(child);
        }
        return sum;
    }

    /** An upper bound on the nodes of ∂tree/∂name before like terms are collected; 0 where the name does not occur. */
    static double derivativeNodes(Tree tree, Collection<String> name) {
        if (tree instanceof Tree.Symbol) {
            return tree.mentions(name) ? 1 : 0;
        }
        if (!tree.mentions(name)) {
            return 0;
        }
        double own = nodes(tree);
        double sum = 0;
        for (Tree child : tree.children()) {
            double inner = derivativeNodes(child, name);
            sum += inner == 0 || tree.is(Head.PLUS) ? inner : inner + own + 8;
        }
        return sum + 1;
    }

    /** The largest product of integer exponents along a path from the root to a leaf. */
    static double nestedExponent(Tree tree) {
        double largest = 1;
        for (Tree child : tree.children()) {
            largest = Math.max(largest, nestedExponent(child));
        }
        return tree.is(Head.POWER) && tree.children().get(1) instanceof Tree.Rational k
                ? largest * Math.max(1, Math.abs(k.value()))
                : largest;
    }

    /** How many powers are stacked in exponents. */
    static int tower(Tree tree) {
        int highest = 0;
        for (Tree child : tree.children()) {
            highest = Math.max(highest, tower(child));
        }
        return tree.is(Head.POWER) ? Math.max(highest, 1 + tower(tree.children().get(1))) : highest;
    }

    /** An upper bound on the number of terms once sums and products are multiplied out. */
    static double expandedTerms(Tree tree) {
        if (tree.is(Head.PLUS)) {
            return tree.children().stream().mapToDouble(Limits::expandedTerms).sum();
        }
        if (tree.is(Head.TIMES)) {
            return tree.children().stream().mapToDouble(Limits::expandedTerms).reduce(1, (a, b) -> a * b);
        }
        if (tree.is(Head.POWER) && tree.children().get(1) instanceof Tree.Rational k && k.isInteger()) {
            double terms = expandedTerms(tree.children().get(0));
            double count = 1;
            for (int i = 1; i <= k.numerator() && terms > 1; i++) {
                count *= (terms - 1 + i) / i;
            }
            return count;
        }
        return 1;
    }
}
