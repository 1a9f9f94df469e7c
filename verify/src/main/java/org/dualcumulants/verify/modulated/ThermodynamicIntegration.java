package org.dualcumulants.verify.modulated;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * log K of the modulated Gibbs measure Q = e^{-NF_N/θ} μ^{⊗N}/K on a circle for uniform μ, log K = -(N/θ) ∫_0^1 ⟨F_N⟩_λ dλ, ⟨·⟩_λ under
 * e^{-λNF_N/θ}: Metropolis' chain at Gauss and Legendre's nodes.
 *
 * @param logPartition log K
 * @param halfWidth of its 95 % interval, from averages over parts of the chains
 * @param meanEnergy ⟨F_N⟩ at λ = 1
 * @param meanHalfWidth of that
 */
record ThermodynamicIntegration(double logPartition, double halfWidth, double meanEnergy, double meanHalfWidth) {

    /** On (0, 1), and 1. */
    private static final double[] NODES = {0.046910077030668, 0.230765344947158, 0.5, 0.769234655052842, 0.953089922969332, 1};

    private static final double[] WEIGHTS = {0.118463442528095, 0.239314335249683, 0.284444444444444, 0.239314335249683, 0.118463442528095, 0};

    private static final int PARTS = 20;

    /** Student's t for PARTS - 1 degrees of freedom. */
    private static final double STUDENT = 2.093;

    /**
     * @param pair g of a difference
     * @param period of the circle
     * @param weight of Σ_{i≠j} in F_N
     * @param sweeps of every chain
     */
    static ThermodynamicIntegration of(
            DoubleUnaryOperator pair, double period, int particles, double weight, double theta, int sweeps, long seed) {
        double log = 0;
        double variance = 0;
        double[] last = new double[2];
        for (int node = 0; node < NODES.length; node++) {
            double[] mean = chain(pair, period, particles, weight, NODES[node] * particles / theta, sweeps, new SplittableRandom(seed + node));
            log -= particles / theta * WEIGHTS[node] * mean[0];
            variance += Math.pow(particles / theta * WEIGHTS[node] * mean[1], 2);
            last = mean;
        }
        return new ThermodynamicIntegration(log, Math.sqrt(variance), last[0], last[1]);
    }

    /** Average of F_N and its half width. */
    private static double[] chain(
            DoubleUnaryOperator pair, double period, int particles, double weight, double inverse, int sweeps, SplittableRandom random) {
        double[] x = random.doubles(particles).map(u -> period * u).toArray();
        double[] parts = new double[PARTS];
        double energy = 0;
        for (int i = 0; i < particles; i++) {
            energy += weight * others(pair, x, i, x[i]);
        }
        double move = period / particles;
        int warm = sweeps / 5;
        for (int sweep = -warm; sweep < sweeps; sweep++) {
            for (int i = 0; i < particles; i++) {
                // half of the moves go anywhere
                double to = random.nextBoolean() ? period * random.nextDouble() : x[i] + move * (random.nextDouble() - 0.5);
                double change = 2 * weight * (others(pair, x, i, to) - others(pair, x, i, x[i]));
                if (Math.log(random.nextDouble()) < -inverse * change) {
                    x[i] = to;
                    energy += change;
                }
            }
            if (sweep >= 0) {
                parts[(int) ((long) sweep * PARTS / sweeps)] += energy * PARTS / sweeps;
            }
        }
        double mean = java.util.Arrays.stream(parts).average().orElseThrow();
        double variance = java.util.Arrays.stream(parts).map(p -> (p - mean) * (p - mean)).sum() / (PARTS - 1) / PARTS;
        return new double[] {mean, STUDENT * Math.sqrt(variance)};
    }

    private static double others(DoubleUnaryOperator pair, double[] x, int i, double at) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += j == i ? 0 : pair.applyAsDouble(at - x[j]);
        }
        return sum;
    }
}
