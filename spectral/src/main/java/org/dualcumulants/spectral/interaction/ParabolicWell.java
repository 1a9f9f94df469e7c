package org.dualcumulants.spectral.interaction;

import org.hipparchus.special.BesselJ;
import org.hipparchus.special.Gamma;

/**
 * g = (R² - |x|²)/2 within R and 0 beyond, so that -∇g = x within R; ĝ = (2π)^{d/2} R^{d+2} J_{d/2+1}(R|κ|) / (R|κ|)^{d/2+1}.
 *
 * @param radius R > 0
 */
public record ParabolicWell(double radius) implements Potential {
    @Override
    public double transform(double wavenumber, int d) {
        double order = d / 2.0 + 1;
        double z = radius * wavenumber;
        return scale(d) * BesselJ.value(order, z) / Math.pow(z, order);
    }

    @Override
    public double far(double wavenumber, int d, double screen) {
        return 0;
    }

    @Override
    public double near(double distance, int d, double screen) {
        return distance < radius ? 1 : distance == radius ? 0.5 : 0;
    }

    @Override
    public double nearValue(double distance, int d, double screen) {
        return Math.max(0, radius * radius - distance * distance) / 2;
    }

    /** J_ν(z)/z^ν is 2^{-ν}/Γ(ν + 1) at 0. */
    @Override
    public double nearIntegral(int d, double screen) {
        double order = d / 2.0 + 1;
        return scale(d) * Math.pow(2, -order) / Gamma.gamma(order + 1);
    }

    @Override
    public double reach(double screen) {
        return radius;
    }

    @Override
    public double waveReach(double screen) {
        return 0;
    }

    private double scale(int d) {
        return Math.pow(2 * Math.PI, d / 2.0) * Math.pow(radius, d + 2);
    }

    /** It jumps at R, where it is bounded. */
    @Override
    public double growth(int d) {
        return -1;
    }

    @Override
    public String push(String square, int d) {
        return "(1 + Sign(" + Symbol.plain(radius * radius) + " - (" + square + ")))/2";
    }

    @Override
    public String spectrum(int d) {
        String order = Symbol.plain(d / 2.0 + 1);
        return Symbol.plain(scale(d)) + " J_" + order + "(z)/z^" + order + ", z = " + Symbol.plain(radius) + " |κ|";
    }

    @Override
    public String spectrumTex(int d) {
        String order = Symbol.plain(d / 2.0 + 1);
        return Symbol.plain(scale(d)) + " \\, J_{" + order + "}(z) z^{-" + order + "}, \\; z = " + Symbol.plain(radius) + " |\\kappa|";
    }

    @Override
    public String text(int d) {
        return "(" + Symbol.plain(radius * radius) + " - |x|²)/2 for |x| < " + Symbol.plain(radius) + ", 0 beyond";
    }
}
