package org.dualcumulants.spectral.expression;

import java.util.List;

/** Numbers that the user almost surely wrote as a fraction or a fraction of π. */
final class Notable {

    private static final int DENOMINATORS = 360;
    private static final double NUMERATORS = 1e6;

    private Notable() {}

    /** p/q or (p/q) π within 4 ulp, the number itself otherwise. */
    static Tree number(double value) {
        Tree.Rational plain = fraction(value);
        if (plain != null) {
            return plain;
        }
        Tree.Rational multiple = fraction(value / Math.PI);
        if (multiple != null) {
            return Tree.times(List.of(multiple, Tree.Constant.PI));
        }
        Tree.Rational inverse = fraction(value * Math.PI);
        return inverse == null
                ? new Tree.Real(value)
                : Tree.times(List.of(inverse, Tree.power(Tree.Constant.PI, Tree.MINUS_ONE)));
    }

    private static Tree.Rational fraction(double value) {
        for (int q = 1; q <= DENOMINATORS; q++) {
            double p = Math.rint(value * q);
            if (Math.abs(p) <= NUMERATORS && Math.abs(value - p / q) <= 4 * Math.ulp(value)) {
                return new Tree.Rational((long) p, q);
            }
        }
        return null;
    }
}
