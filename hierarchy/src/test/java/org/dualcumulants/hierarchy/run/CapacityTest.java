package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dualcumulants.hierarchy.layout.Tensors;
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
        // binom(409, 9), eighteen vectors of eight bytes each
        assertTrue(
                broken.reason().startsWith("order 9 over 400 functions has 8.08e+17 coefficients and needs about 1.16e+11 GB; "),
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

    @Test
    void coefficientsAreCounted() {
        assertEquals(1 + 3 + 6 + 10, Tensors.full(3).coefficients(3));
    }
}
