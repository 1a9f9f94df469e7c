package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.random;
import static org.dualcumulants.verify.witness.Models.randomPairs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Section 8: what becomes of N^{n/2} C_n of fluctuations for N → ∞, from two sides that do not know of it. */
class LimitingHierarchyTest {

    private static final double STEPPING = 1e-12;

    /** A number of particles at which nothing is left of 1/N^{1/2}. */
    private static final double MANY = 1e30;

    record Question(String name, Study study, int order) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Question question(String name, Model model, int order, int harmonics) {
        boolean line = model.axes().size() == 1;
        String of = switch (order) {
            case 1 -> line ? "Cos(x1) + Sin(2*x1)/2" : "Cos(x1-y1) + Sin(y1)/2";
            case 2 -> line ? "Cos(x1-2*x2) + Sin(x1)*Cos(x2)" : "Cos(x1-y2) + Sin(y1)*Cos(x2)";
            default -> line ? "Cos(x1)*Sin(x2)*Sin(x3) + Cos(x1-x2+x3)" : "Cos(x1)*Sin(y2)*Sin(x3-y3)";
        };
        Study study = model.study(model.fluctuation(order, of), 100, order, harmonics, 1e-10);
        return new Question(name + ", order " + order, study, order);
    }

    private static HierarchyProblem problem(Question q, int truncation) {
        return HierarchyProblem.of(q.study(), q.study().resolution().orElseThrow(), truncation, STEPPING, () -> false);
    }

    static Stream<Question> all() {
        Stream<Question> line = IntStream.rangeClosed(1, 3).boxed().flatMap(p -> Stream.of(
                question("1-D", random(1, 1, true), p, 6),
                question("1-D, noiseless", random(2, 1, false), p, 6),
                question("1-D, scaling 1/N", random(3, 1, true).scaledPerParticle(true), p, 6),
                question("1-D, K(x, x')", randomPairs(4, 1, true), p, 6)));
        Stream<Question> plane = IntStream.rangeClosed(1, 3).mapToObj(p -> question("2-D", random(5, 2, true), p, p < 3 ? 3 : 1));
        return Stream.concat(line, plane);
    }

    @ParameterizedTest
    @MethodSource("all")
    void manyParticlesAreTheLimit(Question q) {
        // more orders than the observable has: they stay empty in the limit and small before it
        int more = q.study().dimension() == 1 && q.order() < 3 ? 2 : 0;
        HierarchyProblem problem = problem(q, q.order() + more);
        double half = 0.5 * q.study().horizon();
        CumulantHistory limit = problem.limit(half);
        CumulantHistory many = problem.solve(MANY, half);
        TensorLayout layout = problem.layout();
        for (double t : new double[] {0, half, q.study().horizon()}) {
            double[] y = limit.unknowns(t);
            double[] c = many.unknowns(t);
            double largest = Arrays.stream(y).map(Math::abs).max().orElseThrow();
            for (int n = 0; n <= layout.truncation(); n++) {
                double scale = Math.pow(MANY, n == 0 ? -1 : -0.5 * n);
                double size = 0;
                double difference = 0;
                for (int i = layout.offset(n); i < layout.offset(n + 1); i++) {
                    size = Math.max(size, Math.abs(y[i]));
                    difference = Math.max(difference, Math.abs(y[i] - scale * c[i]));
                }
                boolean present = n <= q.order() && (q.order() - n) % 2 == 0;
                if (!present) {
                    assertEquals(0, size, 1e-15, "order " + n + " of a fluctuation of order " + q.order());
                } else if (t < q.study().horizon() || n == q.order()) {
                    assertTrue(size > 1e-6, "nothing to compare in order " + n + ": " + size);
                }
                assertEquals(0, difference, 1e-10 * largest, "order " + n + ", t = " + t);
            }
        }
    }

    static Stream<Question> onAGrid() {
        return IntStream.rangeClosed(1, 3).boxed().flatMap(p -> Stream.of(
                question("1-D", random(1, 1, true), p, 8), question("1-D, K(x, x')", randomPairs(4, 1, true), p, 8)));
    }

    @ParameterizedTest
    @MethodSource("onAGrid")
    void theEquationOnAGridSaysTheSame(Question q) {
        CumulantHistory limit = problem(q, q.order()).limit();
        LimitOnGrid grid = new LimitOnGrid(q.study(), 21);
        double factorial = 1;
        for (int n = 1; n <= q.order(); n++) {
            factorial *= n;
            if ((q.order() - n) % 2 == 0) {
                double expected = grid.norm(n);
                assertTrue(expected > 1e-4, "nothing to compare in order " + n);
                assertEquals(expected, limit.norm(n, 0) / Math.sqrt(factorial), 1e-8 * expected, "‖C̄_" + n + "‖");
            }
        }
        assertEquals(grid.value(), limit.value(0), 1e-9);
        assertEquals(q.order() % 2 == 0, Math.abs(grid.value()) > 1e-4);
    }

    @Test
    void onlyFluctuationsHaveOne() {
        Model model = random(1, 1, true);
        Study mean = model.study(model.mean("Cos(x)"), 100, 2, 4, 1e-8);
        HierarchyProblem problem = HierarchyProblem.of(mean, List.of(4), 2, STEPPING, () -> false);
        assertTrue(assertThrows(StudyException.class, problem::limit).getMessage().contains("tends to 0"));
        Model weak = new Model(
                model.axes(), model.drift(), model.kernel(), "1/Sqrt(N)", model.initial(), model.horizon(), model.scaling(), false);
        Study vanishing = weak.study(weak.fluctuation(1, "Cos(x1)"), 100, 1, 4, 1e-8);
        HierarchyProblem noise = HierarchyProblem.of(vanishing, Collections.nCopies(1, 4), 1, STEPPING, () -> false);
        assertTrue(assertThrows(StudyException.class, noise::limit).getMessage().contains("depends on N"));
    }
}
