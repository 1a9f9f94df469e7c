package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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

    /** c K^{-p} from its values at three resolutions, which are rounded and so grow unevenly; an exponential error is not underestimated. */
    @Test
    void powersOfTheResolutionAreContinued() {
        for (int top = 4; top <= 40; top++) {
            List<List<Integer>> resolutions = coarser(List.of(top, 2 * top));
            for (double power : new double[] {0.5, 1, 2, 3.5, 8}) {
                double[] error = resolutions.stream().mapToDouble(r -> 7 * Math.pow(r.get(0) * r.get(1), -power / 2)).toArray();
                double left = ErrorEstimator.rest(resolutions, error[0] - error[1], error[1] - error[2]);
                // the axes are rounded differently: their mean is the K of the error
                assertEquals(1, left / error[2], 1e-6, "K = " + top + ", power " + power);
            }
            double[] fast = resolutions.stream().mapToDouble(r -> Math.exp(-0.4 * r.get(0))).toArray();
            assertTrue(ErrorEstimator.rest(resolutions, fast[0] - fast[1], fast[1] - fast[2]) > 0.99 * fast[2]);
        }
    }

    @Test
    void changesThatDoNotFallAreContinuedNineTimes() {
        List<List<Integer>> resolutions = coarser(List.of(9));
        assertEquals(9, ErrorEstimator.rest(resolutions, 1, 1), 1e-9);
        assertEquals(9, ErrorEstimator.rest(resolutions, 0, 1), 1e-9);
        assertEquals(0, ErrorEstimator.rest(resolutions, 1, 0));
        assertTrue(ErrorEstimator.rest(resolutions, 1, 1e-30) < 1e-30);
    }

    private static List<List<Integer>> coarser(List<Integer> top) {
        List<Integer> before = ErrorEstimator.scaled(top, 1 / 1.5);
        return List.of(ErrorEstimator.scaled(before, 1 / 1.5), before, top);
    }
}
