package org.dualcumulants.hierarchy.derive;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * An integer linear form such as N - n - 1.
 *
 * @param factors factor of each variable, none 0
 * @param constant what is left without variables
 */
public record LinearForm(SortedMap<Variable, Integer> factors, int constant) implements Comparable<LinearForm> {

    public LinearForm {
        TreeMap<Variable, Integer> kept = new TreeMap<>(factors);
        kept.values().removeIf(f -> f == 0);
        factors = Collections.unmodifiableSortedMap(kept);
    }

    public static LinearForm of(int constant) {
        return new LinearForm(new TreeMap<>(), constant);
    }

    public static LinearForm of(Variable variable) {
        return new LinearForm(new TreeMap<>(Map.of(variable, 1)), 0);
    }

    public LinearForm plus(int number) {
        return new LinearForm(factors, constant + number);
    }

    LinearForm plus(LinearForm other) {
        TreeMap<Variable, Integer> all = new TreeMap<>(factors);
        other.factors.forEach((variable, factor) -> all.merge(variable, factor, Math::addExact));
        return new LinearForm(all, Math.addExact(constant, other.constant));
    }

    LinearForm times(int number) {
        TreeMap<Variable, Integer> all = new TreeMap<>(factors);
        all.replaceAll((variable, factor) -> Math.multiplyExact(factor, number));
        return new LinearForm(all, Math.multiplyExact(constant, number));
    }

    /** Divided by a divisor of all its numbers. */
    LinearForm over(int divisor) {
        TreeMap<Variable, Integer> all = new TreeMap<>(factors);
        all.replaceAll((variable, factor) -> factor / divisor);
        return new LinearForm(all, constant / divisor);
    }

    /** The greatest common divisor of its numbers, with the sign of the first; 0 for the form 0. */
    int content() {
        BigInteger common = BigInteger.valueOf(constant);
        for (int factor : factors.values()) {
            common = common.gcd(BigInteger.valueOf(factor));
        }
        int first = factors.isEmpty() ? constant : factors.get(factors.firstKey());
        return common.abs().intValueExact() * Integer.signum(first);
    }

    public LinearForm minus(Variable variable) {
        TreeMap<Variable, Integer> all = new TreeMap<>(factors);
        all.merge(variable, -1, Integer::sum);
        return new LinearForm(all, constant);
    }

    /** With a whole number in the place of a variable. */
    LinearForm with(Variable variable, int value) {
        TreeMap<Variable, Integer> rest = new TreeMap<>(factors);
        Integer factor = rest.remove(variable);
        return factor == null ? this : new LinearForm(rest, constant + factor * value);
    }

    /** What multiplies a particle number, without the rest: its size for many particles. */
    LinearForm leading() {
        TreeMap<Variable, Integer> large = new TreeMap<>(factors);
        large.keySet().removeIf(v -> v.kind() != Variable.Kind.PARTICLES);
        return large.isEmpty() ? this : new LinearForm(large, 0);
    }

    double at(ToDoubleFunction<Variable> values) {
        return constant + factors.entrySet().stream().mapToDouble(f -> f.getValue() * values.applyAsDouble(f.getKey())).sum();
    }

    /** Whether a particle number occurs. */
    boolean isLarge() {
        return factors.keySet().stream().anyMatch(v -> v.kind() == Variable.Kind.PARTICLES);
    }

    boolean isConstant() {
        return factors.isEmpty();
    }

    int factor(Variable variable) {
        return factors.getOrDefault(variable, 0);
    }

    /** In the order of reading: constants, orders and masses, particle numbers; N - n before N - n - 1. */
    @Override
    public int compareTo(LinearForm other) {
        if (isLarge() != other.isLarge()) {
            return isLarge() ? 1 : -1;
        }
        if (factors.size() != other.factors.size()) {
            return Integer.compare(factors.size(), other.factors.size());
        }
        Iterator<Map.Entry<Variable, Integer>> theirs = other.factors.entrySet().iterator();
        for (Map.Entry<Variable, Integer> mine : factors.entrySet()) {
            Map.Entry<Variable, Integer> their = theirs.next();
            int byVariable = mine.getKey().compareTo(their.getKey());
            int byFactor = byVariable != 0 ? byVariable : their.getValue().compareTo(mine.getValue());
            if (byFactor != 0) {
                return byFactor;
            }
        }
        return Integer.compare(other.constant, constant);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        factors.forEach((variable, factor) -> append(text, factor, variable.name()));
        if (constant != 0 || factors.isEmpty()) {
            append(text, constant, "");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int factor, String name) {
        text.append(factor < 0 ? "-" : text.length() > 0 ? "+" : "");
        boolean bare = Math.abs(factor) == 1 && !name.isEmpty();
        text.append(bare ? "" : Math.abs(factor) + (name.isEmpty() ? "" : "*")).append(name);
    }
}
