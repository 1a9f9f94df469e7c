package org.dualcumulants.hierarchy.meanfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.system.Discretisation;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.junit.jupiter.api.Test;

/** The moment equations of (2): closed forms, conservation, dense output, failure. */
class MeanFieldTest {

    private static final double TIGHT = 1e-14;

    private static OneParticleSystem circle(String drift, String kernel, String noise, BasisChoice basis) {
        Names names = new Names(List.of("x"), Map.of());
        Study study = new Study(
                "circle",
                List.of(new PeriodicAxis("x", 0, 2 * Math.PI)),
                List.of(Expression.parse(drift, names)),
                new PairKernel.Difference(List.of(Expression.parse(kernel, names))),
                List.of(Expression.parse(noise, names)),
                Expression.parse("1 + Cos(x)/2 + 3*Sin(2*x)/10", names),
                new Observable.Mean(Expression.parse("Cos(x)", names)),
                1,
                List.of(2.0),
                List.of(2),
                Optional.of(List.of(6)),
                1e-10,
                Scaling.PER_OTHER,
                false,
                basis);
        return new Discretisation(study, List.of(6)).system(2);
    }

    private static MeanFieldPath path(OneParticleSystem system, double horizon, double tolerance) {
        return assertInstanceOf(MeanFieldPath.class, solve(system, horizon, tolerance, 1));
    }

    /** With the same bound for all moments. */
    private static MeanFieldOutcome solve(OneParticleSystem system, double horizon, double tolerance, double supremum) {
        double[] suprema = new double[system.functions() + 1];
        Arrays.fill(suprema, supremum);
        return MeanField.solve(system, horizon, tolerance, suprema, () -> false);
    }

    /** m_k(t) = m_k(0) e^{-ε²k²t/2}; moments ¼ of cos x and 0.15 of sin 2x at 0. */
    @Test
    void withoutForcesMomentsDecayLikeHeat() {
        MeanFieldPath path = path(circle("0", "0", "4/5", BasisChoice.PLAIN), 1.5, TIGHT);
        for (double t : new Random(141).doubles(50, 0, 1.5).toArray()) {
            double[] m = path.at(t);
            assertEquals(0.25 * Math.exp(-0.32 * t), m[1], 1e-13, "cos x at " + t);
            assertEquals(0.15 * Math.exp(-0.32 * 4 * t), m[4], 1e-13, "sin 2x at " + t);
            assertEquals(0, m[2], 1e-13);
            assertEquals(0, m[3], 1e-13);
        }
    }

    /** S = 3/2 turns the circle: ∫ cos x f(t) = ∫ cos(x + 3t/2) f°. */
    @Test
    void constantDriftRotates() {
        MeanFieldPath path = path(circle("3/2", "0", "0", BasisChoice.PLAIN), 2, TIGHT);
        for (double t : new Random(142).doubles(50, 0, 2).toArray()) {
            double[] m = path.at(t);
            assertEquals(0.25 * Math.cos(1.5 * t), m[1], 1e-12);
            assertEquals(0.25 * Math.sin(1.5 * t), m[2], 1e-12);
            assertEquals(-0.15 * Math.sin(3 * t), m[3], 1e-12);
            assertEquals(0.15 * Math.cos(3 * t), m[4], 1e-12);
        }
    }

    @Test
    void massIsConservedExactly() {
        for (BasisChoice basis : BasisChoice.values()) {
            OneParticleSystem system = circle("Sin(2*x)", "-2*Sin(x) + Cos(2*x)", "1/2", basis);
            MeanFieldPath path = path(system, 2, 1e-10);
            assertTrue(path.times().length > 5);
            double tolerance = basis == BasisChoice.PLAIN ? 0 : 1e-12;
            for (double t : path.times()) {
                assertEquals(1, path.at(t)[0], tolerance, basis + " at " + t);
            }
        }
    }

    /** A continuous output of order 7 beside steps of order 8, both at the same tolerance: a hundred times it is allowed. */
    @Test
    void betweenStepsTheOutputIsAsAccurateAsTheSteps() {
        OneParticleSystem system = circle("Sin(2*x)/2", "-2*Sin(x)", "1/2", BasisChoice.PLAIN);
        MeanFieldPath reference = path(system, 2, TIGHT);
        assertEquals(0, reference.times()[0]);
        assertEquals(2, reference.horizon());
        assertEquals(13, reference.size());
        for (double tolerance : new double[] {1e-6, 1e-8, 1e-10}) {
            MeanFieldPath path = path(system, 2, tolerance);
            double worst = 0;
            for (double t : new Random(143).doubles(300, 0, 2).toArray()) {
                double[] exact = reference.at(t);
                double[] found = path.at(t);
                for (int a = 0; a < found.length; a++) {
                    worst = Math.max(worst, Math.abs(exact[a] - found[a]));
                }
            }
            assertTrue(worst > 0 && worst < 100 * tolerance, worst + " at tolerance " + tolerance);
        }
    }

    /** The same mean field by the weighted basis. */
    @Test
    void theBasisDoesNotMatter() {
        OneParticleSystem plain = circle("Sin(2*x)/2", "-2*Sin(x)", "1/2", BasisChoice.PLAIN);
        OneParticleSystem weighted = circle("Sin(2*x)/2", "-2*Sin(x)", "1/2", BasisChoice.WEIGHTED);
        double[] expected = path(plain, 1, TIGHT).at(0.77);
        double[] found = weighted.plainMoments(path(weighted, 1, TIGHT).at(0.77));
        for (int a = 0; a < expected.length; a++) {
            assertEquals(expected[a], found[a], 1e-11);
        }
    }

    /** One function with ṁ_1 = m_1²: u·∇ g_1 = g_1, v = g_1. It is 1/(2-t) from ½. */
    private static OneParticleSystem explosive() {
        SparseMatrix zero = SparseMatrix.of(new double[2][2]);
        SparseMatrix force = SparseMatrix.of(new double[][] {{0, 0}, {0, 1}});
        SparseMatrix weight = SparseMatrix.of(new double[][] {{0, 0}, {1, 0}});
        return OneParticleSystem.of(
                zero, List.of(force), List.of(weight), zero, new double[] {1, 0.5}, SparseMatrix.of(new double[][] {{1, 0.5}, {0.5, 1}}));
    }

    @Test
    void blowUpIsAResult() {
        assertEquals(1, path(explosive(), 1, TIGHT).at(1)[1], 1e-12);
        MeanFieldOutcome.Failed failed = assertInstanceOf(
                MeanFieldOutcome.Failed.class, solve(explosive(), 3, 1e-10, Double.POSITIVE_INFINITY));
        assertTrue(
                failed.reason().matches("the mean field cannot be followed beyond t = (1\\.99|2\\.00)\\d* of 3\\.0 .*"),
                failed.reason());
    }

    @Test
    void momentsOfNoDensityEndIt() {
        MeanFieldOutcome.Failed failed =
                assertInstanceOf(MeanFieldOutcome.Failed.class, solve(explosive(), 3, 1e-10, 1));
        assertTrue(failed.reason().contains("which no density can have"), failed.reason());
    }

    @Test
    void itStopsWhenCancelled() {
        double[] suprema = {1, 1};
        assertThrows(
                CancellationException.class, () -> MeanField.solve(explosive(), 1, 1e-10, suprema, () -> true));
    }
}
