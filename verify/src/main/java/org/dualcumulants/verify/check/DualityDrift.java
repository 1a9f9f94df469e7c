package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.verify.duality.DualDrift;

/**
 * A hierarchy truncated at m drifts away from the duality by what it leaves out, S⁺ C_m at order m + 1, and by nothing else. Seen by
 * simulated particles this is the error of the truncation, which the hierarchy of higher order knows too.
 */
final class DualityDrift extends DualityCheck {

    @Override
    public String name() {
        return "duality-drift";
    }

    @Override
    public String statement() {
        return "E[Φ̄_N(X(T))] - C_0(0) of order m = -∫_0^T E[Σ_{|σ|=m+1} (1/(N-1) S⁺ C_m)(X_σ(t))] dt, smaller with larger m where the truncation converges";
    }

    @Override
    List<Finding> judge(DualitySight sight) {
        int highest = sight.highest();
        double left = highest < sight.particles() ? sight.truncationError(highest) : 0;
        List<Finding> findings = new ArrayList<>();
        for (int m : sight.orders()) {
            if (m == sight.particles()) {
                continue;
            }
            DualDrift drift = sight.last(m);
            double residual = drift.residual().mean().value();
            String at = sight.at() + ", m = " + m;
            findings.add(Finding.equal(
                    this, at + ", E[Φ^m(T)] - C_0(0)", residual, residual + drift.difference().mean().value(),
                    DualitySight.uncertainty(drift.difference()) + sight.resolutionError(), "interval of 99.99 %, time step, resolution"));
            if (m < highest) {
                findings.add(Finding.equal(
                        this, at + ", C_0(0) of order " + highest + " less that of " + m,
                        sight.values().get(highest) - sight.values().get(m), residual,
                        DualitySight.uncertainty(drift.residual()) + left + sight.resolutionError(),
                        "interval of 99.99 %, time step, resolution" + (left > 0 ? ", truncation at " + highest : "")));
            }
        }
        int lowest = sight.orders().get(0);
        int best = Math.min(highest, sight.particles() - 1);
        if (best > lowest) {
            findings.add(shrinking(sight, lowest, best));
        }
        return findings.isEmpty()
                ? List.of(Finding.skipped(this, sight.at(), "the lowest order that holds the observable is N, nothing is left out"))
                : findings;
    }

    /**
     * That the drift falls with m is no theorem at a few particles: it is asked for where the hierarchy of order N, which leaves nothing out,
     * says so itself, and at many particles, where m = 1 is off by V_1/N and m = 2 by O(N^{-2}).
     */
    private Finding shrinking(DualitySight sight, int lowest, int best) {
        DualDrift least = sight.last(lowest);
        DualDrift most = sight.last(best);
        String at = sight.at() + ", |drift| of m = " + best + " ≤ that of m = " + lowest;
        double before = Math.abs(least.residual().mean().value());
        double after = Math.abs(most.residual().mean().value());
        double uncertain = DualitySight.uncertainty(least.residual()) + DualitySight.uncertainty(most.residual());
        int highest = sight.highest();
        boolean converges = highest == sight.particles()
                ? error(sight, best) <= error(sight, lowest)
                : sight.particles() >= DualitySight.MANY || after <= before + uncertain;
        return converges
                ? Finding.atMost(this, at, before, after, uncertain, "intervals of 99.99 %, time step")
                : Finding.skipped(this, at, "the truncation does not converge at so few particles: m = " + best + " is off by "
                        + (float) (highest == sight.particles() ? error(sight, best) : after) + ", m = " + lowest + " by "
                        + (float) (highest == sight.particles() ? error(sight, lowest) : before));
    }

    /** Of C_0(0), where the highest order is N. */
    private static double error(DualitySight sight, int truncation) {
        return Math.abs(sight.values().get(sight.highest()) - sight.values().get(truncation));
    }
}
