package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.KURAMOTO_PHASE;
import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.find;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 7: truncation at m = 2p, and also at 2p+1, leaves an error O(N^{-p-1}); reference R1 against m = 6. */
class OrderOfTruncationConvergenceTest {

    /** Largest deviation of a slope fitted over N = 128 … 1024 from its limit; the next power of 1/N shifts it by 1 %. */
    private static final double ASYMPTOTIC = 0.1;

    private static final List<Double> PARTICLES = List.of(128.0, 256.0, 512.0, 1024.0);

    /** Five harmonics: the powers of N do not depend on how the model is resolved. */
    private static final class Table {
        static final StudyResult RUNS = solve(
                NOISY_KURAMOTO.study(NOISY_KURAMOTO.mean(KURAMOTO_PHASE), PARTICLES, List.of(1, 2, 3, 4, 6), 5, 1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1, -1", "2, -2", "3, -2", "4, -3"})
    void errorFallsLikeThePowerOfTheOrder(int order, double power) {
        double meanX = PARTICLES.stream().mapToDouble(Math::log).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (double n : PARTICLES) {
            double reference = find(Table.RUNS, n, 6).correction();
            double error = Math.abs(find(Table.RUNS, n, order).correction() - reference);
            assertTrue(error > 1e-10 * Math.abs(reference), "error " + error + " at N = " + n + " is rounding");
            double x = Math.log(n) - meanX;
            xx += x * x;
            xy += x * Math.log(error);
        }
        assertEquals(power, xy / xx, ASYMPTOTIC);
        assertEquals(xy / xx, Table.RUNS.slopes().truncation().get(order).exponent(), 1e-9);
    }
}
