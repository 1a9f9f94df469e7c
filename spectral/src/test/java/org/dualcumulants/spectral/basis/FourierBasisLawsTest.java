package org.dualcumulants.spectral.basis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.junit.jupiter.api.Test;

/** {@link AxisBasisContract} for 1, cos κx, sin κx, … on circles of any length that begin anywhere. */
class FourierBasisLawsTest extends AxisBasisContract {

    private final List<AxisBasis> bases = new ArrayList<>();

    FourierBasisLawsTest() {
        Random random = new Random(40);
        for (int harmonics : new int[] {1, 2, 3, 4, 7, 16, 33}) {
            bases.add(new FourierBasis(new PeriodicAxis("x", 0, 2 * Math.PI), harmonics));
            double length = Math.pow(10, random.nextDouble(-2, 3));
            bases.add(new FourierBasis(new PeriodicAxis("y", length * random.nextDouble(-8, 8), length), harmonics));
        }
    }

    @Override
    List<AxisBasis> bases() {
        return bases;
    }

    /** The angle kκx, up to 2π·10·harmonics here, is rounded a few times before the cosine sees it. */
    @Override
    double roundings(AxisBasis basis) {
        return 8 + 8 * basis.resolution() * 2 * Math.PI * 10;
    }

    @Test
    void namesAreReadable() {
        AxisBasis standard = new FourierBasis(new PeriodicAxis("x", 0, 2 * Math.PI), 2);
        assertEquals(List.of("1", "cos(x)", "sin(x)", "cos(2x)", "sin(2x)"), names(standard));
        AxisBasis unit = new FourierBasis(new PeriodicAxis("q", 0, 1.5), 2);
        assertEquals(List.of("1", "cos(2πq/1.5)", "sin(2πq/1.5)", "cos(2π·2·q/1.5)", "sin(2π·2·q/1.5)"), names(unit));
    }

    private static List<String> names(AxisBasis basis) {
        return java.util.stream.IntStream.range(0, basis.size()).mapToObj(basis::name).toList();
    }

    @Test
    void noHarmonicsAreRefused() {
        PeriodicAxis axis = new PeriodicAxis("x", 0, 1);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new FourierBasis(axis, 0));
        assertEquals("axis x has 0 harmonics; at least 1 is required", e.getMessage());
    }
}
