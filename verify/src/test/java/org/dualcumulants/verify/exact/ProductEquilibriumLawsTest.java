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
import static org.dualcumulants.verify.exact.ReferenceSystems.vortices;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classical cumulants at an invariant product law are the dual cumulants of the reversed system. */
class ProductEquilibriumLawsTest {

    private static final double ROUNDING = 1e-12;

    /** Time stepping, relative to the largest value; b·∇G and ∇·(bG) differ by less on the grids of one dimension. */
    private static final double STEPPING = 1e-9;

    private static final double MIDDLE = 0.15;

    record Case(String name, ParticleSystem system, ParticleGrid grid, ProductEquilibrium equilibrium) {
        static Case uniform(String name, ParticleSystem system, int points) {
            ParticleGrid grid = ParticleGrid.of(system, points);
            return new Case(name, system, grid, ProductEquilibrium.uniform(system, grid));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.uniform("three pushed by the phase of others", correlated(
                        pushed(x -> 0.7 + cos(x[1]), NONE, 0.5), x -> 0.1 * cos(x[0] - x[1])), 13),
                Case.uniform("three with an even kernel", pushed(x -> 0.3 + cos(x[0] - x[1]), NONE, 0.6), 25),
                potential());
    }

    /** Three on a circle, where div_x K(x, x') = 0 for functions of x' alone. */
    private static ParticleSystem pushed(ScalarField kernel, ScalarField drift, double noise) {
        return new ParticleSystem(
                3, List.of(new PeriodicAxis("x", 0, 2 * PI)), List.of(drift), List.of(new PairField.General(kernel)),
                List.of(noise), x -> 1 + cos(x[0]) / 2 + 0.3 * sin(2 * x[0]), mean(KURAMOTO_PHASE), 0.3, Scaling.PER_OTHER, false);
    }

    /** μ ∝ exp(½cos x), in balance with noise under S = ½ε² (log μ)'; K = sin(x')/μ(x). */
    private static Case potential() {
        double noise = 0.8;
        ParticleSystem system = pushed(
                x -> 0.6 * sin(x[1]) * exp(-cos(x[0]) / 2), x -> -noise * noise * sin(x[0]) / 4, noise);
        ParticleGrid grid = ParticleGrid.of(system, 25);
        ProductEquilibrium equilibrium =
                ProductEquilibrium.of(system, grid, x -> exp(cos(x[0]) / 2), List.of(x -> -sin(x[0]) / 2));
        return new Case("a potential in balance with noise", system, grid, equilibrium);
    }

    /** Vortices for a short while, whose finest waves a grid of few points resolves. */
    private static ParticleSystem vorticesWithNoise(double noise) {
        ParticleSystem s = vortices(2);
        return new ParticleSystem(
                2, s.axes(), s.drift(), s.kernel(), List.of(noise, noise), s.initial(), s.observable(), 0.05, s.scaling(),
                s.selfInteraction());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void classicalCumulantsAreDualOnesOfTheReversedSystem(Case c) {
        double horizon = c.system.horizon();
        ForwardSolution forward = ForwardSolution.solve(c.system, c.grid, MIDDLE);
        ExactSolution reversed =
                ExactSolution.solve(c.equilibrium.reversed(forward.at(0)), c.grid, horizon - MIDDLE);
        for (double t : new double[] {0, MIDDLE, horizon}) {
            DualFields classical = c.equilibrium.classical(forward.at(t));
            DualFields dual = reversed.at(horizon - t);
            for (int n = 1; n <= c.system.particles(); n++) {
                GridFunction found = classical.dualCumulant(n);
                assertTrue(found.maxNorm() > 1e-3, "c_" + n + " vanishes");
                assertArrayEquals(dual.dualCumulant(n).values(), found.values(), STEPPING * classical.phi().maxNorm());
            }
            assertEquals(1, classical.dualMarginal(0).at(), STEPPING);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void classicalCumulantsIntegrateToZeroInEverySlot(Case c) {
        DualFields classical = c.equilibrium.classical(ForwardSolution.solve(c.system, c.grid).at(c.system.horizon()));
        for (int n = 1; n <= c.system.particles(); n++) {
            GridFunction cumulant = classical.dualCumulant(n);
            for (int slot = 0; slot < n; slot++) {
                assertEquals(0, cumulant.contract(slot, c.equilibrium.density()).maxNorm(), ROUNDING);
            }
        }
    }

    /** On the torus what is left between both is the error of the grid, a tenth with every two points more. */
    @ParameterizedTest
    @ValueSource(doubles = {0.6, 0})
    void vorticesTendToTheSame(double noise) {
        double[] differences = new double[4];
        int[] points = {9, 11, 13, 15};
        for (int i = 0; i < points.length; i++) {
            ParticleSystem system = vorticesWithNoise(noise);
            ParticleGrid grid = ParticleGrid.of(system, points[i]);
            ProductEquilibrium equilibrium = ProductEquilibrium.uniform(system, grid);
            ForwardSolution forward = ForwardSolution.solve(system, grid);
            GridFunction classical = equilibrium.classical(forward.at(system.horizon())).dualCumulant(2);
            GridFunction dual = ExactSolution.solve(equilibrium.reversed(forward.at(0)), grid).at(0).dualCumulant(2);
            assertTrue(classical.maxNorm() > 0.3, "c_2 vanishes");
            differences[i] = new SlotSum(grid, 2).add(1, classical, 0, 1).add(-1, dual, 0, 1).result().maxNorm();
            for (int slot = 0; slot < 2; slot++) {
                assertEquals(0, classical.contract(slot, equilibrium.density()).maxNorm(), ROUNDING);
            }
        }
        for (int i = 1; i < points.length; i++) {
            assertTrue(differences[i] < differences[i - 1] / 10, differences[i - 1] + " falls to " + differences[i]);
        }
        assertEquals(0, differences[3], 5e-8);
    }

    @Test
    void lawsThatMoveAreRefused() {
        ParticleSystem system = kuramoto(2, mean(KURAMOTO_PHASE));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> ProductEquilibrium.uniform(system, ParticleGrid.of(system, 9)))
                .getMessage();
        assertTrue(message.startsWith("the product law moves by "), message);
    }
}
