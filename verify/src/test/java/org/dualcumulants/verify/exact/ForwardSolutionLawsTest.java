package org.dualcumulants.verify.exact;

import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.sin;
import static org.dualcumulants.verify.exact.ReferenceSystems.KURAMOTO_PHASE;
import static org.dualcumulants.verify.exact.ReferenceSystems.NONE;
import static org.dualcumulants.verify.exact.ReferenceSystems.correlated;
import static org.dualcumulants.verify.exact.ReferenceSystems.kuramoto;
import static org.dualcumulants.verify.exact.ReferenceSystems.mean;
import static org.dualcumulants.verify.exact.ReferenceSystems.onCircle;
import static org.dualcumulants.verify.exact.ReferenceSystems.scaled;
import static org.dualcumulants.verify.exact.ReferenceSystems.squaredMean;
import static org.dualcumulants.verify.exact.ReferenceSystems.vortices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.Scaling;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The joint law forward in time against the observable backward in time, and what it is in closed form. */
class ForwardSolutionLawsTest {

    /** Two integrations of O(1) quantities, each relative to its largest value, which for a law is several times its average. */
    private static final double STEPPING = 1e-11;

    private static final double[] TIMES = {0.1, 0.25};

    record Case(String name, ParticleSystem system, ParticleGrid grid) {
        static Case of(String name, ParticleSystem system, int points) {
            return new Case(name, system, ParticleGrid.of(system, points));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        ScalarField waves = x -> 0.2 * cos(x[0] - x[1]) + 0.1 * (sin(x[0]) + sin(x[1]));
        return Stream.of(
                Case.of("two oscillators", kuramoto(2, mean(KURAMOTO_PHASE)), 21),
                Case.of("three oscillators", kuramoto(3, squaredMean(KURAMOTO_PHASE)), 17),
                Case.of("three, 1/N, self-interaction", scaled(kuramoto(3, mean(KURAMOTO_PHASE)), Scaling.PER_PARTICLE, true), 13),
                Case.of("two correlated", correlated(kuramoto(2, mean(KURAMOTO_PHASE)), waves), 21),
                Case.of("three correlated", correlated(kuramoto(3, squaredMean(KURAMOTO_PHASE)), waves), 17),
                Case.of("two vortices", vortices(2), 9),
                new Case("a circle and an interval", walled(), new ParticleGrid(walled().axes(), List.of(7, 6))),
                new Case("a line", confined(), new ParticleGrid(confined().axes(), List.of(20))));
    }

    /** Pushed along a circle by those whose height between walls is like theirs. */
    private static ParticleSystem walled() {
        return new ParticleSystem(
                2,
                List.of(new PeriodicAxis("x", 0, 2 * Math.PI), new IntervalAxis("h", 0, 1)),
                List.of(x -> x[1], x -> 0.3 * sin(Math.PI * x[1])),
                List.of(new PairField.Difference(z -> -sin(z[0])), new PairField.General(x -> 0.5 * sin(Math.PI * x[1]) * cos(x[2]))),
                List.of(0.6, 0.5),
                x -> 1 + cos(x[0]) / 2,
                mean(x -> cos(x[0]) + x[1] * x[1]),
                0.3,
                Scaling.PER_OTHER,
                false);
    }

    /** Ornstein and Uhlenbeck's particles with attraction. */
    private static ParticleSystem confined() {
        return new ParticleSystem(
                2,
                List.of(new RealAxis("x", 0.3, 0.6)),
                List.of(x -> -x[0]),
                List.of(new PairField.Difference(z -> -0.5 * z[0])),
                List.of(0.6),
                x -> exp(-2 * (x[0] - 0.3) * (x[0] - 0.3)),
                mean(x -> x[0] * x[0]),
                0.3,
                Scaling.PER_OTHER,
                false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothSidesOfTheDualityAgreeAtEveryTime(Case c) {
        ForwardSolution forward = ForwardSolution.solve(c.system, c.grid, TIMES);
        ExactSolution backward = ExactSolution.solve(c.system, c.grid, TIMES);
        double expected = backward.expectation();
        assertTrue(Math.abs(expected) > 0.1, "nothing to compare with");
        assertEquals(expected, forward.expectation(), STEPPING);
        for (double t : new double[] {0, 0.1, 0.25, c.system.horizon()}) {
            JointLaw law = forward.at(t);
            assertEquals(1, law.mass(), STEPPING);
            assertEquals(expected, law.expectation(backward.at(t).phi()), STEPPING, () -> "t = " + t);
            assertEquals(expected, law.expectation(backward.at(t)), STEPPING, () -> "Σ binom ∫C_n H_n at t = " + t);
        }
    }

    /** On grids of different sizes nothing agrees by algebra. */
    @ParameterizedTest
    @MethodSource("pairsOfGrids")
    void theSidesAgreeOnDifferentGrids(ParticleSystem system, int forward, int backward) {
        double expected = ExactSolution.solve(system, backward).expectation();
        assertEquals(expected, ForwardSolution.solve(system, forward).expectation(), 1e-9);
    }

    static Stream<Arguments> pairsOfGrids() {
        return Stream.of(
                Arguments.of(kuramoto(2, mean(KURAMOTO_PHASE)), 25, 21),
                Arguments.of(kuramoto(3, squaredMean(KURAMOTO_PHASE)), 21, 19));
    }

    @Test
    @Tag("slow")
    void theSidesAgreeOnDifferentGridsOfATorus() {
        theSidesAgreeOnDifferentGrids(vortices(2), 17, 15);
    }

    @Test
    void twoOscillatorsSeenFromEachOtherAreOne() {
        // Z = X_1 - X_2 alone: dZ = -2 sin Z dt + √2 ε dW, from the density of the difference
        ForwardSolution pair = ForwardSolution.solve(kuramoto(2, mean(KURAMOTO_PHASE)), 25);
        GridFunction f = pair.at(0).marginal(1);
        int g = f.grid().size();
        double[] difference = new double[g];
        for (int z = 0; z < g; z++) {
            for (int y = 0; y < g; y++) {
                difference[z] += f.grid().weight(y) * f.at((z + y) % g) * f.at(y);
            }
        }
        double spacing = f.grid().weight(0);
        ParticleSystem one = onCircle(2, 0, x -> -2 * sin(x[0]), NONE, 0.8 * Math.sqrt(2),
                x -> difference[(int) Math.rint(x[0] / spacing)], mean(NONE), 0.5);
        GridFunction expected = GridMeanField.solve(one, f.grid()).at(0.5);
        GridFunction joint = pair.at(0.5).law();
        for (int z = 0; z < g; z++) {
            double found = 0;
            for (int y = 0; y < g; y++) {
                found += spacing * joint.at((z + y) % g, y);
            }
            assertEquals(expected.at(z), found, 1e-9, "z = " + z);
        }
    }

    @Test
    void independentParticlesStayIndependent() {
        ScalarField initial = x -> 1 + cos(x[0]) / 2;
        JointLaw end = ForwardSolution.solve(onCircle(3, 0, x -> 0.4 * sin(x[0]), NONE, 0.7, initial, mean(KURAMOTO_PHASE), 0.4), 15)
                .at(0.4);
        TestFunctions functions = new TestFunctions(end.meanField().grid(), 2);
        assertEquals(5, functions.size());
        for (int n = 1; n <= 3; n++) {
            assertEquals(0, end.correlation(n).maxNorm(), STEPPING);
            assertEquals(0, end.weakDistance(n, functions), STEPPING);
        }
    }

    @Test
    void theDistanceFromChaosIsThatOfTheWorstObservableAndFallsWithN() {
        double[][] distances = new double[2][3];
        for (int particles = 2; particles <= 3; particles++) {
            JointLaw end = ForwardSolution.solve(kuramoto(particles, mean(KURAMOTO_PHASE)), 17).at(0.5);
            TestFunctions functions = new TestFunctions(end.meanField().grid(), 2);
            for (int k = 1; k <= particles; k++) {
                distances[particles - 2][k - 1] = end.weakDistance(k, functions);
            }
            double worst = 0;
            for (ScalarField phi : List.<ScalarField>of(x -> cos(x[0]), x -> sin(x[0]), x -> cos(2 * x[0]), x -> sin(2 * x[0]))) {
                ExactSolution backward = ExactSolution.solve(kuramoto(particles, mean(phi)), 17);
                worst = Math.max(worst, Math.abs(backward.expectation() - backward.meanFieldExpectation()));
            }
            assertEquals(worst, distances[particles - 2][0], STEPPING);
        }
        for (int k = 0; k < 2; k++) {
            // between 1/N and 1/(N-1) from N = 2 to 3
            double ratio = distances[1][k] / distances[0][k];
            assertTrue(ratio > 0.5 && ratio < 2.0 / 3 + 0.25, "k = " + (k + 1) + ": " + ratio);
        }
        assertTrue(distances[1][0] <= distances[1][1] && distances[1][1] <= distances[1][2], "fewer particles, smaller distance");
    }

    @Test
    void marginalsAreSymmetricAndConsistent() {
        JointLaw law = ForwardSolution.solve(kuramoto(3, mean(KURAMOTO_PHASE)), 15).at(0.5);
        GridFunction pair = law.marginal(2);
        GridFunction one = GridFunction.constant(pair.grid(), 1, 1);
        for (int p = 0; p < pair.grid().size(); p++) {
            assertEquals(law.marginal(1).at(p), pair.contract(0, one).at(p), 1e-13);
            assertEquals(pair.at(p, 3), pair.at(3, p), 1e-13);
        }
        assertEquals(1, law.correlation(0).at(), 1e-13);
        assertTrue(law.correlation(1).maxNorm() > 1e-4 && law.correlation(2).maxNorm() > 1e-4, "no correlations");
    }
}
