package org.dualcumulants.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DecimalsTest {

    @Test
    void fixedPointStopsWhereTheErrorBegins() {
        assertEquals("0.26895", Decimals.fixed(0.268948402684, 3e-5));
        assertEquals("0.27", Decimals.fixed(0.268948402684, 0.04));
        assertEquals("0", Decimals.fixed(0.26, 3));
        assertEquals("0.268948402684", Decimals.fixed(0.268948402684, 0));
        assertEquals("-12.34", Decimals.fixed(-12.3411, 0.02));
        assertEquals("1.2e-7", Decimals.fixed(1.2345e-7, 1e-8));
        assertEquals("NaN", Decimals.fixed(Double.NaN, 1e-3));
    }

    @Test
    void scientificStopsWhereTheErrorBegins() {
        assertEquals("-1.806e-4", Decimals.scientific(-1.806211e-4, 2e-7));
        assertEquals("-2e-4", Decimals.scientific(-1.806211e-4, 1.0));
        assertEquals("-2.30149612345e-25", Decimals.scientific(-2.30149612345e-25, 0.0));
        assertEquals("0", Decimals.scientific(0, 1e-3));
    }

    @Test
    void plainNumbersCarryNoPadding() {
        assertEquals("1024", Decimals.plain(1024));
        assertEquals("1e23", Decimals.plain(1e23));
        assertEquals("0.32", Decimals.plain(0.8 * 0.8 / 2));
        assertEquals("6.28319", Decimals.plain(2 * Math.PI));
        assertEquals("1.5e-7", Decimals.plain(1.5e-7));
    }
}
