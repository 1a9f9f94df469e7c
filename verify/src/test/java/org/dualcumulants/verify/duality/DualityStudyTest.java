package org.dualcumulants.verify.duality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.part.FinishedParts;
import org.dualcumulants.verify.part.InterruptedParts;
import org.dualcumulants.verify.particles.Experiment;
import org.dualcumulants.verify.particles.Plan;
import org.dualcumulants.verify.particles.Trajectories.Average;
import org.junit.jupiter.api.Test;

/** Strongly coupled oscillators, N = 3, where every truncation is seen to be wrong, and by how much is known from the exact equation. */
class DualityStudyTest {

    private static final int HARMONICS = 5;
    private static final int PARTICLES = 3;

    private static Expression parse(String text, String... variables) {
        return Expression.parse(text, new Names(List.of(variables), Map.of()));
    }

    private static Study kuramoto(String kernel, String noise) {
        return new Study(
                "Kuramoto", List.of(new PeriodicAxis("x", 0, 2 * Math.PI)), List.of(parse("0", "x")),
                new PairKernel.Difference(List.of(parse(kernel, "x"))), List.of(parse(noise, "N")), parse("1 + Cos(x)/2 + 0.3*Sin(2*x)", "x"),
                new Observable.Mean(parse("Cos(x) + Sin(x)/2", "x")), 0.5, List.of((double) PARTICLES), List.of(2),
                Optional.of(List.of(HARMONICS)), 1e-8, Scaling.PER_OTHER, false, BasisChoice.PLAIN);
    }

    private static final Study STRONG = kuramoto("-3*Sin(x)", "0.8");

    private static List<DualDrift> drifts(Study simulated, int... orders) {
        return DualityStudy.run(
                STRONG, Experiment.of(simulated, PARTICLES, () -> null), List.of(HARMONICS),
                Arrays.stream(orders).boxed().toList(), new Plan(8192, 16, 5, 2), () -> false, FinishedParts.NONE);
    }

    private static void assertNear(double expected, Average found) {
        assertEquals(expected, found.mean().value(), 2 * found.mean().halfWidth() + Math.abs(found.stepping().value()) + 2 * found.stepping().halfWidth());
    }

    @Test
    void theDriftIsTheErrorOfTheTruncation() {
        double exact = ExactSolution.solve(ParticleSystem.of(STRONG, PARTICLES), 31).expectation();
        List<DualDrift> drifts = drifts(STRONG, 1, 2, 3);
        assertEquals(12, drifts.size());
        double last = Double.POSITIVE_INFINITY;
        for (int m = 1; m <= 3; m++) {
            DualDrift end = drifts.get(4 * m - 1);
            assertEquals(m, end.truncation());
            assertEquals(0.5, end.time());
            double truncated = HierarchyProblem.of(STRONG, List.of(HARMONICS), m, 1e-10, () -> false).solve(PARTICLES).value(0);
            assertNear(exact - truncated, end.direct());
            if (m < 3) {
                assertNear(exact - truncated, end.residual());
                assertNear(0, end.difference());
                assertTrue(Math.abs(end.residual().mean().value()) > 2 * end.residual().mean().halfWidth(), "unresolved: " + end);
            }
            assertTrue(Math.abs(end.residual().mean().value()) < last / 2, "order " + m + " drifts as far as the one before");
            last = Math.abs(end.residual().mean().value());
        }
        assertEquals(0, last);
    }

    /** At every time the two sides agree, and the complete hierarchy stays. */
    @Test
    void theDriftGrowsFromNothing() {
        List<DualDrift> drifts = drifts(STRONG, 2, 3);
        for (int q = 0; q < 4; q++) {
            assertEquals(0.125 * (q + 1), drifts.get(q).time(), 1e-15);
            assertNear(0, drifts.get(q).difference());
            assertNear(0, drifts.get(4 + q).direct());
            assertTrue(drifts.get(4 + q).direct().varianceReduction() > 10);
        }
        assertTrue(Math.abs(drifts.get(0).residual().mean().value()) < 0.5 * Math.abs(drifts.get(3).residual().mean().value()));
    }

    /** Particles of another model do not keep this one's Φ_N. */
    @Test
    void otherParticlesDrift() {
        for (Study wrong : List.of(kuramoto("3*Sin(x)", "0.8"), kuramoto("-4*Sin(x)", "0.8"), kuramoto("-3*Sin(x)", "0.5"))) {
            Average direct = drifts(wrong, 3).get(3).direct();
            assertTrue(Math.abs(direct.mean().value()) > 3 * direct.mean().halfWidth(), direct.toString());
        }
    }

    @Test
    void stepsThatHaveNoQuartersAreRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> DualityStudy.run(
                STRONG, Experiment.of(STRONG, 3, () -> null), List.of(2), List.of(1), new Plan(2, 12, 1, 1), () -> false, FinishedParts.NONE));
        assertEquals("steps is 12; a multiple of 8 is required, for quarters of twice the step", e.getMessage());
    }

    @Test
    void stoppedAfterEveryBlock() {
        Function<FinishedParts, List<DualDrift>> work = parts -> DualityStudy.run(
                STRONG, Experiment.of(STRONG, PARTICLES, () -> null), List.of(2), List.of(1, 2), new Plan(3000, 8, 5, 1), () -> false, parts);
        assertEquals(work.apply(FinishedParts.NONE), InterruptedParts.stoppedAfterEach(3, work));
    }
}
