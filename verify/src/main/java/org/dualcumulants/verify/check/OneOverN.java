package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.spectral.study.Observable;

/**
 * E[Φ̄_N] = mean field + V_1/N + V_2/N² + …, mathematics section 7. V_1, V_2, V_3 are those of a polynomial in 1/N through N·(E - mean
 * field) at several large N. Truncation at m = 2p or 2p + 1 has V_1 … V_p right; the next one is that of the truncated system, and
 * measures the rest at the N of the study. V_1 is also that of {@link PaperTerms}.
 */
final class OneOverN implements Check {

    private static final double[] LARGE = {250, 500, 1000, 2000, 4000, 8000};
    private static final double HUGE = 1e12;

    /** Particle numbers of the study from which on the series is held against them. */
    private static final double SMALLEST = 16;

    private static final double ROUNDING = 1e-9;

    @Override
    public String name() {
        return "one-over-N";
    }

    @Override
    public String statement() {
        return "E[Φ̄_N] = mean field + V_1/N + V_2/N² + O(N^{-3})";
    }

    @Override
    public List<Finding> look(Subject subject) {
        if (subject.study().observable() instanceof Observable.Fluctuation) {
            return List.of(Finding.skipped(this, "", "a fluctuation has its own limit and powers of N, see limiting-hierarchy"));
        }
        if (subject.study().noiseDependsOnParticleNumber()) {
            return List.of(Finding.skipped(this, "", "the noise depends on N, and with it the mean field"));
        }
        int order = subject.order();
        if (order < 2) {
            return List.of(Finding.skipped(this, "", "V_1 needs order 2, and the study has none that can be solved for several N"));
        }
        double[] inverse = Arrays.stream(LARGE).map(n -> 1 / n).toArray();
        double[] scaled = Arrays.stream(LARGE).map(n -> scaledCorrection(subject, n, order)).toArray();
        double[] v = Extrapolation.coefficients(inverse, scaled);
        double before = Extrapolation.toZero(
                Arrays.copyOfRange(inverse, 1, inverse.length), Arrays.copyOfRange(scaled, 1, scaled.length));
        double size = Math.max(Math.abs(v[0]), 1e-12 * (1 + Math.abs(subject.runs().get(0).meanField())));
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.equal(
                this, "N (E - mean field) at N = " + Cases.particles(HUGE) + ", V_1", v[0], scaledCorrection(subject, HUGE, order),
                2 * Math.abs(v[0] - before) + ROUNDING * size, "extrapolation in 1/N from N = 250 … 8000"));
        findings.add(Finding.equal(
                this, "V_1 from S⁺, S⁰, S⁼ at leading order", HUGE * subject.paperProblem(2).solve(HUGE, 0.0).correction(0), v[0],
                2 * Math.abs(v[0] - before) + ROUNDING * size, "extrapolation in 1/N from N = 250 … 8000"));
        for (RunResult run : subject.runs()) {
            if (run.truncation() == order && run.particles() >= SMALLEST) {
                findings.add(series(run, v, order / 2, size, subject.study().tolerance()));
            }
        }
        return findings;
    }

    private static double scaledCorrection(Subject subject, double particles, int order) {
        return particles * subject.history(particles, order).correction(0);
    }

    /** V_1/N + … + V_p/N^p against a run, within twice the next power: what follows falls faster. */
    private Finding series(RunResult run, double[] v, int p, double size, double steps) {
        double n = run.particles();
        double sum = 0;
        for (int k = p; k >= 1; k--) {
            sum = (sum + v[k - 1]) / n;
        }
        double next = Math.abs(v[p]) / Math.pow(n, p + 1);
        return Finding.equal(
                this, "N = " + Cases.particles(n) + ", m = " + run.truncation(), sum, run.correction(),
                2 * next + ROUNDING * size / n + steps * Math.abs(run.correction()),
                "twice |V_" + (p + 1) + "|/N^" + (p + 1) + " of the same order m, and the tolerance of the study");
    }
}
