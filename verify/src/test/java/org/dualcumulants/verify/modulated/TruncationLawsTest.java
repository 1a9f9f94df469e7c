package org.dualcumulants.verify.modulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.dualcumulants.spectral.interaction.CoulombPotential;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.study.Scaling;
import org.hipparchus.special.BesselJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Truncated charges, Bessel truncation of g. */
class TruncationLawsTest {

    private static double[] times(double[] radii, double factor) {
        return Arrays.stream(radii).map(r -> factor * r).toArray();
    }

    private static Stream<Background> backgrounds() {
        return Stream.of(
                Potentials.wavy(Potentials.of(new CoulombPotential(), Flow.GRADIENT, 2 * Math.PI, 1, OptionalInt.empty()), 32),
                Potentials.wavy(Potentials.riesz(-1, 1.5, 1), 32),
                Potentials.wavy(Potentials.riesz(0, 2 * Math.PI, 2), 32),
                Potentials.wavy(Potentials.of(new CoulombPotential(), Flow.GRADIENT, 3, 2, OptionalInt.empty()), 32),
                Potentials.gaussian(Potentials.free(-1, 1, 30), 1, 512),
                Potentials.gaussian(Potentials.free(0, 2, 24), 0.6, 128));
    }

    private static double[][] points(Background background) {
        return Configurations.independent(background, 14, new SplittableRandom(4));
    }

    /** Equality for disjoint balls, on the line, in the plane and on tori. */
    @ParameterizedTest
    @MethodSource("backgrounds")
    void disjointBallsSayAll(Background background) {
        double[][] x = points(background);
        TruncatedCharges charges = new TruncatedCharges(background, x);
        double energy = new ModulatedEnergy(background.g(), 14, Scaling.PER_PARTICLE).of(x, background);
        assertEquals(energy, charges.energy());
        for (double factor : new double[] {0.1, 0.5, 1}) {
            double[] radii = times(charges.nearest(), factor);
            assertEquals(energy, charges.bound(radii), 3e-9 * background.g().charge().getAsDouble(), background.g().text() + ", " + factor);
            assertEquals(0, charges.overlap(radii));
            assertTrue(charges.electric(radii) > 0);
        }
    }

    /** Larger balls say less; on the line by the field itself, which loses what overlaps. */
    @ParameterizedTest
    @MethodSource("backgrounds")
    void theBoundFallsAsRadiiGrow(Background background) {
        TruncatedCharges charges = new TruncatedCharges(background, points(background));
        double lost = 0;
        for (double factor : new double[] {2, 4, 8, 12}) {
            double[] radii = times(charges.nearest(), factor);
            double overlap = charges.overlap(radii);
            assertTrue(overlap >= lost, factor + ": " + overlap + " after " + lost);
            lost = overlap;
            if (background.g().dimension() == 1) {
                assertEquals(charges.energy() - overlap, charges.bound(radii), 1e-8 * background.g().charge().getAsDouble());
            }
        }
        assertTrue(lost > 1e-3 * background.g().charge().getAsDouble(), "large balls overlap");
    }

    /** (1/2π) ∫ |∇h|² over a square, by the midpoint rule; the field falls like |x|^{-2} beyond. Of disjoint disks, and of such that overlap. */
    @ParameterizedTest
    @CsvSource({"0.6, 0.3, 0.4, 0", "-0.3, 0.5, 0.4, 0.05"})
    void theElectricEnergyIsThatOfTheField(double place, double first, double second, double leastOverlap) {
        FreeLaw law = new FreeLaw.Gaussian(0.5);
        double[][] x = {{-0.5, place}, {0.1, -0.2}};
        double[] radii = {first, second};
        double side = 12;
        int n = 1200;
        double sum = 0;
        double[] y = new double[2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                y[0] = side * ((i + 0.5) / n - 0.5);
                y[1] = side * ((j + 0.5) / n - 0.5);
                double[] field = field(law, x, radii, y);
                sum += (field[0] * field[0] + field[1] * field[1]) * side * side / n / n;
            }
        }
        double period = 24;
        double[][] inBox = Arrays.stream(x).map(c -> Arrays.stream(c).map(v -> v + period / 2).toArray()).toArray(double[][]::new);
        TruncatedCharges charges = new TruncatedCharges(Potentials.gaussian(Potentials.free(0, 2, period), 0.5, 160), inBox);
        double overlap = charges.overlap(radii);
        assertTrue(leastOverlap == 0 ? overlap == 0 : overlap > leastOverlap, "overlap " + overlap);
        assertEquals(charges.energy() - overlap + charges.rest(radii), sum / (2 * Math.PI), 2e-3);
        if (overlap == 0) {
            assertEquals(charges.electric(radii), sum / (2 * Math.PI), 2e-3);
        }
    }

    /** ∇h_η at a place, from Newton's theorem. */
    private static double[] field(FreeLaw law, double[][] x, double[] radii, double[] y) {
        double[] sum = new double[2];
        for (int i = 0; i < radii.length; i++) {
            double dx = y[0] - x[0][i];
            double dy = y[1] - x[1][i];
            double square = dx * dx + dy * dy;
            if (square > radii[i] * radii[i]) {
                sum[0] -= dx / square / radii.length;
                sum[1] -= dy / square / radii.length;
            }
        }
        double step = 1e-5;
        sum[0] -= (law.potential(new double[] {y[0] + step, y[1]}) - law.potential(new double[] {y[0] - step, y[1]})) / (2 * step);
        sum[1] -= (law.potential(new double[] {y[0], y[1] + step}) - law.potential(new double[] {y[0], y[1] - step})) / (2 * step);
        return sum;
    }

    @Test
    void onlyCoulomb() {
        Background log = Potentials.wavy(Potentials.log(), 16);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new TruncatedCharges(log, new double[][] {{1, 2}})).getMessage()
                .contains("a Coulomb potential in one or two is required"));
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
