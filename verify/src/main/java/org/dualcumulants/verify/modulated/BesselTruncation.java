package org.dualcumulants.verify.modulated;

import org.dualcumulants.spectral.interaction.ExponentialPotential;
import org.dualcumulants.spectral.interaction.IncompleteGamma;
import org.dualcumulants.spectral.interaction.RieszPotential;
import org.hipparchus.special.Gamma;

/**
 * g = |x|^{-s}/s (s > -1; -log|x| for s = 0) as a mixture of Bessel potentials of order d + 1, φ(x) = e^{-|x|}, φ_t = t^{-d} φ(·/t):
 * g = 1/Γ(s+1) ∫_0^∞ t^{d-s} φ_t dt/t, for s ≤ 0 up to a constant, and g_η with t ≥ η only, so that
 * <pre>
 * g - g_η = |x|^{-s} Γ(s, |x|/η)/Γ(s+1) ≥ 0,    ĝ_η ≥ 0,    |g - g_η| ≤ C_γ η^γ/|x|^{s+γ}.
 * </pre>
 * Of the order s of the talk, whose φ is |x|^{s-d} at 0, the mixture diverges where s ≤ d/2; any order above d has a bounded φ.
 *
 * @param s the exponent
 * @param d dimension
 * @param eta η > 0
 */
record BesselTruncation(double s, int d, double eta) {

    BesselTruncation {
        if (!(s > -1 && s < d) || !(eta > 0)) {
            throw new IllegalArgumentException("s is " + s + " and η is " + eta + "; -1 < s < " + d + " and a positive length are required");
        }
    }

    /** g. */
    double whole(double distance) {
        return s == 0 ? -Math.log(distance) : Math.pow(distance, -s) / s;
    }

    /** g - g_η. */
    double rest(double distance) {
        return Math.pow(distance, -s) * IncompleteGamma.upper(s, distance / eta) / Gamma.gamma(s + 1);
    }

    /** g_η. */
    double value(double distance) {
        return whole(distance) - rest(distance);
    }

    /** g_η(0), by extrapolation of the analytic function of |x|. */
    double atOrigin() {
        double r = 1e-3 * eta;
        return 3 * value(r) - 3 * value(2 * r) + value(3 * r);
    }

    /** Fourier transform of g - g_η: 1/Γ(s+1) ∫_0^η t^{d-s-1} φ̂(tκ) dt, by t = η u^p with a whole p that makes the integrand smooth. */
    double restTransform(double wavenumber) {
        ExponentialPotential phi = new ExponentialPotential(1);
        int n = 4000;
        double p = Math.max(1, 3 / (d - s));
        double sum = 0;
        for (int m = 0; m < n; m++) {
            double u = (m + 0.5) / n;
            double t = eta * Math.pow(u, p);
            sum += Math.pow(t, d - s) * p / u * phi.transform(t * wavenumber, d) / n;
        }
        return sum / Gamma.gamma(s + 1);
    }

    /** ĝ_η = ĝ less that. */
    double transform(double wavenumber) {
        return new RieszPotential(s).transform(wavenumber, d) - restTransform(wavenumber);
    }

    /** C_γ = sup_u u^γ Γ(s, u)/Γ(s+1) for γ > 0, s + γ ≥ 0. */
    double constant(double gamma) {
        double best = 1e-6;
        for (double u = best; u < 60; u *= 1.01) {
            best = reached(gamma, u) > reached(gamma, best) ? u : best;
        }
        double most = 0;
        for (int m = -1000; m <= 1000; m++) {
            most = Math.max(most, reached(gamma, best * (1 + 1e-5 * m)));
        }
        return most;
    }

    private double reached(double gamma, double u) {
        return Math.pow(u, gamma) * IncompleteGamma.upper(s, u) / Gamma.gamma(s + 1);
    }

    /** The three properties, looked at; γ = 1. */
    ModulatedResult.Truncation looked() {
        double least = Double.POSITIVE_INFINITY;
        double reached = 0;
        for (double r = 1e-3 * eta; r < 50 * eta; r *= 1.05) {
            double difference = whole(r) - value(r);
            least = Math.min(least, difference / Math.max(1, Math.abs(whole(r))));
            reached = Math.max(reached, Math.abs(difference) * Math.pow(r, s + 1) / eta);
        }
        double transform = Double.POSITIVE_INFINITY;
        for (double k = 0.1 / eta; k < 30 / eta; k *= 1.5) {
            transform = Math.min(transform, transform(k) / new RieszPotential(s).transform(k, d));
        }
        return new ModulatedResult.Truncation(eta, least, transform, constant(1), reached);
    }
}
