package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A rational number times powers of linear forms, the shape in which counting gives coefficients: -(N-n)(N-n-1)/(N-1). Half
 * powers are those of the rescaling binom(N, n)^{1/2}.
 *
 * @param number rational factor
 * @param halves twice the exponent of each form; none 0; constant forms occur with odd exponents only
 */
public record Product(Ratio number, SortedMap<LinearForm, Integer> halves) {

    public static final Product ONE = of(1);

    public Product {
        TreeMap<LinearForm, Integer> kept = new TreeMap<>();
        for (Map.Entry<LinearForm, Integer> power : halves.entrySet()) {
            LinearForm form = power.getKey();
            int exponent = power.getValue();
            if (form.isConstant() && (exponent % 2 == 0 || form.constant() == 0 || form.constant() == 1)) {
                number = number.times(Ratio.of(form.constant()).power(Math.floorDiv(exponent + 1, 2)));
            } else if (exponent != 0) {
                kept.put(form, exponent);
            }
        }
        halves = Collections.unmodifiableSortedMap(number.signum() == 0 ? new TreeMap<>() : kept);
    }

    public static Product of(long number) {
        return new Product(Ratio.of(number), new TreeMap<>());
    }

    /** form^(halves/2). */
    public static Product power(LinearForm form, int halves) {
        return new Product(Ratio.ONE, new TreeMap<>(Map.of(form, halves)));
    }

    public Product times(Product other) {
        TreeMap<LinearForm, Integer> all = new TreeMap<>(halves);
        other.halves.forEach((form, exponent) -> all.merge(form, exponent, Integer::sum));
        return new Product(number.times(other.number), all);
    }

    public Product times(LinearForm form) {
        return times(power(form, 2));
    }

    public Product over(LinearForm form) {
        return times(power(form, -2));
    }

    /** With a whole number in the place of a variable. */
    Product with(Variable variable, int value) {
        Product all = new Product(number, new TreeMap<>());
        for (Map.Entry<LinearForm, Integer> power : halves.entrySet()) {
            all = all.times(power(power.getKey().with(variable, value), power.getValue()));
        }
        return all;
    }

    /** Twice the power of N with which it grows. */
    int growth() {
        return halves.entrySet().stream().filter(p -> p.getKey().isLarge()).mapToInt(Map.Entry::getValue).sum();
    }

    /** The factor of N^growth for many particles of every species, their ratios being kept. */
    Product leading() {
        Product all = new Product(number, new TreeMap<>());
        for (Map.Entry<LinearForm, Integer> power : halves.entrySet()) {
            all = all.times(power(power.getKey().leading(), power.getValue()));
        }
        return all;
    }

    double at(ToDoubleFunction<Variable> values) {
        double value = number.value();
        for (Map.Entry<LinearForm, Integer> power : halves.entrySet()) {
            value *= Math.pow(power.getKey().at(values), power.getValue() / 2.0);
        }
        return value;
    }

    boolean isZero() {
        return number.signum() == 0;
    }

    /** In the syntax of formulas. */
    @Override
    public String toString() {
        List<String> over = new ArrayList<>();
        List<String> under = new ArrayList<>();
        halves.forEach((form, exponent) -> (exponent > 0 ? over : under).add(text(form, Math.abs(exponent))));
        if (!number.equals(Ratio.ONE) || over.isEmpty()) {
            over.add(0, "(" + number + ")");
        }
        return String.join("*", over) + under.stream().map(f -> "/" + f).collect(Collectors.joining());
    }

    private static String text(LinearForm form, int halves) {
        return "(" + form + ")" + (halves == 2 ? "" : halves % 2 == 0 ? "^" + halves / 2 : "^(" + halves + "/2)");
    }
}
