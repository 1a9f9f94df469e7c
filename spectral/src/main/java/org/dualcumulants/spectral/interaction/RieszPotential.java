package org.dualcumulants.spectral.interaction;

import org.hipparchus.special.Gamma;

/**
 * g = |x|^{-s}/s, for s = 0 -log|x|; ĝ = c_{d,s} |κ|^{s-d}, c_{d,s} = π^{d/2} 2^{d-s-1} Γ((d-s)/2) / Γ(s/2 + 1).
 *
 * @param s &lt; d and none of -2, -4, …, where g is a polynomial
 */
public record RieszPotential(double s) implements Potential {
    public RieszPotential {
        if (!Double.isFinite(s) || (s < 0 && s % 2 == 0)) {
            throw new IllegalArgumentException("s is " + Symbol.plain(s) + "; |x|^{-s} is a polynomial for s = -2, -4, …, which has no"
                    + " periodic form: choose another exponent");
        }
    }

    @Override
    public double transform(double wavenumber, int d) {
        if (!(s < d)) {
            throw new IllegalArgumentException("s is " + Symbol.plain(s) + "; s < d = " + d + " is required, so that |x|^{-s} is integrable");
        }
        double c = Math.pow(Math.PI, d / 2.0) * Math.pow(2, d - s - 1) * Gamma.gamma((d - s) / 2) / Gamma.gamma(s / 2 + 1);
        return c * Math.pow(wavenumber, s - d);
    }

    /** |x|^{-s} = 1/Γ(s/2) ∫ t^{s/2-1} exp(-|x|²t) dt, the far part of which has t &lt; α². */
    @Override
    public double far(double wavenumber, int d, double screen) {
        return transform(wavenumber, d) * IncompleteGamma.regularized((d - s) / 2, Math.pow(wavenumber / (2 * screen), 2));
    }

    @Override
    public double near(double distance, int d, double screen) {
        return Math.pow(distance, -s - 2) * IncompleteGamma.regularized(s / 2 + 1, Math.pow(screen * distance, 2));
    }

    /** ½ |x|^{-s} Γ(s/2, α²|x|²) / Γ(s/2 + 1), positive for s > -2. */
    @Override
    public double nearValue(double distance, int d, double screen) {
        return 0.5 * Math.pow(distance, -s) * IncompleteGamma.upper(s / 2, Math.pow(screen * distance, 2)) / Gamma.gamma(s / 2 + 1);
    }

    /** π^{d/2} α^{s-d} / ((d - s) Γ(s/2 + 1)). */
    @Override
    public double nearIntegral(int d, double screen) {
        return Math.pow(Math.PI, d / 2.0) * Math.pow(screen, s - d) / ((d - s) * Gamma.gamma(s / 2 + 1));
    }

    @Override
    public double growth(int d) {
        return s + 1;
    }

    @Override
    public String push(String square, int d) {
        return Symbol.power(square, -(s + 2) / 2);
    }

    @Override
    public String spectrum(int d) {
        return Symbol.plain(transform(1, d)) + " |κ|^" + Symbol.plain(s - d);
    }

    @Override
    public String spectrumTex(int d) {
        return Symbol.plain(transform(1, d)) + " \\, |\\kappa|^{" + Symbol.plain(s - d) + "}";
    }

    @Override
    public String text(int d) {
        return s == 0 ? "-log|x|" : "|x|^" + Symbol.plain(-s) + (s < 0 ? "/(" + Symbol.plain(s) + ")" : "/" + Symbol.plain(s));
    }
}
