package org.dualcumulants.spectral.interaction;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.special.BesselJ;
import org.hipparchus.special.Gamma;

/**
 * g = c |x|^{-s}/s, or -c log|x| for s = 0, on the whole line or plane. A convolution with a law on the ball of radius P/4 around the middle
 * of a box of length P is exact there if g is cut at R = P/2: no two of its points are farther apart, and no image is nearer. The
 * coefficients of the cut g are entire functions, so that a smooth law gives spectral accuracy (Vico, Greengard and Ferrando, J. Comput. Phys. 323
 * (2016) 191). Immutable and thread safe.
 */
public final class FreePotential implements PairPotential {

    private static final double EULER = 0.577215664901532860606512090082402431;

    /** Gauss and Legendre's rule with eight points on (-1, 1): Abramowitz and Stegun, table 25.4. */
    private static final double[] NODES = {0.183434642495649804939476142360, 0.525532409916328985817739049189, 0.796666477413626739591553936476,
        0.960289856497536231683560868569};

    private static final double[] WEIGHTS = {0.362683783378361982965150449277, 0.313706645877887287337962201987, 0.222381034453374470544355994426,
        0.101228536290376259152531354310};

    private final FreeKernel kernel;
    private final Symbol.PotentialFlow symbol;
    private final double s;
    private final double factor;
    private final double period;
    private final Map<Integer, Double> coefficients = new ConcurrentHashMap<>();
    private double[] arches = {0};

    private FreePotential(FreeKernel kernel, Symbol.PotentialFlow symbol, double s, double factor, double period) {
        this.kernel = kernel;
        this.symbol = symbol;
        this.s = s;
        this.factor = factor;
        this.period = period;
    }

    /**
     * With a box of this length; empty where K is no flow of -log|x|, of Coulomb's or, on the line, of Riesz' potential with -2 &lt; s &lt; 1.
     *
     * @throws IllegalArgumentException if the length is not positive
     */
    public static Optional<FreePotential> of(FreeKernel kernel, double period) {
        if (!(period > 0)) {
            throw new IllegalArgumentException("the box is " + period + " long; a positive length is required");
        }
        if (!(kernel.symbol() instanceof Symbol.PotentialFlow symbol)) {
            return Optional.empty();
        }
        int d = kernel.positions();
        double s;
        double factor = symbol.strength();
        if (symbol.potential() instanceof RieszPotential riesz) {
            s = riesz.s();
        } else if (symbol.potential() instanceof CoulombPotential) {
            s = d - 2;
            factor /= CoulombPotential.sphere(d);
        } else {
            return Optional.empty();
        }
        boolean known = d == 1 && s > -2 && s < 1 || d == 2 && s == 0;
        return known ? Optional.of(new FreePotential(kernel, symbol, s, factor, period)) : Optional.empty();
    }

    /** The same with another box. */
    public FreePotential in(double other) {
        return new FreePotential(kernel, symbol, s, factor, other);
    }

    @Override
    public int dimension() {
        return kernel.positions();
    }

    @Override
    public Flow flow() {
        return symbol.flow();
    }

    @Override
    public double strength() {
        return symbol.strength();
    }

    @Override
    public OptionalDouble exponent() {
        return OptionalDouble.of(s);
    }

    @Override
    public OptionalDouble charge() {
        return s == dimension() - 2 ? OptionalDouble.of(factor * CoulombPotential.sphere(dimension())) : OptionalDouble.empty();
    }

    @Override
    public boolean smooth() {
        return false;
    }

    @Override
    public List<Double> periods() {
        return Collections.nCopies(dimension(), period);
    }

    /** g at a distance > 0. */
    public double value(double distance) {
        return factor * (s == 0 ? -Math.log(distance) : Math.pow(distance, -s) / s);
    }

    /** h in -∇g(x) = x h(|x|²), c |x|^{-s-2}. */
    public double push(double square) {
        return factor * (s == 0 ? 1 / square : Math.pow(square, -0.5 * s - 1));
    }

    @Override
    public double near(double distance, double screen) {
        return factor * new RieszPotential(s).nearValue(distance, dimension(), screen);
    }

    @Override
    public double nearIntegral(double screen) {
        return factor * new RieszPotential(s).nearIntegral(dimension(), screen);
    }

    /** |x|^{-s} = 1/Γ(s/2) ∫ t^{s/2-1} exp(-|x|²t) dt up to α²: α^s/(s Γ(s/2 + 1)), log α + γ/2 for s = 0. */
    @Override
    public double farAtOrigin(double screen) {
        return factor * (s == 0 ? Math.log(screen) + EULER / 2 : Math.pow(screen, s) / (s * Gamma.gamma(s / 2 + 1)));
    }

    /** ∫ g(x) e^{-iκ·x} dx over |x| &lt; P/2. */
    @Override
    public double coefficient(int[] k) {
        int square = 0;
        for (int c : k) {
            square += c * c;
        }
        return factor * (square == 0 ? mean() : coefficients.computeIfAbsent(square, this::cut));
    }

    private double mean() {
        double r = period / 2;
        if (dimension() == 2) {
            return Math.PI * r * r * (0.5 - Math.log(r));
        }
        return s == 0 ? 2 * r * (1 - Math.log(r)) : 2 * Math.pow(r, 1 - s) / (s * (1 - s));
    }

    @Override
    public double restAtOrigin() {
        return 0;
    }

    @Override
    public String text() {
        String plain = symbol.potential().text(dimension());
        return symbol.strength() == 1 ? plain : Symbol.plain(symbol.strength()) + "·(" + plain + ")";
    }

    /** On the line κR = πk, 2 κ^{s-1} ∫_0^{πk} u^{-s-1} sin u du; in the plane 2π [(1 - J_0(κR))/κ² - R log R J_1(κR)/κ]. */
    private double cut(int square) {
        double r = period / 2;
        double kappa = 2 * Math.PI * Math.sqrt(square) / period;
        if (dimension() == 2) {
            double z = kappa * r;
            return 2 * Math.PI * ((1 - BesselJ.value(0, z)) / (kappa * kappa) - r * Math.log(r) * BesselJ.value(1, z) / kappa);
        }
        return 2 * Math.pow(kappa, s - 1) * arches((int) Math.round(Math.sqrt(square)));
    }

    /** ∫_0^{πk} u^{-s-1} sin u du, arch by arch. */
    private synchronized double arches(int k) {
        int known = arches.length;
        if (k >= known) {
            arches = Arrays.copyOf(arches, 2 * k + 2);
            for (int j = known; j < arches.length; j++) {
                arches[j] = arches[j - 1] + (j == 1 ? firstArch() : arch((j - 1) * Math.PI) + arch((j - 0.5) * Math.PI));
            }
        }
        return arches[k];
    }

    private double firstArch() {
        double sum = 0;
        double term = Math.pow(Math.PI, 1 - s);
        for (int m = 0; m < 24; m++) {
            sum += term / (2 * m + 1 - s);
            term *= -Math.PI * Math.PI / ((2 * m + 2) * (2 * m + 3));
        }
        return sum;
    }

    /** Half of one. */
    private double arch(double from) {
        double half = Math.PI / 4;
        double sum = 0;
        for (int n = 0; n < NODES.length; n++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double u = from + half * (1 + sign * NODES[n]);
                sum += half * WEIGHTS[n] * Math.pow(u, -s - 1) * Math.sin(u);
            }
        }
        return sum;
    }
}
