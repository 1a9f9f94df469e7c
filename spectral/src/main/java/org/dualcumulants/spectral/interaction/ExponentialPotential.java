package org.dualcumulants.spectral.interaction;

import org.hipparchus.special.Gamma;

/**
 * g = exp(-|x|/l); ĝ = 2^d π^{(d-1)/2} Γ((d+1)/2) l^d (1 + l²|κ|²)^{-(d+1)/2}.
 *
 * @param length l > 0
 */
public record ExponentialPotential(double length) implements Potential {
    @Override
    public double transform(double wavenumber, int d) {
        double c = Math.pow(2, d) * Math.pow(Math.PI, (d - 1) / 2.0) * Gamma.gamma((d + 1) / 2.0);
        return c * Math.pow(length, d) * Math.pow(1 + Math.pow(length * wavenumber, 2), -(d + 1) / 2.0);
    }

    @Override
    public double far(double wavenumber, int d, double screen) {
        return 0;
    }

    @Override
    public double near(double distance, int d, double screen) {
        return Math.exp(-distance / length) / (length * distance);
    }

    @Override
    public double nearValue(double distance, int d, double screen) {
        return Math.exp(-distance / length);
    }

    @Override
    public double nearIntegral(int d, double screen) {
        return transform(0, d);
    }

    @Override
    public double reach(double screen) {
        return FALLEN * FALLEN * length;
    }

    @Override
    public double waveReach(double screen) {
        return 0;
    }

    @Override
    public double growth(int d) {
        return 0;
    }

    @Override
    public String push(String square, int d) {
        String distance = "Sqrt(" + square + ")";
        return "Exp(-" + distance + "/" + Symbol.plain(length) + ")/(" + Symbol.plain(length) + "*" + distance + ")";
    }

    @Override
    public String spectrum(int d) {
        return Symbol.plain(transform(0, d)) + " (1 + " + Symbol.plain(length * length) + " |κ|²)^-" + Symbol.plain((d + 1) / 2.0);
    }

    @Override
    public String spectrumTex(int d) {
        return Symbol.plain(transform(0, d)) + " \\, (1 + " + Symbol.plain(length * length) + " |\\kappa|^2)^{-" + Symbol.plain((d + 1) / 2.0) + "}";
    }

    @Override
    public String text(int d) {
        return "exp(-|x|/" + Symbol.plain(length) + ")";
    }
}
