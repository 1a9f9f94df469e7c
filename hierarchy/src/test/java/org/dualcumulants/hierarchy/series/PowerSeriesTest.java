package org.dualcumulants.hierarchy.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PowerSeriesTest {

    /** 1/N = 1/(N-1) - 1/(N-1)² + …, 1/N² = 1/(N-1)² - 2/(N-1)³ + …. */
    @Test
    void powersOfOneOverNMinusOne() {
        assertEquals(List.of(5.0, 1.0, -1.0, 1.0, -1.0), new PowerSeries(List.of(5.0, 1.0, 0.0, 0.0, 0.0)).inOthers().coefficients());
        assertEquals(List.of(0.0, 0.0, 1.0, -2.0, 3.0), new PowerSeries(List.of(0.0, 0.0, 1.0, 0.0, 0.0)).inOthers().coefficients());
        assertEquals(List.of(0.0, 0.0, 1.0, 2.0, 3.0), new PowerSeries(List.of(0.0, 0.0, 1.0, 0.0, 0.0)).errorsInOthers().coefficients());
        assertEquals(List.of(2.0, 3.0), new PowerSeries(List.of(2.0, 3.0)).inOthers().coefficients());
    }

    /** Both partial sums of the same function differ by the first power left out. */
    @Test
    void bothSumsBelongToOneFunction() {
        Random random = new Random(17);
        for (int p = 1; p <= 4; p++) {
            PowerSeries series = new PowerSeries(random.doubles(p + 1, 0.5, 1).boxed().toList());
            double near = difference(series, p, 100);
            double far = difference(series, p, 200);
            assertTrue(near > 0);
            assertEquals(p + 1, Math.log(near / far) / Math.log(2), 0.1);
        }
    }

    private static double difference(PowerSeries series, int p, double n) {
        return Math.abs(series.sum(p, 1 / n) - series.inOthers().sum(p, 1 / (n - 1)));
    }

    @Test
    void partialSumsLeaveOutTheFirst() {
        PowerSeries series = new PowerSeries(List.of(7.0, 2.0, 4.0, 8.0));
        assertEquals(1, series.sum(1, 0.5), 0);
        assertEquals(2, series.sum(2, 0.5), 0);
        assertEquals(3, series.sum(3, 0.5), 0);
    }
}
