package org.dualcumulants.verify.particles;

import java.util.Arrays;
import java.util.List;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;

/** The whole drift of particles: S and what the others do, or S and a mean field. */
final class Force {

    private final List<Compiled> drift;
    private final boolean[] vanishes;
    private final VectorField others;

    private Force(Dynamics dynamics, VectorField others) {
        this.drift = dynamics.drift().stream().map((Expression e) -> e.compile(dynamics.names())).toList();
        this.vanishes = new boolean[drift.size()];
        for (int a = 0; a < vanishes.length; a++) {
            Expression e = dynamics.drift().get(a);
            vanishes[a] = e.isConstant() && e.value() == 0;
        }
        this.others = others;
    }

    /** S + pair sum, for systems one after the other. */
    static Force interacting(Dynamics dynamics, PairSum pairs) {
        double factor = dynamics.pairFactor();
        return new Force(dynamics, (t, x, out) -> pairs.addTo(x, dynamics.particles(), factor, out));
    }

    /** S + K*f. */
    static Force meanField(Dynamics dynamics, VectorField field) {
        return new Force(dynamics, field);
    }

    /** Writes the drift at time t. */
    void at(double t, double[][] x, double[][] out) {
        for (int a = 0; a < out.length; a++) {
            if (vanishes[a]) {
                Arrays.fill(out[a], 0);
            } else {
                drift.get(a).evaluate(x, out[a]);
            }
        }
        others.addTo(t, x, out);
    }
}
