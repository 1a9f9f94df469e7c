package org.dualcumulants.verify.exact;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.sin;
import static org.dualcumulants.verify.exact.ReferenceSystems.KURAMOTO_PHASE;
import static org.dualcumulants.verify.exact.ReferenceSystems.NONE;
import static org.dualcumulants.verify.exact.ReferenceSystems.correlated;
import static org.dualcumulants.verify.exact.ReferenceSystems.kuramoto;
import static org.dualcumulants.verify.exact.ReferenceSystems.mean;
import static org.dualcumulants.verify.exact.ReferenceSystems.onCircle;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Initial laws f°^{⊗N} (1 + Σ a)/Z: their marginals, their diffusion in closed form, what is refused. */
class InitialJointLawTest {

    private static final double ROUNDING = 1e-13;

    /** ∫ a f° depends on x. */
    private static final ScalarField LOPSIDED = x -> 0.05 + 0.1 * cos(x[0] - x[1]) + 0.06 * (cos(x[0]) + cos(x[1]));

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void marginalsAreThoseOfTheJointLaw(int particles) {
        ParticleSystem system = correlated(kuramoto(particles, mean(KURAMOTO_PHASE)), LOPSIDED);
        ParticleGrid grid = ParticleGrid.of(system, 9);
        InitialJointLaw law = InitialJointLaw.of(system, grid);
        GridFunction joint = law.marginal(particles);
        JointLaw fields = new JointLaw(joint, law.density());
        assertEquals(1, fields.mass(), ROUNDING);
        for (int k = 1; k < particles; k++) {
            assertArrayEquals(fields.marginal(k).values(), law.marginal(k).values(), ROUNDING);
        }
        // from the definition, at one point
        double sum = 1;
        double product = 1;
        double z = 1;
        int[] points = {1, 4, 6, 7};
        for (int i = 0; i < particles; i++) {
            product *= law.density().at(points[i]);
            for (int j = 0; j < i; j++) {
                sum += LOPSIDED.at(grid.point(points[i])[0], grid.point(points[j])[0]);
            }
        }
        GridFunction a = GridFunction.sample(grid, 2, LOPSIDED);
        z += particles * (particles - 1) / 2.0 * a.pairing(law.density());
        assertEquals(product * sum / z, joint.at(java.util.Arrays.copyOf(points, particles)), ROUNDING);
    }

    @Test
    void oneParticleHasTheDensityUpToTheAverageOfTheCorrelation() {
        ParticleSystem system = correlated(kuramoto(3, mean(KURAMOTO_PHASE)), LOPSIDED);
        ParticleGrid grid = ParticleGrid.of(system, 9);
        InitialJointLaw law = InitialJointLaw.of(system, grid);
        GridFunction average = GridFunction.sample(grid, 2, LOPSIDED).contract(1, law.density());
        double twice = average.pairing(law.density());
        for (int p = 0; p < grid.size(); p++) {
            double expected = law.density().at(p) * 2 * (average.at(p) - twice) / (1 + 3 * twice);
            assertEquals(expected, law.marginal(1).at(p) - law.density().at(p), ROUNDING);
        }
        assertTrue(Math.abs(average.at(0) - twice) > 0.01, "the average is constant");
    }

    @Test
    void correlationsOfFreeParticlesDiffuse() {
        // H_2 = α e^{-ε²t} cos(x - y)/4π², H_3 = 0; tested with cos x cos y it is α e^{-ε²t}/4
        double noise = 0.8;
        ParticleSystem free = correlated(
                onCircle(3, 0, NONE, NONE, noise, x -> 1, mean(KURAMOTO_PHASE), 0.5), x -> 0.3 * cos(x[0] - x[1]));
        JointLaw end = ForwardSolution.solve(free, 9).at(0.5);
        double amplitude = 0.3 * exp(-noise * noise * 0.5);
        GridFunction expected =
                GridFunction.sample(end.meanField().grid(), 2, x -> amplitude * cos(x[0] - x[1]) / (4 * PI * PI));
        assertArrayEquals(expected.values(), end.correlation(2).values(), 1e-12);
        assertEquals(0, end.correlation(1).maxNorm(), 1e-12);
        assertEquals(0, end.correlation(3).maxNorm(), 1e-12);
        TestFunctions functions = new TestFunctions(end.meanField().grid(), 1);
        assertEquals(0, end.weakDistance(1, functions), 1e-12);
        assertEquals(amplitude / 4, end.weakDistance(2, functions), 1e-12);
        assertEquals(amplitude / 4, end.weakDistance(3, functions), 1e-12);
    }

    @Test
    void theBackwardSideAddsCumulantsTimesCorrelations() {
        // E = C_0 + N ∫C_1 (F_1 - f°) + binom(N,2) ∫C_2 H_2 + ∫C_3 H_3
        ParticleSystem system = correlated(kuramoto(3, mean(KURAMOTO_PHASE)), LOPSIDED);
        ExactSolution solution = ExactSolution.solve(system, 15);
        JointLaw start = new JointLaw(
                InitialJointLaw.of(system, solution.at(0).phi().grid()).marginal(3), solution.at(0).meanField());
        assertEquals(solution.expectation(), start.expectation(solution.at(0)), ROUNDING);
        double product = solution.at(0).dualMarginal(0).at();
        assertEquals(product, ExactSolution.solve(kuramoto(3, mean(KURAMOTO_PHASE)), 15).expectation(), 1e-12);
        assertTrue(Math.abs(solution.expectation() - product) > 1e-3, "the correlation changes nothing");
    }

    @Test
    void negativeDensitiesAreRefused() {
        ScalarField strong = x -> -0.4 * cos(x[0] - x[1]);
        ParticleSystem two = correlated(kuramoto(2, mean(KURAMOTO_PHASE)), strong);
        assertEquals(2, InitialJointLaw.of(two, ParticleGrid.of(two, 9)).marginal(2).slots());
        ParticleSystem three = correlated(kuramoto(3, mean(KURAMOTO_PHASE)), strong);
        StudyException refusal = assertThrows(StudyException.class, () -> ForwardSolution.solve(three, 9));
        assertEquals("initialCorrelation", refusal.where());
        assertTrue(refusal.getMessage().startsWith("for N = 3 the density of 3 particles is -0."), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("take a smaller a or fewer particles"), refusal.getMessage());
        assertThrows(StudyException.class, () -> ExactSolution.solve(three, 9).expectation());
    }

    @Test
    void correlationsAreSymmetric() {
        ParticleSystem wrong = correlated(kuramoto(2, mean(KURAMOTO_PHASE)), x -> 0.1 * sin(x[0]));
        String message = assertThrows(StudyException.class, () -> ForwardSolution.solve(wrong, 9)).getMessage();
        assertTrue(message.contains("it must be finite and symmetric"), message);
    }
}
