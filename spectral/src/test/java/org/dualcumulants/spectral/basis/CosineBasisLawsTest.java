package org.dualcumulants.spectral.basis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.junit.jupiter.api.Test;

/** {@link AxisBasisContract} for the cosines of intervals of any length that begin anywhere. */
class CosineBasisLawsTest extends AxisBasisContract {

    private final List<AxisBasis> bases = new ArrayList<>();

    CosineBasisLawsTest() {
        Random random = new Random(60);
        for (int modes : new int[] {1, 2, 3, 7, 16, 33}) {
            bases.add(new CosineBasis(new IntervalAxis("x", 0, 1), modes));
            double length = Math.pow(10, random.nextDouble(-2, 3));
            double from = length * random.nextDouble(-3, 3);
            bases.add(new CosineBasis(new IntervalAxis("y", from, from + length), modes));
        }
    }

    @Override
    List<AxisBasis> bases() {
        return bases;
    }

    /** The angle, up to π·modes, is rounded a few times, and so is x, up to three lengths away from 0. */
    @Override
    double roundings(AxisBasis basis) {
        return 16 + 16 * basis.resolution() * Math.PI;
    }

    @Override
    double frequency(AxisBasis basis) {
        return basis.resolution() * Math.PI / basis.normSquared(0);
    }

    @Override
    double second(AxisBasis basis, double[] c, double x) {
        double[] g = basis.values(x);
        double sum = 0;
        for (int a = 0; a < c.length; a++) {
            sum -= c[a] * g[a] * Math.pow(a * Math.PI / basis.normSquared(0), 2);
        }
        return sum;
    }

    @Test
    void slopesVanishAtTheWalls() {
        for (AxisBasis basis : bases) {
            for (double wall : new double[] {basis.point(0), basis.point(1)}) {
                for (double slope : basis.slopes(wall)) {
                    assertEquals(0, slope, roundings(basis) * 0x1p-53 * frequency(basis));
                }
            }
        }
    }

    @Test
    void noModesAreRefused() {
        IntervalAxis axis = new IntervalAxis("x", 0, 1);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new CosineBasis(axis, 0));
        assertEquals("axis x has 0 modes; at least 1 is required", e.getMessage());
    }
}
