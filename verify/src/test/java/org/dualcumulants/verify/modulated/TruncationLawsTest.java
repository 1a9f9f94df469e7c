package org.dualcumulants.verify.modulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.special.BesselJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truncated charges in the plane, Bessel truncation of g. */
class TruncationLawsTest {

    private static final double[][] POINTS = points(12);

    private static double[][] points(int n) {
        SplittableRandom random = new SplittableRandom(4);
        return new double[][] {random.doubles(n).map(u -> 1.6 * u - 0.8).toArray(), random.doubles(n).map(u -> 1.6 * u - 0.8).toArray()};
    }

    private static double[] times(double[] radii, double factor) {
        return Arrays.stream(radii).map(r -> factor * r).toArray();
    }

    /** Equality for disjoint disks, for laws that are smooth and that are not. */
    @Test
    void disjointDisksSayAll() {
        for (FreeLaw law : new FreeLaw[] {new FreeLaw.Gaussian(0.6), new FreeLaw.Disk(3)}) {
            TruncatedCharges charges = new TruncatedCharges(law, POINTS);
            double energy = law.modulatedEnergy(POINTS);
            for (double factor : new double[] {0.1, 0.5, 1}) {
                assertEquals(energy, charges.bound(times(charges.nearest(), factor)), 2e-6, law + ", " + factor);
            }
        }
    }

    /** Larger disks say less, and the energy of the field is never negative. */
    @Test
    void theBoundFallsAsRadiiGrow() {
        FreeLaw law = new FreeLaw.Gaussian(0.6);
        TruncatedCharges charges = new TruncatedCharges(law, POINTS);
        double before = law.modulatedEnergy(POINTS) + 1e-5;
        double[] common = new double[POINTS[0].length];
        for (double radius : new double[] {0.01, 0.1, 0.2, 0.4}) {
            Arrays.fill(common, radius);
            double bound = charges.bound(common);
            assertTrue(bound <= before + 1e-5, radius + ": " + bound + " after " + before);
            assertTrue(charges.electric(common) > 0);
            before = bound;
        }
        assertTrue(before < law.modulatedEnergy(POINTS) - 0.01, "large disks overlap");
    }

    /** (1/2π) ∫ |∇h|² over a square, by the midpoint rule; the field falls like |x|^{-2} beyond. */
    @Test
    void theElectricEnergyIsThatOfTheField() {
        FreeLaw law = new FreeLaw.Gaussian(0.5);
        double[][] x = {{-0.5, 0.6}, {0.1, -0.2}};
        TruncatedCharges charges = new TruncatedCharges(law, x);
        double[] radii = {0.3, 0.4};
        double side = 12;
        int n = 1200;
        double sum = 0;
        double[] y = new double[2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                y[0] = side * ((i + 0.5) / n - 0.5);
                y[1] = side * ((j + 0.5) / n - 0.5);
                double[] field = charges.field(radii, y);
                sum += (field[0] * field[0] + field[1] * field[1]) * side * side / n / n;
            }
        }
        assertEquals(charges.electric(radii), sum / (2 * Math.PI), 2e-3);
    }

    @Test
    void onlyThePlane() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new TruncatedCharges(new FreeLaw.Semicircle(1), POINTS)).getMessage()
                .contains("-log|x| in the plane"));
    }

    /** g_η ≤ g, |g - g_η| ≤ C η^γ |x|^{-s-γ} with a constant that does not depend on η and is reached, g_η(0) finite. */
    @ParameterizedTest
    @CsvSource({"0, 1, 1", "0, 2, 2", "0.5, 1, 1", "1, 2, 0.5", "1, 3, 3", "-0.5, 1, 1.5", "1.5, 2, 4"})
    void truncatedFromBelow(double s, int d, double gamma) {
        double constant = new BesselTruncation(s, d, 1).constant(gamma);
        assertTrue(constant > 0 && constant < 100, "C = " + constant);
        for (double eta : new double[] {1, 0.1, 0.01}) {
            BesselTruncation g = new BesselTruncation(s, d, eta);
            double reached = 0;
            for (double r = 1e-3 * eta; r < 50 * eta; r *= 1.07) {
                double rest = g.whole(r) - g.value(r);
                assertTrue(rest >= 0 && g.rest(r) >= 0);
                reached = Math.max(reached, g.rest(r) * Math.pow(r, s + gamma) / Math.pow(eta, gamma));
            }
            assertTrue(reached <= constant * (1 + 1e-8) && reached > 0.99 * constant, reached + " of " + constant);
            assertTrue(Double.isFinite(g.atOrigin()) && g.atOrigin() > g.value(0.1 * eta));
        }
    }

    /** The transform of g - g_η by the mixture and by its radial integral; ĝ_η > 0 and falls fast. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.5, 1", "-0.5, 1", "0, 2", "1, 2", "1, 3"})
    void theTransformIsPositive(double s, int d) {
        BesselTruncation g = new BesselTruncation(s, d, 0.5);
        for (double k : new double[] {0.3, 1, 4, 15}) {
            double sum = 0;
            int n = 200_000;
            for (int m = 0; m < n; m++) {
                double u = (m + 0.5) / n;
                double r = 20 * u * u * u;
                double wave = d == 1 ? 2 * Math.cos(k * r) : d == 2 ? 2 * Math.PI * r * BesselJ.value(0, k * r) : 4 * Math.PI * r * Math.sin(k * r) / k;
                sum += g.rest(r) * wave * 60 * u * u / n;
            }
            assertEquals(sum, g.restTransform(k), 1e-5 * Math.max(1, Math.abs(sum)), "κ = " + k);
            assertTrue(g.transform(k) > 0, "κ = " + k);
        }
    }
}
