package org.dualcumulants.hierarchy.derive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
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

    List<Product> monomials() {
        List<Product> all = new ArrayList<>();
        terms.forEach((exponents, number) -> {
            TreeMap<LinearForm, Integer> halves = new TreeMap<>();
            exponents.forEach((v, e) -> halves.put(LinearForm.of(v), 2 * e));
            all.add(new Product(number, halves));
        });
        return all;
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    /** The quotient by a linear form whose first variable has the factor 1; empty if there is a remainder. */
    Optional<Polynomial> dividedBy(LinearForm divisor) {
        Variable v = divisor.factors().firstKey();
        Polynomial root = Polynomial.of(new LinearForm(new TreeMap<>(Map.of(v, 1)), 0))
                .plus(Polynomial.of(divisor).times(Polynomial.of(Ratio.of(-1))));
        int degree = terms.keySet().stream().mapToInt(e -> e.getOrDefault(v, 0)).max().orElse(0);
        Polynomial quotient = Polynomial.of(Ratio.ZERO);
        Polynomial carried = Polynomial.of(Ratio.ZERO);
        for (int k = degree; k >= 0; k--) {
            carried = coefficient(v, k).plus(carried.times(root));
            if (k > 0) {
                quotient = quotient.plus(carried.times(power(v, k - 1)));
            }
        }
        return carried.isZero() ? Optional.of(quotient) : Optional.empty();
    }

    private Polynomial coefficient(Variable v, int exponent) {
        Map<SortedMap<Variable, Integer>, Ratio> all = new HashMap<>();
        terms.forEach((exponents, c) -> {
            if (exponents.getOrDefault(v, 0) == exponent) {
                TreeMap<Variable, Integer> rest = new TreeMap<>(exponents);
                rest.remove(v);
                all.put(rest, c);
            }
        });
        return new Polynomial(all);
    }

    private static Polynomial power(Variable v, int exponent) {
        return exponent == 0
                ? of(Ratio.ONE)
                : new Polynomial(Map.of(new TreeMap<>(Map.of(v, exponent)), Ratio.ONE));
    }

    /** As a product of linear forms, where dividing by the given ones leaves one; empty where it does not. */
    Optional<Product> factored(Collection<LinearForm> candidates) {
        Polynomial rest = this;
        Product found = Product.ONE;
        for (LinearForm candidate : candidates) {
            Optional<Polynomial> quotient = rest.linear().isPresent() ? Optional.empty() : rest.dividedBy(candidate);
            while (quotient.isPresent() && !rest.isZero()) {
                found = found.times(candidate);
                rest = quotient.get();
                quotient = rest.linear().isPresent() ? Optional.empty() : rest.dividedBy(candidate);
            }
        }
        Product factors = found;
        return rest.linear().map(factors::times);
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
