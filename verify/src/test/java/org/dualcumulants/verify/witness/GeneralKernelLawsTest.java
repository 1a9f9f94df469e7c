package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.KURAMOTO_PHASE;
import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.VORTICES;
import static org.dualcumulants.verify.witness.Models.find;
import static org.dualcumulants.verify.witness.Models.kuramoto;
import static org.dualcumulants.verify.witness.Models.randomPairs;
import static org.dualcumulants.verify.witness.Models.single;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.dualcumulants.verify.witness.Models.weighted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.exact.DualFields;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kernels K(x, x') of two states, x pushed by x': with m = N the hierarchy is the exact equation, whatever they are; a
 * difference written with primes is a difference; exchanging x and x' is another model.
 */
class GeneralKernelLawsTest {

    private static final double EXACT = 1e-9;

    /**
     * A model of few particles asked for everything.
     *
     * @param points of the exact solution's grid per axis
     */
    record Question(String name, Study study, int points) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Question> questions(Model model, String name, int particles) {
        boolean line = model.axes().size() == 1;
        Observable mean = model.mean(line ? "Cos(x) + Sin(2*x)/2" : "Cos(x-y) + Sin(y)/2");
        Observable square = line
                ? model.functional("Cos(x)", "Sin(x) + Cos(x)/3", "c^2 - c*s/2 + s")
                : model.functional("Cos(x) + Sin(y)", "Sin(x-y)", "c^2 + s");
        Observable pair = model.marginal(2, line ? "Cos(x1-2*x2) + Sin(x1)*Cos(x2)" : "Cos(x1-y2) + Sin(y1)*Cos(x2)");
        Model own = model.scaledPerParticle(true);
        int harmonics = line ? 10 : 3;
        int points = line ? 23 : 11;
        return Stream.of(
                new Question(name + ", 1/(N-1), mean", model.study(mean, particles, particles, harmonics, 1e-11), points),
                new Question(name + ", 1/N, pair", own.study(pair, particles, particles, harmonics, 1e-11), points),
                new Question(
                        name + ", 1/N, square, weighted",
                        weighted(own.study(square, particles, particles, harmonics, 1e-11)), points));
    }

    static Stream<Question> onTheCircle() {
        return IntStream.rangeClosed(41, 44).boxed().flatMap(seed -> IntStream.of(2, 3).boxed()
                .flatMap(n -> questions(randomPairs(seed, 1, seed % 2 == 1), "seed " + seed + ", N = " + n, n)));
    }

    static Stream<Question> onTheTorus() {
        return questions(randomPairs(45, 2, true), "torus, seed 45, N = 2", 2).limit(2);
    }

    static Stream<Question> onMoreTori() {
        return Stream.concat(
                questions(randomPairs(46, 2, true), "torus, seed 46, N = 2", 2).limit(2),
                questions(randomPairs(47, 2, false), "torus, seed 47, N = 2, noiseless", 2).limit(2));
    }

    @ParameterizedTest
    @MethodSource({"onTheCircle", "onTheTorus"})
    void allOrdersAreExact(Question q) {
        agrees(q);
    }

    @ParameterizedTest
    @MethodSource("onMoreTori")
    @Tag("slow")
    void allOrdersAreExactOnMoreTori(Question q) {
        agrees(q);
    }

    private static void agrees(Question q) {
        int particles = q.study().particles().get(0).intValue();
        RunResult run = single(q.study());
        DualFields exact = ExactSolution.solve(ParticleSystem.of(q.study(), particles), q.points()).at(0);
        assertTrue(Math.abs(run.correction()) > 1e-6, "no correction to compare: " + run.correction());
        assertEquals(exact.dualMarginal(0).at(), run.expectation(), EXACT);
        for (int n = 1; n <= particles; n++) {
            assertTrue(exact.norm(n) > 100 * EXACT, "C_" + n + " vanishes");
            assertEquals(exact.norm(n), run.norms().get(n), EXACT, "‖C_" + n + "‖");
        }
    }

    static Stream<List<Study>> differences() {
        Model own = kuramoto("-Sin(x) + 0.3*Cos(2*x) + 0.1").scaledPerParticle(true);
        Observable phase = NOISY_KURAMOTO.mean(KURAMOTO_PHASE);
        Observable wave = VORTICES.mean("Cos(x-y) + Sin(y)");
        return Stream.of(
                pair(NOISY_KURAMOTO, phase, 6, "-Sin(x - x')"),
                pair(own, phase, 6, "-Sin(x - x') + 0.3*Cos(2*x - 2*x') + 0.1"),
                pair(
                        VORTICES, wave, 2, "2*Sin(y-y') + Sin(x-x'+y-y') - Sin(x-x'-y+y')",
                        "-2*Sin(x-x') - Sin(x-x'+y-y') - Sin(x-x'-y+y')"));
    }

    private static List<Study> pair(Model model, Observable observable, int harmonics, String... kernel) {
        return Stream.of(model, model.with(kernel))
                .map(m -> m.study(observable, List.of(2.0, 8.0, 1e6), List.of(2), harmonics, 1e-11))
                .toList();
    }

    /** The products may differ, their sum does not: rounding, over a few dozen steps. */
    @ParameterizedTest
    @MethodSource("differences")
    void aDifferenceIsOneHoweverItIsWritten(List<Study> studies) {
        StudyResult expected = solve(studies.get(0));
        StudyResult found = solve(studies.get(1));
        assertEquals(expected.space().kernelRank(), found.space().kernelRank());
        assertTrue(found.space().kernelExact());
        for (RunResult run : expected.results()) {
            RunResult same = find(found, run.particles(), run.truncation());
            assertTrue(Math.abs(run.correction()) > 0, "no correction to compare");
            assertEquals(run.expectation(), same.expectation(), 1e-12);
            assertEquals(run.correction(), same.correction(), 1e-12 * Math.abs(run.correction()) + 1e-16);
            for (int n = 1; n <= run.truncation(); n++) {
                assertEquals(run.norms().get(n), same.norms().get(n), 1e-12 * run.norms().get(1), "‖C_" + n + "‖");
            }
        }
    }

    /** A smooth kernel of many waves: what either leaves out is a thousandth of the tolerance. */
    @Test
    void aSmoothDifferenceIsOneToo() {
        List<Study> studies = pair(kuramoto("-Exp(Cos(x))*Sin(x)"), NOISY_KURAMOTO.mean(KURAMOTO_PHASE), 5,
                "-Exp(Cos(x-x'))*Sin(x-x')");
        double expected = find(solve(studies.get(0)), 8, 2).correction();
        assertEquals(expected, find(solve(studies.get(1)), 8, 2).correction(), 1e-10 * Math.abs(expected));
    }

    /** The exact equation and the hierarchy agree on each of the two, and the two are far apart. */
    @Test
    void whoPushesWhomMatters() {
        Model pushed = NOISY_KURAMOTO.with("-Sin(x)*(1 + Cos(x'))");
        Model pushing = NOISY_KURAMOTO.with("-Sin(x')*(1 + Cos(x))");
        double[] expectations = Stream.of(pushed, pushing)
                .mapToDouble(model -> {
                    Study study = model.study(model.mean(KURAMOTO_PHASE), 3, 3, 10, 1e-11);
                    double expected = ExactSolution.solve(ParticleSystem.of(study, 3), 23).expectation();
                    double found = single(study).expectation();
                    assertEquals(expected, found, EXACT);
                    return found;
                })
                .toArray();
        assertTrue(Math.abs(expectations[0] - expectations[1]) > 0.1, expectations[0] + " and " + expectations[1]);
    }
}
