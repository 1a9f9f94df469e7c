package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.spectral.study.Observable;

/** The decay of ‖C̄_n(0)‖, C̄_n = binom(N,n)^{1/2} C_n, of observables that are smooth functions of the empirical measure. */
final class DecayOfChaos implements Check {

    /** N^n ‖C_n‖ below this part of N ‖C_1‖ is rounding. */
    private static final double NOTHING = 1e-10;

    @Override
    public String name() {
        return "decay-of-chaos";
    }

    @Override
    public String statement() {
        return "‖C̄_n(0)‖ ~ N^p with p ≤ -n/2";
    }

    @Override
    public List<Finding> look(Subject subject) {
        if (subject.study().observable() instanceof Observable.Fluctuation) {
            return List.of(Finding.skipped(this, "", "of a fluctuation ‖C̄_n‖ does not decay, see limiting-hierarchy"));
        }
        if (subject.study().noiseDependsOnParticleNumber()) {
            return List.of(Finding.skipped(this, "", "the noise depends on N, and with it f"));
        }
        int order = subject.order();
        if (order == 0) {
            return List.of(Finding.skipped(this, "", "the tensors are too large to be solved for several N"));
        }
        double[] ladder = subject.ladder();
        List<CumulantHistory> histories = Arrays.stream(ladder).mapToObj(n -> subject.history(n, order)).toList();
        List<Finding> findings = new ArrayList<>();
        double largest = 0;
        for (int n = 1; n <= order; n++) {
            int at = n;
            double[] norms = histories.stream().mapToDouble(h -> rescaledNorm(h, at)).toArray();
            CumulantHistory last = histories.get(histories.size() - 1);
            double size = last.norm(n, 0) * Math.pow(last.particles(), n);
            largest = Math.max(largest, size);
            Optional<PowerFit> fit = size > NOTHING * largest ? PowerFit.of(ladder, norms) : Optional.empty();
            findings.add(fit.map(f -> Finding.atMost(
                            this, "n = " + at, -0.5 * at, f.exponent(), f.margin(), PowerFit.basis(ladder)))
                    .orElseGet(() -> Finding.skipped(this, "n = " + at, "C_" + at + "(0) = 0")));
        }
        return findings;
    }

    /** ‖C̄_n(0)‖. */
    static double rescaledNorm(CumulantHistory history, int n) {
        return rootOfBinomial(history.particles(), n) * history.norm(n, 0);
    }

    /** binom(N,n)^{1/2}, without large numbers. */
    static double rootOfBinomial(double particles, int n) {
        return IntStream.range(0, n).mapToDouble(i -> Math.sqrt((particles - i) / (i + 1))).reduce(1, (a, b) -> a * b);
    }
}
