package org.dualcumulants.spectral.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;

/** A study on the circle in a basis: what the matrices are, and what is refused with which words. */
class DiscretisationTest {

    private String drift = "0";
    private String kernel = "-Sin(x)";
    private String noise = "0.8";
    private String initial = "1 + Cos(x)/2";
    private double from;
    private boolean selfInteraction;
    private BasisChoice basis = BasisChoice.PLAIN;

    private Study study() {
        Names names = new Names(List.of("x"), Map.of());
        return new Study(
                "circle",
                List.of(new PeriodicAxis("x", from, 2 * Math.PI)),
                List.of(Expression.parse(drift, names)),
                kernel(),
                List.of(Expression.parse(noise, new Names(List.of("N"), Map.of()))),
                Expression.parse(initial, names),
                new Observable.Mean(Expression.parse("Cos(x)", names)),
                1,
                List.of(4.0, 16.0),
                List.of(2),
                Optional.of(List.of(3)),
                1e-8,
                Scaling.PER_PARTICLE,
                selfInteraction,
                basis);
    }

    private PairKernel kernel() {
        if (PairKernel.isGeneral(List.of(kernel))) {
            Names two = new Names(PairKernel.primed(List.of("x")), Map.of());
            return new PairKernel.General(List.of(Expression.parse(kernel, two)));
        }
        return new PairKernel.Difference(List.of(Expression.parse(kernel, new Names(List.of("x"), Map.of()))));
    }

    private Discretisation discretisation() {
        return new Discretisation(study(), List.of(3));
    }

    private void assertRefused(String where, String message) {
        StudyException e = assertThrows(StudyException.class, () -> discretisation().system(4));
        assertEquals(message, e.getMessage());
        assertEquals(where, e.where());
    }

    /** f° = (1 + ½cos x)/2π has ∫cos x f° = ¼; B_0 cos kx = -½ε²k² cos kx; K = -sin needs two products. */
    @Test
    void matricesOfTheKuramotoModel() {
        Discretisation d = discretisation();
        OneParticleSystem system = d.system(4);
        assertEquals(6, system.functions());
        assertEquals(2, system.rank());
        assertTrue(d.kernel().exact());
        double[] m = system.initialMoments();
        assertEquals(1, m[0], 0);
        assertEquals(0.25, m[1], 1e-15);
        assertEquals(0, m[2], 1e-15);
        assertEquals(0.5, system.gram().at(1, 1), 1e-15);
        assertEquals(0.125, system.gram().at(1, 3), 1e-15, "∫ cos x cos 2x f°");
        for (int k = 1; k <= 3; k++) {
            assertEquals(-0.32 * k * k, system.generator().at(2 * k, 2 * k), 1e-15);
        }
        assertEquals(0, d.initialTail(), 1e-15);
    }

    @Test
    void noiseMayDependOnTheNumberOfParticles() {
        noise = "2/Sqrt(N)";
        Discretisation d = discretisation();
        assertEquals(-0.5, d.system(4).generator().at(1, 1), 1e-15);
        assertEquals(-0.125, d.system(16).generator().at(1, 1), 1e-15);
    }

    @Test
    void selfForceIsTheKernelAtZero() {
        kernel = "0.3 - Sin(x)";
        assertEquals(0, discretisation().system(4).selfForce().nonZeros(), "without self-interaction");
        selfInteraction = true;
        OneParticleSystem system = discretisation().system(4);
        assertEquals(-0.3, system.selfForce().at(2, 1), 1e-15, "0.3 ∂ cos x = -0.3 sin x");
        assertEquals(0.6, system.selfForce().at(3, 4), 1e-15, "0.3 ∂ sin 2x = 0.6 cos 2x");
    }

    /** K(x, x) = cos x + ½ sin 2x, and (cos x + ½ sin 2x) ∂ cos x = -½ sin 2x - ¼ (cos x - cos 3x). */
    @Test
    void selfForceIsTheKernelOnTheDiagonal() {
        kernel = "Cos(x') + Sin(x)*Cos(x')";
        assertEquals(0, discretisation().system(4).selfForce().nonZeros(), "without self-interaction");
        selfInteraction = true;
        Discretisation d = discretisation();
        assertEquals(1, d.kernel().products().size());
        OneParticleSystem system = d.system(4);
        assertEquals(-0.5, system.selfForce().at(4, 1), 1e-15);
        assertEquals(-0.25, system.selfForce().at(1, 1), 1e-15);
        assertEquals(0.25, system.selfForce().at(5, 1), 1e-15);
        assertEquals(0, system.selfForce().at(2, 1), 1e-15);
    }

    /** K*f = (1 + sin x) ⟨cos⟩ has a matrix of its own in every basis: ⟨v⟩ u·∇ is the same operator. */
    @Test
    void oneProductOfAPulseKernel() {
        kernel = "-Sin(x)*(1 + Cos(x'))";
        OneParticleSystem system = discretisation().system(4);
        assertEquals(1, system.rank());
        double average = 0;
        for (int a = 0; a <= system.functions(); a++) {
            average += system.weightCoefficients(0)[a] * system.initialMoments()[a];
        }
        // ∫ (1 + cos) f° = 5/4; -sin x ∂ cos x = (1 - cos 2x)/2
        assertEquals(1.25 / 2, average * system.force(0).at(0, 1), 1e-15);
        assertEquals(-1.25 / 2, average * system.force(0).at(3, 1), 1e-15);
    }

    @Test
    void negativeDensitiesAreRefused() {
        initial = "1/2 + Cos(x)";
        assertRefused(
                "particle.initial",
                "'1/2 + Cos(x)' is negative (-0.500000 at its lowest on the grid); a density must be ≥ 0");
    }

    @Test
    void aDensityThatVanishesIsRefused() {
        initial = "0";
        assertRefused(
                "particle.initial", "'0' integrates to 0.0; a density must have a finite positive integral");
    }

    /** No node of the grids is a multiple of the period, so only K(0) itself is undefined. */
    @Test
    void selfInteractionNeedsAFiniteKernelAtZero() {
        from = 0.1;
        kernel = "Sin(x)/x";
        selfInteraction = true;
        assertRefused(
                "particle.kernel[0]", "'Sin(x)/x' is NaN at 0; selfInteraction needs a finite K(0)");
    }

    @Test
    void negativeNoiseIsRefused() {
        noise = "5 - N";
        assertEquals(-0.5, discretisation().system(4).generator().at(1, 1), 1e-15);
        StudyException e = assertThrows(StudyException.class, () -> discretisation().system(16));
        assertEquals("'5 - N' is -11.0; a noise amplitude must be finite and ≥ 0", e.getMessage());
        assertEquals("particle.noise[0]", e.where());
    }

    /** A Gaussian of width 0.02 has no weight on most of the circle. */
    @Test
    void aWeightedBasisNeedsADensityThatIsPositive() {
        initial = "Exp(-1000*(x - 3)^2)";
        basis = BasisChoice.WEIGHTED;
        assertRefused(
                "basis",
                "the Gram matrix of L²_f° is not positive definite at this resolution; use basis: plain");
    }
}
