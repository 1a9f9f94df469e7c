package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.junit.jupiter.api.Test;

/** What does not fit is refused before it starts, with the largest order that does. */
class CapacityTest {

    @Test
    void smallRunsFit() {
        assertNull(Capacity.check(Tensors.full(12), 4));
    }

    @Test
    void largeRunsAreRefusedWithWhatFits() {
        int functions = 400;
        Solution.Broken broken = Capacity.check(Tensors.full(functions), 9);
        assertNotNull(broken);
        // binom(409, 9), nineteen vectors of eight bytes each
        assertTrue(
                broken.reason().startsWith("order 9 over 400 functions has 8.08e+17 coefficients and needs about 1.23e+11 GB; "),
                broken.reason());
        Matcher remedy = Pattern.compile("order (\\d) is the largest that fits at this resolution; or lower the resolution,"
                        + " or give Java more memory")
                .matcher(broken.remedy());
        assertTrue(remedy.matches(), broken.remedy());
        int fits = Integer.parseInt(remedy.group(1));
        assertTrue(fits >= 1 && fits < 9);
        assertNull(Capacity.check(Tensors.full(functions), fits), "what is proposed fits");
        assertNotNull(
                Capacity.check(Tensors.full(functions), fits + 1), "and no more");
    }

    /** Orders 8 and 6, 4 and 2 beside it. */
    @Test
    void longSeriesAreRefusedWithWhatFits() {
        assertNull(Capacity.checkSeries(Tensors.full(8), 4));
        assertEquals(FullIndexSet.size(11, 8) + FullIndexSet.size(11, 6) + FullIndexSet.size(11, 4) + FullIndexSet.size(11, 2),
                Capacity.seriesCoefficients(Tensors.full(10), 4), "orders 0 … m over K functions are order m over K + 1");
        Solution.Broken broken = Capacity.checkSeries(Tensors.full(400), 4);
        assertNotNull(broken);
        assertTrue(broken.reason().startsWith("the series up to N^-4 over 400 functions has 1.78e+16 coefficients"), broken.reason());
        Matcher remedy = Pattern.compile("series: (\\d) is the longest that fits at this resolution; or lower the resolution, or give"
                        + " Java more memory")
                .matcher(broken.remedy());
        assertTrue(remedy.matches(), broken.remedy());
        int fits = Integer.parseInt(remedy.group(1));
        assertNull(Capacity.checkSeries(Tensors.full(400), fits));
        assertNotNull(Capacity.checkSeries(Tensors.full(400), fits + 1));
        assertEquals("lower the resolution, or give Java more memory", Capacity.checkSeries(Tensors.full(1_000_000), 1).remedy());
    }

    @Test
    void coefficientsAreCounted() {
        assertEquals(1 + 3 + 6 + 10, Tensors.full(3).coefficients(3));
    }
}
