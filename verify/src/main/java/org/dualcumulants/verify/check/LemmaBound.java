package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.run.RunResult;

/** The lemma of [BDJ]: ‖C_n‖ ≤ binom(N,n)^{-1/2} ‖Φ̄_N‖_∞, by Parseval and the maximum principle; it holds for the exact C_n. */
final class LemmaBound implements Check {

    @Override
    public String name() {
        return "lemma-bound";
    }

    @Override
    public String statement() {
        return "‖C_n(t)‖ ≤ binom(N,n)^{-1/2} ‖Φ̄_N‖_∞";
    }

    @Override
    public boolean takesCorrelatedStates() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (RunResult run : subject.runs()) {
            boolean highest = subject.runs().stream()
                    .noneMatch(r -> r.particles() == run.particles() && r.truncation() > run.truncation());
            if (!highest) {
                continue;
            }
            if (run.bounds().isEmpty()) {
                return List.of(Finding.skipped(this, "", "‖Φ̄_N‖_∞ is not known to be finite"));
            }
            // the order that comes closest to its bound says it for all
            int tightest = 0;
            for (int n = 1; n <= run.truncation(); n++) {
                if (ratio(run, n) > ratio(run, tightest)) {
                    tightest = n;
                }
            }
            findings.add(Finding.atMost(
                    this, "N = " + Cases.particles(run.particles()) + ", m = " + run.truncation() + ", n = " + tightest,
                    run.bounds().get().get(tightest), run.norms().get(tightest), 1e-9 * run.bounds().get().get(tightest),
                    "rounding; the bound is the theorem's"));
        }
        return findings;
    }

    private static double ratio(RunResult run, int n) {
        return run.norms().get(n) / run.bounds().orElseThrow().get(n);
    }
}
