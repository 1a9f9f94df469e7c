package org.dualcumulants.spectral.basis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @Override
    double frequency(AxisBasis basis) {
        double length = basis.normSquared(0);
        return basis.resolution() * 2 * Math.PI / length;
    }

    @Override
    double second(AxisBasis basis, double[] c, double x) {
        double[] g = basis.values(x);
        double sum = 0;
        for (int a = 0; a < c.length; a++) {
            sum -= c[a] * g[a] * Math.pow(FourierBasis.harmonic(a) * 2 * Math.PI / basis.normSquared(0), 2);
        }
        return sum;
    }

    @Test
    void productTableAgreesWithPointwiseProducts() {
        Random random = new Random(42);
        for (AxisBasis some : bases) {
            FourierBasis basis = (FourierBasis) some;
            AxisBasis wide = basis.at(2 * basis.resolution());
            double[] g = wide.values(basis.point(random.nextDouble()));
            double tolerance = 4 * roundings(wide) * 0x1p-53;
            for (int c = 0; c < basis.size(); c++) {
                for (int b = 0; b < basis.size(); b++) {
                    int[] index = basis.productIndices(c, b);
                    double[] gamma = basis.productCoefficients(c, b);
                    assertEquals(index.length, gamma.length);
                    double product = 0;
                    for (int t = 0; t < index.length; t++) {
                        assertTrue(t == 0 || index[t] > index[t - 1], "indices ascend");
                        product += gamma[t] * g[index[t]];
                    }
                    assertEquals(g[c] * g[b], product, tolerance, basis.name(c) + " times " + basis.name(b));
                }
            }
        }
    }

    @Test
    void differencesSeparate() {
        Random random = new Random(44);
        for (AxisBasis some : bases) {
            FourierBasis basis = (FourierBasis) some;
            double x = basis.point(random.nextDouble());
            double y = basis.point(random.nextDouble());
            double[] gx = basis.values(x);
            double[] gy = basis.values(y);
            double[] g = basis.values(x - y);
            for (int c = 0; c < basis.size(); c++) {
                int[][] pairs = basis.differencePairs(c);
                double[] alpha = basis.differenceCoefficients(c);
                assertEquals(pairs.length, alpha.length);
                double sum = 0;
                for (int t = 0; t < pairs.length; t++) {
                    sum += alpha[t] * gx[pairs[t][0]] * gy[pairs[t][1]];
                }
                assertEquals(g[c], sum, 4 * roundings(basis) * 0x1p-53, basis.name(c) + " of a difference");
            }
        }
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
