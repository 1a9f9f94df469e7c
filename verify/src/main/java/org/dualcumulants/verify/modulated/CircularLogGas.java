package org.dualcumulants.verify.modulated;

import org.hipparchus.special.Gamma;

/**
 * g = -log|2 sin(x/2)| on a circle of length 2π with uniform μ, where e^{-NF_N/θ} = Π_{i&lt;j} |e^{ix_i} - e^{ix_j}|^β with pairs over N² and
 * β = 2/(θN), 2/(θ(N-1)) with the scaling 1/(N-1): Dyson's integral (J. Math. Phys. 3 (1962) 140), a case of Selberg's.
 */
final class CircularLogGas {

    private CircularLogGas() {}

    /** log K = log Γ(1 + βN/2) - N log Γ(1 + β/2). */
    static double logPartition(int particles, double beta) {
        return Gamma.logGamma(1 + beta * particles / 2) - particles * Gamma.logGamma(1 + beta / 2);
    }

    /** ⟨F_N⟩ = -(1/N) [ψ(1 + βN/2) - ψ(1 + β/2)] under the measure, with pairs over N². */
    static double meanEnergy(int particles, double beta) {
        return -(Gamma.digamma(1 + beta * particles / 2) - Gamma.digamma(1 + beta / 2)) / particles;
    }
}
