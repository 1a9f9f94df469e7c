package org.dualcumulants.verify.particles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;

/** Observables against their definitions, tuple by tuple. */
class SystemObservableTest {

    private static final int PARTICLES = 6;
    private static final double[][] X = Systems.states(1, 2 * PARTICLES, 3);
    private static final PointMeasure LAW = new PointMeasure(new double[][] {{0.3, 1.1, 4}}, new double[] {0.5, 0.3, 0.2});

    private static double[] values(Observable observable) {
        double[] out = new double[2];
        SystemObservable.of(observable, List.of("x"), List.of(Systems.CIRCLE), PARTICLES, () -> LAW).at(X, PARTICLES, out);
        return out;
    }

    private static Expression of(String text, int slots) {
        return Systems.parse(text, Observable.slotNames(List.of("x"), slots));
    }

    /** Σ over ordered tuples of different particles of one of the two systems. */
    private static double overTuples(int system, int slots, ToDoubleFunction<double[]> phi) {
        double sum = 0;
        for (int code = 0; code < Math.pow(PARTICLES, slots); code++) {
            double[] tuple = new double[slots];
            long seen = 0;
            for (int s = 0, rest = code; s < slots; s++, rest /= PARTICLES) {
                seen |= 1L << rest % PARTICLES;
                tuple[s] = X[0][system * PARTICLES + rest % PARTICLES];
            }
            sum += Long.bitCount(seen) == slots ? phi.applyAsDouble(tuple) : 0;
        }
        return sum;
    }

    @Test
    void marginalsThatAreSumsOfProducts() {
        double[] pairs = values(new Observable.Marginal(2, of("Cos(x1 - x2) + Sin(x1)/2", 2)));
        double[] triples = values(new Observable.Marginal(3, of("Cos(x1 - 2*x2)*Sin(x3) + Cos(x3)", 3)));
        for (int r = 0; r < 2; r++) {
            assertEquals(overTuples(r, 2, t -> Math.cos(t[0] - t[1]) + Math.sin(t[0]) / 2) / 30, pairs[r], 1e-14);
            assertEquals(overTuples(r, 3, t -> Math.cos(t[0] - 2 * t[1]) * Math.sin(t[2]) + Math.cos(t[2])) / 120, triples[r], 1e-14);
        }
    }

    /** Of few particles all pairs are taken. */
    @Test
    void marginalsThatAreNot() {
        double[] pairs = values(new Observable.Marginal(2, of("Exp(Cos(x1 - 2*x2))", 2)));
        for (int r = 0; r < 2; r++) {
            assertEquals(overTuples(r, 2, t -> Math.exp(Math.cos(t[0] - 2 * t[1]))) / 30, pairs[r], 1e-13);
        }
    }

    /** Centred by the law, over subsets, scaled by N^{-n/2}. */
    @Test
    void fluctuations() {
        double[] first = values(new Observable.Fluctuation(1, of("Cos(x1)", 1)));
        double[] second = values(new Observable.Fluctuation(2, of("Cos(x1)*Sin(x2) + Cos(x2)", 2)));
        double cosine = 0.5 * Math.cos(0.3) + 0.3 * Math.cos(1.1) + 0.2 * Math.cos(4);
        double sine = 0.5 * Math.sin(0.3) + 0.3 * Math.sin(1.1) + 0.2 * Math.sin(4);
        for (int r = 0; r < 2; r++) {
            assertEquals(overTuples(r, 1, t -> Math.cos(t[0]) - cosine) / Math.sqrt(6), first[r], 1e-14);
            assertEquals(
                    overTuples(r, 2, t -> (Math.cos(t[0]) - cosine) * (Math.sin(t[1]) - sine)) / 2 / 6, second[r], 1e-14);
        }
    }

    @Test
    void functionals() {
        Observable.Functional functional = new Observable.Functional(
                java.util.Map.of("c", Systems.parse("Cos(x)", List.of("x"))), Systems.parse("c^2 - c", List.of("c")));
        double[] expected = new double[2];
        for (int r = 0; r < 2; r++) {
            double mean = overTuples(r, 1, t -> Math.cos(t[0])) / PARTICLES;
            expected[r] = mean * mean - mean;
        }
        assertArrayEquals(expected, values(functional), 1e-15);
    }

    @Test
    void whatCannotBeObservedIsRefused() {
        assertThrows(StudyException.class, () -> values(new Observable.Fluctuation(2, of("Exp(Cos(x1 - x2))", 2))));
        assertThrows(StudyException.class, () -> values(new Observable.Marginal(7, of("Cos(x1)", 7))));
    }
}
