package org.dualcumulants.verify.exact;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.sin;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Scaling;

/** Systems of the reference table, and the pieces the laws are made of. */
final class ReferenceSystems {

    static final ScalarField NONE = x -> 0;
    static final ScalarField KURAMOTO_PHASE = x -> cos(x[0]) + sin(x[0]) / 2;

    private ReferenceSystems() {}

    /** Noisy Kuramoto oscillators: K = -sin, ε = 0.8, f° ∝ 1 + ½cos x + 0.3 sin 2x, T = 0.5. */
    static ParticleSystem kuramoto(int particles, TerminalObservable observable) {
        ScalarField initial = x -> 1 + cos(x[0]) / 2 + 0.3 * sin(2 * x[0]);
        return onCircle(particles, 0, NONE, x -> -sin(x[0]), 0.8, initial, observable, 0.5);
    }

    /** Kuramoto of Haji-Ali and Tempone: K = -0.4 sin, ε = 0.4, f° Gaussian of width 0.2, φ = cos, T = 1. */
    static ParticleSystem concentratedKuramoto(int particles) {
        ScalarField initial = x -> exp(-x[0] * x[0] / (2 * 0.2 * 0.2));
        return onCircle(particles, -PI, NONE, x -> -0.4 * sin(x[0]), 0.4, initial, mean(x -> cos(x[0])), 1);
    }

    /** Sawtooth gradient flow: K = Σ_{k≤4} sin(kx)/k, ε = 0.7, f° ∝ 1 + 0.6 cos x, T = 0.5. */
    static ParticleSystem sawtooth(int particles, TerminalObservable observable) {
        ScalarField kernel = x -> sin(x[0]) + sin(2 * x[0]) / 2 + sin(3 * x[0]) / 3 + sin(4 * x[0]) / 4;
        return onCircle(particles, 0, NONE, kernel, 0.7, x -> 1 + 0.6 * cos(x[0]), observable, 0.5);
    }

    /** Periodic vortices: K = (-∂_y g, ∂_x g), g = Σ_{0&lt;k²+l²≤2} cos(kx+ly)/(k²+l²), ε = 0.6, T = 0.4. */
    static ParticleSystem vortices(int particles) {
        List<Axis> axes = List.of(new PeriodicAxis("x", 0, 2 * PI), new PeriodicAxis("y", 0, 2 * PI));
        return new ParticleSystem(
                particles,
                axes,
                List.of(NONE, NONE),
                List.of(
                        new PairField.Difference(z -> vortexSum(z, 0, 1)),
                        new PairField.Difference(z -> vortexSum(z, -1, 0))),
                List.of(0.6, 0.6),
                x -> 1 + 0.4 * cos(x[0] - x[1]) + 0.3 * sin(x[1]),
                mean(x -> cos(x[0] - x[1]) + sin(x[1])),
                0.4,
                Scaling.PER_OTHER,
                false);
    }

    /** Σ (p k + q l) sin(kx+ly)/(k²+l²): -∂_y g for (p, q) = (0, 1), ∂_x g for (-1, 0). */
    private static double vortexSum(double[] z, double p, double q) {
        double sum = 0;
        for (int k = -1; k <= 1; k++) {
            for (int l = -1; l <= 1; l++) {
                if (k != 0 || l != 0) {
                    sum += (p * k + q * l) * sin(k * z[0] + l * z[1]) / (k * k + l * l);
                }
            }
        }
        return sum;
    }

    static ParticleSystem onCircle(
            int particles,
            double from,
            ScalarField drift,
            ScalarField kernel,
            double noise,
            ScalarField initial,
            TerminalObservable observable,
            double horizon) {
        return new ParticleSystem(
                particles,
                List.of(new PeriodicAxis("x", from, 2 * PI)),
                List.of(drift),
                List.of(new PairField.Difference(kernel)),
                List.of(noise),
                initial,
                observable,
                horizon,
                Scaling.PER_OTHER,
                false);
    }

    static ParticleSystem scaled(ParticleSystem s, Scaling scaling, boolean selfInteraction) {
        return new ParticleSystem(
                s.particles(), s.axes(), s.drift(), s.kernel(), s.noise(), s.initial(), s.observable(), s.horizon(),
                scaling, selfInteraction);
    }

    static ParticleSystem correlated(ParticleSystem s, ScalarField a) {
        return s.with(s.initial(), Optional.of(a));
    }

    static TerminalObservable mean(ScalarField phi) {
        return new TerminalObservable.Mean(phi);
    }

    static TerminalObservable squaredMean(ScalarField phi) {
        return new TerminalObservable.Functional(Collections.singletonList(phi), s -> s[0] * s[0]);
    }
}
