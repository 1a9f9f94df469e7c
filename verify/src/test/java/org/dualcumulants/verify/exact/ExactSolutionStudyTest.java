package org.dualcumulants.verify.exact;

import static org.dualcumulants.verify.exact.ReferenceSystems.KURAMOTO_PHASE;
import static org.dualcumulants.verify.exact.ReferenceSystems.concentratedKuramoto;
import static org.dualcumulants.verify.exact.ReferenceSystems.kuramoto;
import static org.dualcumulants.verify.exact.ReferenceSystems.vortices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;

/** A study in formulas is the system in functions: the same numbers up to the rounding of the formulas. */
class ExactSolutionStudyTest {

    private static final double FORMULAS = 1e-12;
    private static final List<Axis> CIRCLE = List.of(new PeriodicAxis("x", 0, 2 * Math.PI));
    private static final Names IN_X = new Names(List.of("x"), Map.of("coupling", 1.0));
    private static final Names IN_N = new Names(List.of("N"), Map.of("noise", 0.8));

    @Test
    void observablesOfAStudyAreThoseOfTheirDefinition() {
        agree(new Observable.Mean(inX("Cos(x) + Sin(x)/2")), new TerminalObservable.Mean(KURAMOTO_PHASE));
        Map<String, Expression> statistics = new LinkedHashMap<>();
        statistics.put("s", inX("Sin(x)"));
        statistics.put("c", inX("Cos(x)"));
        agree(
                new Observable.Functional(
                        statistics, Expression.parse("c^2 - 2*s", new Names(List.of("s", "c"), Map.of()))),
                new TerminalObservable.Functional(
                        List.of(x -> Math.sin(x[0]), x -> Math.cos(x[0])), m -> m[1] * m[1] - 2 * m[0]));
        Expression pair = Expression.parse("Cos(x1)*Sin(2*x2)", new Names(List.of("x1", "x2"), Map.of()));
        ScalarField pairField = x -> Math.cos(x[0]) * Math.sin(2 * x[1]);
        agree(new Observable.Marginal(2, pair), new TerminalObservable.Marginal(2, pairField));
        agree(new Observable.Fluctuation(2, pair), new TerminalObservable.Fluctuation(2, pairField));
    }

    private static void agree(Observable observable, TerminalObservable function) {
        ParticleSystem system = ParticleSystem.of(kuramotoStudy(observable, "noise"), 3);
        double expected = ExactSolution.solve(kuramoto(3, function), 11).expectation();
        assertTrue(Math.abs(expected) > 1e-6, "nothing to compare");
        assertEquals(expected, ExactSolution.solve(system, 11).expectation(), FORMULAS);
    }

    @Test
    void noiseMayDependOnTheNumberOfParticles() {
        Study study = kuramotoStudy(new Observable.Mean(inX("Cos(x)")), "noise/Sqrt(N)");
        assertEquals(0.8 / Math.sqrt(3), ParticleSystem.of(study, 3).noise().get(0), 1e-15);
        assertEquals(0.4, ParticleSystem.of(study, 4).noise().get(0), 1e-15);
    }

    @Test
    void numbersBeyondReachAreRefused() {
        Study study = kuramotoStudy(new Observable.Mean(inX("Cos(x)")), "noise");
        for (double n : new double[] {1e23, 2.5, 1, Double.NaN}) {
            String message =
                    assertThrows(IllegalArgumentException.class, () -> ParticleSystem.of(study, n)).getMessage();
            assertTrue(message.contains("particles is " + n), message);
        }
    }

    @Test
    void axesAreReadFromTheirOwnStart() {
        List<Axis> axis = List.of(new PeriodicAxis("x", -Math.PI, 2 * Math.PI));
        Study study = new Study(
                "Haji-Ali and Tempone", axis, List.of(inX("0")),
                new PairKernel.Difference(List.of(inX("-2/5*Sin(x)"))),
                List.of(Expression.parse("2/5", IN_N)), inX("Exp(-x^2/(2*0.2^2))"),
                new Observable.Mean(inX("Cos(x)")), 1, List.of(2.0), List.of(1), Optional.empty(), 1e-6,
                Scaling.PER_OTHER, false, BasisChoice.PLAIN);
        assertEquals(
                ExactSolution.solve(concentratedKuramoto(2), 31).expectation(),
                ExactSolution.solve(ParticleSystem.of(study, 2), 31).expectation(),
                FORMULAS);
    }

    @Test
    void twoAxesKeepTheirOrder() {
        Names plane = new Names(List.of("x", "y"), Map.of());
        // g = 2 cos x + 2 cos y + cos(x+y) + cos(x-y)
        Study study = new Study(
                "Vortices",
                List.of(new PeriodicAxis("x", 0, 2 * Math.PI), new PeriodicAxis("y", 0, 2 * Math.PI)),
                List.of(Expression.parse("0", plane), Expression.parse("0", plane)),
                new PairKernel.Difference(List.of(
                        Expression.parse("2*Sin(y) + Sin(x+y) - Sin(x-y)", plane),
                        Expression.parse("-2*Sin(x) - Sin(x+y) - Sin(x-y)", plane))),
                List.of(Expression.parse("0.6", IN_N), Expression.parse("0.6", IN_N)),
                Expression.parse("1 + 0.4*Cos(x-y) + 0.3*Sin(y)", plane),
                new Observable.Mean(Expression.parse("Cos(x-y) + Sin(y)", plane)), 0.4, List.of(2.0), List.of(1),
                Optional.empty(), 1e-6, Scaling.PER_OTHER, false, BasisChoice.PLAIN);
        assertEquals(
                ExactSolution.solve(vortices(2), 9).expectation(),
                ExactSolution.solve(ParticleSystem.of(study, 2), 9).expectation(),
                FORMULAS);
    }

    @Test
    void correlationsOfTheInitialDataArrive() {
        Expression a = Expression.parse("1/5*Cos(x1 - x2) + 1/10*(Sin(x1) + Sin(x2))", new Names(List.of("x1", "x2"), Map.of()));
        ParticleSystem studied =
                ParticleSystem.of(kuramotoStudy(new Observable.Mean(inX("Cos(x)")), "noise").withInitialCorrelation(a), 2);
        ParticleSystem typed = ReferenceSystems.correlated(
                kuramoto(2, new TerminalObservable.Mean(x -> Math.cos(x[0]))),
                x -> 0.2 * Math.cos(x[0] - x[1]) + 0.1 * (Math.sin(x[0]) + Math.sin(x[1])));
        assertEquals(ForwardSolution.solve(typed, 15).expectation(), ForwardSolution.solve(studied, 15).expectation(), FORMULAS);
    }

    private static Study kuramotoStudy(Observable observable, String noise) {
        return new Study(
                "Noisy Kuramoto oscillators", CIRCLE, List.of(inX("0")),
                new PairKernel.Difference(List.of(inX("-coupling*Sin(x)"))),
                List.of(Expression.parse(noise, IN_N)), inX("1 + Cos(x)/2 + 3/10*Sin(2*x)"), observable, 0.5,
                List.of(2.0, 3.0), List.of(2), Optional.empty(), 1e-8, Scaling.PER_OTHER, false, BasisChoice.PLAIN);
    }

    private static Expression inX(String text) {
        return Expression.parse(text, IN_X);
    }
}
