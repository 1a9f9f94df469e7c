package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClenshawCurtisTest {

    @Test
    void isExactForPolynomialsOfItsDegree() {
        ClenshawCurtis rule = new ClenshawCurtis(3, 8);
        for (int degree = 0; degree <= 8; degree++) {
            int k = degree;
            double exact = Math.pow(3, k + 1) / (k + 1);
            double[] values = Arrays.stream(rule.times()).map(t -> Math.pow(t, k)).toArray();
            assertEquals(exact, rule.integral(values), 1e-14 * exact, "degree " + k);
            assertEquals(k <= 5 ? 0 : 1, rule.difference(values) > 1e-13 * exact ? 1 : 0, "every second point, degree " + k);
        }
        double[] beyond = Arrays.stream(rule.times()).map(t -> Math.pow(t, 10)).toArray();
        assertTrue(Math.abs(rule.integral(beyond) - Math.pow(3, 11) / 11) > 1e-6);
    }

    @Test
    void beginsAndEndsOnTheInterval() {
        double[] times = new ClenshawCurtis(0.5, 4).times();
        double c = Math.sqrt(0.5);
        assertArrayEquals(new double[] {0, 0.25 * (1 - c), 0.25, 0.25 * (1 + c), 0.5}, times, 1e-16);
        assertEquals(0.5, times[4], 0);
    }
}
