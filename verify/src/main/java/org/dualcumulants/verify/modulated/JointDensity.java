package org.dualcumulants.verify.modulated;

import java.util.Collections;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.concurrent.CancellationException;
import org.dualcumulants.spectral.interaction.TorusPotential;
import org.dualcumulants.spectral.study.Scaling;

/**
 * The joint law f_N of two or three particles of a gradient flow on one circle, on a grid of the torus in N dimensions:
 * ∂_t f_N = Σ_i ∂_i (f_N factor Σ_{j≠i} g'(x_i - x_j)) + ½ θ Δ f_N, by Fourier collocation and the classical Runge–Kutta method. Everything of
 * the modulated free energy is an integral over the grid.
 */
final class JointDensity {

    /** Step times the fastest rate. */
    private static final double COURANT = 1.5;

    private final TorusPotential g;
    private final int particles;
    private final double theta;
    private final double weight;
    private final TorusGrid grid;
    private final int points;
    private final double[] potential;
    private final double[] slope;
    private final PeriodicField[] push;

    /** @param points per particle */
    JointDensity(TorusPotential g, int particles, Scaling scaling, double theta, int points) {
        this.g = g;
        this.particles = particles;
        this.theta = theta;
        this.points = points;
        this.weight = 1.0 / particles / (scaling == Scaling.PER_OTHER ? particles - 1 : particles);
        int[] all = new int[particles];
        java.util.Arrays.fill(all, points);
        this.grid = new TorusGrid(Collections.nCopies(particles, g.periods().get(0)), all);
        this.potential = new double[points];
        this.slope = new double[points];
        for (int k = 1; k < points / 2; k++) {
            double c = 2 * g.coefficient(new int[] {k}) / g.volume();
            double kappa = g.wave(new int[] {k})[0];
            for (int z = 0; z < points; z++) {
                potential[z] += c * Math.cos(2 * Math.PI * k * z / points);
                slope[z] -= c * kappa * Math.sin(2 * Math.PI * k * z / points);
            }
        }
        this.push = new PeriodicField[particles];
        for (int i = 0; i < particles; i++) {
            int slot = i;
            push[i] = field(at -> {
                double sum = 0;
                for (int j = 0; j < particles; j++) {
                    sum += j == slot ? 0 : slope[difference(at, slot, j)];
                }
                return particles * weight * sum;
            });
        }
    }

    private int place(int at, int slot) {
        int rest = at;
        for (int i = particles - 1; i > slot; i--) {
            rest /= points;
        }
        return rest % points;
    }

    private int difference(int at, int i, int j) {
        return Math.floorMod(place(at, i) - place(at, j), points);
    }

    private PeriodicField field(IntToDoubleFunction value) {
        double[] values = new double[grid.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = value.applyAsDouble(at);
        }
        return new PeriodicField(grid, values);
    }

    TorusGrid grid() {
        return grid;
    }

    /** Values of a function of one particle at the grid's points on its circle. */
    double[] sampled(PeriodicField one) {
        double[][] x = new double[1][points];
        for (int p = 0; p < points; p++) {
            x[0][p] = g.periods().get(0) * p / points;
        }
        return PeriodicField.at(x, one)[0];
    }

    /** μ^{⊗N}. */
    PeriodicField product(Background background) {
        double[] density = sampled(background.density());
        return field(at -> {
            double product = 1;
            for (int i = 0; i < particles; i++) {
                product *= density[place(at, i)];
            }
            return product;
        });
    }

    /** F_N. */
    PeriodicField energy(Background background) {
        double[] h = sampled(background.potential());
        return field(at -> pairs(at, null) - 2.0 / particles * one(at, h) + background.energy());
    }

    /** D_v. */
    PeriodicField commutator(Background background, PeriodicField v) {
        double[] velocity = sampled(v);
        double[] cross = sampled(background.commutator(java.util.List.of(v)));
        double self = background.selfCommutator(java.util.List.of(v));
        return field(at -> pairs(at, velocity) - 2.0 / particles * one(at, cross) + self);
    }

    /** Σ_{i≠j} g, or Σ_{i≠j} (v_i - v_j) g', weighted. */
    private double pairs(int at, double[] velocity) {
        double sum = 0;
        for (int i = 0; i < particles; i++) {
            for (int j = 0; j < particles; j++) {
                if (i != j) {
                    int z = difference(at, i, j);
                    sum += velocity == null ? potential[z] : (velocity[place(at, i)] - velocity[place(at, j)]) * slope[z];
                }
            }
        }
        return weight * sum;
    }

    private double one(int at, double[] values) {
        double sum = 0;
        for (int i = 0; i < particles; i++) {
            sum += values[place(at, i)];
        }
        return sum;
    }

    /** f_N after a time. */
    PeriodicField after(PeriodicField f, double time, BooleanSupplier cancelled) {
        double kappa = Math.PI * points / g.periods().get(0);
        double fastest = 0;
        for (PeriodicField p : push) {
            fastest += kappa * Math.max(p.maximum(), -p.minimum());
        }
        fastest += theta / 2 * particles * kappa * kappa;
        int steps = (int) Math.max(1, Math.ceil(time * fastest / COURANT));
        double h = time / steps;
        PeriodicField y = f;
        for (int step = 0; step < steps; step++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            PeriodicField k1 = rate(y);
            PeriodicField k2 = rate(y.plus(k1.times(h / 2)));
            PeriodicField k3 = rate(y.plus(k2.times(h / 2)));
            PeriodicField k4 = rate(y.plus(k3.times(h)));
            y = y.plus(k1.plus(k4).times(h / 6)).plus(k2.plus(k3).times(h / 3));
        }
        return y;
    }

    private PeriodicField rate(PeriodicField f) {
        PeriodicField sum = null;
        for (int i = 0; i < particles; i++) {
            PeriodicField part = f.times(push[i]).plus(f.derivative(i).times(theta / 2)).derivative(i);
            sum = sum == null ? part : sum.plus(part);
        }
        return sum;
    }

    /** ∫ a b. */
    double integral(PeriodicField a, PeriodicField b) {
        return a.times(b).integral();
    }

    /** H_N(f | h) = (1/N) ∫ f log(f/h), h of any mass. */
    double entropy(PeriodicField f, PeriodicField h) {
        return integral(f, logarithm(f, h)) / particles;
    }

    /** ∫ |∇√(f/Q)|² dQ = ¼ ∫ |∇log(f/Q)|² f. */
    double fisher(PeriodicField f, PeriodicField q) {
        PeriodicField logarithm = logarithm(f, q);
        double sum = 0;
        for (int i = 0; i < particles; i++) {
            PeriodicField slope = logarithm.derivative(i);
            sum += integral(slope.times(slope), f) / 4;
        }
        return sum;
    }

    /** @throws ArithmeticException where a density is not positive */
    private static PeriodicField logarithm(PeriodicField f, PeriodicField h) {
        if (!(f.minimum() > 0) || !(h.minimum() > 0)) {
            throw new ArithmeticException("a joint density falls to " + Math.min(f.minimum(), h.minimum())
                    + "; relative entropy needs positive ones: start from a density that vanishes nowhere");
        }
        return f.map(Math::log).plus(h.map(v -> -Math.log(v)));
    }
}
