package org.dualcumulants.verify.modulated;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The modulated energy of a study's particles.
 *
 * @param potential g in writing
 * @param flow gradient, conservative or newton
 * @param exponent s of g; empty where g is bounded at 0
 * @param dimension d, axes that g depends on
 * @param times of paths
 * @param paths for rising N, by beginnings
 * @param longPath far beyond the horizon, where there is noise
 * @param balances the energy's derivative and what it should be
 * @param commutator what families of configurations reached
 * @param constant C, the largest of them
 * @param regular points as regular as can be against N; empty where μ° is uniform or d > 1
 * @param stability of two mean fields that begin apart
 * @param electric energy and commutator of smooth charges by their field; Coulomb only
 * @param freeEnergy of two and three particles on a grid; first-order flows on one circle with noise
 * @param warnings sentences for the user
 * @param complete false after a cancellation
 */
public record ModulatedResult(
        String potential,
        String flow,
        OptionalDouble exponent,
        int dimension,
        List<Double> times,
        List<Path> paths,
        Optional<Path> longPath,
        List<Balance> balances,
        List<Reached> commutator,
        double constant,
        List<Regular> regular,
        Optional<Stability> stability,
        List<Comparison> electric,
        List<FreeEnergy> freeEnergy,
        List<String> warnings,
        boolean complete) {

    public ModulatedResult {
        times = List.copyOf(times);
        paths = List.copyOf(paths);
        balances = List.copyOf(balances);
        commutator = List.copyOf(commutator);
        regular = List.copyOf(regular);
        electric = List.copyOf(electric);
        freeEnergy = List.copyOf(freeEnergy);
        warnings = List.copyOf(warnings);
    }

    /**
     * F_N, or 1/N Σ |v_i - u(x_i)|² + F_N for Newton's equations, along the way.
     *
     * @param particles N
     * @param beginning independent or regular
     * @param theta θ
     * @param systems averaged over
     * @param times where
     * @param energies averages
     * @param halfWidths of 95 % intervals of the averages over noise; 0 without
     * @param bound b of F_N ≥ -b, of the order N^{-1+s/d}
     * @param gronwall (F_N(0) + b) exp(C ∫ ‖Dv‖) - b, nothing fitted
     */
    public record Path(
            int particles, String beginning, double theta, int systems, List<Double> times, List<Double> energies, List<Double> halfWidths,
            double bound, List<Double> gronwall) {
        public Path {
            times = List.copyOf(times);
            energies = List.copyOf(energies);
            halfWidths = List.copyOf(halfWidths);
            gronwall = List.copyOf(gronwall);
        }

        public double last() {
            return energies.get(energies.size() - 1);
        }
    }

    /**
     * d/dt of an energy.
     *
     * @param of which energy, of how many particles, when
     * @param derivative by finite differences
     * @param error of them
     * @param balance by the equation
     */
    public record Balance(String of, double derivative, double error, double balance) {}

    /** The largest |D_v| / (‖Dv‖_∞ (F_N + b)) of a family of configurations. */
    public record Reached(String family, double ratio) {}

    /**
     * Quantiles of μ°.
     *
     * @param energy F_N
     * @param commutator |D_v|/‖Dv‖_∞ of the mean field's v
     * @param bound b
     */
    public record Regular(int particles, double energy, double commutator, double bound) {}

    /**
     * ∬ g d(μ_1 - μ_2)^{⊗2} of two mean fields.
     *
     * @param distances at the times of paths
     * @param bounds distance(0) exp(C ∫ ‖Dv_2‖)
     */
    public record Stability(List<Double> times, List<Double> distances, List<Double> bounds) {
        public Stability {
            times = List.copyOf(times);
            distances = List.copyOf(distances);
            bounds = List.copyOf(bounds);
        }
    }

    /** Two ways to one number, exact up to rounding. */
    public record Comparison(String of, double one, double other) {}

    /**
     * The modulated free energy of N particles on a grid, from independent ones.
     *
     * @param particles N
     * @param harmonics at which the potential is cut
     * @param time when
     * @param entropy H_N(f_N | μ^{⊗N})
     * @param energy ∫ F_N df_N
     * @param gibbs H_N(f_N | Q)
     * @param logPartition log K
     * @param derivative of θ H_N(f_N | μ^{⊗N}) + ∫ F_N df_N, by finite differences
     * @param error of them
     * @param dissipation (2θ²/N) ∫ |∇√(f_N/Q)|² dQ
     * @param commutator ∫ D_v df_N
     */
    public record FreeEnergy(
            int particles, int harmonics, double theta, double time, double entropy, double energy, double gibbs, double logPartition,
            double derivative, double error, double dissipation, double commutator) {

        public double free() {
            return theta * entropy + energy;
        }
    }
}
