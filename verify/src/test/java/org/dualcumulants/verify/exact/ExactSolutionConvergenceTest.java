package org.dualcumulants.verify.exact;

import static org.dualcumulants.verify.exact.ReferenceSystems.KURAMOTO_PHASE;
import static org.dualcumulants.verify.exact.ReferenceSystems.kuramoto;
import static org.dualcumulants.verify.exact.ReferenceSystems.mean;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Analytic data: the error falls faster than any power of 1/G. */
class ExactSolutionConvergenceTest {

    @Test
    void convergenceInTheNumberOfPointsIsSpectral() {
        double exact = ExactSolution.solve(kuramoto(2, mean(KURAMOTO_PHASE)), 37).expectation();
        int[] points = {5, 9, 13, 17};
        double[] errors = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            double found = ExactSolution.solve(kuramoto(2, mean(KURAMOTO_PHASE)), points[i]).expectation();
            errors[i] = Math.abs(found - exact);
        }
        for (int i = 1; i < points.length; i++) {
            double order = Math.log(errors[i - 1] / errors[i]) / Math.log((double) points[i] / points[i - 1]);
            assertTrue(order > 4 * i, "order " + order + " from " + errors[i - 1] + " to " + errors[i]);
        }
    }
}
