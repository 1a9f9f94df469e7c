package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.interaction.TorusPotential;
import org.dualcumulants.spectral.study.Scaling;

/**
 * Two or three particles on a circle with uniform μ, which stays: v = 0, Q is the equilibrium, and θ H_N(f_N | Q) falls by dissipation alone,
 * at the relative rate r(f) = (2θ²/N) ∫ |∇√(f/Q)|² dQ / (θ H_N(f | Q)). The least r of many f is a bound from above of the best
 * constant of Q's logarithmic Sobolev inequality, under which H_N(f(t) | Q) ≤ e^{-rt} H_N(f(0) | Q), whatever correlations f(0) has.
 */
final class Relaxation {

    private final JointDensity joint;
    private final PeriodicField product;
    private final PeriodicField q;
    private final double theta;
    private final int particles;
    private final BooleanSupplier cancelled;

    Relaxation(TorusPotential g, int particles, Scaling scaling, double theta, int points, BooleanSupplier cancelled) {
        this.joint = new JointDensity(g, particles, scaling, theta, points);
        this.theta = theta;
        this.particles = particles;
        this.cancelled = cancelled;
        TorusGrid circle = new TorusGrid(g.periods(), points);
        Background background = new Background(g, PeriodicField.of(circle, x -> 1 / g.volume()));
        this.product = joint.product(background);
        PeriodicField gibbs = joint.energy(background).map(v -> Math.exp(-particles * v / theta)).times(product);
        this.q = gibbs.times(1 / gibbs.integral());
    }

    /**
     * Along one path.
     *
     * @param times where
     * @param entropies H_N(f_N | Q)
     * @param chaos H_N(f_N | μ^{⊗N})
     * @param rates r
     */
    record Path(List<Double> times, List<Double> entropies, List<Double> chaos, List<Double> rates) {
        double slowest() {
            return rates.stream().mapToDouble(r -> r).min().orElseThrow();
        }
    }

    /** H_N(Q | μ^{⊗N}): what is left of correlations, O(1/N). */
    double equilibrium() {
        return joint.entropy(q, product);
    }

    /** @param shape of f_N(0) against μ^{⊗N}, in the particles' coordinates, positive; symmetrised by the caller */
    Path from(ToDoubleFunction<double[]> shape, double horizon, int looks) {
        PeriodicField f = PeriodicField.of(joint.grid(), shape);
        f = f.times(1 / f.integral());
        List<Double> times = new ArrayList<>();
        List<Double> entropies = new ArrayList<>();
        List<Double> chaos = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int look = 0; look <= looks; look++) {
            f = look == 0 ? f : joint.after(f, horizon / looks, cancelled);
            double entropy = joint.entropy(f, q);
            times.add(horizon * look / looks);
            entropies.add(entropy);
            chaos.add(joint.entropy(f, product));
            rates.add(2 * theta / particles * joint.fisher(f, q) / entropy);
        }
        return new Path(times, entropies, chaos, rates);
    }

    /**
     * A bound from below of r, proven: θκ² e^{-osc log(Q/μ^{⊗N})}, κ = 2π/L. For the uniform law r ≥ θκ² (Émery and Yukich), on the torus as on the circle;
     * a density costs e^{-osc} at most (Holley and Stroock). log(Q/μ^{⊗N}) is a trigonometric polynomial with the potential's harmonics: where it
     * has M points on each axis, its maximum is at most 1/cos(π harmonics/M) of theirs for every axis (Ehlich and Zeller).
     */
    double proven(int harmonics) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < q.values().length; i++) {
            double v = Math.log(q.values()[i] / product.values()[i]);
            least = Math.min(least, v);
            most = Math.max(most, v);
        }
        double between = Math.pow(Math.cos(Math.PI * harmonics / joint.grid().points(0)), -particles);
        double kappa = 2 * Math.PI / joint.grid().period(0);
        return theta * kappa * kappa * Math.exp(-between * (most - least));
    }

    /** The least rate near Q, along the flow from small perturbations of Q: twice the spectral gap. */
    double slowest(ToDoubleFunction<double[]> direction, double horizon) {
        PeriodicField f = q.times(PeriodicField.of(joint.grid(), direction).map(v -> 1 + 1e-3 * v));
        f = joint.after(f.times(1 / f.integral()), horizon, cancelled);
        return 2 * theta / particles * joint.fisher(f, q) / joint.entropy(f, q);
    }
}
