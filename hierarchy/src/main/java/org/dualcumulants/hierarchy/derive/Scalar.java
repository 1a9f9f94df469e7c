package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;

/**
 * A coefficient: an exact algebraic function of particle numbers, orders and masses, as a sum of products. Sums that are
 * again one product of linear forms are found, 1 - (N-1)/N = 1/N; no algebra system is loaded for that.
 *
 * @param summands products that differ by more than a number; one, where factoring succeeds; none for 0
 */
public record Scalar(List<Product> summands) {

    public static final Scalar ZERO = new Scalar(List.of());
    public static final Scalar ONE = of(Product.ONE);

    public Scalar {
        summands = together(List.copyOf(summands));
    }

    public static Scalar of(Product product) {
        return new Scalar(List.of(product));
    }

    public static Scalar of(long number) {
        return of(Product.of(number));
    }

    public static Scalar of(LinearForm form) {
        return of(Product.power(form, 2));
    }

    static Scalar of(Polynomial polynomial) {
        return new Scalar(polynomial.monomials());
    }

    public Scalar plus(Scalar other) {
        return new Scalar(Stream.concat(summands.stream(), other.summands.stream()).toList());
    }

    public Scalar times(Product factor) {
        return new Scalar(summands.stream().map(factor::times).toList());
    }

    public Scalar times(Scalar other) {
        return new Scalar(summands.stream().flatMap(a -> other.summands.stream().map(a::times)).toList());
    }

    /** With a whole number in the place of a variable. */
    public Scalar with(Variable variable, int value) {
        return new Scalar(summands.stream().map(p -> p.with(variable, value)).toList());
    }

    /**
     * The limit N → ∞ of all particle numbers, their ratios being kept; refused where a summand grows. Read off the leading factors:
     * Symja's Limit (3.0.0) finds 0 for (N-n)(N-n-1)/(N(N-1)).
     */
    public Scalar limit() {
        if (summands.stream().anyMatch(p -> p.growth() > 0)) {
            throw new ArithmeticException("the coefficient " + this + " has no finite limit for many particles");
        }
        return new Scalar(summands.stream().filter(p -> p.growth() == 0).map(Product::leading).toList());
    }

    public boolean isZero() {
        return summands.isEmpty();
    }

    /** The variables that occur. */
    public SortedSet<Variable> variables() {
        return summands.stream()
                .flatMap(p -> p.halves().keySet().stream())
                .flatMap(f -> f.factors().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Its value; the variables' values are asked for. */
    public double at(ToDoubleFunction<Variable> values) {
        return summands.stream().mapToDouble(p -> p.at(values)).sum();
    }

    /** As a formula in N, n, …: for comparison and simplification by the algebra system. */
    public Expression expression() {
        return Expression.parse(toString(), new Names(variables().stream().map(Variable::name).toList(), Map.of()));
    }

    /** Whether both are equal for all values of the variables. */
    public boolean sameAs(Scalar other) {
        return equals(other) || expression().sameAs(other.expression());
    }

    @Override
    public String toString() {
        return isZero() ? "0" : summands.stream().map(Product::toString).collect(Collectors.joining(" + "));
    }

    /** Collects equal products; divides the common factor out and reads the rest as a linear form if it is one. */
    private static List<Product> together(List<Product> products) {
        if (products.size() == 1 && !products.get(0).isZero()) {
            return products;
        }
        Map<SortedMap<LinearForm, Integer>, Ratio> numbers = new LinkedHashMap<>();
        products.forEach(p -> numbers.merge(p.halves(), p.number(), Ratio::plus));
        List<Product> collected = new ArrayList<>();
        numbers.forEach((halves, number) -> collected.add(new Product(number, halves)));
        collected.removeIf(Product::isZero);
        if (collected.size() < 2) {
            return List.copyOf(collected);
        }
        Product inverse = inverseOfCommonFactor(collected);
        List<Product> rest = collected.stream().map(inverse::times).toList();
        if (rest.stream().anyMatch(p -> p.halves().values().stream().anyMatch(e -> e % 2 != 0))) {
            return List.copyOf(collected);
        }
        Polynomial sum = rest.stream().map(Scalar::expanded).reduce(Polynomial.of(Ratio.ZERO), Polynomial::plus);
        if (sum.isZero()) {
            return List.of();
        }
        Product common = new Product(Ratio.ONE, negated(inverse.halves()));
        return sum.factored(candidates(collected)).map(p -> List.of(p.times(common))).orElse(List.copyOf(collected));
    }

    /** Factors that counting leads to: N - n - k, N - k and n - k. */
    private static List<LinearForm> candidates(List<Product> products) {
        SortedSet<Variable> variables = new TreeSet<>();
        products.forEach(p -> p.halves().keySet().forEach(f -> variables.addAll(f.factors().keySet())));
        List<LinearForm> all = new ArrayList<>();
        for (Variable v : variables) {
            for (int k = 0; k < 4; k++) {
                all.add(LinearForm.of(v).plus(-k));
                for (Variable w : variables.tailSet(v)) {
                    if (!w.equals(v)) {
                        all.add(LinearForm.of(v).minus(w).plus(-k));
                    }
                }
            }
        }
        return all;
    }

    private static Product inverseOfCommonFactor(List<Product> products) {
        TreeMap<LinearForm, Integer> least = new TreeMap<>();
        for (Product p : products) {
            p.halves().keySet().forEach(form -> least.put(form, Integer.MAX_VALUE));
        }
        least.replaceAll((form, e) ->
                products.stream().mapToInt(p -> p.halves().getOrDefault(form, 0)).min().orElseThrow());
        return new Product(Ratio.ONE, negated(least));
    }

    private static SortedMap<LinearForm, Integer> negated(SortedMap<LinearForm, Integer> halves) {
        TreeMap<LinearForm, Integer> all = new TreeMap<>(halves);
        all.replaceAll((form, e) -> -e);
        return all;
    }

    private static Polynomial expanded(Product product) {
        Polynomial all = Polynomial.of(product.number());
        for (Map.Entry<LinearForm, Integer> power : product.halves().entrySet()) {
            for (int k = 0; k < power.getValue() / 2; k++) {
                all = all.times(Polynomial.of(power.getKey()));
            }
        }
        return all;
    }
}
