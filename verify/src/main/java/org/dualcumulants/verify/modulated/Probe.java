package org.dualcumulants.verify.modulated;

import java.util.List;

/**
 * A vector field v that D_v is asked for beside a density μ.
 *
 * @param v its components
 * @param cross ∫ (v(x) - v(y))·∇g(x - y) μ(dy)
 * @param self ∬ (v(x) - v(y))·∇g(x - y) μ(dx) μ(dy)
 * @param lipschitz ‖Dv‖_∞
 */
record Probe(List<PeriodicField> v, PeriodicField cross, double self, double lipschitz) {

    static Probe of(Background background, List<PeriodicField> v) {
        return new Probe(v, background.commutator(v), background.selfCommutator(v), background.lipschitz(v));
    }
}
