package org.dualcumulants.verify.baseline;

import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.exact.TerminalObservable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Baselines where they are exact, where they break down, and what is refused. */
class BaselineTest {

    static double value(BaselineOutcome outcome) {
        BaselineOutcome.Value value = assertInstanceOf(BaselineOutcome.Value.class, outcome, outcome::toString);
        assertTrue(value.seconds() > 0);
        return value.expectation();
    }

    @ParameterizedTest
    @CsvSource({"PER_OTHER, false", "PER_PARTICLE, false", "PER_PARTICLE, true"})
    void twoParticlesAreExact(Scaling scaling, boolean self) {
        ParticleSystem system =
                Circles.system(2, x -> 0.3 * sin(x[0]), z -> 0.2 - sin(z[0]) + cos(z[0]) / 2, 0.8, 0.5, scaling, self);
        double expected = ExactSolution.solve(system, 21).expectation();
        assertEquals(expected, value(Baseline.truncated(system, Closure.CLUSTER, 21)), 1e-10);
        assertEquals(expected, value(Baseline.truncated(system, Closure.KIRKWOOD, 21)), 1e-10);
        ParticleSystem correlated = system.with(system.initial(), Optional.of(x -> 0.3 * cos(x[0] - x[1])));
        double other = ExactSolution.solve(correlated, 21).expectation();
        assertTrue(Math.abs(other - expected) > 1e-3, "the correlation changes nothing");
        assertEquals(other, value(Baseline.truncated(correlated, Closure.CLUSTER, 21)), 1e-10);
    }

    @Test
    void independenceIsTheMeanFieldUpToTheNumberOfOthers() {
        double mean = value(Baseline.meanField(Circles.kuramoto(8, 1, 0.5), 21));
        assertEquals(0.268948402684, mean, 1e-11);
        assertEquals(mean, value(Baseline.truncated(Circles.kuramoto(8, 1, 0.5), Closure.INDEPENDENCE, 21)), 1e-11);
        ParticleSystem perParticle =
                Circles.system(8, x -> 0, z -> -sin(z[0]), 0.8, 0.5, Scaling.PER_PARTICLE, false);
        assertEquals(mean, value(Baseline.meanField(perParticle, 21)), 1e-11);
        assertEquals(
                value(Baseline.meanField(Circles.kuramoto(8, 7.0 / 8, 0.5), 21)),
                value(Baseline.truncated(perParticle, Closure.INDEPENDENCE, 21)), 1e-11);
    }

    @ParameterizedTest
    @EnumSource(Closure.class)
    void gridsConverge(Closure closure) {
        double fine = value(Baseline.truncated(Circles.kuramoto(8, 1, 0.5), closure, 25));
        assertEquals(fine, value(Baseline.truncated(Circles.kuramoto(8, 1, 0.5), closure, 21)), 1e-10);
        double strong = value(Baseline.truncated(Circles.kuramoto(64, 4, 1), closure, 33));
        assertEquals(strong, value(Baseline.truncated(Circles.kuramoto(64, 4, 1), closure, 27)), 1e-8);
    }

    @Test
    void aClosureThatBreaksDownIsAReason() {
        BaselineOutcome.Failed failed = assertInstanceOf(
                BaselineOutcome.Failed.class, Baseline.truncated(Circles.kuramoto(4, 4, 1), Closure.KIRKWOOD, 21));
        assertTrue(failed.reason().matches(".*; at time 0\\.[56]\\d+ F_2 lies between -.*"), failed.reason());
    }

    @Test
    void otherSpacesAndObservablesAreRefused() {
        ParticleSystem circle = Circles.kuramoto(2, 1, 0.5);
        ParticleSystem walled = new ParticleSystem(
                2, List.of(new IntervalAxis("x", 0, 1)), circle.drift(), circle.kernel(), circle.noise(), x -> 1,
                circle.observable(), 0.5, Scaling.PER_OTHER, false);
        refused("baselines are made for one periodic axis", walled);
        ParticleSystem pair = new ParticleSystem(
                2, circle.axes(), circle.drift(), circle.kernel(), circle.noise(), x -> 1,
                new TerminalObservable.Marginal(2, x -> 1), 0.5, Scaling.PER_OTHER, false);
        refused("baselines are made for the mean of one function", pair);
    }

    private static void refused(String part, ParticleSystem system) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Baseline.truncated(system, Closure.CLUSTER, 9))
                .getMessage();
        assertTrue(message.contains(part), message);
        assertThrows(IllegalArgumentException.class, () -> Baseline.meanField(system, 9));
    }
}
