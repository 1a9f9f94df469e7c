package org.dualcumulants.spectral.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** A circle has a finite positive length and begins somewhere; anything else is refused with its value. */
class PeriodicAxisTest {

    private static String refusal(double from, double length) {
        return assertThrows(IllegalArgumentException.class, () -> new PeriodicAxis("q", from, length)).getMessage();
    }

    @Test
    void kind() {
        assertEquals("periodic", new PeriodicAxis("q", -1, 2).kind());
    }

    @Test
    void lengthsMustBeFiniteAndPositive() {
        assertEquals("length of axis q is 0.0; it must be finite and positive", refusal(0, 0));
        assertEquals("length of axis q is -1.0; it must be finite and positive", refusal(0, -1));
        assertEquals("length of axis q is NaN; it must be finite and positive", refusal(0, Double.NaN));
        assertEquals(
                "length of axis q is Infinity; it must be finite and positive", refusal(0, Double.POSITIVE_INFINITY));
    }

    @Test
    void beginningsMustBeFinite() {
        assertEquals("from of axis q is NaN; it must be finite", refusal(Double.NaN, 1));
        assertEquals("from of axis q is -Infinity; it must be finite", refusal(Double.NEGATIVE_INFINITY, 1));
    }
}
