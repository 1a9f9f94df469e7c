package org.dualcumulants.verify.baseline;

import static org.dualcumulants.verify.baseline.BaselineTest.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Errors of the baselines against the project's reference table R1: a direct N-particle Galerkin solver of (3) for N ≤ 4, the
 * hierarchy of order 4 for larger N, whose error falls like N^{-3}.
 */
class BaselineGoldenTest {

    private static final double MEAN_FIELD = 0.268948402684;

    @ParameterizedTest
    @CsvSource({"3, 0.2593304742, 0.0277, 0.0768", "4, 0.2621803409, 0.0264, 0.0781"})
    void smallNumbers(int particles, double exact, double cluster, double kirkwood) {
        // errors as parts of the mean field's, as measured; both closures drop what is of order N^{-2}
        double meanField = MEAN_FIELD - exact;
        assertEquals(-cluster, error(particles, Closure.CLUSTER, exact) / meanField, 5e-4);
        assertEquals(-kirkwood, error(particles, Closure.KIRKWOOD, exact) / meanField, 5e-4);
    }

    @Test
    void ordersInTheNumberOfParticles() {
        int[] particles = {16, 32, 64, 128};
        double[] corrections = {-1.492841e-3, -7.325079e-4, -3.628939e-4, -1.806211e-4};
        double[][] errors = new double[Closure.values().length][particles.length];
        for (Closure closure : Closure.values()) {
            for (int i = 0; i < particles.length; i++) {
                errors[closure.ordinal()][i] = Math.abs(error(particles[i], closure, MEAN_FIELD + corrections[i]));
            }
        }
        assertEquals(-1, slope(particles, errors[Closure.INDEPENDENCE.ordinal()]), 0.05);
        assertEquals(-2, slope(particles, errors[Closure.CLUSTER.ordinal()]), 0.05);
        assertEquals(-2, slope(particles, errors[Closure.KIRKWOOD.ordinal()]), 0.05);
        for (int i = 0; i < particles.length; i++) {
            assertTrue(errors[Closure.CLUSTER.ordinal()][i] < errors[Closure.KIRKWOOD.ordinal()][i] / 3, "N = " + particles[i]);
        }
    }

    /** K = -4 sin, T = 1: the value for N = 4 from {@code verify.exact}, for N = 128 from the hierarchy of order 6, ±3e-5. */
    @Test
    void strongCoupling() {
        double few = 0.3558874520;
        assertTrue(Math.abs(value(Baseline.truncated(Circles.kuramoto(4, 4, 1), Closure.CLUSTER, 21)) - few)
                > Math.abs(value(Baseline.meanField(Circles.kuramoto(4, 4, 1), 21)) - few), "worse than the mean field");
        double many = 0.728473;
        assertEquals(2.67e-2, value(Baseline.meanField(Circles.kuramoto(128, 4, 1), 21)) - many, 1e-4);
        assertEquals(-2.2e-4, value(Baseline.truncated(Circles.kuramoto(128, 4, 1), Closure.CLUSTER, 21)) - many, 4e-5);
        assertEquals(-4.27e-3, value(Baseline.truncated(Circles.kuramoto(128, 4, 1), Closure.KIRKWOOD, 21)) - many, 1e-4);
    }

    private static double error(int particles, Closure closure, double reference) {
        return value(Baseline.truncated(Circles.kuramoto(particles, 1, 0.5), closure, 21)) - reference;
    }

    /** Of log error against log N, by least squares. */
    private static double slope(int[] particles, double[] errors) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < errors.length; i++) {
            x += Math.log(particles[i]) / errors.length;
            y += Math.log(errors[i]) / errors.length;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < errors.length; i++) {
            covariance += (Math.log(particles[i]) - x) * (Math.log(errors[i]) - y);
            variance += (Math.log(particles[i]) - x) * (Math.log(particles[i]) - x);
        }
        return covariance / variance;
    }
}
