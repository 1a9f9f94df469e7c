package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.circle;
import static org.dualcumulants.verify.witness.Models.single;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dualcumulants.spectral.quadrature.QuadratureRule;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * R7: the noisy Kuramoto model after a long time, scaling 1/N, against its equilibrium e^{β|p|²/(2N)}, p = Σ e^{iθ}, β = K/D. A Gaussian
 * integral over a vector ρ in the exponent makes the oscillators independent (Hubbard and Stratonovich),
 * <pre>
 * Z(β) = ∫_0^∞ ρ e^{-ρ²/2} I_0(ρ √(β/N))^N dρ,   N⟨R²⟩ = ⟨|p|²⟩/N = 2 ∂_β log Z.
 * </pre>
 */
class KuramotoEquilibriumTest {

    /** I_0 and I_1 e^{-x}, by their integrals over a period. */
    private static double bessel(int order, double x) {
        int points = 200;
        double sum = 0;
        for (int k = 0; k < points; k++) {
            double angle = 2 * Math.PI * (k + 0.5) / points;
            sum += Math.exp(x * (Math.cos(angle) - 1)) * (order == 0 ? 1 : Math.cos(angle));
        }
        return sum / points;
    }

    /** N⟨R²⟩. */
    private static double equilibrium(double beta, double particles) {
        double root = Math.sqrt(beta / particles);
        double z = 0;
        double derivative = 0;
        QuadratureRule rule = QuadratureRule.legendre(200, 0, 12 + particles * root);
        for (int k = 0; k < rule.size(); k++) {
            double rho = rule.node(k);
            double x = rho * root;
            double weight = rule.weight(k) * rho * Math.exp(-0.5 * rho * rho + particles * x - 0.5 * particles * beta + particles * Math.log(bessel(0, x)));
            z += weight;
            derivative += weight * bessel(1, x) / bessel(0, x) * rho * Math.sqrt(particles / beta) / 2;
        }
        return 2 * derivative / z;
    }

    @Test
    void theFormulaGivesTheReferenceValues() {
        assertEquals(1.242500, equilibrium(1, 2), 5e-7);
        assertEquals(1.713063, equilibrium(1, 10), 5e-7);
        assertEquals(1.996018, equilibrium(1, 1000), 5e-7);
    }

    /** All orders; D = 1, and the initial law is forgotten like e^{-t/2}. */
    @ParameterizedTest
    @CsvSource({"0.5, 2", "1, 2", "1, 3"})
    void theFullHierarchyReachesIt(double beta, int particles) {
        Model model = circle("0", "-" + beta + "*Sin(x)", "1.4142135623730951", "1 + Cos(x)/2", 36).scaledPerParticle(false);
        Observable square = model.functional("Cos(x)", "Sin(x)", "c^2 + s^2");
        double found = particles * single(model.study(square, particles, particles, 5, 1e-9)).expectation();
        double expected = equilibrium(beta, particles);
        assertTrue(expected > 1.1, "nothing but independent oscillators");
        assertEquals(expected, found, 2e-7);
    }
}
