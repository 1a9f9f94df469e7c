package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.CONCENTRATED_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.KURAMOTO_PHASE;
import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.hierarchy.run.ErrorEstimate;
import org.dualcumulants.hierarchy.run.SeriesResult;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.BasisSet;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.TensorSet;
import org.junit.jupiter.api.Test;

/** V_k of the project's reference table, R1 to R3. */
class SeriesGoldenTest {

    private static SeriesResult series(Study study, int powers) {
        return assertInstanceOf(SeriesResult.class, solve(study.withSeries(powers)).series().orElseThrow());
    }

    private static double value(SeriesResult series, int k) {
        return series.values().coefficients().get(k);
    }

    /** R1; the table's V_3 was fitted with four harmonics. */
    @Test
    void noisyKuramoto() {
        Study study = NOISY_KURAMOTO.study(NOISY_KURAMOTO.mean(KURAMOTO_PHASE), 1e23, 1, 6, 1e-9)
                .with(new TensorSet(TensorSet.Rule.TOTAL_DEGREE, 2.2));
        SeriesResult series = series(study, 3);
        assertEquals(0.268948402684, value(series, 0), 1e-11);
        assertEquals(-0.02301496, value(series, 1), 1e-8);
        assertEquals(-0.0133063, value(series, 2), 1e-7);
        assertEquals(-0.00957, value(series, 3), 1e-5);
        for (int k = 1; k <= 3; k++) {
            ErrorEstimate error = series.errors().get(k);
            assertTrue(!error.incomplete() && error.total() < 1e-8, "error of V_" + k + ": " + error);
        }
        assertEquals(6, series.norms().size());
        // the table has N^n ‖C_n(0)‖ at N = 128
        double[] at128 = {0.8374, 0.2203, 0.1631, 0.1362};
        for (int n = 1; n <= 4; n++) {
            assertEquals(at128[n - 1], series.norms().get(n - 1), 0.03 * at128[n - 1], "order " + n);
        }
    }

    /** Three harmonics hold V_k badly; the estimate, from five, says how badly. */
    @Test
    void errorsAreThoseThatAre() {
        Study study = NOISY_KURAMOTO.study(NOISY_KURAMOTO.mean(KURAMOTO_PHASE), 1e23, 1, 3, 1e-9);
        SeriesResult coarse = series(study, 2);
        double[] exact = {0.2689484026837, -0.0230149648183, -0.0133062826189};
        for (int k = 0; k <= 2; k++) {
            double error = Math.abs(value(coarse, k) - exact[k]);
            double estimate = coarse.errors().get(k).total();
            assertTrue(error > 1e-10, "V_" + k + " is exact: nothing to estimate");
            assertTrue(estimate > 0.8 * error && estimate < 2 * error, "V_" + k + ": estimate " + estimate + ", error " + error);
        }
    }

    /** R2, in powers of 1/(N-1). */
    @Test
    void concentratedKuramoto() {
        Study study = CONCENTRATED_KURAMOTO.study(CONCENTRATED_KURAMOTO.mean("Cos(x)"), 1000, 1, 10, 1e-8);
        SeriesResult series = series(study, 2);
        List<Double> others = series.valuesInOthers().coefficients();
        assertEquals(0.9354729, others.get(0), 1e-7);
        assertEquals(-0.0071088, others.get(1), 1e-7);
        assertEquals(0.001155, others.get(2), 1e-6);
    }

    /** R3: a = 1, κ = ½, ε = 0.6, μ = 0.7, s = ½, T = 0.8; the closed form expanded in 1/N. */
    @Test
    void ornsteinUhlenbeck() {
        List<String> x = List.of("x");
        Study study = new Study(
                "R3", List.of(new RealAxis("x", 0.7, 0.5)), List.of(parse("-x", x)), new PairKernel.Difference(List.of(parse("-x/2", x))),
                List.of(parse("0.6", x)), parse("Exp(-(x-0.7)^2/(2*0.5^2))", x), new Observable.Mean(parse("x^2", x)), 0.8,
                List.of(10.0), List.of(2), Optional.of(List.of(2)), 1e-11, Scaling.PER_OTHER, false, BasisChoice.PLAIN,
                TensorSet.FULL, BasisSet.FULL);
        SeriesResult series = series(study, 4);
        double[] expected = expandedOrnsteinUhlenbeck(5);
        double exact = 0;
        for (int k = 0; k <= 4; k++) {
            assertEquals(expected[k], value(series, k), 1e-12, "V_" + k);
            exact += expected[k] * Math.pow(1e-2, k);
        }
        double lambda = 1 + 0.5 * 100 / 99;
        double closed = Math.exp(-1.6) * (0.49 + 0.25 / 100) + 0.36 / 100 * (1 - Math.exp(-1.6)) / 2
                + 0.99 * (Math.exp(-1.6 * lambda) * 0.25 + 0.36 * (1 - Math.exp(-1.6 * lambda)) / (2 * lambda));
        assertEquals(closed, exact, 1e-10, "the expansion is that of the closed form");
    }

    /** e^{-2aT}(μ² + s² h) + ε² h (1 - e^{-2aT})/(2a) + (1 - h)[e^{-2λT} s² + ε² (1 - e^{-2λT})/(2λ)], λ = a + κ/(1 - h). */
    private static double[] expandedOrnsteinUhlenbeck(int length) {
        double decay = Math.exp(-1.6);
        double[] lambda = new double[length];
        double[] exponent = new double[length];
        for (int k = 0; k < length; k++) {
            lambda[k] = k == 0 ? 1.5 : 0.5;
            exponent[k] = -1.6 * lambda[k];
        }
        double[] e = exponential(exponent);
        double[] rise = new double[length];
        double[] bracket = new double[length];
        for (int k = 0; k < length; k++) {
            rise[k] = (k == 0 ? 1 : 0) - e[k];
        }
        double[] ratio = quotient(rise, lambda);
        for (int k = 0; k < length; k++) {
            bracket[k] = 0.25 * e[k] + 0.18 * ratio[k];
        }
        double[] v = new double[length];
        for (int k = 0; k < length; k++) {
            v[k] = bracket[k] - (k == 0 ? 0 : bracket[k - 1]);
        }
        v[0] += 0.49 * decay;
        v[1] += 0.25 * decay + 0.18 * (1 - decay);
        return v;
    }

    /** E' = L' E. */
    private static double[] exponential(double[] l) {
        double[] e = new double[l.length];
        e[0] = Math.exp(l[0]);
        for (int k = 1; k < e.length; k++) {
            for (int j = 1; j <= k; j++) {
                e[k] += j * l[j] * e[k - j] / k;
            }
        }
        return e;
    }

    private static double[] quotient(double[] a, double[] b) {
        double[] q = new double[a.length];
        for (int k = 0; k < q.length; k++) {
            q[k] = a[k];
            for (int j = 1; j <= k; j++) {
                q[k] -= b[j] * q[k - j];
            }
            q[k] /= b[0];
        }
        return q;
    }

    private static Expression parse(String text, List<String> variables) {
        return Expression.parse(text, new Names(variables, Map.of()));
    }
}
