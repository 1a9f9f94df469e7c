package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;

/** Resolutions per axis; what they leave open is measured at resolutions that are known to be enough. */
class ResolutionSearchTest {

    private static final double FULL = 2 * Math.PI;

    private static Study study(
            List<Axis> axes, List<String> drift, List<String> kernel, List<String> noise, String initial, String mean, double horizon,
            double tolerance) {
        Names names = new Names(axes.stream().map(Axis::name).toList(), Map.of());
        return new Study(
                "search", axes, parsed(drift, names), new PairKernel.Difference(parsed(kernel, names)), parsed(noise, names),
                Expression.parse(initial, names), new Observable.Mean(Expression.parse(mean, names)), horizon, List.of(1000.0, 4.0),
                List.of(2), Optional.empty(), tolerance, Scaling.PER_OTHER, false, BasisChoice.PLAIN);
    }

    private static List<Expression> parsed(List<String> texts, Names names) {
        return texts.stream().map(t -> Expression.parse(t, names)).toList();
    }

    private static ResolutionChoice choice(Study study) {
        return ResolutionChoice.of(study, 1, new Work(Progress.NONE));
    }

    private static double correction(Study study, List<Integer> resolution) {
        Runs runs = new Runs(study, resolution, 1, new Work(Progress.NONE));
        return assertInstanceOf(Solution.Solved.class, runs.main(4, 2)).scaledCorrection();
    }

    /** Oscillators with little noise in x, which the second coordinate, soon mixed, only modulates. */
    private static Study unequal(double coupling, double tolerance) {
        return study(
                List.of(new PeriodicAxis("x", 0, FULL), new PeriodicAxis("y", 0, FULL)), List.of("Cos(y)/10", "0"),
                List.of("-" + coupling + "*Sin(x)", "0"), List.of("0.2", "1"), "(1 + Cos(x)/2 + 3/10*Sin(2*x))*(1 + Cos(y)/4)", "Cos(x)", 1,
                tolerance);
    }

    /** What stands in results of a search that found nothing is said to be no resolution of the study. */
    @Test
    void interruptedSearchesSaySo() {
        StudyResult result = TruncationStudy.solve(unequal(2, 1e-6), 1, new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        });
        assertEquals(Optional.of("the search for a resolution was interrupted; the one given is not its result"), result.unmet());
        assertEquals(List.of(), result.runs());
        assertFalse(result.complete());
    }

    @Test
    void anAxisThatNeedsMoreGetsMore() {
        Study study = unequal(2, 1e-6);
        ResolutionChoice choice = choice(study);
        assertEquals(Optional.empty(), choice.unmet());
        int x = choice.resolution().get(0);
        int y = choice.resolution().get(1);
        assertTrue(x > 2 * y, choice::toString);
        double enough = correction(study, List.of(16, 5));
        assertEquals(enough, correction(study, choice.resolution()), 1e-6 * Math.abs(enough));
        double alike = Math.abs(enough - correction(study, List.of(y, y)));
        assertTrue(alike > 1e-6 * Math.abs(enough), () -> "no more than y was needed: " + alike);
    }

    /** Polynomials of degree 2 are closed under these dynamics: the first resolution is exact. */
    @Test
    void springsOnTheLineEndWhereTheyStart() {
        Study study = study(
                List.of(new RealAxis("x", 0.7, 0.5)), List.of("-x"), List.of("-x/2"), List.of("0.6"),
                "Exp(-(x - 0.7)^2/(2*0.5^2))", "x^2", 0.8, 1e-9);
        assertEquals(new ResolutionChoice(List.of(4), Optional.empty()), choice(study));
    }

    /** 9 and 14 modes miss 1.4e-4 and 1.6e-4 of the correction on the same side. */
    @Test
    void opinionsBetweenWalls() {
        Study study = study(
                List.of(new IntervalAxis("x", 0, 1)), List.of("0"), List.of("-2*x*Exp(-x^2/0.32)"), List.of("0.3"),
                "1 + Cos(2*Pi*x)/2 + Cos(Pi*x)/4", "Cos(Pi*x)", 0.25, 1e-4);
        ResolutionChoice choice = choice(study);
        assertEquals(Optional.empty(), choice.unmet());
        double enough = correction(study, List.of(36));
        assertEquals(enough, correction(study, choice.resolution()), 1e-4 * Math.abs(enough));
    }

    @Test
    void whatCannotBeReachedIsSaidOfTheAxisThatMoves() {
        Study study = unequal(3, 1e-9);
        ResolutionChoice choice = new ResolutionSearch(study, 1, new Work(Progress.NONE), 10_000).choice();
        assertEquals(List.of(6, 4), choice.resolution());
        String unmet = choice.unmet().orElseThrow();
        assertTrue(unmet.startsWith("the correction still changes by "), unmet);
        assertTrue(unmet.contains(" of itself when axis x goes from 4 to 6 harmonics, and 9 are out of reach: order 2 has 1.47e+04"
                + " coefficients there or more, and a search compares up to 1.00e+04; tolerance"), unmet);
        assertTrue(unmet.endsWith("tolerance 1.0e-09 (5.0e-10 for each axis) asks for more: raise the noise, smooth the kernel or f°, or raise the"
                + " tolerance"), unmet);
    }

    /** With 4 and 6 harmonics neither observable nor kernel is there, with 9 and 13 nothing that they make. */
    @Test
    void whatTheFormulasConsistOfIsThereFromTheStart() {
        Study waves = study(
                List.of(new PeriodicAxis("x", 0, FULL)), List.of("0"), List.of("-Sin(9*x)"), List.of("0.1"), "1 + Cos(9*x)/2", "Cos(9*x)", 0.1,
                1e-4);
        assertEquals(List.of(36), FirstResolution.of(waves));
        double enough = correction(waves, List.of(72));
        assertTrue(Math.abs(enough) > 1e-3, () -> "nothing to see: " + enough);
        assertEquals(enough, correction(waves, choice(waves).resolution()), 1e-4 * Math.abs(enough));
        Study mixed = study(
                List.of(new PeriodicAxis("q", 0, FULL), new RealAxis("v", 0, 1), new IntervalAxis("z", 0, 1)), List.of("v", "0", "0"),
                List.of("0", "-Sin(5*q)*v", "0"), List.of("0", "1", "1"), "Exp(-v^2/2)", "Cos(q) + v^7*Cos(q) + Cos(6*Pi*z)", 1, 1e-3);
        assertEquals(List.of(5, 7, 24), FirstResolution.of(mixed));
    }
}
