package org.dualcumulants.verify.modulated;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dualcumulants.spectral.interaction.Flow;

/**
 * The modulated energy of a study's particles.
 *
 * @param potential g in writing
 * @param flow what g does to a particle
 * @param exponent s of g; empty where g is bounded at 0
 * @param dimension d, axes that g depends on
 * @param free whether particles live in the whole space, not on a torus
 * @param times of paths
 * @param paths for rising N, by beginnings
 * @param longPath far beyond the horizon, where there is noise
 * @param balances the energy's derivative and what it should be
 * @param commutator what families of configurations reached
 * @param constant C, the largest of them
 * @param regular points as regular as can be against N; empty where μ° is uniform or d > 2
 * @param stability of two mean fields that begin apart
 * @param electric energy and commutator of smooth charges by their field; Coulomb only
 * @param truncation g_η of Bessel potentials on R^d; for -1 &lt; s &lt; d
 * @param charges truncated ones; Coulomb in one or two dimensions
 * @param selfSimilar the long path in self-similar variables; gradient flows with noise in the whole space, s ≥ 0
 * @param freeEnergy of two and three particles on a grid; first-order flows on one circle with noise
 * @param partitions log K for uniform μ; the log gas on one circle with noise
 * @param relaxations from correlated particles; as {@code freeEnergy}
 * @param heatings what noise adds to energies; Newton's equations with noise
 * @param cold monokinetic data with little noise; the same
 * @param warnings sentences for the user
 * @param complete false after a cancellation
 */
public record ModulatedResult(
        String potential,
        Flow flow,
        OptionalDouble exponent,
        int dimension,
        boolean free,
        List<Double> times,
        List<Path> paths,
        Optional<Path> longPath,
        List<Balance> balances,
        List<Reached> commutator,
        double constant,
        List<Regular> regular,
        Optional<Stability> stability,
        List<Comparison> electric,
        Optional<Truncation> truncation,
        List<Charges> charges,
        Optional<SelfSimilar> selfSimilar,
        List<FreeEnergy> freeEnergy,
        List<Partition> partitions,
        List<Relaxation> relaxations,
        List<Heating> heatings,
        List<Cold> cold,
        List<String> warnings,
        boolean complete) {

    public ModulatedResult {
        times = List.copyOf(times);
        paths = List.copyOf(paths);
        balances = List.copyOf(balances);
        commutator = List.copyOf(commutator);
        regular = List.copyOf(regular);
        electric = List.copyOf(electric);
        charges = List.copyOf(charges);
        freeEnergy = List.copyOf(freeEnergy);
        partitions = List.copyOf(partitions);
        relaxations = List.copyOf(relaxations);
        heatings = List.copyOf(heatings);
        cold = List.copyOf(cold);
        warnings = List.copyOf(warnings);
    }

    /**
     * F_N, or 1/N Σ |v_i - u(x_i)|² + F_N for Newton's equations from monokinetic data, along the way.
     *
     * @param particles N
     * @param beginning how; Newton's equations with noise: independent beside the law f, monokinetic beside the flow without noise
     * @param theta θ
     * @param systems averaged over
     * @param times where
     * @param energies averages
     * @param halfWidths of 95 % intervals of the averages over noise; 0 without
     * @param bound b of F_N ≥ -b, of the order N^{-1+s/d}
     * @param gronwall (F_N(0) + b) exp(C ∫ ‖Dv‖) - b, nothing fitted; with dθ ∫ exp(C ∫_r^t ‖Dv‖) dr more for monokinetic data with noise, not a number
     *     where velocities have a law
     */
    public record Path(
            int particles, Beginning beginning, double theta, int systems, List<Double> times, List<Double> energies, List<Double> halfWidths,
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
     * Quantiles of μ°, pair sums over N².
     *
     * @param energy F_N
     * @param shift what F_N is less than a multiple of N^{-1+s/d}: r/N, r = (g - |x|^{-s}/s)(0) on a torus, and (log N)/(dN) for s = 0
     * @param commutator |D_v|/‖Dv‖_∞ of the mean field's v
     * @param bound b
     * @param reach largest extent of the points along an axis, which grows with N in the whole space
     */
    public record Regular(int particles, double energy, double shift, double commutator, double bound, double reach) {}

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
     * Points spread over spheres of radius η_i.
     *
     * @param particles N
     * @param beginning regular or independent
     * @param factor η_i in units of ¼ of the distance to the nearest neighbour, or of (N sup μ)^{-1/d}/4 where that is less
     * @param electric (1/c_d) ∫ |∇h_η|², by the field on the line, in the plane by points on circles, where these overlap from F_N and the overlaps
     * @param bound (1/c_d) ∫ |∇h_η|² - 1/N² Σ self-energies - 2/N Σ ∫ (f - f(η_i))_+ dμ, at most F_N
     * @param energy F_N with 1/N²
     */
    public record Charges(int particles, Beginning beginning, double factor, double electric, double bound, double energy) {}

    /**
     * ξ = x/√(t + 1), τ = log(t + 1): F_N(ξ, ν) = (t + 1)^{s/2} F_N(x, μ), for s = 0 and pair sums over N² less τ/(2N), ν the law of ξ.
     *
     * @param particles N
     * @param times τ
     * @param energies averages of F_N(ξ, ν)
     * @param halfWidths of 95 % intervals
     * @param bound b of F_N(ξ, ν) ≥ -b
     * @param growth ∫ ‖Dw‖_∞ dτ of the velocity w of ν, which has a limit as τ grows
     * @param gronwall (F_N(0) + b) exp(C ∫ ‖Dw‖) - b
     */
    public record SelfSimilar(
            int particles, List<Double> times, List<Double> energies, List<Double> halfWidths, double bound, List<Double> growth,
            List<Double> gronwall) {
        public SelfSimilar {
            times = List.copyOf(times);
            energies = List.copyOf(energies);
            halfWidths = List.copyOf(halfWidths);
            growth = List.copyOf(growth);
            gronwall = List.copyOf(gronwall);
        }
    }

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

    /**
     * log K of the log gas with uniform μ.
     *
     * @param integrated by thermodynamic integration
     * @param halfWidth of its 95 % interval
     * @param closed Dyson's integral
     */
    public record Partition(int particles, double theta, double integrated, double halfWidth, double closed) {}

    /**
     * Uniform μ, particles that begin correlated: the modulated free energy relaxes, and with it chaos comes about.
     *
     * @param harmonics at which the potential is cut
     * @param rate the least dissipation over free energy met from other beginnings and near equilibrium
     * @param proven a bound of it from below
     * @param times where
     * @param entropies H_N(f_N | Q)
     * @param chaos H_N(f_N | μ^{⊗N})
     * @param equilibrium H_N(Q | μ^{⊗N})
     */
    public record Relaxation(
            int particles, int harmonics, double theta, double rate, double proven, List<Double> times, List<Double> entropies, List<Double> chaos,
            double equilibrium) {
        public Relaxation {
            times = List.copyOf(times);
            entropies = List.copyOf(entropies);
            chaos = List.copyOf(chaos);
        }
    }

    /**
     * What (1/N) Σ |v_i|² + pairs of g, or ∫∫ |v|² f + ∬ g μ μ, grows by up to T under noise in velocities.
     *
     * @param particles which; empty: the law f
     * @param growth found
     * @param error half width of a 95 % interval and what is known of the step
     * @param expected dθT
     */
    public record Heating(Optional<Particles> particles, double theta, double growth, double error, double expected) {

        /** In words: whose energy it is. */
        public String text() {
            return particles.map(p -> "N = " + p.number() + ", " + p.beginning().text()).orElse("mean field");
        }
    }

    /**
     * Those of a path.
     *
     * @param number N
     */
    public record Particles(int number, Beginning beginning) {}

    /**
     * F_N + 1/N Σ |v_i - u(x_i)|² at T with little noise from monokinetic quantiles, less that without noise: of order θ.
     *
     * @param particles N
     * @param thetas θ, falling
     * @param excesses averages
     * @param halfWidths of their 95 % intervals
     * @param ratioHalfWidth that of the ratio of the excesses, relative
     */
    public record Cold(int particles, List<Double> thetas, List<Double> excesses, List<Double> halfWidths, double ratioHalfWidth) {
        public Cold {
            thetas = List.copyOf(thetas);
            excesses = List.copyOf(excesses);
            halfWidths = List.copyOf(halfWidths);
        }

        /** log of the ratio of the excesses over that of θ. */
        public double exponent() {
            return Math.log(excesses.get(0) / excesses.get(1)) / Math.log(thetas.get(0) / thetas.get(1));
        }
    }

    /**
     * g_η at η = N^{-1/d} of the largest N followed.
     *
     * @param eta η
     * @param least min (g - g_η)/max(|g|, 1) over distances from η/1000 to 50 η
     * @param transform min ĝ_η/ĝ over wavenumbers from 0.1/η to 30/η
     * @param constant C of |g - g_η| ≤ C η/|x|^{s+1}
     * @param reached the largest |g - g_η| |x|^{s+1}/η met
     */
    public record Truncation(double eta, double least, double transform, double constant, double reached) {}
}
