package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dualcumulants.spectral.expression.Expression;

/**
 * Coefficients in the algebra system and back: what it factors, expands or takes to the limit is read as products of linear forms
 * again, their variables in the papers' order. It is asked about rational functions only; the root of binomials that a rescaled
 * coefficient contains goes beside them.
 */
final class ScalarAlgebra {

    private ScalarAlgebra() {}

    /** root · rational. */
    private record Rooted(Product root, Scalar rational) {

        /** @throws ArithmeticException if two summands have different roots */
        static Rooted of(Scalar scalar) {
            TreeMap<LinearForm, Integer> odd = new TreeMap<>();
            scalar.summands().get(0).halves().forEach((form, halves) -> {
                if (halves % 2 != 0) {
                    odd.put(form, 1);
                }
            });
            Product root = new Product(Ratio.ONE, odd);
            Scalar rational = scalar.times(root.inverse());
            if (!rational.summands().stream().allMatch(Product::isRational)) {
                throw new ArithmeticException("the coefficient " + scalar + " adds different roots; expected one root times a rational function");
            }
            return new Rooted(root, rational);
        }
    }

    static Scalar factored(Scalar scalar) {
        Rooted split = Rooted.of(scalar);
        return read(split.rational().expression(), split.rational().variables()).times(split.root());
    }

    /**
     * With root² ~ r N^k the root is √r N^{k/2}: for even k the limit is √r · lim N^{k/2} rational, for odd k the rational part
     * has to stay finite after another factor N^{(k+1)/2}, and the limit is 0.
     */
    static Scalar limit(Scalar scalar) {
        Rooted split = Rooted.of(scalar);
        Product square = split.root().times(split.root());
        int growth = square.growth() / 2;
        try {
            Scalar rational = inversePowers(split.rational(), Math.floorDiv(growth + 1, 2), 0).get(0);
            if (growth % 2 != 0 || rational.isZero()) {
                return Scalar.ZERO;
            }
            Scalar root = inversePowers(Scalar.of(square), -growth, 0).get(0);
            return rational.times(root.summands().get(0).root());
        } catch (ArithmeticException e) {
            throw new ArithmeticException("the coefficient " + scalar + " has no finite limit for many particles");
        }
    }

    /** The coefficients of 1, N^{-1}, …, N^{-order}. */
    static List<Scalar> inversePowers(Scalar scalar, Variable particles, int order) {
        if (!scalar.summands().stream().allMatch(Product::isRational)) {
            throw new ArithmeticException("the coefficient " + scalar + " is no power series in 1/N");
        }
        List<Scalar> all = inversePowers(scalar, 0, order);
        return all.stream().map(c -> c.with(particles, 1)).toList();
    }

    /** With v/h for every number v of particles: the coefficients of 1, h, …, h^order in h^{-power} scalar. */
    private static List<Scalar> inversePowers(Scalar scalar, int power, int order) {
        List<String> large = scalar.variables().stream().filter(v -> v.kind() == Variable.Kind.PARTICLES).map(Variable::name).toList();
        List<Expression> all = scalar.expression().inversePowers(large, power, order);
        return all.stream().map(c -> read(c, scalar.variables())).toList();
    }

    /** The factors of a rational function; one that is no linear form, as N² + n + 1, makes it a sum. */
    private static Scalar read(Expression rational, Collection<Variable> variables) {
        List<Variable> known = List.copyOf(variables);
        Scalar all = Scalar.ONE;
        for (Expression.Power power : rational.factors()) {
            Scalar base = polynomial(power.base(), known);
            if (base.isZero()) {
                return Scalar.ZERO;
            }
            if (base.summands().size() > 1 && power.exponent() < 0) {
                throw new ArithmeticException("the denominator " + power.base().text() + " of a coefficient is no product of linear forms");
            }
            Scalar factor = power.exponent() > 0 ? base : Scalar.of(base.summands().get(0).inverse());
            for (int k = 0; k < Math.abs(power.exponent()); k++) {
                all = all.times(factor);
            }
        }
        return all;
    }

    private static Scalar polynomial(Expression polynomial, List<Variable> variables) {
        List<Product> monomials = new ArrayList<>();
        Map<List<Integer>, Double> terms = polynomial.polynomial(variables.stream().map(Variable::name).toList());
        terms.forEach((exponents, number) -> {
            long whole = Math.round(number);
            if (whole != number) {
                throw new ArithmeticException("the factor " + polynomial.text() + " of a coefficient has the number " + number + "; expected whole numbers");
            }
            Product monomial = Product.of(whole);
            for (int v = 0; v < variables.size(); v++) {
                monomial = monomial.times(Product.power(LinearForm.of(variables.get(v)), 2 * exponents.get(v)));
            }
            monomials.add(monomial);
        });
        return new Scalar(monomials);
    }
}
