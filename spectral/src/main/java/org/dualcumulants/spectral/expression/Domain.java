package org.dualcumulants.spectral.expression;

import java.util.List;

/**
 * Where a formula has a value, as far as it can be read off without algebra. A formula that is continuous for all real values of
 * its variables can be compiled as it was written; one with divisions, roots, logarithms or jumps is simplified first, so that
 * what cancels in it neither divides by zero nor falls on the wrong side of a jump.
 */
final class Domain {

    /** A constant above this size may be a pole met with a rounding error, such as Csc(Pi). */
    private static final double LARGE = 1e12;

    private final Names names;

    private Domain(Names names) {
        this.names = names;
    }

    /** Whether the formula is seen to be real and continuous for all values of the variables. */
    static boolean isEverywhere(Tree tree, Names names) {
        return new Domain(names).contains(tree) && isFinite(tree, names);
    }

    /** At one point: numbers that only overflow together are for algebra to refuse. */
    private static boolean isFinite(Tree tree, Names names) {
        List<String> variables = names.variables();
        double[] point = new double[variables.size()];
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.sin(i + 1);
        }
        return Double.isFinite(Assembler.assemble(tree, variables, names.parameters()).at(point));
    }

    private boolean contains(Tree tree) {
        if (!tree.mentions(names.variables())) {
            return tree.children().isEmpty() || Math.abs(Assembler.constant(tree, names.parameters())) < LARGE;
        }
        if (!(tree instanceof Tree.Apply apply)) {
            return true;
        }
        return switch (apply.head()) {
            case PLUS, TIMES, SIN, COS, SINH, COSH, TANH, SECH, ARCTAN, ABS, MIN, MAX ->
                apply.arguments().stream().allMatch(this::contains);
            case POWER -> containsPower(apply.arguments().get(0), apply.arguments().get(1));
            default -> false;
        };
    }

    private boolean containsPower(Tree base, Tree exponent) {
        if (exponent instanceof Tree.Rational k) {
            return k.isInteger() && k.numerator() > 0 && contains(base);
        }
        return !base.mentions(names.variables())
                && Assembler.constant(base, names.parameters()) > 0
                && contains(base)
                && contains(exponent);
    }
}
