package org.dualcumulants.hierarchy.derive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * The sum, if it is one product again: a common factor times a linear form, as in 1 - (N-1)/N = 1/N. It is written with N
     * before n, the first of them positive.
     */
    Optional<Product> plus(Product other) {
        Product inverse = commonFactor(other).inverse();
        Product mine = times(inverse);
        Product theirs = other.times(inverse);
        Optional<LinearForm> a = mine.form();
        Optional<LinearForm> b = theirs.form();
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        BigInteger under = mine.number.under().multiply(theirs.number.under());
        LinearForm sum = a.get().times(mine.number.over().multiply(theirs.number.under()).intValueExact())
                .plus(b.get().times(theirs.number.over().multiply(mine.number.under()).intValueExact()));
        int content = sum.content();
        if (content == 0) {
            return Optional.of(of(0));
        }
        Product factor = new Product(new Ratio(BigInteger.valueOf(content), under), negated(inverse.halves));
        return Optional.of(factor.times(sum.over(content)));
    }

    /** The least power of every form in both. */
    private Product commonFactor(Product other) {
        TreeMap<LinearForm, Integer> least = new TreeMap<>();
        halves.forEach((form, e) -> least.put(form, Math.min(e, other.halves.getOrDefault(form, 0))));
        other.halves.forEach((form, e) -> least.putIfAbsent(form, Math.min(e, 0)));
        return new Product(Ratio.ONE, least);
    }

    /** What the number multiplies, 1 or a linear form; empty for more. */
    private Optional<LinearForm> form() {
        if (halves.isEmpty()) {
            return Optional.of(LinearForm.of(1));
        }
        return halves.size() == 1 && halves.get(halves.firstKey()) == 2 ? Optional.of(halves.firstKey()) : Optional.empty();
    }

    public Product inverse() {
        return new Product(number.power(-1), negated(halves));
    }

    private static SortedMap<LinearForm, Integer> negated(SortedMap<LinearForm, Integer> halves) {
        TreeMap<LinearForm, Integer> all = new TreeMap<>(halves);
        all.replaceAll((form, e) -> -e);
        return all;
    }

    boolean isRational() {
        return halves.values().stream().allMatch(e -> e % 2 == 0);
    }

    /** The root of a product without roots. */
    Product root() {
        Product all = new Product(Ratio.ONE, new TreeMap<>());
        for (Map.Entry<LinearForm, Integer> power : halves.entrySet()) {
            all = all.times(power(power.getKey(), power.getValue() / 2));
        }
        return all.times(power(LinearForm.of(number.over().intValueExact()), 1)).times(power(LinearForm.of(number.under().intValueExact()), -1));
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

    /** The limit for many particles of every species, their ratios being kept, of a product that does not grow. */
    Product limit() {
        if (growth() > 0) {
            throw new ArithmeticException("the product " + this + " has no finite limit for many particles");
        }
        if (growth() < 0) {
            return of(0);
        }
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
