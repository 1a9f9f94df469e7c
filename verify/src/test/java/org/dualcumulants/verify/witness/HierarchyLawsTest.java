package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.find;
import static org.dualcumulants.verify.witness.Models.random;
import static org.dualcumulants.verify.witness.Models.single;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sections 3 to 6: with m = N nothing is dropped from (7), so C_0(0) is the exact expectation and the C_n(0) are the dual
 * cumulants of the exact Φ_N, whatever drift, kernel, noise, density and observable are. With m &lt; N neither holds.
 */
class HierarchyLawsTest {

    /** Galerkin and collocation each stop at harmonics of relative size 1e-6 to 1e-5; expectations square that. */
    private static final double EXPECTATION = 1e-9;

    /** Norms square it too, but next to a larger norm. */
    private static final double NORM = 1e-8;

    /**
     * A random model asked for an observable.
     *
     * @param points of the exact solution's grid per axis
     */
    record Question(String name, Study study, int points) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Map<String, Observable> observables(Model model, int particles) {
        boolean line = model.axes().size() == 1;
        String one = line ? "Cos(x) + Sin(2*x)/2" : "Cos(x-y) + Sin(y)/2";
        String c = line ? "Cos(x)" : "Cos(x) + Sin(y)";
        String s = line ? "Sin(x) + Cos(x)/3" : "Sin(x-y)";
        // not symmetric in the particles: that is the observables' task
        String two = line ? "Cos(x1-2*x2) + Sin(x1)*Cos(x2)" : "Cos(x1-y2) + Sin(y1)*Cos(x2)";
        Map<String, Observable> all = new LinkedHashMap<>();
        all.put("mean", model.mean(one));
        all.put("square", model.functional(c, s, "c^2 + s^2 - c*s/2 + s"));
        all.put("cube", model.functional(c, s, "c^3 - 2*c*s^2 + c"));
        all.put("pair marginal", model.marginal(2, two));
        all.put("fluctuation", model.fluctuation(1, one.replace("x", "x1").replace("y", "y1")));
        all.put("pair fluctuation", model.fluctuation(2, two));
        if (line && particles > 2) {
            all.put("triple marginal", model.marginal(3, "Cos(x1-2*x2) + Sin(x1)*Cos(x3)"));
            all.put("triple fluctuation", model.fluctuation(3, "Cos(x1)*Sin(x2)*Sin(x3) + Cos(x1-x2+x3)"));
        }
        return all;
    }

    private static Stream<Question> questions(
            int dimension, long seed, boolean noisy, int particles, List<String> names) {
        Model model = random(seed, dimension, noisy);
        Map<String, Observable> all = observables(model, particles);
        // on the plane 3 harmonics leave ‖C_1‖ of a pair marginal off by 2e-8; 4 are enough for the tolerance
        int harmonics = dimension == 1 ? 8 : 4;
        int points = dimension == 1 ? 19 : 13;
        return (names.isEmpty() ? all.keySet() : names).stream()
                .map(name -> new Question(
                        dimension + "-D, seed " + seed + (noisy ? ", noisy" : ", noiseless") + ", N = " + particles + ", "
                                + name,
                        model.study(all.get(name), particles, particles, harmonics, 1e-10),
                        points));
    }

    static Stream<Question> quick() {
        List<String> some = List.of("mean", "square");
        return Stream.of(
                        IntStream.of(2, 3).boxed().flatMap(n -> questions(1, 1, true, n, List.of())),
                        IntStream.of(2, 3).boxed().flatMap(n -> questions(1, 2, false, n, List.of())),
                        questions(1, 3, true, 4, some),
                        questions(1, 4, false, 4, List.of("mean")),
                        questions(2, 5, true, 2, List.of("mean", "pair marginal")),
                        questions(2, 6, false, 2, List.of("pair fluctuation")))
                .flatMap(s -> s);
    }

    static Stream<Question> slow() {
        return Stream.of(
                        IntStream.of(2, 3, 4).boxed().flatMap(n -> questions(1, 11, true, n, List.of())),
                        IntStream.of(2, 3, 4).boxed().flatMap(n -> questions(1, 12, false, n, List.of())),
                        IntStream.of(2, 3, 4).boxed().flatMap(n -> questions(1, 13, true, n, List.of())),
                        questions(2, 14, true, 2, List.of("mean", "square", "pair marginal", "fluctuation")),
                        questions(2, 15, false, 2, List.of("mean", "fluctuation", "pair fluctuation")))
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("quick")
    void allOrdersAreExact(Question q) {
        agrees(q);
    }

    @ParameterizedTest
    @MethodSource("slow")
    @Tag("slow")
    void allOrdersAreExactForManyModels(Question q) {
        agrees(q);
    }

    private static void agrees(Question q) {
        double particles = q.study().particles().get(0);
        RunResult run = single(q.study());
        DualFields exact = ExactSolution.solve(ParticleSystem.of(q.study(), particles), q.points()).at(0);
        assertTrue(Math.abs(run.correction()) > 1e-7, "no correction to compare: " + run.correction());
        assertEquals(exact.dualMarginal(0).at(), run.expectation(), EXPECTATION);
        assertEquals(particles, run.truncation());
        for (int n = 1; n <= particles; n++) {
            double norm = exact.norm(n);
            assertTrue(norm > 10 * NORM, "C_" + n + " vanishes");
            assertEquals(norm, run.norms().get(n), NORM, "‖C_" + n + "‖");
        }
    }

    static Stream<Model> truncatable() {
        return Stream.of(random(1, 1, true), random(2, 1, false));
    }

    @ParameterizedTest
    @MethodSource("truncatable")
    void fewerOrdersAreNot(Model model) {
        Study study = model.study(observables(model, 3).get("square"), List.of(3.0), List.of(1, 2, 3), 8, 1e-10);
        StudyResult runs = solve(study);
        double exact = ExactSolution.solve(ParticleSystem.of(study, 3), 19).expectation();
        assertEquals(exact, find(runs, 3, 3).expectation(), EXPECTATION);
        for (int m = 1; m < 3; m++) {
            double difference = Math.abs(find(runs, 3, m).expectation() - exact);
            assertTrue(difference > 1e-8, "order " + m + " of 3 differs by " + difference + " only");
        }
    }
}
