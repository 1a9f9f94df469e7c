package org.dualcumulants.spectral.interaction;

/**
 * g = exp(-|x|²/(2w²)); ĝ = (2π)^{d/2} w^d exp(-w²|κ|²/2).
 *
 * @param width w > 0
 */
public record GaussianPotential(double width) implements Potential {
    @Override
    public double transform(double wavenumber, int d) {
        return Math.pow(Math.sqrt(2 * Math.PI) * width, d) * Math.exp(-0.5 * Math.pow(width * wavenumber, 2));
    }

    @Override
    public double far(double wavenumber, int d, double screen) {
        return transform(wavenumber, d);
    }

    @Override
    public double near(double distance, int d, double screen) {
        return 0;
    }

    @Override
    public double nearValue(double distance, int d, double screen) {
        return 0;
    }

    @Override
    public double nearIntegral(int d, double screen) {
        return 0;
    }

    @Override
    public double reach(double screen) {
        return 0;
    }

    @Override
    public double waveReach(double screen) {
        return Math.sqrt(2) * FALLEN / width;
    }

    @Override
    public double growth(int d) {
        return -1;
    }

    @Override
    public String push(String square, int d) {
        return "Exp(-(" + square + ")/" + Symbol.plain(2 * width * width) + ")/" + Symbol.plain(width * width);
    }

    @Override
    public String spectrum(int d) {
        return Symbol.plain(transform(0, d)) + " exp(-" + Symbol.plain(width * width / 2) + " |κ|²)";
    }

    @Override
    public String spectrumTex(int d) {
        return Symbol.plain(transform(0, d)) + " \\, e^{-" + Symbol.plain(width * width / 2) + " |\\kappa|^2}";
    }

    @Override
    public String text(int d) {
        return "exp(-|x|²/" + Symbol.plain(2 * width * width) + ")";
    }
}
