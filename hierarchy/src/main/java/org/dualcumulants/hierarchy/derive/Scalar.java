package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;

/**
 * A coefficient: an exact algebraic function of particle numbers, orders and masses, as the sum of products that counting made it.
 * Adding finds what {@link Product#plus} finds, 1 - (N-1)/N = 1/N, which is enough for the numerical terms; simplification, limits,
 * series and equality are questions to the algebra system, which is loaded by the first of them.
 *
 * @param summands products that differ by more than a number; none for 0
 */
public record Scalar(List<Product> summands) {

    public static final Scalar ZERO = new Scalar(List.of());
    public static final Scalar ONE = of(Product.ONE);

    public Scalar {
        summands = collected(summands);
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

    /** The same as one product of powers of linear forms, where that is possible. A single product is in lowest terms as it stands. */
    public Scalar simplified() {
        return summands.size() < 2 ? this : ScalarAlgebra.factored(this);
    }

    /**
     * The limit N → ∞ of all particle numbers, their ratios being kept.
     *
     * @throws ArithmeticException if it is not finite
     */
    public Scalar limit() {
        return isZero() ? this : ScalarAlgebra.limit(this);
    }

    /** Whether no summand is left; of a sum that is not {@link #simplified} false also means that it may be 0. */
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

    /** As a formula in N, n, …, for the algebra system. */
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

    /** Adds every product to the first with which it makes one. */
    private static List<Product> collected(List<Product> products) {
        List<Product> sum = new ArrayList<>();
        for (Product product : products) {
            Product next = product;
            for (int k = 0; k < sum.size(); k++) {
                Optional<Product> both = sum.get(k).plus(next);
                if (both.isPresent()) {
                    sum.remove(k);
                    next = both.get();
                    k = -1;
                }
            }
            if (!next.isZero()) {
                sum.add(next);
            }
        }
        return List.copyOf(sum);
    }
}
