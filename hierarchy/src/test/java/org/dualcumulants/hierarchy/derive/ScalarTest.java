package org.dualcumulants.hierarchy.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exact coefficients: sums that are one product are found, others keep their value. */
class ScalarTest {

    private static final LinearForm N = LinearForm.of(Species.ONLY.particles());
    private static final LinearForm SMALL = LinearForm.of(Species.ONLY.order());
    private static final LinearForm REST = N.minus(Species.ONLY.order());

    private static Scalar product(long number, LinearForm... forms) {
        Product p = Product.of(number);
        for (LinearForm f : forms) {
            p = p.times(f);
        }
        return Scalar.of(p);
    }

    private static Scalar over(Scalar s, LinearForm... forms) {
        Product p = Product.ONE;
        for (LinearForm f : forms) {
            p = p.over(f);
        }
        return s.times(p);
    }

    @Test
    void sumsOfProductsAreFactored() {
        assertEquals(
                Scalar.of(Product.of(-1).times(REST).over(N.plus(-1))),
                Scalar.of(-1).plus(over(product(1, SMALL.plus(-1)), N.plus(-1))));
        assertEquals(over(Scalar.ONE, N), Scalar.ONE.plus(over(product(-1, N.plus(-1)), N)));
        Scalar quadratic = Scalar.of(-1)
                .plus(over(product(2, SMALL.plus(-1)), N.plus(-1)))
                .plus(over(product(-1, SMALL.plus(-1), SMALL.plus(-2)), N.plus(-1), N.plus(-2)));
        assertEquals(over(product(-1, REST, REST.plus(-1)), N.plus(-1), N.plus(-2)), quadratic.simplified());
    }

    @Test
    void whatCancelsIsZero() {
        Scalar s = over(product(3, REST), N.plus(-1));
        assertTrue(s.plus(s.times(Product.of(-1))).isZero());
        assertEquals("0", Scalar.ZERO.toString());
        assertTrue(product(1, N).plus(product(-1, REST)).plus(product(-1, SMALL)).isZero());
        assertTrue(Scalar.of(Product.power(SMALL, 2)).with(Species.ONLY.order(), 0).isZero());
    }

    /** N² + n + 1 has no linear factor: it stays a sum. */
    @Test
    void otherSumsStaySums() {
        Scalar s = product(1, N, N).plus(Scalar.of(SMALL.plus(1)));
        assertEquals(2, s.simplified().summands().size());
        assertEquals(7 * 7 + 3 + 1, s.at(v -> v.kind() == Variable.Kind.PARTICLES ? 7 : 3), 1e-12);
    }

    @Test
    void valuesSurviveAddingAndMultiplying() {
        Random random = new Random(5);
        List<LinearForm> forms = List.of(N, SMALL, REST, N.plus(-1), REST.plus(-2), SMALL.plus(3), SMALL.plus(-1));
        for (int trial = 0; trial < 300; trial++) {
            Scalar sum = Scalar.ZERO;
            double value = 0;
            for (int k = 0; k < 3; k++) {
                LinearForm a = forms.get(random.nextInt(forms.size()));
                LinearForm b = forms.get(random.nextInt(forms.size()));
                LinearForm c = forms.get(random.nextInt(forms.size()));
                int number = random.nextInt(5) - 2;
                sum = sum.plus(over(product(number, a, b), c, N.plus(-1)));
                value += number * at(a) * at(b) / at(c) / at(N.plus(-1));
            }
            assertEquals(value, sum.at(ScalarTest::value), 1e-11, sum.toString());
        }
    }

    private static double value(Variable v) {
        return v.kind() == Variable.Kind.PARTICLES ? 11.3 : 4.7;
    }

    private static double at(LinearForm form) {
        return form.at(ScalarTest::value);
    }

    @Test
    void rootsAreExact() {
        Scalar root = Scalar.of(Product.power(SMALL.plus(2), 1).times(Product.power(SMALL.plus(1), 1)));
        assertEquals(Scalar.of(Product.power(LinearForm.of(2), 1)), root.with(Species.ONLY.order(), 0));
        assertEquals(product(1, SMALL.plus(1), SMALL.plus(2)), root.times(root));
    }

    @Test
    void limits() {
        assertEquals(Scalar.of(-1), over(product(-1, REST), N.plus(-1)).limit());
        assertTrue(over(product(1, SMALL), N).limit().isZero());
        ArithmeticException e = assertThrows(ArithmeticException.class, () -> Scalar.of(REST).limit());
        assertEquals("the coefficient (N-n) has no finite limit for many particles", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> over(Scalar.ONE, SMALL).with(Species.ONLY.order(), 0));
    }

    @Test
    void equalityUpToAlgebra() {
        Scalar s = product(1, N, N).plus(Scalar.of(SMALL.plus(1)));
        assertTrue(s.sameAs(product(1, N, N).plus(Scalar.of(SMALL)).plus(Scalar.ONE)));
        assertFalse(s.sameAs(product(1, N, N).plus(Scalar.of(SMALL))));
    }
}
