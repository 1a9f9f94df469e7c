package org.dualcumulants.spectral.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What does not fit is refused, what fits is not. */
class AvailableMemoryTest {

    @Test
    void whatDoesNotFitIsRefused() {
        AvailableMemory.require(AvailableMemory.bytes(), "resolution", "a grid");
        StudyException e = assertThrows(
                StudyException.class, () -> AvailableMemory.require(1e15, "particle.kernel", "the grid of 'Sin(x)'"));
        assertEquals("particle.kernel", e.where());
        assertTrue(e.getMessage().startsWith("the grid of 'Sin(x)' needs about 1.00e+06 GB at this resolution; "), e.getMessage());
        assertTrue(e.getMessage().endsWith(" GB are available: lower the resolution, or give Java more memory"), e.getMessage());
        assertThrows(StudyException.class, () -> AvailableMemory.require(Double.NaN, "resolution", "a grid"));
    }
}
