package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.verify.duality.DualDrift;

/** Both sides of the duality (4) at several times: the hierarchy's Φ_N(t) averaged over simulated particles at t. */
final class DualityConstant extends DualityCheck {

    @Override
    public String name() {
        return "duality-constant";
    }

    @Override
    public String statement() {
        return "E[Φ_N(t, X(t))] = C_0(0) for every t, Φ_N = Σ_n Σ_{|σ|=n} C_n(t, x_σ)";
    }

    @Override
    List<Finding> judge(DualitySight sight) {
        int m = sight.highest();
        double expected = sight.values().get(m);
        List<Finding> findings = new ArrayList<>();
        for (DualDrift drift : sight.of(m)) {
            double truncation = m < sight.particles()
                    ? Math.abs(drift.residual().mean().value()) + DualitySight.uncertainty(drift.residual())
                    : 0;
            findings.add(Finding.equal(
                    this, sight.at() + ", m = " + m + ", t = " + (float) drift.time(), expected,
                    expected + drift.direct().mean().value(),
                    DualitySight.uncertainty(drift.direct()) + truncation + sight.resolutionError(),
                    "interval of 99.99 %, time step" + (m < sight.particles() ? ", truncation" : "") + ", resolution"));
        }
        return findings;
    }
}
