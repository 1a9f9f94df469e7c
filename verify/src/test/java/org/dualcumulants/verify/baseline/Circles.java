package org.dualcumulants.verify.baseline;

import static java.lang.Math.cos;
import static java.lang.Math.sin;

import java.util.List;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.verify.exact.PairField;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.exact.ScalarField;
import org.dualcumulants.verify.exact.TerminalObservable;

/** Oscillators of the reference table, f° ∝ 1 + ½cos x + 0.3 sin 2x, φ = cos x + ½ sin x, ε = 0.8. */
final class Circles {

    private Circles() {}

    /** K = -coupling sin. */
    static ParticleSystem kuramoto(int particles, double coupling, double horizon) {
        return system(particles, x -> 0, x -> -coupling * sin(x[0]), 0.8, horizon, Scaling.PER_OTHER, false);
    }

    static ParticleSystem system(
            int particles, ScalarField drift, ScalarField kernel, double noise, double horizon, Scaling scaling, boolean self) {
        return new ParticleSystem(
                particles, List.of(new PeriodicAxis("x", 0, 2 * Math.PI)), List.of(drift),
                List.of(new PairField.Difference(kernel)), List.of(noise), x -> 1 + cos(x[0]) / 2 + 0.3 * sin(2 * x[0]),
                new TerminalObservable.Mean(x -> cos(x[0]) + sin(x[0]) / 2), horizon, scaling, self);
    }
}
