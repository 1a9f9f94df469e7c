package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.CONCENTRATED_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.VORTICES;
import static org.dualcumulants.verify.witness.Models.circle;
import static org.dualcumulants.verify.witness.Models.single;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.kernel.NamedKernel;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Named kernels in the reference models, and against the exact equation of two particles pushed by the same waves as a function. */
class NamedKernelsWitnessTest {

    /** R2 by the name kuramoto. */
    @ParameterizedTest
    @CsvSource({"2, 0.92939921", "3, 0.93219181"})
    void concentratedKuramoto(int particles, double expected) {
        Model model = CONCENTRATED_KURAMOTO;
        Study study = Named.with(
                model.study(model.mean("Cos(x)"), particles, particles, 10, 1e-9), NamedKernel.KURAMOTO, Map.of("coupling", 0.4));
        assertEquals(expected, single(study).expectation(), 1e-8);
    }

    /** R5: g = Σ cos(k·x)/|k|² is 4π² times the potential whose Laplacian is -δ, and its vortices turn clockwise. */
    @Test
    void vortices() {
        Study formulas = VORTICES.study(VORTICES.mean("Cos(x-y) + Sin(y)"), 2, 2, 4, 1e-6);
        Study study = Named.with(
                formulas, NamedKernel.BIOT_SAVART, Map.of("strength", -4 * Math.PI * Math.PI), null, OptionalInt.of(1));
        RunResult run = single(study);
        // six digits are printed; four harmonics leave 5e-6
        assertEquals(0.2782274, run.expectation(), 6e-6);
        assertEquals(single(formulas).expectation(), run.expectation(), 1e-12);
    }

    private static void assertExact(Study study, int points, double tolerance) {
        double expected = ExactSolution.solve(ParticleSystem.of(study, 2), points).expectation();
        RunResult run = single(study);
        assertEquals(expected, run.expectation(), tolerance);
        // the pair is felt
        assertTrue(Math.abs(run.correction()) > 1e3 * tolerance, "no correction to compare: " + run.correction());
    }

    @ParameterizedTest
    @CsvSource({
        "KURAMOTO, coupling, 0.7, '', 0, 0", "LOG, strength, -0.4, '', 0, 3", "RIESZ, s, 0.25, strength, 0.2, 3", "RIESZ, s, -0.6, strength, 1, 3",
        "COULOMB, strength, 2, '', 0, 2", "GRAVITY, strength, 2, '', 0, 2", "GAUSSIAN, width, 0.8, strength, -1, 3",
        "MORSE, repulsionLength, 0.5, attractionLength, 1.5, 3", "ATTRACTIVE_REPULSIVE, attraction, 1.2, repulsion, 0.3, 3",
        "BOUNDED_CONFIDENCE, radius, 1.2, strength, 1, 3", "GAUSSIAN_CONFIDENCE, radius, 0.9, strength, 1, 3",
    })
    void twoParticlesOnTheCircle(NamedKernel kernel, String key, double value, String second, double other, int harmonics) {
        Model model = circle("0", "0", "0.8", "1 + Cos(x)/2 + 0.3*Sin(2*x)", 0.3);
        Study study = Named.with(
                model.study(model.functional("Cos(x)", "Sin(2*x)", "c^2 + s"), 2, 2, 14, 1e-11), kernel,
                second.isEmpty() ? Map.of(key, value) : Map.of(key, value, second, other),
                kernel == NamedKernel.KURAMOTO ? null : Flow.GRADIENT,
                harmonics == 0 ? OptionalInt.empty() : OptionalInt.of(harmonics));
        assertExact(study, 35, 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"BIOT_SAVART, 3, ", "COULOMB, 2, GRADIENT", "LOG, 0.3, CONSERVATIVE"})
    void twoParticlesOnTheTorus(NamedKernel kernel, double strength, Flow flow) {
        Model model = new Model(
                VORTICES.axes(), List.of("0", "0"), List.of("0", "0"), "0.8", "1 + 0.4*Cos(x-y) + 0.3*Sin(y)", 0.15, VORTICES.scaling(), false);
        Study study = Named.with(
                model.study(model.mean("Cos(x-y) + Sin(y)"), 2, 2, 4, 1e-9), kernel, Map.of("strength", strength), flow, OptionalInt.of(1));
        assertExact(study, 11, 1e-8);
    }

    /** Hamiltonian mean field with velocities on a circle, v̇ = sin v, for lack of a line. */
    @Test
    void twoParticlesInPhaseSpace() {
        Model model = new Model(
                VORTICES.axes(), List.of("Sin(y)", "0"), List.of("0", "0"), "0.8", "1 + 0.4*Cos(x-y) + 0.3*Sin(y)", 0.15, VORTICES.scaling(), false);
        Study study = Named.with(model.study(model.mean("Cos(x-y) + Sin(y)"), 2, 2, 4, 1e-9), NamedKernel.HMF, Map.of("strength", 1.2));
        assertExact(study, 11, 1e-8);
        assertExact(
                Named.with(model.study(model.mean("Cos(x-y) + Sin(y)"), 2, 2, 4, 1e-9), NamedKernel.GRAVITY, Map.of("strength", 2.0), Flow.NEWTON,
                        OptionalInt.of(1)),
                11, 1e-8);
    }

    @Test
    void theExactEquationNeedsAFiniteSum() {
        Model model = circle("0", "0", "0.8", "1", 0.3);
        Study study = Named.with(model.study(model.mean("Cos(x)"), 2, 2, 3, 1e-6), NamedKernel.LOG, Map.of());
        assertEquals("kernel log has waves without end; the exact equation needs a finite sum, give harmonics",
                assertThrows(IllegalArgumentException.class, () -> ParticleSystem.of(study, 2)).getMessage());
    }
}
