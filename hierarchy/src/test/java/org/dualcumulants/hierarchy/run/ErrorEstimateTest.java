package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dualcumulants.hierarchy.run.ErrorEstimate.Origin;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Part;
import org.junit.jupiter.api.Test;

/** The total is the sum of the parts; it is incomplete as soon as one was skipped. */
class ErrorEstimateTest {

    @Test
    void partsAddUp() {
        ErrorEstimate estimate = SampleRuns.estimate(1e-3, 2e-4, 5e-6);
        assertEquals(1.205e-3, estimate.total(), 1e-18);
        assertEquals(3, estimate.parts().size());
        assertFalse(estimate.incomplete());
    }

    @Test
    void skippedPartsMakeItIncomplete() {
        Part measured = new Part(1e-3, Origin.MEASURED, "orders");
        Part skipped = new Part(0, Origin.SKIPPED, "too large");
        ErrorEstimate estimate = new ErrorEstimate(measured, skipped, measured);
        assertTrue(estimate.incomplete());
        assertEquals(2e-3, estimate.total(), 1e-18);
    }

    /** As a user writes them, not as binary fractions. */
    @Test
    void tolerancesHaveThreeDigits() {
        assertEquals("tolerance 1e-11", ErrorEstimator.against(1e-9 / 100));
        assertEquals("tolerance 0.0001", ErrorEstimator.against(1e-2 / 100));
        assertEquals("tolerance 3.33e-8", ErrorEstimator.against(1e-5 / 300));
    }
}
