package org.dualcumulants.spectral.basis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dualcumulants.spectral.space.RealAxis;
import org.junit.jupiter.api.Test;

/** {@link AxisBasisContract} for Hermite polynomials of any center and width. */
class HermiteBasisLawsTest extends AxisBasisContract {

    private final List<AxisBasis> bases = new ArrayList<>();

    HermiteBasisLawsTest() {
        Random random = new Random(61);
        for (int degree : new int[] {1, 2, 3, 8, 20}) {
            bases.add(new HermiteBasis(new RealAxis("x", 0, 1), degree));
            double width = Math.pow(10, random.nextDouble(-2, 3));
            bases.add(new HermiteBasis(new RealAxis("y", width * random.nextDouble(-3, 3), width), degree));
        }
    }

    @Override
    List<AxisBasis> bases() {
        return bases;
    }

    /** Sums over some hundred nodes; a step of the recurrence rounds a few times, and x up to three widths away from 0. */
    @Override
    double roundings(AxisBasis basis) {
        return 64 + 64 * basis.resolution();
    }

    /** √n/σ. */
    @Override
    double frequency(AxisBasis basis) {
        return Math.sqrt(basis.resolution()) / width(basis);
    }

    private static double width(AxisBasis basis) {
        return (basis.point(1) - basis.point(0)) / 6;
    }

    /** |g_a| ≤ 1.1 e^{ξ²/4} for |ξ| ≤ 3: below 11, and a point of difference quotients may lie a little beyond. */
    @Override
    double scale(AxisBasis basis) {
        return 40;
    }

    @Override
    double second(AxisBasis basis, double[] c, double x) {
        double[] g = basis.values(x);
        double sum = 0;
        for (int a = 2; a < c.length; a++) {
            sum += c[a] * Math.sqrt(a * (a - 1.0)) * g[a - 2] / Math.pow(width(basis), 2);
        }
        return sum;
    }

    /** He_2/√2, He_3/√6. */
    @Test
    void polynomialsAreThoseOfHermite() {
        double[] g = new HermiteBasis(new RealAxis("x", 1, 2), 3).values(5);
        assertEquals(2, g[1], 1e-15);
        assertEquals(3 / Math.sqrt(2), g[2], 1e-15);
        assertEquals(2 / Math.sqrt(6), g[3], 1e-15);
    }

    @Test
    void noDegreeIsRefused() {
        RealAxis axis = new RealAxis("x", 0, 1);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new HermiteBasis(axis, 0));
        assertEquals("axis x has degree 0; at least 1 is required", e.getMessage());
    }
}
