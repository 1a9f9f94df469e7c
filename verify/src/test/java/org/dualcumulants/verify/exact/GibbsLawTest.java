package org.dualcumulants.verify.exact;

import static org.dualcumulants.verify.exact.ReferenceSystems.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Scaling;
import org.junit.jupiter.api.Test;

/** The law of detailed balance: R7's value, invariance, and systems that have none. */
class GibbsLawTest {

    private static final ScalarField ATTRACTION = z -> -Math.sin(z[0]);

    private static ParticleSystem system(int particles, ScalarField drift, ScalarField kernel, double noise) {
        return new ParticleSystem(
                particles, List.of(new PeriodicAxis("x", 0.4, 2 * Math.PI)), List.of(drift), List.of(new PairField.Difference(kernel)),
                List.of(noise), x -> 1, new TerminalObservable.Mean(x -> Math.cos(x[0])), 0.5, Scaling.PER_PARTICLE, false);
    }

    /** N⟨R²⟩ = 1.242500 at K/D = 1 and N = 2, from a Gaussian integral instead of the particles (reference R7). */
    @Test
    void theNoisyKuramotoModel() {
        ParticleSystem system = system(2, NONE, ATTRACTION, Math.sqrt(2));
        ParticleGrid grid = ParticleGrid.of(system, 25);
        GridFunction square = GridFunction.sample(grid, 2, x -> 1 + Math.cos(x[0] - x[1]));
        assertEquals(1.242500, GibbsLaw.of(system, grid).inner(square), 5e-7);
    }

    @Test
    void itDoesNotMove() {
        ParticleSystem system = system(3, x -> 0.3 * Math.cos(x[0]) + 0.1 * Math.sin(2 * x[0]), ATTRACTION, 1);
        ParticleGrid grid = ParticleGrid.of(system, 39);
        GridFunction law = GibbsLaw.of(system, grid);
        GridFields fields = new GridFields(system, grid);
        assertTrue(law.maxNorm() > 3 / Math.pow(2 * Math.PI, 3), "it is not uniform");
        assertEquals(0, new ForwardKolmogorov(system, grid, fields).rate(law).maxNorm() / law.maxNorm(), 1e-9);
    }

    @Test
    void systemsWithoutOneAreRefused() {
        assertRefused("the kernel has an even part of 0.5", system(2, NONE, z -> Math.sin(z[0]) + 0.5, 1));
        assertRefused("the drift drives particles around the circle, its integral is 1.26", system(2, x -> 0.2, ATTRACTION, 1));
        assertRefused("noise is 0.0", system(2, NONE, ATTRACTION, 0));
        ParticleSystem vortices = ReferenceSystems.vortices(2);
        assertRefused("the space has 2 axes", vortices);
    }

    private static void assertRefused(String beginning, ParticleSystem system) {
        String message = assertThrows(IllegalArgumentException.class, () -> GibbsLaw.of(system, ParticleGrid.of(system, 9)))
                .getMessage();
        assertTrue(message.startsWith(beginning), message);
    }
}
