package org.dualcumulants.hierarchy.term;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.hierarchy.term.Coefficient.Linear;

/**
 * The limit N → ∞ of a hierarchy in the rescaled cumulants [BDJ], mathematics section 8, for the unknowns √(n!) C̄_n = N^{n/2} C_n:
 * a term from order s to order n is multiplied by N^{(n-s)/2}; what does not vanish keeps the ratio of its leading factors in N.
 * The √((n+1)(n+2)) of C̄_{n+2} is the ratio of √(n!) of source and target.
 */
public final class Limiting {

    private Limiting() {}

    /**
     * The terms that survive, with coefficients that depend on neither N nor n.
     *
     * @throws IllegalArgumentException if a term grows without bound
     */
    public static List<Term> of(List<Term> terms) {
        return terms.stream().flatMap(term -> limit(term).stream()).toList();
    }

    private static Optional<Term> limit(Term term) {
        Coefficient c = term.coefficient();
        int twicePower = term.shift() + 2 * (growing(c.numerator()) - growing(c.denominator()));
        if (twicePower > 0) {
            throw new IllegalArgumentException(
                    "term " + term.name() + " grows like N^(" + twicePower + "/2) in the rescaled cumulants; it has no limit");
        }
        if (twicePower < 0) {
            return Optional.empty();
        }
        double value = c.number();
        for (Linear f : c.numerator()) {
            value *= leading(f);
        }
        for (Linear f : c.denominator()) {
            value /= leading(f);
        }
        return Optional.of(new Term(term.name(), Coefficient.of(value), term.factors()));
    }

    private static int growing(List<Linear> factors) {
        return (int) factors.stream().filter(f -> f.alpha() != 0).count();
    }

    private static double leading(Linear factor) {
        if (factor.alpha() == 0 && factor.beta() != 0) {
            throw new IllegalArgumentException("factor " + factor + " depends on the order alone; its limit is not a number");
        }
        return factor.alpha() != 0 ? factor.alpha() : factor.gamma();
    }
}
