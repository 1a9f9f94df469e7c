package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.spectral.interaction.FreePotential;
import org.dualcumulants.spectral.interaction.PairPotential;
import org.dualcumulants.spectral.study.Scaling;

/**
 * F_N(X, μ) = ∬_{x≠y} g(x - y) d(μ_N - μ)^{⊗2} of N points on a torus or in the whole space, and what its theorems speak of. Pair sums carry 1/N², with the
 * scaling 1/(N-1) of equation (1) instead 1/(N(N-1)): then ∫ F_N dμ^{⊗N} = 0, and the laws of motion hold as they are written. Not thread safe.
 */
final class ModulatedEnergy {

    /** Softening lengths beyond which softening changes a pair by less than 1e-5 of its energy. */
    private static final double FAR = 10;

    private final int particles;
    private final PairPotential g;
    private final PairSum pairs;
    private final double factor;

    ModulatedEnergy(PairPotential g, int particles, Scaling scaling) {
        if (particles < 2) {
            throw new IllegalArgumentException("particles is " + particles + "; at least 2 are required");
        }
        this.g = g;
        this.particles = particles;
        this.pairs = PairSum.of(g, particles);
        this.factor = 1.0 / particles / (scaling == Scaling.PER_OTHER ? particles - 1 : particles);
    }

    int particles() {
        return particles;
    }

    PairPotential g() {
        return g;
    }

    /** H_N = ½ Σ_{i≠j} g(x_i - x_j). */
    double interaction(double[][] x) {
        return pairs.energy(x) / 2;
    }

    /** Σ_{i≠j} g(x_i - x_j) with the factor of pair sums. */
    double pairs(double[][] x) {
        return factor * pairs.energy(x);
    }

    /**
     * What pairs lose if -∇g is softened to -∇g |z|⁴/(|z|⁴ + δ⁴): Σ_{i≠j} ∫_{r_ij}^∞ -g'(ρ) δ⁴/(ρ⁴ + δ⁴) dρ with the factor of pair sums, over pairs
     * nearer than {@link #FAR} δ; by parts, with g less its far part for g.
     */
    double softened(double[][] x, double delta) {
        double sum = 0;
        for (int i = 0; i < particles; i++) {
            for (int j = 0; j < i; j++) {
                double square = 0;
                for (int a = 0; a < x.length; a++) {
                    double z = x[a][i] - x[a][j];
                    z -= g instanceof FreePotential ? 0 : g.periods().get(a) * Math.rint(z / g.periods().get(a));
                    square += z * z;
                }
                if (square < FAR * FAR * delta * delta) {
                    sum += 2 * factor * lost(Math.sqrt(square), delta);
                }
            }
        }
        return sum;
    }

    /** ρ = r e^t, t by Simpson's rule up to where δ⁴/ρ⁴ is nothing. */
    private double lost(double r, double delta) {
        double screen = 1 / g.periods().stream().min(Double::compare).orElseThrow();
        double fourth = Math.pow(delta / r, 4);
        double end = Math.log(100 * delta / r);
        int steps = 2 * (60 + (int) (10 * end));
        double sum = g.near(r, screen) * fourth / (1 + fourth);
        for (int m = 0; m <= steps; m++) {
            double t = end * m / steps;
            double ratio = fourth * Math.exp(-4 * t);
            double weight = m == 0 || m == steps ? 1 : m % 2 == 1 ? 4 : 2;
            sum -= weight * end / (3 * steps) * 4 * ratio / ((1 + ratio) * (1 + ratio)) * g.near(r * Math.exp(t), screen);
        }
        return sum;
    }

    /** F_N; x relative to the origin of the background's grid, one column per axis. */
    double of(double[][] x, Background background) {
        requireHeld(x, background);
        return energy(pairs.energy(x), PeriodicField.at(x, background.potential())[0], background);
    }

    private static void requireHeld(double[][] x, Background background) {
        if (!background.holds(x)) {
            throw new ArithmeticException("a particle has left the ball of radius " + (float) (background.grid().period(0) / 4)
                    + " that the mean field is known in; shorten the horizon");
        }
    }

    private double energy(double pairSum, double[] h, Background background) {
        double sum = 0;
        for (double value : h) {
            sum += value;
        }
        return factor * pairSum - 2 * sum / particles + background.energy();
    }

    /** Writes the forces that drive the particles, factor·N Σ_{j≠i} ∇g(x_i - x_j); the flow turns them. */
    void slopes(double[][] x, double[][] out) {
        for (double[] column : out) {
            java.util.Arrays.fill(column, 0);
        }
        pairs.slopes(x, out);
        for (double[] column : out) {
            for (int i = 0; i < column.length; i++) {
                column[i] *= factor * particles;
            }
        }
    }

    /**
     * F_N, and how it moves.
     *
     * @param energy F_N
     * @param gap (2/N) Σ_i |factor N Σ_j ∇g(x_i - x_j) - ∇h(x_i)|² = (N/2) Σ |∇_i F_N|²
     * @param commutator D_v
     */
    record Balance(double energy, double gap, double commutator) {}

    /** F_N, (N/2) Σ |∇_i F_N|² and D_v for each vector field. */
    List<Balance> balances(double[][] x, Background background, List<Probe> probes) {
        requireHeld(x, background);
        int d = g.dimension();
        double[][] slopes = new double[d][particles];
        double pairSum = pairs.energy(x, slopes);
        List<PeriodicField> fields = new ArrayList<>(background.slope());
        fields.add(background.potential());
        for (Probe probe : probes) {
            fields.addAll(probe.v());
            fields.add(probe.cross());
        }
        double[][] at = PeriodicField.at(x, fields.toArray(PeriodicField[]::new));
        double energy = energy(pairSum, at[d], background);
        double gap = 0;
        for (int a = 0; a < d; a++) {
            for (int i = 0; i < particles; i++) {
                double difference = factor * particles * slopes[a][i] - at[a][i];
                gap += 2 * difference * difference / particles;
            }
        }
        List<Balance> balances = new ArrayList<>();
        for (int p = 0; p < probes.size(); p++) {
            int first = d + 1 + p * (d + 1);
            double commutator = probes.get(p).self();
            for (int i = 0; i < particles; i++) {
                for (int a = 0; a < d; a++) {
                    commutator += 2 * factor * at[first + a][i] * slopes[a][i];
                }
                commutator -= 2 * at[first + d][i] / particles;
            }
            balances.add(new Balance(energy, gap, commutator));
        }
        return balances;
    }

    /** The same for one field. */
    Balance balance(double[][] x, Background background, List<PeriodicField> v) {
        return balances(x, background, List.of(Probe.of(background, v))).get(0);
    }

    /**
     * The best b of F_N ≥ -b that follows from g ≥ far, on a torus g ≥ far - ∫near/V, and ∬ far d(μ_N - μ)^{⊗2} ≥ 0, over all screens:
     * b = far(0)/N' + 2 sup μ ∫ near, N' = N or N - 1; of the order N^{-1+s/d}, (log N)/(dN) for s = 0. The name of C N^{-1+s/d} in the theorems.
     * In the whole space far is of positive type among neutral charges only: with N' = N - 1, where pair sums are those of
     * g(x - y) - h(x) - h(y) + ∬ g μ μ, the first part is (far(0) - 2 h_far(x) + ∬ far μ μ)/N', at its largest over the box.
     */
    double lowerBound(Background background) {
        double supremum = background.density().maximum();
        double own = factor * particles;
        if (g.smooth()) {
            return own * g.farAtOrigin(1);
        }
        boolean neutral = g instanceof FreePotential && factor * particles * particles > 1;
        double beyond = neutral ? background.energy() - 2 * background.leastPotential() : 0;
        double best = Double.POSITIVE_INFINITY;
        double mean = background.extent() / Math.pow(particles, 1.0 / g.dimension());
        double shortest = g.periods().stream().min(Double::compare).orElseThrow();
        for (double alpha = 0.3 / mean; alpha < 24 / mean; alpha *= 1.1) {
            double screen = Math.max(alpha, 1 / shortest);
            double near = supremum * g.nearIntegral(screen);
            best = Math.min(best, own * (g.farAtOrigin(screen) + beyond + (neutral ? 2 * near : 0)) + 2 * near);
        }
        return best;
    }
}
