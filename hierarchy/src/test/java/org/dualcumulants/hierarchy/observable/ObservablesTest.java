package org.dualcumulants.hierarchy.observable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.system.Discretisation;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.junit.jupiter.api.Test;

/** Bounds on observables, and the observables that cannot be expanded. */
class ObservablesTest {

    /** A maximum lies between nodes: a sum of two harmonics on 16 points may exceed its values there by 1/cos(2π/16). */

    private static Expression parse(String text, List<String> names) {
        return Expression.parse(text, new Names(names, Map.of()));
    }

    private static TerminalData expand(Observable observable, int harmonics) {
        List<String> x = List.of("x");
        Study study = new Study(
                "circle", List.of(new PeriodicAxis("x", 0, 2 * Math.PI)), List.of(parse("0", x)),
                new PairKernel.Difference(List.of(parse("0", x))), List.of(parse("0", x)), parse("1 + Cos(x)/3", x), observable, 1, List.of(2.0), List.of(1),
                Optional.of(List.of(harmonics)), 1e-6, Scaling.PER_OTHER, false, BasisChoice.PLAIN);
        Discretisation d = new Discretisation(study, List.of(harmonics));
        OneParticleSystem system = d.system(2);
        return Observables.expand(study, d.basis(), system);
    }

    private static Observable functional(String s, String t, String value) {
        Map<String, Expression> statistics = new LinkedHashMap<>();
        statistics.put("s", parse(s, List.of("x")));
        statistics.put("t", parse(t, List.of("x")));
        return new Observable.Functional(statistics, parse(value, List.of("s", "t")));
    }

    private static double supremum(Observable observable) {
        return expand(observable, 2).supremum(4, new double[] {1, 0, 0, 0, 0}).orElseThrow();
    }

    /** All particles at one place make a mean as large as the function. */
    @Test
    void theSupremumOfAMeanIsReached() {
        RandomFunction f = new RandomFunction(new Random(161), new String[] {"x"}, 2, 4);
        double largest = 0;
        for (int j = 0; j < 1000; j++) {
            largest = Math.max(largest, Math.abs(f.at(2 * Math.PI * j / 1000)));
        }
        double supremum = supremum(new Observable.Mean(parse(f.formula(), List.of("x"))));
        assertTrue(largest > 0 && largest <= supremum, largest + " above " + supremum);
        assertTrue(supremum <= largest * (1 + 1e-4), supremum + " is far above " + largest);
    }

    @Test
    void theSupremumOfAFunctionalIsABound() {
        Random random = new Random(162);
        RandomFunction c = new RandomFunction(random, new String[] {"x"}, 1, 3);
        RandomFunction d = new RandomFunction(random, new String[] {"x"}, 1, 3);
        double supremum = supremum(functional(c.formula(), d.formula(), "s^2 - 2*s*t + t"));
        double largest = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            double[] x = random.doubles(4, 0, 2 * Math.PI).toArray();
            double s = 0.25 * (c.at(x[0]) + c.at(x[1]) + c.at(x[2]) + c.at(x[3]));
            double t = 0.25 * (d.at(x[0]) + d.at(x[1]) + d.at(x[2]) + d.at(x[3]));
            largest = Math.max(largest, Math.abs(s * s - 2 * s * t + t));
        }
        assertTrue(largest > 0 && largest <= supremum, largest + " above " + supremum);
    }

    /** Pairs of 4 particles for the uniform density: N^{-1} Σ over 6 pairs of cos x_1 cos x_2, at most 6/4 with equal positions. */
    @Test
    void theSupremumOfAFluctuationIsABound() {
        Observable fluctuation =
                new Observable.Fluctuation(2, parse("Cos(x1)*Cos(x2)", List.of("x1", "x2")));
        double supremum = supremum(fluctuation);
        // the grid's extremes are widened by what harmonics can do between its points
        assertTrue(supremum >= 1.5 && supremum <= 4 * 1.5 * 1.01, "supremum " + supremum);
        double ofMarginal = supremum(new Observable.Marginal(2, parse("Cos(x1)*Cos(x2)", List.of("x1", "x2"))));
        assertTrue(ofMarginal >= 1 && ofMarginal <= 1.01, "supremum " + ofMarginal);
    }

    private static void assertRefused(Observable observable, int harmonics, String where, String message) {
        StudyException e = assertThrows(StudyException.class, () -> expand(observable, harmonics));
        assertEquals(message, e.getMessage());
        assertEquals(where, e.where());
    }

    @Test
    void degreesAreLimited() {
        assertRefused(
                functional("Cos(x)", "Sin(x)", "s^5*t^4"), 2, "observable.functional.value",
                "'s^5*t^4' has degree 9; at most 8 can be expanded, the number of partitions grows too fast");
    }

    @Test
    void onlyPolynomialsAreFunctionals() {
        Observable exponential = functional("Cos(x)", "Sin(x)", "Exp(s)");
        StudyException e = assertThrows(StudyException.class, () -> expand(exponential, 2));
        assertEquals("observable.functional.value", e.where());
        assertTrue(e.getMessage().contains("polynomial"), e.getMessage());
    }

    @Test
    void functionsOfManyParticlesAreLimited() {
        Observable marginal = new Observable.Marginal(4, parse("Cos(x1)", List.of("x1", "x2", "x3", "x4")));
        assertRefused(
                marginal, 12, "observable.marginal",
                "a function of 4 particles has 3.91e+05 coefficients at this resolution; at most 262144 can be expanded:"
                        + " lower the resolution or use a functional of means");
    }

    /** s² reaches twice as far as s: with 2 harmonics of s = cos 2x half of the square's mean is cut. */
    @Test
    void theTailCountsProductsOfStatistics() {
        double tail = expand(functional("Cos(2*x)", "0", "s^2"), 2).tail();
        // cos² 2x = ½ + ½ cos 4x: ⅛ of ⅜ is cut
        assertEquals(Math.sqrt(1.0 / 3), tail, 1e-12);
        assertTrue(expand(functional("Cos(x)", "0", "s^2"), 2).tail() < 1e-14);
    }
}
