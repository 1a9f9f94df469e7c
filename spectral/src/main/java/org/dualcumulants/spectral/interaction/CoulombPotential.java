package org.dualcumulants.spectral.interaction;

import org.hipparchus.special.Gamma;

/** -Δg = δ; ĝ = 1/|κ|², on a torus of volume V the solution of -Δg = δ - 1/V. Riesz with s = d - 2 divided by 2, 2π, 4π. */
public record CoulombPotential() implements Potential {

    /** c_d in -Δ|x|^{2-d}/(d-2) = c_d δ, the surface of the unit sphere. */
    static double sphere(int d) {
        return 2 * Math.pow(Math.PI, d / 2.0) / Gamma.gamma(d / 2.0);
    }

    @Override
    public double transform(double wavenumber, int d) {
        return 1 / (wavenumber * wavenumber);
    }

    @Override
    public double far(double wavenumber, int d, double screen) {
        return transform(wavenumber, d) * IncompleteGamma.regularized(1, Math.pow(wavenumber / (2 * screen), 2));
    }

    @Override
    public double near(double distance, int d, double screen) {
        return Math.pow(distance, -d) * IncompleteGamma.regularized(d / 2.0, Math.pow(screen * distance, 2)) / sphere(d);
    }

    @Override
    public double nearValue(double distance, int d, double screen) {
        return new RieszPotential(d - 2).nearValue(distance, d, screen) / sphere(d);
    }

    @Override
    public double nearIntegral(int d, double screen) {
        return new RieszPotential(d - 2).nearIntegral(d, screen) / sphere(d);
    }

    @Override
    public double growth(int d) {
        return d - 1;
    }

    @Override
    public String push(String square, int d) {
        return Symbol.power(square, -d / 2.0) + "/" + Symbol.plain(sphere(d));
    }

    @Override
    public String spectrum(int d) {
        return "|κ|^-2";
    }

    @Override
    public String spectrumTex(int d) {
        return "|\\kappa|^{-2}";
    }

    @Override
    public String text(int d) {
        return switch (d) {
            case 1 -> "-|x|/2";
            case 2 -> "-log|x|/(2π)";
            case 3 -> "1/(4π|x|)";
            default -> "|x|^" + (2 - d) + "/" + Symbol.plain((d - 2) * sphere(d));
        };
    }
}
