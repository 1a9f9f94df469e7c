package org.dualcumulants.hierarchy.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.hierarchy.derive.Role.After;
import org.dualcumulants.hierarchy.derive.Role.Dependence;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The derived systems for symbolic N and n are those of mathematics sections 5, 7 and 8, written out here by hand. */
class PaperHierarchyTest {

    private static final Role I = new Role(Dependence.MOVED, After.KEPT, true);
    private static final Role STAR = new Role(Dependence.MOVED, After.INTEGRATED, true);
    private static final Role AVERAGED = Role.AVERAGED;

    /** K(x_i - x_j) and the same with an argument integrated, or absent from the source. */
    private static final Role J = new Role(Dependence.PLAIN, After.KEPT, true);
    private static final Role J_ABSENT = new Role(Dependence.PLAIN, After.KEPT, false);
    private static final Role J_STAR = new Role(Dependence.PLAIN, After.INTEGRATED, true);

    /** ψ(x*, x_j). */
    private static final Role PSI_J = new Role(Dependence.CENTRED, After.KEPT, true);
    private static final Role PSI_J_ABSENT = new Role(Dependence.CENTRED, After.KEPT, false);
    private static final Role PSI_STAR = new Role(Dependence.CENTRED, After.INTEGRATED, true);

    private record Expected(String coefficient, Word word) {}

    private static Word word(Generator g, int interaction, Word.Form form, int idle, Role... roles) {
        return new Word(g.interactions().get(interaction), form, List.of(roles), Collections.nCopies(idle, Species.ONLY));
    }

    private static Expected drift(Generator g) {
        return new Expected("-1", word(g, 0, Word.Form.FORCE, 0, I));
    }

    private static Expected force(Generator g, String c, int idle, Role... roles) {
        return new Expected(c, word(g, 1, Word.Form.FORCE, idle, roles));
    }

    private static Expected psi(Generator g, String c, int idle, Role... roles) {
        return new Expected(c, word(g, 1, Word.Form.DENSITY, idle, roles));
    }

    /** (7), S⁺ S⁰ S⁻ N S⁼ line by line, each multiplied by a function of its order shift. */
    private static List<Expected> seven(Generator g, String up, String down, String downTwice) {
        return List.of(
                force(g, up + "/(N-1)", 1, I, AVERAGED),
                psi(g, "-" + up + "/(N-1)", 1, STAR, PSI_J_ABSENT),
                force(g, "-" + up + "/(N-1)", 0, I, J_ABSENT),
                drift(g),
                force(g, "-(N-n)/(N-1)", 0, I, AVERAGED),
                psi(g, "(N-n)/(N-1)", 0, STAR, PSI_J_ABSENT),
                force(g, "-1/(N-1)", 0, I, J),
                force(g, "1/(N-1)", 1, I, J_STAR),
                psi(g, "-1/(N-1)", 1, STAR, PSI_J),
                psi(g, "1/(N-1)", 2, STAR, PSI_STAR),
                psi(g, down + "*(N-n)/(N-1)", 0, STAR, PSI_J),
                force(g, "-" + down + "*(N-n)/(N-1)", 0, I, J_STAR),
                psi(g, "-2*" + down + "*(N-n)/(N-1)", 1, STAR, PSI_STAR),
                psi(g, downTwice + "*(N-n)*(N-n-1)/(N-1)", 0, STAR, PSI_STAR));
    }

    private static void assertSystem(List<Expected> expected, List<DerivedTerm> derived) {
        assertTrue(expected.size() > 1);
        Map<Word, Scalar> coefficients = new HashMap<>();
        derived.forEach(t -> assertEquals(null, coefficients.put(t.word(), t.coefficient()), "twice: " + t));
        for (Expected e : expected) {
            assertTrue(coefficients.containsKey(e.word()), () -> "missing: " + e + " among " + derived);
            assertTrue(same(e.coefficient(), coefficients.get(e.word())), () -> e + " is " + coefficients.get(e.word()));
        }
        assertEquals(expected.size(), derived.size(), derived.toString());
    }

    private static boolean same(String expected, Scalar derived) {
        return Expression.parse(expected, new Names(List.of("N", "n"), Map.of())).sameAs(derived.expression());
    }

    @Test
    void dualCumulantsAreEquationSeven() {
        Generator g = Generator.perOther();
        assertSystem(seven(g, "1", "1", "1"), new Derivation(g).cumulants().terms());
    }

    @Test
    void aKernelOfBothStatesChangesNothingButTheKernel() {
        Generator g = Generator.pair();
        assertSystem(seven(g, "1", "1", "1"), new Derivation(g).cumulants().terms());
    }

    static List<Rules> wrongSigns() {
        return List.of(
                new Rules(1, 1, -1, -1, -1),
                new Rules(-1, -1, -1, -1, -1),
                new Rules(-1, 1, 1, -1, -1),
                new Rules(-1, 1, -1, 1, -1),
                new Rules(-1, 1, -1, -1, 1));
    }

    @ParameterizedTest
    @MethodSource("wrongSigns")
    void aWrongSignGivesAnotherSystem(Rules wrong) {
        Generator g = Generator.perOther();
        Map<Word, Scalar> derived = new HashMap<>();
        new Derivation(g, wrong).cumulants().terms().forEach(t -> derived.put(t.word(), t.coefficient()));
        List<Expected> paper = seven(g, "1", "1", "1");
        boolean all = derived.size() == paper.size() && paper.stream()
                .allMatch(e -> derived.containsKey(e.word()) && same(e.coefficient(), derived.get(e.word())));
        assertFalse(all, wrong.toString());
    }

    /** The mean force of the frame cancels altogether: Φ is integrated against the solution of (2). */
    @Test
    void dualMarginals() {
        Generator g = Generator.perOther();
        assertSystem(
                List.of(
                        drift(g),
                        force(g, "-1/(N-1)", 0, I, J),
                        force(g, "-(N-n)/(N-1)", 0, I, J_STAR),
                        psi(g, "(N-n)/(N-1)", 0, STAR, PSI_J),
                        psi(g, "(N-n)*(N-n-1)/(N-1)", 0, STAR, PSI_STAR)),
                new Derivation(g).marginals().terms());
    }

    /** Pair terms with 1/N; (1/N)(K*f)·∇, centred in its slot, and its average one order higher. */
    @Test
    void perParticleLeavesTheDefect() {
        Generator g = Generator.perParticle(false);
        assertSystem(
                List.of(
                        force(g, "1/N", 1, I, AVERAGED),
                        psi(g, "-1/N", 1, STAR, PSI_J_ABSENT),
                        force(g, "-1/N", 0, I, J_ABSENT),
                        drift(g),
                        force(g, "-1+(n-1)/N+1/N", 0, I, AVERAGED),
                        force(g, "-1/N", 1, STAR, AVERAGED),
                        psi(g, "(N-n)/N", 0, STAR, PSI_J_ABSENT),
                        force(g, "-1/N", 0, I, J),
                        force(g, "1/N", 1, I, J_STAR),
                        psi(g, "-1/N", 1, STAR, PSI_J),
                        psi(g, "1/N", 2, STAR, PSI_STAR),
                        psi(g, "(N-n)/N", 0, STAR, PSI_J),
                        force(g, "-(N-n)/N", 0, I, J_STAR),
                        psi(g, "-2*(N-n)/N", 1, STAR, PSI_STAR),
                        force(g, "(N-n)/N", 0, STAR, AVERAGED),
                        psi(g, "(N-n)*(N-n-1)/N", 0, STAR, PSI_STAR)),
                new Derivation(g).cumulants().terms());
    }

    @Test
    void selfInteractionAddsItsForceAndItsAverage() {
        Generator g = Generator.perParticle(true);
        List<DerivedTerm> self = new Derivation(g).cumulants().terms().stream()
                .filter(t -> t.word().interaction().kernel() == Interaction.Kernel.SELF)
                .toList();
        assertSystem(
                List.of(
                        new Expected("-1/N", word(g, 2, Word.Form.FORCE, 0, I)),
                        new Expected("1/N", word(g, 2, Word.Form.FORCE, 1, STAR)),
                        new Expected("-(N-n)/N", word(g, 2, Word.Form.FORCE, 0, STAR))),
                self);
    }

    @Test
    void rescaledCoefficients() {
        Generator g = Generator.perOther();
        assertSystem(
                seven(g, "(N-n+1)^(1/2)/n^(1/2)", "(n+1)^(1/2)/(N-n)^(1/2)",
                        "(n+1)^(1/2)*(n+2)^(1/2)/(N-n)^(1/2)/(N-n-1)^(1/2)"),
                new Derivation(g).cumulants().rescaled().terms());
    }

    /** Order by order the rescaling is the quotient of two binomials. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void rescaledOrders(int n) {
        DerivedSystem cumulants = new Derivation(Generator.perOther()).cumulants();
        double particles = 9;
        ToDoubleFunction<Variable> values = v -> v.kind() == Variable.Kind.PARTICLES ? particles : n;
        List<DerivedTerm> plain = cumulants.atOrder(Species.ONLY, n).terms();
        List<DerivedTerm> rescaled = cumulants.rescaled().atOrder(Species.ONLY, n).terms();
        assertEquals(plain.size(), rescaled.size());
        assertEquals(n == 0 ? 1 : n == 1 ? 7 : 14, plain.size(), plain.toString());
        for (int k = 0; k < plain.size(); k++) {
            double ratio = Math.sqrt(binomial(9, n) / binomial(9, n - plain.get(k).word().shift()));
            double expected = plain.get(k).coefficient().at(values) * ratio;
            assertEquals(expected, rescaled.get(k).coefficient().at(values), 1e-14 * Math.abs(expected));
        }
    }

    private static double binomial(int n, int k) {
        double b = 1;
        for (int j = 0; j < k; j++) {
            b = b * (n - j) / (j + 1);
        }
        return b;
    }

    @Test
    void limitingHierarchy() {
        Generator g = Generator.perOther();
        assertSystem(
                List.of(
                        drift(g),
                        force(g, "-1", 0, I, AVERAGED),
                        psi(g, "1", 0, STAR, PSI_J_ABSENT),
                        psi(g, "(n+1)^(1/2)*(n+2)^(1/2)", 0, STAR, PSI_STAR)),
                new Derivation(g).cumulants().rescaled().limit().terms());
    }

    /** Both scalings, self-interaction or not, have one limit. */
    @Test
    void theLimitForgetsTheScaling() {
        for (Generator g : List.of(Generator.perParticle(false), Generator.perParticle(true))) {
            List<DerivedTerm> limit = new Derivation(g).cumulants().rescaled().limit().terms();
            List<DerivedTerm> other = new Derivation(Generator.perOther()).cumulants().rescaled().limit().terms();
            assertEquals(other.size(), limit.size());
            for (int k = 0; k < limit.size(); k++) {
                assertEquals(other.get(k).coefficient(), limit.get(k).coefficient());
                assertEquals(other.get(k).word().roles(), limit.get(k).word().roles());
            }
        }
    }

    /** The limits of the coefficients, at N = 1e12 in numbers. */
    @Test
    void coefficientsTendToTheirLimits() {
        DerivedSystem rescaled = new Derivation(Generator.perOther()).cumulants().rescaled();
        ToDoubleFunction<Variable> values = v -> v.kind() == Variable.Kind.PARTICLES ? 1e12 : 3;
        for (DerivedTerm t : rescaled.terms()) {
            assertEquals(t.coefficient().limit().at(values), t.coefficient().at(values), 1e-5, t.toString());
        }
    }

    /** d/dt ∫ Φ_N f^{⊗N} = √2 √(N/(N-1)) ∫∫ V_f C̄_2 f f. */
    @Test
    void theMean() {
        Generator g = Generator.perOther();
        List<DerivedTerm> zero = new Derivation(g).cumulants().rescaled().atOrder(Species.ONLY, 0).terms();
        assertEquals(1, zero.size());
        assertEquals(word(g, 1, Word.Form.DENSITY, 0, STAR, PSI_STAR), zero.get(0).word());
        assertTrue(same("2^(1/2)*N^(1/2)/(N-1)^(1/2)", zero.get(0).coefficient()), zero.toString());
    }

    /** ∂_t c̃_n = N/(N-1) S⁺ c̃_{n-1} + S⁰ c̃_n + (1/N)(S⁻ c̃_{n+1} + S⁼ c̃_{n+2}): orders 1 and 1/N by hand. */
    @Test
    void ordersInTheNumberOfParticles() {
        Generator g = Generator.perOther();
        Series series = Series.of(new Derivation(g).cumulants(), 3);
        assertSystem(
                List.of(
                        force(g, "1", 1, I, AVERAGED),
                        psi(g, "-1", 1, STAR, PSI_J_ABSENT),
                        force(g, "-1", 0, I, J_ABSENT),
                        drift(g),
                        force(g, "-1", 0, I, AVERAGED),
                        psi(g, "1", 0, STAR, PSI_J_ABSENT)),
                series.powers().get(0));
        assertSystem(
                List.of(
                        force(g, "1", 1, I, AVERAGED),
                        psi(g, "-1", 1, STAR, PSI_J_ABSENT),
                        force(g, "-1", 0, I, J_ABSENT),
                        force(g, "n-1", 0, I, AVERAGED),
                        psi(g, "1-n", 0, STAR, PSI_J_ABSENT),
                        force(g, "-1", 0, I, J),
                        force(g, "1", 1, I, J_STAR),
                        psi(g, "-1", 1, STAR, PSI_J),
                        psi(g, "1", 2, STAR, PSI_STAR),
                        psi(g, "1", 0, STAR, PSI_J),
                        force(g, "-1", 0, I, J_STAR),
                        psi(g, "-2", 1, STAR, PSI_STAR),
                        psi(g, "1", 0, STAR, PSI_STAR)),
                series.powers().get(1));
    }

    /** The partial sums tend to the exact coefficients at the next power of 1/N, for every generator of one species. */
    @Test
    void theSeriesIsThatOfTheExactCoefficients() {
        int order = 4;
        int compared = 0;
        for (Generator g : List.of(Generator.perOther(), Generator.perParticle(true), Generator.threeBody(true))) {
            DerivedSystem cumulants = new Derivation(g).cumulants();
            Series series = Series.of(cumulants, order);
            for (DerivedTerm term : cumulants.terms()) {
                double particles = 1000;
                ToDoubleFunction<Variable> values = v -> v.kind() == Variable.Kind.PARTICLES ? particles : 5;
                double exact = term.coefficient().at(values) * Math.pow(particles, term.word().shift());
                double sum = 0;
                for (int q = 0; q <= order; q++) {
                    for (DerivedTerm t : series.powers().get(q)) {
                        sum += t.word().equals(term.word()) ? t.coefficient().at(values) * Math.pow(particles, -q) : 0;
                    }
                }
                assertEquals(exact, sum, 1e4 * Math.pow(particles, -order - 1) + 1e-15 * Math.abs(exact), term.toString());
                compared++;
            }
        }
        assertTrue(compared > 50);
    }

    @Test
    void threeBodyForcesReachThreeOrdersDownAndTwoUp() {
        DerivedSystem system = new Derivation(Generator.threeBody(false)).cumulants();
        int[] shifts = system.terms().stream().mapToInt(t -> t.word().shift()).distinct().sorted().toArray();
        assertEquals("[-3, -2, -1, 0, 1, 2]", Arrays.toString(shifts));
    }

    /** Between species a slot can be passed on, n_a + 1 and n_b - 1. */
    @Test
    void aMixtureExchangesOrders() {
        Species a = new Species("a");
        Species b = new Species("b");
        DerivedSystem system = new Derivation(Generator.mixture(List.of(a, b))).cumulants();
        assertTrue(system.terms().stream().anyMatch(t -> t.word().shift(a) == 1 && t.word().shift(b) == -1));
        assertTrue(system.terms().stream().anyMatch(t -> t.word().shift(a) == -1 && t.word().shift(b) == -1));
    }
}
