package org.dualcumulants.spectral.interaction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;

/** The vector k(κ) of an interaction K(x) = (1/V) Σ_{κ≠0} k(κ) sin(κ·x), or with cos(κ·x): real, and odd or even like K. */
public sealed interface Symbol {

    /** Whether K(-x) = -K(x); K(-x) = K(x) otherwise. */
    boolean odd();

    /** Number of axes in K's range, for d axes that K depends on. */
    int components(int d);

    /** k(κ), one entry per component, κ ≠ 0. */
    double[] at(double[] wave);

    /** α in |K| ~ |x|^{-α} at x = 0; 0 or negative where K is bounded. */
    double growth(int d);

    /** Whether div K = 0 in the sense of distributions. */
    boolean divergenceFree();

    /** Whether it draws particles together from nearby along a gradient. */
    boolean attracts(int d);

    /** Whether K moves the coordinates it depends on, so that (∇_x - ∇_y) gains a power of |x - y| where K is odd. */
    boolean movesPositions();

    /**
     * The part of k(κ) that waves carry where K is split in two (Ewald).
     *
     * @param screen α > 0, the inverse of the length that divides near from far
     */
    double[] far(double[] wave, double screen);

    /** K less its far part at a difference other than 0, on R^d. */
    double[] near(double[] x, double screen);

    /** Distance beyond which {@link #near} is below 1e-12; 0 where waves carry all of K. */
    double reach(double screen);

    /** Wavenumber beyond which {@link #far} is below 1e-12. */
    double waveReach(double screen);

    /** K in writing. */
    String text(int d);

    /** k in writing, for d axes. */
    String waves(int d);

    /** k for math mode, for d axes. */
    String wavesTex(int d);

    /** K_a on R^d as formulas in the given names of the coordinates, one for each component. */
    List<String> formulas(List<String> names);

    /**
     * A potential's flow: k = -κ ĝ up to the flow's rotation, with the sine.
     *
     * @param strength factor of g; negative: attracting where g falls with the distance
     */
    record PotentialFlow(double strength, Potential potential, Flow flow) implements Symbol {

        @Override
        public boolean odd() {
            return true;
        }

        @Override
        public int components(int d) {
            return flow == Flow.NEWTON ? 2 * d : d;
        }

        /** ∇g = (1/V) Σ iκ ĝ e^{iκ·x} = (1/V) Σ -κ ĝ sin(κ·x). */
        @Override
        public double[] at(double[] wave) {
            return along(wave, -strength * potential.transform(length(wave), wave.length));
        }

        private double[] along(double[] x, double factor) {
            double[] gradient = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                gradient[i] = factor * x[i];
            }
            return flow.of(gradient);
        }

        @Override
        public double[] far(double[] wave, double screen) {
            return along(wave, -strength * potential.far(length(wave), wave.length, screen));
        }

        @Override
        public double[] near(double[] x, double screen) {
            return along(x, -strength * potential.near(length(x), x.length, screen));
        }

        @Override
        public double reach(double screen) {
            return potential.reach(screen);
        }

        @Override
        public double waveReach(double screen) {
            return potential.waveReach(screen);
        }

        @Override
        public double growth(int d) {
            return potential.growth(d);
        }

        @Override
        public boolean divergenceFree() {
            return flow != Flow.GRADIENT;
        }

        @Override
        public boolean attracts(int d) {
            return flow == Flow.GRADIENT && strength * potential.sign(d) < 0;
        }

        @Override
        public boolean movesPositions() {
            return flow != Flow.NEWTON;
        }

        @Override
        public String text(int d) {
            String gradient = switch (flow) {
                case GRADIENT -> "K = -";
                case CONSERVATIVE -> "K = -J";
                case NEWTON -> "K = (0, -";
            };
            return gradient + (strength == 1 ? "∇g" : "∇(" + factor() + "g)") + (flow == Flow.NEWTON ? ")" : "") + ", g = " + potential.text(d);
        }

        @Override
        public String waves(int d) {
            String k = switch (flow) {
                case GRADIENT -> "κ ĝ";
                case CONSERVATIVE -> "Jκ ĝ";
                case NEWTON -> "(0, κ ĝ)";
            };
            return factor() + k + ", ĝ = " + potential.spectrum(d);
        }

        @Override
        public String wavesTex(int d) {
            String k = switch (flow) {
                case GRADIENT -> "\\kappa \\hat g";
                case CONSERVATIVE -> "J \\kappa \\hat g";
                case NEWTON -> "(0, \\kappa \\hat g)";
            };
            return (strength == 1 ? "" : plain(strength) + " \\, ") + k + ", \\quad \\hat g = " + potential.spectrumTex(d);
        }

        private String factor() {
            return strength == 1 ? "" : plain(strength) + "·";
        }

        @Override
        public List<String> formulas(List<String> names) {
            int d = names.size();
            String push = "(" + plain(strength) + ")*" + potential.push(square(names), d);
            List<String> slope = names.stream().map(x -> x + "*" + push).toList();
            return switch (flow) {
                case GRADIENT -> slope;
                case CONSERVATIVE -> List.of("-" + slope.get(1), slope.get(0));
                case NEWTON -> IntStream.range(0, 2 * d).mapToObj(a -> a < d ? "0" : slope.get(a - d)).toList();
            };
        }
    }

    /**
     * The Stokeslet of a fixed force: K(x) = strength/(8π) (e/|x| + x (x·e)/|x|³), -ΔK + ∇p = strength e δ, div K = 0;
     * k = strength (e - κ (κ·e)/|κ|²)/|κ|² with the cosine. The mean flow is 0.
     *
     * @param strength force over viscosity
     * @param direction e in three dimensions; it is not normalised
     */
    record Stokeslet(double strength, List<Double> direction) implements Symbol {

        public Stokeslet {
            direction = List.copyOf(direction);
        }

        @Override
        public boolean odd() {
            return false;
        }

        @Override
        public int components(int d) {
            return d;
        }

        @Override
        public double[] at(double[] wave) {
            double square = square(wave);
            double along = IntStream.range(0, wave.length).mapToDouble(i -> wave[i] * direction.get(i)).sum();
            return IntStream.range(0, wave.length)
                    .mapToDouble(i -> strength * (direction.get(i) - wave[i] * along / square) / square)
                    .toArray();
        }

        /** Screened by (1 + |κ|²/(4α²)) exp(-|κ|²/(4α²)) (Hasimoto; Lindbo and Tornberg, J. Comput. Phys. 230 (2011) 8744): the near part has mean 0. */
        @Override
        public double[] far(double[] wave, double screen) {
            double z = square(wave) / (4 * screen * screen);
            return Arrays.stream(at(wave)).map(k -> k * (1 + z) * Math.exp(-z)).toArray();
        }

        /** 1/(8π) [(2α e^{-α²r²}/(√π r²) + erfc(αr)/r³) (r² e + x (x·e)) - 4α/√π e^{-α²r²} e]. */
        @Override
        public double[] near(double[] x, double screen) {
            double r = length(x);
            double gauss = 2 * screen / Math.sqrt(Math.PI) * Math.exp(-screen * screen * r * r);
            double factor = gauss / (r * r) + Erf.erfc(screen * r) / (r * r * r);
            double along = 0;
            for (int i = 0; i < x.length; i++) {
                along += x[i] * direction.get(i);
            }
            double[] out = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                out[i] = strength / (8 * Math.PI) * (factor * (r * r * direction.get(i) + x[i] * along) - 2 * gauss * direction.get(i));
            }
            return out;
        }

        @Override
        public double reach(double screen) {
            return Potential.FALLEN / screen;
        }

        @Override
        public double waveReach(double screen) {
            return 2 * Potential.FALLEN * screen;
        }

        @Override
        public double growth(int d) {
            return 1;
        }

        @Override
        public boolean divergenceFree() {
            return true;
        }

        @Override
        public boolean attracts(int d) {
            return false;
        }

        @Override
        public boolean movesPositions() {
            return true;
        }

        @Override
        public String text(int d) {
            return "K = " + plain(strength) + "/(8π) (e/|x| + x (x·e)/|x|³), e = ("
                    + String.join(", ", direction.stream().map(Symbol::plain).toList()) + ")";
        }

        @Override
        public String waves(int d) {
            return plain(strength) + "·(e - κ (κ·e)/|κ|²)/|κ|²";
        }

        @Override
        public String wavesTex(int d) {
            return plain(strength) + " \\, |\\kappa|^{-2} (e - |\\kappa|^{-2} (\\kappa \\cdot e) \\kappa)";
        }

        @Override
        public List<String> formulas(List<String> names) {
            String r2 = "(" + square(names) + ")";
            String along = IntStream.range(0, names.size())
                    .mapToObj(i -> names.get(i) + "*(" + plain(direction.get(i)) + ")")
                    .reduce((a, b) -> a + " + " + b)
                    .orElseThrow();
            return IntStream.range(0, names.size())
                    .mapToObj(i -> "(" + plain(strength) + ")/(8*Pi)*((" + plain(direction.get(i)) + ")/Sqrt(" + r2 + ") + "
                            + names.get(i) + "*(" + along + ")/" + r2 + "^(3/2))")
                    .toList();
        }
    }

    /** All digits of a number, as formulas read it: 2, 0.25, 1.5e-7. */
    static String plain(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15
                ? String.format(Locale.ROOT, "%.0f", x)
                : Double.toString(x).replace('E', 'e');
    }

    /** A power of a formula. */
    static String power(String base, double exponent) {
        return "(" + base + ")^(" + plain(exponent) + ")";
    }

    private static String square(List<String> names) {
        return String.join(" + ", names.stream().map(x -> x + "^2").toList());
    }

    private static double square(double[] wave) {
        double sum = 0;
        for (double k : wave) {
            sum += k * k;
        }
        return sum;
    }

    private static double length(double[] wave) {
        return Math.sqrt(square(wave));
    }
}
