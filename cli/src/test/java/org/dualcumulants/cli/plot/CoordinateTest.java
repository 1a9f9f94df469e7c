package org.dualcumulants.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinateTest {

    @ParameterizedTest
    @CsvSource({"0, 0.00", "-0.001, 0.00", "1.005, 1.00", "0.999, 1.00", "-0.5, -0.50", "-3.149, -3.15", "12.07, 12.07", "760, 760.00", "-1e-2, -0.01"})
    void twoDigitsBehindThePoint(double value, String text) {
        assertEquals(text, Coordinate.text(value));
    }
}
