package org.dualcumulants.hierarchy.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the algebra system makes of coefficients, against their values in decimals of sixty digits, at N up to 1e20. */
class ScalarAlgebraLawsTest {

    private static final MathContext DIGITS = new MathContext(60);
    private static final LinearForm N = LinearForm.of(Species.ONLY.particles());
    private static final LinearForm SMALL = LinearForm.of(Species.ONLY.order());
    private static final LinearForm REST = N.minus(Species.ONLY.order());
    private static final List<LinearForm> FORMS = List.of(N, SMALL.plus(1), REST, N.plus(-1), REST.plus(-1), SMALL.plus(2), SMALL.plus(-1));

    private static BigDecimal value(Scalar scalar, double particles, int order) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Product product : scalar.summands()) {
            BigDecimal value = new BigDecimal(product.number().over()).divide(new BigDecimal(product.number().under()), DIGITS);
            for (Map.Entry<LinearForm, Integer> power : product.halves().entrySet()) {
                BigDecimal form = BigDecimal.valueOf(power.getKey().constant());
                for (Map.Entry<Variable, Integer> f : power.getKey().factors().entrySet()) {
                    double v = f.getKey().kind() == Variable.Kind.PARTICLES ? particles : f.getKey().kind() == Variable.Kind.ORDER ? order : 0.75;
                    form = form.add(BigDecimal.valueOf(v).multiply(BigDecimal.valueOf(f.getValue())));
                }
                BigDecimal root = power.getValue() % 2 == 0 ? BigDecimal.ONE : form.sqrt(DIGITS);
                BigDecimal whole = form.pow(Math.abs(Math.floorDiv(power.getValue(), 2)), DIGITS);
                value = power.getValue() < 0
                        ? value.divide(whole, DIGITS).multiply(root, DIGITS)
                        : value.multiply(whole, DIGITS).multiply(root, DIGITS);
            }
            sum = sum.add(value, DIGITS);
        }
        return sum;
    }

    private static void assertClose(BigDecimal expected, BigDecimal actual, double tolerance, String what) {
        double scale = 1 + expected.abs().doubleValue();
        assertTrue(expected.subtract(actual).abs().doubleValue() <= tolerance * scale, () -> what + ": " + actual + " for " + expected);
    }

    /** Sums of rational products whose growth is at most the given one. */
    private static Scalar random(Random random, int growth) {
        Scalar sum = Scalar.ZERO;
        for (int k = 0; k < 3; k++) {
            Product product = Product.of(random.nextInt(7) - 3);
            for (int f = 0; f < 3; f++) {
                product = product.times(FORMS.get(random.nextInt(FORMS.size())));
            }
            while (!product.isZero() && product.growth() > 2 * growth) {
                product = product.over(List.of(N, N.plus(-1)).get(random.nextInt(2)));
            }
            sum = sum.plus(Scalar.of(product));
        }
        return sum;
    }

    @Test
    void simplificationKeepsTheValue() {
        Random random = new Random(11);
        int single = 0;
        for (int trial = 0; trial < 40; trial++) {
            Scalar sum = random(random, 1);
            if (!sum.isZero()) {
                Scalar simplified = ScalarAlgebra.factored(sum);
                assertClose(value(sum, 1e20, 4), value(simplified, 1e20, 4), 1e-30, sum.toString());
                assertClose(value(sum, 17, 3), value(simplified, 17, 3), 1e-50, sum.toString());
                single += simplified.summands().size() == 1 ? 1 : 0;
            }
        }
        assertTrue(single > 2 && single < 40, single + " of 40 are one product");
    }

    /** The difference from the limit falls like 1/N; a limit that is wrong by one part in 1e9 would be seen. */
    @Test
    void limitsAreThoseOfTheValues() {
        Random random = new Random(12);
        for (int trial = 0; trial < 40; trial++) {
            Scalar sum = random(random, 0);
            Scalar limit = sum.limit();
            assertClose(value(sum, 1e20, 4), value(limit, 1e20, 4), 1e-16, sum + " → " + limit);
            assertTrue(limit.variables().stream().allMatch(v -> v.kind() == Variable.Kind.ORDER), limit.toString());
        }
    }

    /** √((N-n)(N-n-1)) / (N-1) → 1, and the limits that a single system function gets wrong. */
    @Test
    void limitsWithRoots() {
        Product roots = Product.power(REST, 1).times(Product.power(REST.plus(-1), 1)).times(Product.power(SMALL.plus(2), 1));
        assertEquals(
                Scalar.of(Product.power(SMALL.plus(2), 1)).times(Product.of(-3)),
                Scalar.of(roots.over(N.plus(-1)).times(Product.of(-3))).limit());
        assertTrue(Scalar.of(Product.power(REST, 1).over(N)).limit().isZero());
        assertTrue(Scalar.of(Product.power(REST, -1)).limit().isZero());
        assertEquals(Scalar.of(Product.power(LinearForm.of(2), 1)), Scalar.of(Product.power(N.times(2).plus(1), 1).times(Product.power(N, -1))).limit());
        assertEquals(Scalar.ONE, Scalar.of(Product.ONE.times(REST).times(REST.plus(-1)).over(N).over(N.plus(-1))).limit());
        for (Product grows : List.of(Product.power(REST, 1), roots, Product.power(REST, 3).over(N))) {
            ArithmeticException e = assertThrows(ArithmeticException.class, () -> Scalar.of(grows).limit());
            assertTrue(e.getMessage().contains("has no finite limit for many particles"), e.getMessage());
        }
    }

    /** Of a sum that is no product, and of one whose growing parts cancel: N - n against N. */
    @Test
    void limitsOfSums() {
        Scalar cancels = Scalar.of(Product.ONE.times(REST).times(REST).over(N)).plus(Scalar.of(Product.of(-1).times(N)));
        assertEquals(Scalar.of(Product.of(-2).times(SMALL)), cancels.limit());
        Scalar sum = Scalar.of(Product.ONE.times(N).times(N).over(N.plus(-1)).over(N)).plus(Scalar.of(Product.ONE.times(SMALL).times(SMALL)));
        assertClose(value(sum, 1e20, 5), value(sum.limit(), 1e20, 5), 1e-16, sum.toString());
    }

    @Test
    void differentRootsAreRefused() {
        Scalar sum = Scalar.of(Product.power(REST, 1)).plus(Scalar.of(Product.power(SMALL.plus(1), 1)));
        ArithmeticException e = assertThrows(ArithmeticException.class, sum::simplified);
        assertTrue(e.getMessage().contains("adds different roots"), e.getMessage());
        assertThrows(ArithmeticException.class, () -> ScalarAlgebra.inversePowers(sum, Species.ONLY.particles(), 2));
        assertThrows(ArithmeticException.class, () -> ScalarAlgebra.inversePowers(Scalar.of(N), Species.ONLY.particles(), 2));
    }

    static List<Generator> generators() {
        return List.of(
                Generator.perOther(), Generator.perParticle(true), Generator.threeBody(true),
                Generator.mixture(List.of(new Species("a"), new Species("b"))));
    }

    /** A derived coefficient is in lowest terms: the algebra system factors it into the same product, written in the same order. */
    @ParameterizedTest
    @MethodSource("generators")
    void derivedCoefficientsAreProductsInLowestTerms(Generator generator) {
        DerivedSystem cumulants = new Derivation(generator).cumulants();
        List<Scalar> all = new ArrayList<>(cumulants.terms().stream().map(DerivedTerm::coefficient).toList());
        all.addAll(cumulants.rescaled().terms().stream().map(DerivedTerm::coefficient).toList());
        List<Scalar> distinct = all.stream().distinct().toList();
        assertTrue(distinct.size() > 5);
        for (Scalar coefficient : distinct) {
            assertEquals(1, coefficient.summands().size(), coefficient.toString());
            assertEquals(coefficient, ScalarAlgebra.factored(coefficient));
        }
    }

    /** The mean field's weights are read off leading factors, without the algebra system: both have one limit. */
    @ParameterizedTest
    @MethodSource("generators")
    void limitsOfProductsAreThoseOfTheAlgebraSystem(Generator generator) {
        int finite = 0;
        for (DerivedTerm term : new Derivation(generator).cumulants().rescaled().terms()) {
            Product product = term.coefficient().summands().get(0);
            if (product.growth() <= 0) {
                assertEquals(Scalar.of(product.limit()), term.coefficient().limit(), term.toString());
                finite++;
            } else {
                assertThrows(ArithmeticException.class, () -> term.coefficient().limit(), term.toString());
            }
        }
        assertTrue(finite > 5);
    }
}
