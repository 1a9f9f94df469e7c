package org.dualcumulants.hierarchy.derive;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A polynomial with rational coefficients.
 *
 * @param terms exponents of the variables → coefficient, none 0
 */
record Polynomial(Map<SortedMap<Variable, Integer>, Ratio> terms) {

    Polynomial {
        Map<SortedMap<Variable, Integer>, Ratio> kept = new HashMap<>(terms);
        kept.values().removeIf(c -> c.signum() == 0);
        terms = Collections.unmodifiableMap(kept);
    }

    static Polynomial of(Ratio number) {
        return new Polynomial(Map.of(new TreeMap<>(), number));
    }

    static Polynomial of(LinearForm form) {
        Map<SortedMap<Variable, Integer>, Ratio> terms = new HashMap<>();
        form.factors().forEach((variable, factor) -> terms.put(new TreeMap<>(Map.of(variable, 1)), Ratio.of(factor)));
        terms.put(new TreeMap<>(), Ratio.of(form.constant()));
        return new Polynomial(terms);
    }

    Polynomial plus(Polynomial other) {
        Map<SortedMap<Variable, Integer>, Ratio> sum = new HashMap<>(terms);
        other.terms.forEach((exponents, c) -> sum.merge(exponents, c, Ratio::plus));
        return new Polynomial(sum);
    }

    Polynomial times(Polynomial other) {
        Map<SortedMap<Variable, Integer>, Ratio> all = new HashMap<>();
        terms.forEach((a, c) -> other.terms.forEach((b, d) -> {
            TreeMap<Variable, Integer> exponents = new TreeMap<>(a);
            b.forEach((variable, e) -> exponents.merge(variable, e, Integer::sum));
            all.merge(exponents, c.times(d), Ratio::plus);
        }));
        return new Polynomial(all);
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    /** The same as a number times a linear form without common divisor, its first factor positive; empty above degree 1. */
    Optional<Product> linear() {
        if (terms.keySet().stream().anyMatch(e -> e.values().stream().mapToInt(i -> i).sum() > 1)) {
            return Optional.empty();
        }
        BigInteger under = BigInteger.ONE;
        BigInteger over = BigInteger.ZERO;
        for (Ratio c : terms.values()) {
            under = under.multiply(c.under()).divide(under.gcd(c.under()));
            over = over.gcd(c.over());
        }
        Ratio content = new Ratio(over, under);
        TreeMap<Variable, Integer> factors = new TreeMap<>();
        int constant = 0;
        for (Map.Entry<SortedMap<Variable, Integer>, Ratio> term : terms.entrySet()) {
            int whole = term.getValue().times(content.power(-1)).over().intValueExact();
            if (term.getKey().isEmpty()) {
                constant = whole;
            } else {
                factors.put(term.getKey().firstKey(), whole);
            }
        }
        if (!factors.isEmpty() && factors.get(factors.firstKey()) < 0) {
            content = content.times(Ratio.of(-1));
            factors.replaceAll((v, f) -> -f);
            constant = -constant;
        }
        return Optional.of(new Product(content, new TreeMap<>()).times(new LinearForm(factors, constant)));
    }
}
