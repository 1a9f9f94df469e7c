package org.dualcumulants.hierarchy.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The derived hierarchies against exact projections of the N-particle equation, on finite state spaces with random rates. */
class DerivationExactTest {

    private static final Species A = new Species("a");
    private static final Species B = new Species("b");
    private static final double[] MASSES = {0.7, -1.3};

    /** The generator as it is derived from, and the same model written out in numbers. */
    private record Case(Generator generator, int[] numbers, FiniteParticles particles, Map<String, double[]> known) {

        Case(Generator generator, int[] numbers, FiniteParticles particles) {
            this(generator, numbers, particles, new HashMap<>());
        }

        double[] cumulant(int[] order) {
            return known.computeIfAbsent("C" + Arrays.toString(order), k -> particles.cumulant(order, false));
        }

        double[] cumulantDerivative(int[] order) {
            return known.computeIfAbsent("D" + Arrays.toString(order), k -> particles.cumulant(order, true));
        }

        double[] marginal(int[] order) {
            return known.computeIfAbsent("M" + Arrays.toString(order), k -> particles.marginalOfOrder(order, false));
        }

        WordsOnStates words() {
            return new WordsOnStates(particles, generator, numbers, v -> v.label().equals("a") ? MASSES[0] : MASSES[1]);
        }

        List<int[]> orders() {
            List<int[]> all = new ArrayList<>();
            for (int a = 0; a <= numbers[0]; a++) {
                for (int b = 0; b <= (numbers.length > 1 ? numbers[1] : 0); b++) {
                    all.add(numbers.length > 1 ? new int[] {a, b} : new int[] {a});
                }
            }
            return all;
        }
    }

    private static Case oneSpecies(Generator generator, int n, int states, double prefactor, long seed) {
        Random random = new Random(seed);
        List<FiniteParticles.Force> forces = new ArrayList<>();
        for (Interaction interaction : generator.interactions()) {
            int arity = interaction.arity();
            double[][][] rates = FiniteParticles.rates(states, (int) Math.pow(states, arity - 1), random);
            if (interaction.kernel() == Interaction.Kernel.SYMMETRIC_TRIPLE) {
                symmetrise(rates, states);
            }
            boolean drift = interaction.kernel() == Interaction.Kernel.DRIFT;
            forces.add(new FiniteParticles.Force(
                    new int[arity], drift ? 1 : prefactor, interaction.kernel() == Interaction.Kernel.SELF ? 0 : 1, rates));
        }
        return new Case(generator, new int[] {n}, new FiniteParticles(new int[] {states}, new int[] {n}, forces, seed));
    }

    private static void symmetrise(double[][][] rates, int states) {
        for (double[][] from : rates) {
            for (double[] to : from) {
                for (int p = 0; p < states; p++) {
                    for (int q = 0; q < p; q++) {
                        to[p * states + q] = to[q * states + p];
                    }
                }
            }
        }
    }

    private static Case mixture(int na, int nb, long seed) {
        Random random = new Random(seed);
        int[] states = {2, 3};
        int[] numbers = {na, nb};
        List<FiniteParticles.Force> forces = new ArrayList<>();
        for (int moved = 0; moved < 2; moved++) {
            forces.add(new FiniteParticles.Force(new int[] {moved}, 1, 1, FiniteParticles.rates(states[moved], 1, random)));
            for (int acting = 0; acting < 2; acting++) {
                double others = moved == acting ? numbers[acting] - 1 : numbers[acting];
                forces.add(new FiniteParticles.Force(
                        new int[] {moved, acting}, MASSES[acting] / others, MASSES[acting],
                        FiniteParticles.rates(states[moved], states[acting], random)));
            }
        }
        return new Case(Generator.mixture(List.of(A, B)), numbers, new FiniteParticles(states, numbers, forces, seed));
    }

    static List<Arguments> cases() {
        return List.of(
                Arguments.of("1/(N-1), N = 2", oneSpecies(Generator.perOther(), 2, 3, 1, 1)),
                Arguments.of("1/(N-1), N = 3", oneSpecies(Generator.perOther(), 3, 3, 1 / 2.0, 2)),
                Arguments.of("1/(N-1), N = 4", oneSpecies(Generator.pair(), 4, 2, 1 / 3.0, 3)),
                Arguments.of("1/N, N = 3", oneSpecies(Generator.perParticle(false), 3, 3, 1 / 3.0, 4)),
                Arguments.of("1/N and self, N = 3", oneSpecies(Generator.perParticle(true), 3, 3, 1 / 3.0, 5)),
                Arguments.of("three-body, N = 3", oneSpecies(Generator.threeBody(false), 3, 3, 1 / 2.0, 6)),
                Arguments.of("three-body, N = 4", oneSpecies(Generator.threeBody(false), 4, 2, 1 / 6.0, 7)),
                Arguments.of("symmetric three-body, N = 3", oneSpecies(Generator.threeBody(true), 3, 3, 1 / 2.0, 8)),
                Arguments.of("two species, N = 2, 2", mixture(2, 2, 9)),
                Arguments.of("two species, N = 3, 2", mixture(3, 2, 10)));
    }

    private static double distance(double[] a, double[] b) {
        assertEquals(a.length, b.length);
        assertTrue(a.length > 0);
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]));
        }
        return worst;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void marginals(String name, Case c) {
        List<DerivedTerm> terms = new Derivation(c.generator()).marginals().terms();
        for (int[] n : c.orders()) {
            double[] derived = c.words().apply(terms, n, c::marginal);
            assertEquals(0, distance(c.particles().marginalOfOrder(n, true), derived), 1e-12, name);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void cumulants(String name, Case c) {
        assertEquals(0, worst(c, Rules.EXACT), 1e-12, name);
    }

    private static double worst(Case c, Rules rules) {
        List<DerivedTerm> terms = new Derivation(c.generator(), rules).cumulants().terms();
        Function<int[], double[]> source = c::cumulant;
        return c.orders().stream()
                .mapToDouble(n -> distance(c.cumulantDerivative(n), c.words().apply(terms, n, source)))
                .max()
                .orElseThrow();
    }

    /** The projected form is what projecting once more leaves of the derivative. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void projected(String name, Case c) {
        List<DerivedTerm> terms = new Derivation(c.generator()).projected().terms();
        for (int[] n : c.orders()) {
            double[] exact = c.cumulantDerivative(n);
            int[] slots = c.particles().slotSpecies(n);
            for (int slot = 0; slot < slots.length; slot++) {
                exact = c.words().centred(exact, slots, slot);
            }
            double[] derived = c.words().apply(terms, n, c::cumulant);
            assertEquals(0, distance(exact, derived), 1e-12, name);
        }
    }

    @ParameterizedTest
    @MethodSource("org.dualcumulants.hierarchy.derive.PaperHierarchyTest#wrongSigns")
    void aPlantedSignErrorIsFound(Rules wrong) {
        assertTrue(worst(oneSpecies(Generator.perOther(), 3, 3, 1 / 2.0, 2), wrong) > 0.1, wrong.toString());
        assertTrue(worst(oneSpecies(Generator.threeBody(false), 3, 3, 1 / 2.0, 6), wrong) > 0.1, wrong.toString());
    }

    /** The two hierarchies are one: (5) carries the derivative of the M_n over to the C_n. */
    @Test
    void marginalsAndCumulantsAgreeThroughInclusionAndExclusion() {
        Case c = oneSpecies(Generator.perOther(), 3, 3, 1 / 2.0, 11);
        List<DerivedTerm> forMarginals = new Derivation(c.generator()).marginals().terms();
        List<DerivedTerm> forCumulants = new Derivation(c.generator()).cumulants().terms();
        Function<int[], double[]> m = c::marginal;
        double[] m2 = c.words().apply(forMarginals, new int[] {2}, m);
        double[] m1 = c.words().apply(forMarginals, new int[] {1}, m);
        double m0 = c.words().apply(forMarginals, new int[] {0}, m)[0];
        double[] c2 = c.words().apply(forCumulants, new int[] {2}, c::cumulant);
        for (int x = 0; x < 3; x++) {
            for (int y = 0; y < 3; y++) {
                assertEquals(m2[3 * x + y] - m1[x] - m1[y] + m0, c2[3 * x + y], 1e-12);
            }
        }
    }
}
