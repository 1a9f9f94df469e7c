package org.dualcumulants.spectral.interaction;

/** A radial function g on R^d, by its Fourier transform ĝ(κ) = ∫ g(x) e^{-iκ·x} dx away from κ = 0. */
public sealed interface Potential
        permits RieszPotential, CoulombPotential, GaussianPotential, ExponentialPotential, ParabolicWell, PotentialSum {

    /** ĝ at |κ| = wavenumber > 0 in d dimensions. */
    double transform(double wavenumber, int d);

    /** Positive where g falls with the distance close to 0, so that its gradient flow repels. */
    default double sign(int d) {
        return 1;
    }

    /** α in |∇g| ~ |x|^{-α} at x = 0; 0 or negative where ∇g is bounded. */
    double growth(int d);

    /**
     * h in -∇g(x) = x h(|x|²), as a formula.
     *
     * @param square the formula of |x|²
     */
    String push(String square, int d);

    /**
     * The part of ĝ that waves carry where g is split in two (Ewald): it falls like exp(-|κ|²/(4α²)), the rest in space like
     * exp(-α²|x|²). A g that falls fast by itself is left in one piece.
     *
     * @param screen α > 0
     */
    double far(double wavenumber, int d, double screen);

    /** h in -∇(g - far part)(x) = x h(|x|). */
    double near(double distance, int d, double screen);

    /** g - far part at a distance other than 0, on R^d; it falls like {@link #near}. */
    double nearValue(double distance, int d, double screen);

    /** Integral of {@link #nearValue} over R^d. */
    double nearIntegral(int d, double screen);

    /** Distance beyond which {@link #near} is below 1e-12: that of exp(-α²|x|²) unless g falls by itself. */
    default double reach(double screen) {
        return FALLEN / screen;
    }

    /** Wavenumber beyond which {@link #far} is below 1e-12: that of exp(-|κ|²/(4α²)) unless g falls by itself. */
    default double waveReach(double screen) {
        return 2 * FALLEN * screen;
    }

    /** exp(-z²) is 6e-13 there. */
    double FALLEN = 5.3;

    /** g in writing. */
    String text(int d);

    /** ĝ in writing. */
    String spectrum(int d);

    /** ĝ for math mode. */
    String spectrumTex(int d);
}
