package org.dualcumulants.spectral.interaction;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hipparchus.special.BesselJ;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/** A radial function g on R^d, by its Fourier transform ĝ(κ) = ∫ g(x) e^{-iκ·x} dx away from κ = 0. */
public sealed interface Potential {

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

    /** Distance beyond which {@link #near} is below 1e-12. */
    double reach(double screen);

    /** Wavenumber beyond which {@link #far} is below 1e-12. */
    double waveReach(double screen);

    /** exp(-z²) is 6e-13 there. */
    double FALLEN = 5.3;

    /** g in writing. */
    String text(int d);

    /** ĝ in writing. */
    String spectrum(int d);

    /** ĝ for math mode. */
    String spectrumTex(int d);

    /**
     * g = |x|^{-s}/s, for s = 0 -log|x|; ĝ = c_{d,s} |κ|^{s-d}, c_{d,s} = π^{d/2} 2^{d-s-1} Γ((d-s)/2) / Γ(s/2 + 1).
     *
     * @param s < d and none of -2, -4, …, where g is a polynomial
     */
    record Riesz(double s) implements Potential {
        public Riesz {
            if (!Double.isFinite(s) || (s < 0 && s % 2 == 0)) {
                throw new IllegalArgumentException("s is " + plain(s) + "; |x|^{-s} is a polynomial for s = -2, -4, …, which has no"
                        + " periodic form: choose another exponent");
            }
        }

        @Override
        public double transform(double wavenumber, int d) {
            if (!(s < d)) {
                throw new IllegalArgumentException("s is " + plain(s) + "; s < d = " + d + " is required, so that |x|^{-s} is integrable");
            }
            double c = Math.pow(Math.PI, d / 2.0) * Math.pow(2, d - s - 1) * Gamma.gamma((d - s) / 2) / Gamma.gamma(s / 2 + 1);
            return c * Math.pow(wavenumber, s - d);
        }

        /** |x|^{-s} = 1/Γ(s/2) ∫ t^{s/2-1} exp(-|x|²t) dt, the far part of which has t < α². */
        @Override
        public double far(double wavenumber, int d, double screen) {
            return transform(wavenumber, d) * upperGamma((d - s) / 2, Math.pow(wavenumber / (2 * screen), 2));
        }

        @Override
        public double near(double distance, int d, double screen) {
            return Math.pow(distance, -s - 2) * upperGamma(s / 2 + 1, Math.pow(screen * distance, 2));
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
        public double reach(double screen) {
            return FALLEN / screen;
        }

        @Override
        public double waveReach(double screen) {
            return 2 * FALLEN * screen;
        }

        @Override
        public double growth(int d) {
            return s + 1;
        }

        @Override
        public String push(String square, int d) {
            return power(square, -(s + 2) / 2);
        }

        @Override
        public String spectrum(int d) {
            return plain(transform(1, d)) + " |κ|^" + plain(s - d);
        }

        @Override
        public String spectrumTex(int d) {
            return plain(transform(1, d)) + " \\, |\\kappa|^{" + plain(s - d) + "}";
        }

        @Override
        public String text(int d) {
            return s == 0 ? "-log|x|" : "|x|^" + plain(-s) + (s < 0 ? "/(" + plain(s) + ")" : "/" + plain(s));
        }
    }

    /** -Δg = δ; ĝ = 1/|κ|², on a torus of volume V the solution of -Δg = δ - 1/V. Riesz with s = d - 2 divided by 2, 2π, 4π. */
    record Coulomb() implements Potential {

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
            return transform(wavenumber, d) * upperGamma(1, Math.pow(wavenumber / (2 * screen), 2));
        }

        @Override
        public double near(double distance, int d, double screen) {
            return Math.pow(distance, -d) * upperGamma(d / 2.0, Math.pow(screen * distance, 2)) / sphere(d);
        }

        @Override
        public double nearValue(double distance, int d, double screen) {
            return new Riesz(d - 2).nearValue(distance, d, screen) / sphere(d);
        }

        @Override
        public double nearIntegral(int d, double screen) {
            return new Riesz(d - 2).nearIntegral(d, screen) / sphere(d);
        }

        @Override
        public double reach(double screen) {
            return FALLEN / screen;
        }

        @Override
        public double waveReach(double screen) {
            return 2 * FALLEN * screen;
        }

        @Override
        public double growth(int d) {
            return d - 1;
        }

        @Override
        public String push(String square, int d) {
            return power(square, -d / 2.0) + "/" + plain(sphere(d));
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
                default -> "|x|^" + (2 - d) + "/" + plain((d - 2) * sphere(d));
            };
        }
    }

    /**
     * g = exp(-|x|²/(2w²)); ĝ = (2π)^{d/2} w^d exp(-w²|κ|²/2).
     *
     * @param width w > 0
     */
    record Gaussian(double width) implements Potential {
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
            return "Exp(-(" + square + ")/" + plain(2 * width * width) + ")/" + plain(width * width);
        }

        @Override
        public String spectrum(int d) {
            return plain(transform(0, d)) + " exp(-" + plain(width * width / 2) + " |κ|²)";
        }

        @Override
        public String spectrumTex(int d) {
            return plain(transform(0, d)) + " \\, e^{-" + plain(width * width / 2) + " |\\kappa|^2}";
        }

        @Override
        public String text(int d) {
            return "exp(-|x|²/" + plain(2 * width * width) + ")";
        }
    }

    /**
     * g = exp(-|x|/l); ĝ = 2^d π^{(d-1)/2} Γ((d+1)/2) l^d (1 + l²|κ|²)^{-(d+1)/2}.
     *
     * @param length l > 0
     */
    record Exponential(double length) implements Potential {
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
            return "Exp(-" + distance + "/" + plain(length) + ")/(" + plain(length) + "*" + distance + ")";
        }

        @Override
        public String spectrum(int d) {
            return plain(transform(0, d)) + " (1 + " + plain(length * length) + " |κ|²)^-" + plain((d + 1) / 2.0);
        }

        @Override
        public String spectrumTex(int d) {
            return plain(transform(0, d)) + " \\, (1 + " + plain(length * length) + " |\\kappa|^2)^{-" + plain((d + 1) / 2.0) + "}";
        }

        @Override
        public String text(int d) {
            return "exp(-|x|/" + plain(length) + ")";
        }
    }

    /**
     * g = (R² - |x|²)/2 within R and 0 beyond, so that -∇g = x within R; ĝ = (2π)^{d/2} R^{d+2} J_{d/2+1}(R|κ|) / (R|κ|)^{d/2+1}.
     *
     * @param radius R > 0
     */
    record Well(double radius) implements Potential {
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
            return "(1 + Sign(" + plain(radius * radius) + " - (" + square + ")))/2";
        }

        @Override
        public String spectrum(int d) {
            String order = plain(d / 2.0 + 1);
            return plain(scale(d)) + " J_" + order + "(z)/z^" + order + ", z = " + plain(radius) + " |κ|";
        }

        @Override
        public String spectrumTex(int d) {
            String order = plain(d / 2.0 + 1);
            return plain(scale(d)) + " \\, J_{" + order + "}(z) z^{-" + order + "}, \\; z = " + plain(radius) + " |\\kappa|";
        }

        @Override
        public String text(int d) {
            return "(" + plain(radius * radius) + " - |x|²)/2 for |x| < " + plain(radius) + ", 0 beyond";
        }
    }

    /** Σ w g, for example a repulsion less an attraction. */
    record Sum(List<Weighted> terms) implements Potential {
        public Sum {
            terms = List.copyOf(terms);
        }

        @Override
        public double transform(double wavenumber, int d) {
            return terms.stream().mapToDouble(t -> t.weight * t.potential.transform(wavenumber, d)).sum();
        }

        @Override
        public double far(double wavenumber, int d, double screen) {
            return terms.stream().mapToDouble(t -> t.weight * t.potential.far(wavenumber, d, screen)).sum();
        }

        @Override
        public double near(double distance, int d, double screen) {
            double sum = 0;
            for (Weighted t : terms) {
                sum += t.weight * t.potential.near(distance, d, screen);
            }
            return sum;
        }

        @Override
        public double nearValue(double distance, int d, double screen) {
            return terms.stream().mapToDouble(t -> t.weight * t.potential.nearValue(distance, d, screen)).sum();
        }

        @Override
        public double nearIntegral(int d, double screen) {
            return terms.stream().mapToDouble(t -> t.weight * t.potential.nearIntegral(d, screen)).sum();
        }

        @Override
        public double reach(double screen) {
            return terms.stream().mapToDouble(t -> t.potential.reach(screen)).max().orElse(0);
        }

        @Override
        public double waveReach(double screen) {
            return terms.stream().mapToDouble(t -> t.potential.waveReach(screen)).max().orElse(0);
        }

        /** Of the strongest singularity. */
        @Override
        public double sign(int d) {
            return terms.stream()
                    .filter(t -> t.weight != 0)
                    .max(Comparator.comparingDouble(t -> t.potential.growth(d)))
                    .map(t -> t.weight * t.potential.sign(d))
                    .orElse(1.0);
        }

        /** Of the strongest singularity. */
        @Override
        public double growth(int d) {
            return terms.stream().filter(t -> t.weight != 0).mapToDouble(t -> t.potential.growth(d)).max().orElse(-1);
        }

        @Override
        public String push(String square, int d) {
            return terms.stream()
                    .map(t -> "(" + plain(t.weight) + ")*" + t.potential.push(square, d))
                    .collect(Collectors.joining(" + ", "(", ")"));
        }

        @Override
        public String spectrum(int d) {
            return terms.stream().map(t -> plain(t.weight) + "·[" + t.potential.spectrum(d) + "]").collect(Collectors.joining(" + "));
        }

        @Override
        public String spectrumTex(int d) {
            return terms.stream()
                    .map(t -> plain(t.weight) + " \\cdot [" + t.potential.spectrumTex(d) + "]")
                    .collect(Collectors.joining(" + "));
        }

        @Override
        public String text(int d) {
            return terms.stream().map(t -> (t.weight == 1 ? "" : plain(t.weight) + " ") + "[" + t.potential.text(d) + "]").collect(Collectors.joining(" + "));
        }
    }

    /** w g. */
    record Weighted(double weight, Potential potential) {}

    /** Γ(a, z)/Γ(a), for a ≤ 0 by a Γ(a, z) = Γ(a + 1, z) - z^a e^{-z}. */
    private static double upperGamma(double a, double z) {
        if (a > 0) {
            return a == 1 ? Math.exp(-z) : a == 0.5 ? Erf.erfc(Math.sqrt(z)) : Gamma.regularizedGammaQ(a, z);
        }
        return upperGamma(a + 1, z) - Math.pow(z, a) * Math.exp(-z) / Gamma.gamma(a + 1);
    }

    private static String plain(double x) {
        return Symbol.plain(x);
    }

    private static String power(String base, double exponent) {
        return "(" + base + ")^(" + plain(exponent) + ")";
    }
}
