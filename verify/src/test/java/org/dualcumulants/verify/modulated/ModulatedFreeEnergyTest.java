package org.dualcumulants.verify.modulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.GaussianPotential;
import org.dualcumulants.spectral.interaction.Potential;
import org.dualcumulants.spectral.interaction.RieszPotential;
import org.dualcumulants.spectral.interaction.TorusPotential;
import org.dualcumulants.spectral.study.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Free energies on grids, partition functions, relaxation, self-similar variables. */
class ModulatedFreeEnergyTest {

    private static TorusPotential cut(Potential potential, int harmonics) {
        return Potentials.of(potential, Flow.GRADIENT, 2 * Math.PI, 1, OptionalInt.of(harmonics));
    }

    /** d/dt [θ H_N(f|μ^{⊗N}) + ∫F_N f] = -(2θ²/N) ∫|∇√(f/Q)|² dQ - ∫ D_v f, and the two forms of the free energy. */
    @ParameterizedTest
    @CsvSource({"2, PER_OTHER, 0, 0.5", "2, PER_OTHER, 0.25, 0.36", "3, PER_OTHER, 0, 0.6", "3, PER_PARTICLE, -1, 0.6"})
    void evolution(int particles, Scaling scaling, double s, double theta) {
        TorusPotential g = cut(new RieszPotential(s), 2);
        PeriodicField initial = Potentials.wavy(g, 64).density();
        ModulatedResult.FreeEnergy f = ModulatedFreeEnergy.of(g, initial, particles, scaling, theta, 0.6, 0, () -> false);
        assertEquals(theta * f.gibbs() - theta / particles * f.logPartition(), f.free(), 1e-12);
        double expected = -f.dissipation() - f.commutator();
        assertTrue(f.dissipation() > 1e-3 && Math.abs(f.commutator()) > 1e-5 && f.entropy() > 1e-6, f.toString());
        assertEquals(expected, f.derivative(), f.error() + 3e-6 * f.dissipation(), f.toString());
        assertTrue(f.error() < 1e-3 * Math.abs(f.commutator()), f.toString());
    }

    /** log K of two and three particles by quadrature of trigonometric polynomials, β = 2 and 4. */
    @ParameterizedTest
    @CsvSource({"2, 2", "2, 4", "3, 2", "3, 4"})
    void dysonsIntegral(int particles, double beta) {
        int n = 24;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < (particles == 3 ? n : 1); j++) {
                double a = 2 * Math.PI * i / n;
                double b = 2 * Math.PI * j / n;
                double product = Math.abs(2 * Math.sin(a / 2));
                if (particles == 3) {
                    product *= Math.abs(2 * Math.sin(b / 2)) * Math.abs(2 * Math.sin((a - b) / 2));
                }
                sum += Math.pow(product, beta) / (particles == 3 ? n * n : n);
            }
        }
        assertEquals(Math.log(sum), CircularLogGas.logPartition(particles, beta), 1e-12);
        double h = 1e-5;
        double slope = (CircularLogGas.logPartition(particles, beta + h) - CircularLogGas.logPartition(particles, beta - h)) / (2 * h);
        // d log K/dβ = -(N²/2) ⟨F_N⟩
        assertEquals(-2 * slope / particles / particles, CircularLogGas.meanEnergy(particles, beta), 1e-8);
    }

    /** Five particles by Metropolis: log K and ⟨F_N⟩ at equilibrium. */
    @Test
    void thermodynamicIntegration() {
        int particles = 5;
        double theta = 0.3;
        double beta = 2 / (theta * particles);
        ThermodynamicIntegration found = ThermodynamicIntegration.of(
                z -> -Math.log(Math.abs(2 * Math.sin(z / 2))), 2 * Math.PI, particles, 1.0 / particles / particles, theta, 30_000, 2);
        assertTrue(found.halfWidth() < 0.02 && found.meanHalfWidth() < 0.005, found.toString());
        assertEquals(CircularLogGas.logPartition(particles, beta), found.logPartition(), 2 * found.halfWidth());
        assertEquals(CircularLogGas.meanEnergy(particles, beta), found.meanEnergy(), 2 * found.meanHalfWidth());
    }

    /** Almost free particles: the logarithmic Sobolev constant of a circle, r = θ. */
    @Test
    void relaxationOfFreeParticles() {
        TorusPotential g = Potentials.of(new GaussianPotential(1e-3), Flow.GRADIENT, 2 * Math.PI, 1, OptionalInt.of(1));
        ModulatedResult.Relaxation found = ModulatedFreeEnergy.relaxation(g, 2, Scaling.PER_OTHER, 0.5, 1, () -> false);
        assertEquals(0.5, found.rate(), 2e-3);
        // the potential is not quite nothing
        assertTrue(found.proven() > 0.49 && found.proven() < 0.499 && found.proven() < found.rate(), found.toString());
        assertEquals(0, found.equilibrium(), 1e-5);
    }

    /** Correlated particles relax no slower than the slowest rate met elsewhere; H_N(f|μ^{⊗N}) goes to what Q has. */
    @Test
    void chaosComesAbout() {
        TorusPotential g = cut(new RieszPotential(0), 3);
        ModulatedResult.Relaxation found = ModulatedFreeEnergy.relaxation(g, 2, Scaling.PER_PARTICLE, 0.6, 3, () -> false);
        int last = found.times().size() - 1;
        assertTrue(found.rate() > 0.3 && found.entropies().get(0) > 0.1, found.toString());
        for (int j = 1; j <= last; j++) {
            assertTrue(found.entropies().get(j) <= found.entropies().get(0) * Math.exp(-found.rate() * found.times().get(j)), found.toString());
        }
        assertTrue(found.proven() > 1e-3 && found.proven() < found.rate(), found.toString());
        assertEquals(found.equilibrium(), found.chaos().get(last), 0.1 * found.equilibrium());
    }

    /** Hermite's zeros, x_i = √(2(t+1)/N) h_i, stay where they are in self-similar variables; F_N by the discriminant of Hermite's polynomials. */
    @ParameterizedTest
    @CsvSource({"4", "20"})
    void hermiteZerosInSelfSimilarVariables(int particles) {
        double[] xi = hermiteZeros(particles);
        for (int i = 0; i < particles; i++) {
            xi[i] *= Math.sqrt(2.0 / particles);
        }
        double[] later = new SelfSimilarPath(0).selfSimilar(xi, 1.5);
        double[] x = new SelfSimilarPath(0).physical(xi, Math.expm1(1.5));
        double log = 0;
        for (int j = 1; j <= particles; j++) {
            log += j * Math.log(j);
        }
        // Σ_{i<j} log|h_i - h_j| = ½ Σ j log j - N(N-1)/4 log 2
        double pairs = -2 * (log / 2 - particles * (particles - 1) / 4.0 * Math.log(2) + particles * (particles - 1) / 4.0 * Math.log(2.0 / particles));
        FreeLaw.Semicircle law = new FreeLaw.Semicircle(2);
        double cross = 0;
        for (int i = 0; i < particles; i++) {
            assertEquals(xi[i], later[i], 1e-8);
            assertEquals(xi[i] * Math.exp(0.75), x[i], 1e-8);
            cross += law.potential(new double[] {xi[i]});
        }
        double expected = law.assembled(pairs, cross, particles);
        double[][] moved = {later};
        assertEquals(expected, law.modulatedEnergy(moved), 1e-8);
        assertEquals(expected + 1.5 / (2 * particles), new FreeLaw.Semicircle(2 * Math.exp(0.75)).modulatedEnergy(new double[][] {x}), 1e-8);
        // (log N)/N and what the density of the semicircle adds
        assertTrue(expected < 0 && expected > -(Math.log(particles) + 2) / particles);
    }

    /** The force of a Riesz gas carries e^{-sτ/2}: both descriptions meet. */
    @Test
    void rieszInSelfSimilarVariables() {
        double[] start = {-1.2, -0.3, 0.1, 0.9};
        double tau = 0.8;
        double[] xi = new SelfSimilarPath(0.5).selfSimilar(start, tau);
        double[] x = new SelfSimilarPath(0.5).physical(start, Math.expm1(tau));
        for (int i = 0; i < start.length; i++) {
            assertEquals(x[i] * Math.exp(-tau / 2), xi[i], 1e-8);
        }
    }

    /** By Newton's method on H_n, each from between its neighbours' brackets: bisection of the recurrence. */
    private static double[] hermiteZeros(int n) {
        double[] zeros = new double[n];
        int found = 0;
        double step = 1e-3;
        for (double z = -10; z < 10 && found < n; z += step) {
            if (hermite(n, z) * hermite(n, z + step) < 0) {
                double low = z;
                double high = z + step;
                for (int m = 0; m < 60; m++) {
                    double middle = (low + high) / 2;
                    if (hermite(n, low) * hermite(n, middle) <= 0) {
                        high = middle;
                    } else {
                        low = middle;
                    }
                }
                zeros[found++] = (low + high) / 2;
            }
        }
        assertEquals(n, found);
        return zeros;
    }

    /** H_n(z) over √(2^n n!). */
    private static double hermite(int n, double z) {
        double before = 0;
        double now = 1;
        for (int k = 0; k < n; k++) {
            double next = z * Math.sqrt(2.0 / (k + 1)) * now - Math.sqrt(k / (k + 1.0)) * before;
            before = now;
            now = next;
        }
        return now;
    }
}
