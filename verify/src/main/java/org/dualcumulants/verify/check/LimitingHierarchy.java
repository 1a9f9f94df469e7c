package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.LimitResult;
import org.dualcumulants.spectral.study.Observable;

/**
 * Convergence of fluctuations of order p to the limiting hierarchy [BDJ], mathematics section 8. What it drops is S⁺ and S⁻, of size
 * N^{-1/2}, and corrections of size 1/N. Terminal data are of order p alone and the limit moves in steps of two, so that only
 * an even number of S⁺, S⁻ leads back to an order n ≤ p with p - n even, whose limit is not zero: the distance is O(1/N) there,
 * O(N^{-1/2}) for p - n odd, and O(N^{-(n-p)/2}) for n > p. The limit is solved with the terms of {@link PaperTerms}.
 */
final class LimitingHierarchy implements Check {

    /** Relative to the size of the limit: what is closer is equal. */
    private static final double ROUNDING = 1e-9;

    @Override
    public String name() {
        return "limiting-hierarchy";
    }

    @Override
    public String statement() {
        return "of a fluctuation of order p, C̄_0(0) and ‖C̄_n(0)‖ tend to their limits like N^r, r ≤ -1 for p - n even, -1/2 for odd, -(n-p)/2 for n > p";
    }

    @Override
    public List<Finding> look(Subject subject) {
        if (!(subject.study().observable() instanceof Observable.Fluctuation fluctuation)) {
            return List.of(Finding.skipped(this, "", "the observable is no fluctuation: the limit of C̄_n is 0"));
        }
        int p = fluctuation.order();
        int order = subject.order();
        if (order < p) {
            return List.of(Finding.skipped(this, "", "order " + p + " is needed, and the study has none that can be solved for several N"));
        }
        CumulantHistory history = subject.paperProblem(order).limit();
        List<Double> limit = LimitResult.rescaledNorms(history, 0);
        double size = limit.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double[] ladder = subject.ladder();
        List<Finding> findings = new ArrayList<>();
        for (int n = 0; n <= order; n++) {
            double[] values = new double[ladder.length];
            for (int i = 0; i < ladder.length; i++) {
                CumulantHistory finite = subject.history(ladder[i], order);
                values[i] = n == 0 ? finite.value(0) : DecayOfChaos.rescaledNorm(finite, n);
            }
            // with its sign, which norms do not have
            double end = n == 0 ? history.value(0) : limit.get(n);
            double[] distances = Arrays.stream(values).map(v -> Math.abs(v - end)).toArray();
            if (Arrays.stream(distances).allMatch(d -> d <= ROUNDING * size)) {
                findings.add(Finding.equal(
                        this, "n = " + n + ", N = " + Cases.particles(ladder[0]), end, values[0], ROUNDING * size, "rounding"));
                continue;
            }
            findings.add(rate(n, p, ladder, distances));
            if (Math.abs(end) > ROUNDING * size) {
                findings.add(extrapolated(n, end, values, ladder));
            }
        }
        return findings;
    }

    private Finding rate(int n, int p, double[] ladder, double[] distances) {
        double expected = n > p ? -0.5 * (n - p) : (p - n) % 2 == 0 ? -1 : -0.5;
        String at = "n = " + n + ", rate";
        return PowerFit.of(ladder, distances)
                .map(f -> Finding.atMost(this, at, expected, f.exponent(), f.margin(), PowerFit.basis(ladder)))
                .orElseGet(() -> Finding.skipped(this, at, "the distance vanishes at one of the N"));
    }

    /** The values at doubled N freed of 1/N, 1/N², …: a polynomial in 1/N at 0, and what its last degree changed. */
    private Finding extrapolated(int n, double limit, double[] values, double[] ladder) {
        double[] inverse = Arrays.stream(ladder).map(x -> 1 / x).toArray();
        double best = Extrapolation.toZero(inverse, values);
        double before = Extrapolation.toZero(
                IntStream.range(1, inverse.length).mapToDouble(i -> inverse[i]).toArray(),
                IntStream.range(1, values.length).mapToDouble(i -> values[i]).toArray());
        return Finding.equal(
                this, "n = " + n + ", N → ∞", limit, best, 2 * Math.abs(best - before) + ROUNDING * Math.abs(limit),
                "extrapolation in 1/N from N = " + Cases.particles(ladder[0]) + " … " + Cases.particles(ladder[ladder.length - 1]));
    }
}
