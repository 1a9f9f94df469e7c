package org.dualcumulants.verify.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.part.FinishedParts;
import org.dualcumulants.verify.particles.Experiment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passes where hierarchy and particles are of one model, fails where they are not. */
class DualityChecksTest {

    private static final VerificationSettings SETTINGS = new VerificationSettings(3, 2);

    private static DualitySight sight(Models hierarchy, Models particles) {
        Study study = hierarchy.study();
        return DualitySight.of(
                study, Experiment.of(particles.study(), 4, () -> null), study.resolution().orElseThrow(), SETTINGS, () -> false, FinishedParts.NONE);
    }

    private static List<Finding> constant(DualitySight sight) {
        return new DualityConstant().judge(sight);
    }

    private static List<Finding> drift(DualitySight sight) {
        return new DualityDrift().judge(sight);
    }

    private static boolean fails(List<Finding> findings) {
        assertFalse(findings.isEmpty());
        return findings.stream().anyMatch(Finding::failed);
    }

    private static void assertPasses(DualitySight sight, int constants, int drifts) {
        assertEquals(constants, constant(sight).size());
        assertEquals(drifts, drift(sight).size());
        for (List<Finding> findings : List.of(constant(sight), drift(sight))) {
            findings.forEach(f -> {
                assertTrue(f instanceof Finding.Compared, f.toString());
                assertFalse(f.failed(), f.toString());
            });
        }
    }

    @Test
    void onACircle() {
        Models model = Models.kuramoto("-2*Sin(x) + Cos(2*x)");
        DualitySight right = sight(model, model);
        assertPasses(right, 4, 7);
        // an order's C_0(0) that is off moves its line by several of its tolerances
        Map<Integer, Double> values = new HashMap<>(right.values());
        values.merge(2, 0.02, Double::sum);
        assertTrue(fails(drift(new DualitySight(
                right.particles(), right.orders(), right.resolution(), values, right.resolutionError(), right.drifts()))));
        // where order 3 is worse than order 1 nothing is asked of the drift, and the row says so
        double exact = right.values().get(4);
        values.put(2, right.values().get(2));
        values.put(3, exact + 2 * Math.abs(exact - right.values().get(1)));
        assertTrue(drift(new DualitySight(
                        right.particles(), right.orders(), right.resolution(), values, right.resolutionError(), right.drifts()))
                .stream().anyMatch(f -> f instanceof Finding.Skipped s && s.reason().startsWith("the truncation does not converge")));
        DualitySight wrong = sight(model, Models.kuramoto("2*Sin(x) + Cos(2*x)"));
        assertTrue(fails(constant(wrong)));
        assertTrue(fails(drift(wrong)));
    }

    /** Hundreds of particles, through power sums; what C_0(0) of order 1 misses, V_1/N, is seen. */
    @Test
    void ofManyParticles() {
        Models model = Models.kuramoto("-2*Sin(x) + Cos(2*x)");
        DualitySight sight = DualitySight.of(model.study(), DualitySight.MANY, List.of(4), SETTINGS, () -> false, FinishedParts.NONE);
        assertPasses(sight, 4, 4);
        assertTrue(Math.abs(sight.last(1).residual().mean().value()) > DualitySight.uncertainty(sight.last(1).residual()));
    }

    @Tag("slow")
    @Test
    void ofManyParticlesWithAnotherForce() {
        Experiment weaker = Experiment.of(Models.kuramoto("-1.9*Sin(x) + Cos(2*x)").study(), DualitySight.MANY, () -> null);
        Study study = Models.kuramoto("-2*Sin(x) + Cos(2*x)").study();
        assertTrue(fails(constant(DualitySight.of(study, weaker, List.of(4), SETTINGS, () -> false, FinishedParts.NONE))));
    }

    @Test
    void onATorus() {
        Models model = Models.torus("2*Sin(y) + Sin(x+y) - Sin(x-y)", "-2*Sin(x) - Sin(x+y) - Sin(x-y)");
        DualitySight sight = sight(model, model);
        assertEquals(2, sight.highest(), "48 functions have no small tensors of order 3");
        assertPasses(sight, 4, 4);
        // along the gradient instead of across
        assertTrue(fails(constant(sight(model, Models.torus("3*Sin(x)", "3*Sin(y)")))));
    }

    @Test
    void onALine() {
        Models model = Models.line("-x", "-x");
        assertPasses(sight(model, model), 4, 7);
        assertTrue(fails(constant(sight(model, Models.line("-x", "x")))));
        assertTrue(fails(constant(sight(model, Models.line("-0.9*x", "-x")))));
    }

    /** Nothing to see where the observable's own order is N; nothing can be seen where tensors of its order are too large. */
    @Test
    void observablesOfHighOrder() {
        Models circle = Models.kuramoto("-Sin(x)");
        List<Finding> findings = drift(DualitySight.of(circle.study(power(circle, 4)), DualitySight.FEW, List.of(2), SETTINGS, () -> false, FinishedParts.NONE));
        assertTrue(findings.get(0) instanceof Finding.Skipped, findings.toString());
        Models torus = Models.torus("Sin(x)", "Sin(y)");
        assertThrows(StudyException.class, () -> DualitySight.of(torus.study(power(torus, 3)), DualitySight.FEW, List.of(2, 2), SETTINGS, () -> false, FinishedParts.NONE));
        StudyException e = assertThrows(StudyException.class, () -> DualitySight.of(torus.study(), DualitySight.MANY, List.of(2, 2), SETTINGS, () -> false, FinishedParts.NONE));
        assertTrue(e.getMessage().contains("sums over subsets of 256 particles would take too long: their functions of order 3 "), e.getMessage());
    }

    private static Observable power(Models model, int exponent) {
        return new Observable.Functional(Map.of("c", model.inAxes("Cos(x)")), Models.parse("c^" + exponent, List.of("c")));
    }
}
