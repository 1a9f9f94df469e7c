package org.dualcumulants.verify.modulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.dualcumulants.spectral.interaction.CoulombPotential;
import org.dualcumulants.spectral.interaction.ExponentialPotential;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.RieszPotential;
import org.dualcumulants.spectral.interaction.TorusPotential;
import org.dualcumulants.spectral.study.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Energies against closed forms and double sums. */
class ModulatedEnergyTest {

    private static double[][] column(double[] x) {
        return new double[][] {x};
    }

    /** F_N = -(log N)/N, the product of the distances of N roots of unity being N. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 17, 1000, 10_000})
    void rootsOfUnity(int particles) {
        TorusPotential g = Potentials.log();
        double found = new ModulatedEnergy(g, particles, Scaling.PER_PARTICLE)
                .of(column(Potentials.equispaced(particles, 2 * Math.PI)), Potentials.uniform(g, 16));
        assertEquals(-Math.log(particles) / particles, found, 1e-11);
    }

    /** The sum of -log|2 sin((x_i - x_j)/2)|, and of |x|/π (1 - |x|/2π) on the circle for -|x|, pair by pair. */
    @ParameterizedTest
    @ValueSource(ints = {2, 40, 3000})
    void doubleSumsOnTheCircle(int particles) {
        double[][] x = Potentials.random(Potentials.log(), particles, 5);
        double log = 0;
        double coulomb = 0;
        for (int i = 0; i < particles; i++) {
            for (int j = 0; j < particles; j++) {
                if (i != j) {
                    double z = Math.abs(x[0][i] - x[0][j]);
                    log -= Math.log(Math.abs(2 * Math.sin(z / 2)));
                    coulomb += -z + z * z / (2 * Math.PI) + Math.PI / 3;
                }
            }
        }
        assertEquals(log, new EwaldPairs(Potentials.log(), particles).energy(x), 1e-12 * particles * particles);
        assertEquals(coulomb, new EwaldPairs(Potentials.riesz(-1, 2 * Math.PI, 1), particles).energy(x), 1e-11 * particles * particles);
    }

    /** One screen says what another does, in every dimension; slopes are those of the energy. */
    @ParameterizedTest
    @CsvSource({"1, 0.25", "1, 0.5", "1, -0.5", "2, 0", "2, 1", "2, 0.5", "3, 1"})
    void theScreenChangesNothing(int d, double s) {
        TorusPotential g = Potentials.riesz(s, 1.5, d);
        int n = 6;
        double[][] x = Potentials.random(g, n, 11);
        double[][] slopes = new double[d][n];
        double coarse = new EwaldPairs(g, n).energy(x, slopes);
        double[][] others = new double[d][n];
        double fine = new EwaldPairs(g, d == 3 ? 2500 : 2000).energy(x, others);
        assertEquals(coarse, fine, 1e-9 * Math.max(1, Math.abs(coarse)));
        double h = 1e-5;
        for (int a = 0; a < d; a++) {
            assertEquals(slopes[a][2], others[a][2], 1e-8 * Math.max(1, Math.abs(slopes[a][2])));
            x[a][2] += h;
            double up = new EwaldPairs(g, n).energy(x);
            x[a][2] -= 2 * h;
            double down = new EwaldPairs(g, n).energy(x);
            x[a][2] += h;
            assertEquals((up - down) / (4 * h), slopes[a][2], 1e-5 * Math.max(1, Math.abs(slopes[a][2])));
        }
    }

    /** A kernel that is cut: the energy is Σ ĝ |μ̂_N - μ̂|²/V less the own parts. */
    @Test
    void aFiniteSumOfWaves() {
        TorusPotential g = Potentials.of(new CoulombPotential(), Flow.GRADIENT, 2 * Math.PI, 1, OptionalInt.of(3));
        Background background = Potentials.wavy(g, 32);
        double[] x = {0.3, 1.9, 2.2, 5.5};
        double expected = 0;
        for (int k = 1; k <= 3; k++) {
            double c = k == 1 ? -0.25 : 0;
            double s = k == 2 ? -0.15 : 0;
            for (double z : x) {
                c += Math.cos(k * z) / 4;
                s += Math.sin(k * z) / 4;
            }
            expected += (c * c + s * s - 0.25) / (k * k) / Math.PI;
        }
        assertEquals(expected, new ModulatedEnergy(g, 4, Scaling.PER_PARTICLE).of(column(x), background), 1e-13);
    }

    /** ∫ F_N dμ^{⊗N} = 0 where pairs weigh 1/(N(N-1)), -(1/N) ∬ g μ μ where they weigh 1/N²: on a grid of two particles. */
    @Test
    void theAverageOverIndependentParticles() {
        TorusPotential g = Potentials.of(new RieszPotential(0), Flow.GRADIENT, 2 * Math.PI, 1, OptionalInt.of(4));
        Background background = Potentials.wavy(g, 32);
        double other = 0;
        double each = 0;
        ModulatedEnergy perOther = new ModulatedEnergy(g, 2, Scaling.PER_OTHER);
        ModulatedEnergy perParticle = new ModulatedEnergy(g, 2, Scaling.PER_PARTICLE);
        double[] density = background.density().values();
        for (int i = 0; i < 32; i++) {
            for (int j = 0; j < 32; j++) {
                double[][] x = {{2 * Math.PI * i / 32, 2 * Math.PI * j / 32}};
                double weight = density[i] * density[j] * Math.pow(2 * Math.PI / 32, 2);
                other += weight * perOther.of(x, background);
                each += weight * perParticle.of(x, background);
            }
        }
        assertEquals(0, other, 1e-13);
        assertEquals(-background.energy() / 2, each, 1e-13);
    }

    /** Quantiles of the uniform law: 1/(6N²); on the line by sorting, and from the potential of the interval. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 10_000})
    void quantilesOnTheLine(int particles) {
        double[] x = new double[particles];
        for (int i = 0; i < particles; i++) {
            x[i] = (i + 0.5) / particles;
        }
        assertEquals(1 / (6.0 * particles * particles), LineCoulomb.energy(x, z -> z, 0, 1, 1), 1e-13 / particles);
    }

    @Test
    void sortingIsTheDoubleSum() {
        SplittableRandom random = new SplittableRandom(3);
        double[] x = random.doubles(300).map(u -> 3 * u - 1.4).toArray();
        double expected = new FreeLaw.Interval(-1).modulatedEnergy(column(x));
        assertEquals(expected, LineCoulomb.energy(x, z -> (z + 1) / 2, -1, 1, 1), 1e-12);
    }

    /** Potentials of laws on the line and in the plane, by quadrature. */
    @Test
    void potentialsOfLaws() {
        assertEquals(0, new FreeLaw.Interval(0.25).modulatedEnergy(quantiles(4000)) + 0, 0.02);
        for (double at : new double[] {0.3, 1.7, 2.6}) {
            double sum = 0;
            for (int i = 0; i < 200_000; i++) {
                double angle = Math.PI * (i + 0.5) / 200_000;
                sum += -Math.log(Math.abs(at - 2 * Math.cos(angle))) * 2 * Math.sin(angle) * Math.sin(angle) / 200_000;
            }
            assertEquals(sum, new FreeLaw.Semicircle(2).potential(new double[] {at}), 1e-4);
        }
        FreeLaw.Gaussian gaussian = new FreeLaw.Gaussian(0.7);
        double step = 1e-3;
        for (double at : new double[] {0.2, 1.1}) {
            double laplacian = (gaussian.potential(new double[] {at + step, 0}) + gaussian.potential(new double[] {at - step, 0})
                    + gaussian.potential(new double[] {at, step}) + gaussian.potential(new double[] {at, -step})
                    - 4 * gaussian.potential(new double[] {at, 0})) / (step * step);
            assertEquals(-2 * Math.PI * gaussian.density(at), laplacian, 1e-5);
        }
    }

    private static double[][] quantiles(int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = -1 + (2 * i + 1.0) / n;
        }
        return column(x);
    }

    /** The whole plane by a torus and moments, against the double sum. */
    @ParameterizedTest
    @ValueSource(ints = {2, 50, 2000})
    void thePlaneByATorus(int particles) {
        SplittableRandom random = new SplittableRandom(8);
        double[][] x = {random.doubles(particles).map(u -> 5 + 3 * u).toArray(), random.doubles(particles).map(u -> 2 * u).toArray()};
        double expected = 0;
        for (int i = 0; i < particles; i++) {
            for (int j = 0; j < i; j++) {
                expected -= Math.log(Math.pow(x[0][i] - x[0][j], 2) + Math.pow(x[1][i] - x[1][j], 2));
            }
        }
        assertEquals(expected, PlanePairs.energy(x), 1e-11 * particles * particles);
    }

    /** F_N is above the bound from below for points as regular as can be, and comes near to it. */
    @ParameterizedTest
    @CsvSource({"0", "0.25", "0.5", "-0.5", "-1"})
    void theBoundFromBelow(double s) {
        TorusPotential g = Potentials.riesz(s, 2 * Math.PI, 1);
        Background background = Potentials.uniform(g, 16);
        for (int particles : new int[] {4, 64, 1024}) {
            for (Scaling scaling : Scaling.values()) {
                ModulatedEnergy energy = new ModulatedEnergy(g, particles, scaling);
                double lowest = energy.of(column(Potentials.equispaced(particles, 2 * Math.PI)), background);
                double bound = energy.lowerBound(background);
                double size = (Math.log(particles) + 1) * Math.pow(particles, s - 1);
                assertTrue(lowest >= -bound && lowest + bound < 3 * size, s + ", " + particles + ": " + lowest + " and " + bound);
            }
        }
    }

    @Test
    void tenThousandParticlesInThePlane() {
        TorusPotential g = Potentials.riesz(0, 1, 2);
        double[][] x = new double[2][10_000];
        for (int i = 0; i < 10_000; i++) {
            x[0][i] = (i / 100) / 100.0;
            x[1][i] = (i % 100) / 100.0;
        }
        // a lattice of lattices: E_100²(L = 1) = E_1(L = 1/100) per cell, and -log r is scaled by log 100
        double found = new ModulatedEnergy(g, 10_000, Scaling.PER_PARTICLE).of(x, Potentials.uniform(g, 8));
        double one = new ModulatedEnergy(g, 4, Scaling.PER_PARTICLE)
                .of(new double[][] {{0, 0, 0.5, 0.5}, {0, 0.5, 0, 0.5}}, Potentials.uniform(g, 8));
        assertEquals(4 * one + Math.log(2), 10_000 * found + Math.log(100), 1e-8);
    }

    @Test
    void potentialsThatReachTooFarAreRefused() {
        TorusPotential g = Potentials.of(new ExponentialPotential(1), Flow.GRADIENT, 2 * Math.PI, 1, OptionalInt.empty());
        String message = assertThrows(IllegalArgumentException.class, () -> new EwaldPairs(g, 10)).getMessage();
        assertTrue(message.contains("at most half a period") && message.contains("harmonics"), message);
    }
}
