package org.dualcumulants.hierarchy.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Orders lie one after the other without gaps. */
class TensorLayoutTest {

    private final FullIndexSet set = new FullIndexSet(3, 4);

    @Test
    void ordersFollowEachOther() {
        TensorLayout layout = new TensorLayout(set, 3);
        assertEquals(0, layout.offset(0));
        assertEquals(1, layout.offset(1));
        assertEquals(4, layout.offset(2));
        assertEquals(10, layout.offset(3));
        assertEquals(20, layout.offset(4));
        assertEquals(20, layout.length());
        assertEquals(3, layout.truncation());
        assertSame(set, layout.indexSet());
    }

    @Test
    void theTruncationLiesWithinTheSet() {
        for (int wrong : new int[] {0, 5, -1}) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new TensorLayout(set, wrong));
            assertEquals("truncation is " + wrong + "; 1 to 4 is required", e.getMessage());
        }
    }
}
