package org.dualcumulants.verify.modulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FreeKernel;
import org.dualcumulants.spectral.interaction.FreePotential;
import org.dualcumulants.spectral.interaction.RieszPotential;
import org.dualcumulants.spectral.interaction.Symbol;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Potentials, mean fields and energies on the line and in the plane against closed forms. */
class WholeSpaceTest {

    private static final int[] STEPS = {160, 20};

    /** g * Normal(0, σ²) = E g(x + σZ), by an integral over z = ±u³ that the pole of g leaves smooth. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, -0.5, -1})
    void potentialOnTheLine(double s) {
        double sigma = 0.8;
        FreePotential g = Potentials.free(s, 1, 28);
        Background background = Potentials.gaussian(g, sigma, 256);
        for (double x : new double[] {0, 0.3, 2, 6.5}) {
            double sum = 0;
            int n = 400_000;
            for (int m = 0; m < n; m++) {
                double u = 3.2 * (m + 0.5) / n;
                double z = u * u * u;
                double weight = 3 * u * u * 3.2 / n / (Math.sqrt(2 * Math.PI) * sigma);
                sum += g.value(z) * weight * (Math.exp(-Math.pow((z - x) / sigma, 2) / 2) + Math.exp(-Math.pow((z + x) / sigma, 2) / 2));
            }
            assertEquals(sum, PeriodicField.at(new double[][] {{14 + x}}, background.potential())[0][0], 2e-7, "x = " + x);
        }
    }

    /** Normal(0, σ²) in the plane: the potential has an exponential integral; so has F_N. */
    @Test
    void potentialInThePlane() {
        FreePotential g = Potentials.free(0, 2, 24);
        Background background = Potentials.gaussian(g, 0.7, 128);
        FreeLaw law = new FreeLaw.Gaussian(0.7);
        assertEquals(law.energy(), background.energy(), 1e-12);
        double[][] x = Configurations.independent(background, 20, new SplittableRandom(3));
        double[][] h = PeriodicField.at(x, background.potential());
        double[][] free = new double[2][20];
        for (int i = 0; i < 20; i++) {
            free[0][i] = x[0][i] - 12;
            free[1][i] = x[1][i] - 12;
            assertEquals(law.potential(new double[] {free[0][i], free[1][i]}), h[0][i], 1e-11);
        }
        assertEquals(law.modulatedEnergy(free), new ModulatedEnergy(g, 20, Scaling.PER_PARTICLE).of(x, background), 1e-11);
    }

    /** ∫ x_a^p μ around the middle over the ball that the law lives on: rounding beyond it would count by |x|^p. */
    private static double moment(PeriodicField density, int axis, int power) {
        double middle = density.grid().period(0) / 2;
        return density.times(PeriodicField.of(density.grid(), x -> {
            double square = 0;
            for (double c : x) {
                square += (c - middle) * (c - middle);
            }
            return square <= middle * middle / 4 ? Math.pow(x[axis] - middle, power) : 0;
        })).integral();
    }

    /** In many more steps than the flow would take by itself, whose fourth-order error is then below 1e-9. */
    private static PeriodicField after(FreePotential g, PeriodicField density, double theta, double time) {
        int steps = STEPS[g.dimension() - 1];
        double[] times = IntStream.rangeClosed(0, steps).mapToDouble(j -> time * j / steps).toArray();
        return new MeanFieldFlow(g, density.grid(), theta)
                .solve(new MeanFieldFlow.State(0, density, List.of()), times, () -> false).get(steps).density();
    }

    /**
     * The log gas on the line adds a semicircle freely: of the free cumulants 1, 1, 4 of Normal(0, 1) only the second moves, to 1 + t, and
     * m_4 = κ_4 + 2 κ_2², m_6 = κ_6 + 6 κ_4 κ_2 + 5 κ_2³ (Nica and Speicher, lecture 11).
     */
    @Test
    void theLogGasAddsASemicircle() {
        FreePotential g = Potentials.free(0, 1, 44);
        double t = 0.8;
        PeriodicField density = after(g, Potentials.gaussian(g, 1, 1024).density(), 0, t);
        double second = 1 + t;
        assertEquals(second, moment(density, 0, 2), 1e-9);
        assertEquals(1 + 2 * second * second, moment(density, 0, 4), 1e-8);
        assertEquals(4 + 6 * second + 5 * second * second * second, moment(density, 0, 6), 1e-6);
    }

    /** With noise d/dt ∫|x|² μ = 1 + dθ. */
    @ParameterizedTest
    @CsvSource({"1, 0.3, 44, 512, 0.4", "2, 0.5, 22, 108, 0.1"})
    void theSecondMomentWithNoise(int d, double theta, double box, int points, double t) {
        FreePotential g = Potentials.free(0, d, box);
        PeriodicField density = after(g, Potentials.gaussian(g, 0.8, points).density(), theta, t);
        double sum = moment(density, 0, 2) + (d == 2 ? moment(density, 1, 2) : 0);
        assertEquals(d * 0.64 + t * (1 + d * theta), sum, 1e-8);
    }

    /** g = -|x|: the quantile of level F moves with velocity 2F - 1. */
    @Test
    void coulombMovesQuantiles() {
        FreePotential g = Potentials.free(-1, 1, 40);
        Background before = Potentials.gaussian(g, 1, 512);
        double t = 0.6;
        Background later = new Background(g, after(g, before.density(), 0, t));
        double[] from = Configurations.regular(before, 9)[0];
        double[] to = Configurations.regular(later, 9)[0];
        for (int i = 0; i < 9; i++) {
            assertEquals(from[i] + t * (2 * (i + 0.5) / 9 - 1), to[i], 1e-8);
        }
    }

    /** Lamb and Oseen's vortex: a Gaussian stays one under the conservative flow, its variance grows by θt. */
    @Test
    void theVortexOfLambAndOseen() {
        FreePotential g = FreePotential.of(new FreeKernel("log", Map.of(), Optional.empty(),
                new Symbol.PotentialFlow(1, new RieszPotential(0), Flow.CONSERVATIVE), 2), 27).orElseThrow();
        PeriodicField density = after(g, Potentials.gaussian(g, 0.9, 96).density(), 0.8, 0.1);
        PeriodicField expected = Potentials.gaussian(g, Math.sqrt(0.81 + 0.08), 96).density();
        for (int i = 0; i < density.grid().size(); i++) {
            assertEquals(expected.values()[i], density.values()[i], 2e-11);
        }
    }

    /** ∇h + ½ θ ∇log μ of a Gaussian in the plane: ‖D log μ‖ is √2/σ² wherever it is looked at. */
    @Test
    void theLogarithmIsSeenInTheSlope() {
        FreePotential weak = FreePotential.of(new FreeKernel("log", Map.of(), Optional.empty(),
                new Symbol.PotentialFlow(1e-9, new RieszPotential(0), Flow.GRADIENT), 2), 24).orElseThrow();
        Background background = Potentials.gaussian(weak, 0.7, 128);
        assertEquals(Math.sqrt(2) * 0.15 / 0.49, background.lipschitz(0.3, 0), 1e-6);
        assertEquals(0, background.lipschitz(0.3, 0.15 / 0.49), 1e-6);
    }

    /** F_N ≥ -b for points as near to the law as can be and for such that are not, with either scaling. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.25, 1", "-1, 1", "0, 2"})
    void theBoundFromBelow(double s, int d) {
        FreePotential g = Potentials.free(s, d, 24);
        Background background = Potentials.gaussian(g, 0.7, 128);
        for (Scaling scaling : Scaling.values()) {
            for (int n : new int[] {4, 36, d == 1 ? 400 : 100}) {
                ModulatedEnergy energy = new ModulatedEnergy(g, n, scaling);
                double bound = energy.lowerBound(background);
                double least = energy.of(Configurations.regular(background, n), background);
                assertTrue(least >= -bound, scaling + ", N = " + n + ": " + least + " and " + bound);
                assertTrue(bound < 9 * (Math.log(n) + 1) * Math.pow(n, Math.max(s, 0) / d - 1), scaling + ", N = " + n + ": " + bound);
                double[][] x = Configurations.independent(background, n, new SplittableRandom(n));
                assertTrue(background.holds(x) && energy.of(x, background) >= -bound);
            }
        }
    }

    /** Quantiles along one axis after the other: (i + ½)/N of the marginal, and a lattice that fills the plane evenly. */
    @Test
    void latticesFollowTheLaw() {
        FreePotential g = Potentials.free(0, 2, 24);
        Background background = Potentials.gaussian(g, 0.7, 96);
        for (int n : new int[] {64, 256, 1024}) {
            double energy = new ModulatedEnergy(g, n, Scaling.PER_PARTICLE).of(Configurations.regular(background, n), background);
            double rest = Math.abs(energy + Math.log(n) / (2 * n));
            assertTrue(rest > 0.1 / n && rest < 0.3 / n, n + ": " + rest * n);
        }
    }

    /** The box holds what counts of a law that is not in the middle, and no law with a long tail. */
    @Test
    void theBoxFindsTheLaw() {
        FreeBox box = FreeBox.of(x -> Math.exp(-2 * Math.pow(x[0] - 5, 2)), List.of(new RealAxis("x", 0, 1)));
        assertEquals(5, box.centre(0), 1e-6);
        assertTrue(box.radius() > 4.1 && box.radius() < 4.4, "radius " + box.radius());
        assertTrue(assertThrows(StudyException.class, () -> FreeBox.of(x -> 1 / (1 + x[0] * x[0]), List.of(new RealAxis("x", 0, 1))))
                .getMessage().contains("laws that fall like a Gaussian"));
        assertEquals("it is NaN at [-3.998046875]; a finite number is required everywhere", assertThrows(StudyException.class,
                () -> FreeBox.of(x -> Math.sqrt(x[0]), List.of(new RealAxis("x", 0, 1)))).getMessage());
        assertEquals("it is 0 at every point of grids around [0.0]; set center and width of the axes to where it lives", assertThrows(
                StudyException.class, () -> FreeBox.of(x -> Math.exp(-Math.pow((x[0] - 500.1) * 1e4, 2)), List.of(new RealAxis("x", 0, 1)))).getMessage());
    }
}
