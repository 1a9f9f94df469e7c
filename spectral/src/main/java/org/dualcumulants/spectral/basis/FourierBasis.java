package org.dualcumulants.spectral.basis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.quadrature.QuadratureRule;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.jtransforms.fft.DoubleFFT_1D;

/** 1, cos κx, sin κx, cos 2κx, sin 2κx, … with κ = 2π/length: index 2k-1 is cos(kκx), index 2k is sin(kκx). */
public final class FourierBasis implements AxisBasis {

    private final PeriodicAxis axis;
    private final int harmonics;
    private final double wavenumber;
    private final Map<Integer, Plan> plans = new ConcurrentHashMap<>();

    /** What all lines of one length share: the transform, and e^{ikθ_0} of the grid's left end. */
    private static final class Plan {
        private final DoubleFFT_1D transform;
        private final double[] cos;
        private final double[] sin;

        Plan(int points, double shift) {
            transform = new DoubleFFT_1D(points);
            cos = new double[points / 2];
            sin = new double[points / 2];
            for (int k = 0; k < points / 2; k++) {
                cos[k] = Math.cos(k * shift);
                sin[k] = Math.sin(k * shift);
            }
        }
    }

    /** @param harmonics largest k, at least 1 */
    public FourierBasis(PeriodicAxis axis, int harmonics) {
        if (harmonics < 1) {
            throw new IllegalArgumentException(
                    "axis " + axis.name() + " has " + harmonics + " harmonics; at least 1 is required");
        }
        this.axis = axis;
        this.harmonics = harmonics;
        this.wavenumber = 2 * Math.PI / axis.length();
    }

    @Override
    public int size() {
        return 2 * harmonics + 1;
    }

    @Override
    public int resolution() {
        return harmonics;
    }

    @Override
    public AxisBasis at(int resolution) {
        return new FourierBasis(axis, resolution);
    }

    @Override
    public String name(int a) {
        if (a == 0) {
            return "1";
        }
        boolean standard = Math.abs(wavenumber - 1) < 1e-15;
        int k = harmonic(a);
        String angle = (standard ? (k == 1 ? "" : String.valueOf(k)) : k == 1 ? "2π" : "2π·" + k + "·")
                + axis.name()
                + (standard ? "" : "/" + axis.length());
        return (isCosine(a) ? "cos(" : "sin(") + angle + ")";
    }

    @Override
    public int degree(int a) {
        return harmonic(a);
    }

    /** k of cos(kκx) or sin(kκx). */
    public static int harmonic(int a) {
        return (a + 1) / 2;
    }

    /** True for cos(kκx) and for the constant. */
    public static boolean isCosine(int a) {
        return a == 0 || (a & 1) == 1;
    }

    /** Index of cos(kκx), k ≥ 0. */
    public static int cosine(int k) {
        return k == 0 ? 0 : 2 * k - 1;
    }

    /** Index of sin(kκx), k ≥ 1. */
    public static int sine(int k) {
        return 2 * k;
    }

    /** {@inheritDoc} Equispaced; the count is raised to a power of two. */
    @Override
    public QuadratureRule grid(int count) {
        int points = count <= 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
        double[] x = new double[points];
        double[] w = new double[points];
        for (int j = 0; j < points; j++) {
            x[j] = axis.from() + axis.length() * j / points;
            w[j] = axis.length() / points;
        }
        return QuadratureRule.of(x, w);
    }

    @Override
    public void analyse(double[] line) {
        int points = line.length;
        if (points == 1) {
            return;
        }
        Plan plan = plans.computeIfAbsent(points, p -> new Plan(p, wavenumber * axis.from()));
        plan.transform.realForward(line);
        double nyquist = line[1] / points;
        double mean = line[0] / points;
        double[] out = new double[points];
        out[0] = mean;
        for (int k = 1; k < points / 2; k++) {
            double re = 2 * line[2 * k] / points;
            double im = 2 * line[2 * k + 1] / points;
            // Σ_j f_j e^{-ik(θ_j - θ_0)} = (c - i s)(points/2) e^{ikθ_0}
            double c = plan.cos[k];
            double s = plan.sin[k];
            out[cosine(k)] = re * c + im * s;
            out[sine(k)] = re * s - im * c;
        }
        out[points - 1] = nyquist;
        System.arraycopy(out, 0, line, 0, points);
    }

    /** g_c g_b = Σ_a γ_a g_a: the indices a, ascending; the indices are not cut to this basis. */
    public int[] productIndices(int c, int b) {
        if (c == 0 || b == 0) {
            return new int[] {c + b};
        }
        int sum = harmonic(c) + harmonic(b);
        int difference = Math.abs(harmonic(c) - harmonic(b));
        if (isCosine(c) == isCosine(b)) {
            return new int[] {cosine(difference), cosine(sum)};
        }
        return difference == 0 ? new int[] {sine(sum)} : new int[] {sine(difference), sine(sum)};
    }

    /** The coefficients γ_a that belong to {@link #productIndices}. */
    public double[] productCoefficients(int c, int b) {
        if (c == 0 || b == 0) {
            return new double[] {1};
        }
        if (isCosine(c) == isCosine(b)) {
            return new double[] {0.5, isCosine(c) ? 0.5 : -0.5};
        }
        int sineMinusCosine = isCosine(c) ? harmonic(b) - harmonic(c) : harmonic(c) - harmonic(b);
        return sineMinusCosine == 0 ? new double[] {0.5} : new double[] {0.5 * Integer.signum(sineMinusCosine), 0.5};
    }

    /** Addition theorem g_c(x - y) = Σ_t α_t g_{a_t}(x) g_{b_t}(y): the pairs (a_t, b_t). */
    public int[][] differencePairs(int c) {
        if (c == 0) {
            return new int[][] {{0, 0}};
        }
        int cos = cosine(harmonic(c));
        int sin = sine(harmonic(c));
        return isCosine(c) ? new int[][] {{cos, cos}, {sin, sin}} : new int[][] {{sin, cos}, {cos, sin}};
    }

    /** The coefficients α_t that belong to {@link #differencePairs}. */
    public double[] differenceCoefficients(int c) {
        return c == 0 ? new double[] {1} : isCosine(c) ? new double[] {1, 1} : new double[] {1, -1};
    }

    /** dg_b/dx = δ_a g_a: the index a, or -1 for the constant. */
    public int derivativeIndex(int b) {
        return b == 0 ? -1 : isCosine(b) ? b + 1 : b - 1;
    }

    /** The coefficient δ_a that belongs to {@link #derivativeIndex}. */
    public double derivativeCoefficient(int b) {
        return b == 0 ? 0 : (isCosine(b) ? -1 : 1) * harmonic(b) * wavenumber;
    }

    /** {@inheritDoc} Up to twice the harmonics: higher ones do not reach the basis from within it. */
    @Override
    public AxisFunctions factors() {
        return at(2 * harmonics);
    }

    @Override
    public AxisFunctions densities(int level) {
        return at(2 * harmonics);
    }

    @Override
    public int mostDensities() {
        return Integer.MAX_VALUE;
    }

    @Override
    public SparseMatrix multiplication(AxisFunctions factors, int k) {
        double[][] m = new double[size()][size()];
        for (int b = 0; b < m.length; b++) {
            addProduct(k, b, 1, b, m);
        }
        return SparseMatrix.of(m);
    }

    @Override
    public SparseMatrix transport(AxisFunctions factors, int k) {
        double[][] m = new double[size()][size()];
        for (int b = 1; b < m.length; b++) {
            addProduct(k, derivativeIndex(b), derivativeCoefficient(b), b, m);
        }
        return SparseMatrix.of(m);
    }

    private void addProduct(int c, int b, double factor, int column, double[][] m) {
        int[] indices = productIndices(c, b);
        double[] coefficients = productCoefficients(c, b);
        for (int t = 0; t < indices.length; t++) {
            if (indices[t] < m.length) {
                m[indices[t]][column] += factor * coefficients[t];
            }
        }
    }

    @Override
    public SparseMatrix pairing(AxisFunctions densities, int k) {
        double[][] m = new double[size()][size()];
        for (int c = 0; c < m.length; c++) {
            for (int b = 0; b < m.length; b++) {
                int[] indices = productIndices(c, b);
                double[] coefficients = productCoefficients(c, b);
                for (int t = 0; t < indices.length; t++) {
                    m[c][b] += indices[t] == k ? coefficients[t] : 0;
                }
            }
        }
        return SparseMatrix.of(m);
    }

    @Override
    public SparseMatrix secondDerivative() {
        double[][] m = new double[size()][size()];
        for (int b = 1; b < m.length; b++) {
            m[b][b] = -Math.pow(harmonic(b) * wavenumber, 2);
        }
        return SparseMatrix.of(m);
    }

    @Override
    public double[] one() {
        double[] one = new double[size()];
        one[0] = 1;
        return one;
    }

    @Override
    public double reference(double x) {
        return 1;
    }

    @Override
    public double point(double fraction) {
        return axis.from() + axis.length() * fraction;
    }

    @Override
    public double[] spread(int count) {
        return grid(count).nodes();
    }

    @Override
    public double[] slopes(double x) {
        double[] g = values(x);
        double[] slopes = new double[g.length];
        for (int b = 1; b < g.length; b++) {
            slopes[b] = derivativeCoefficient(b) * g[derivativeIndex(b)];
        }
        return slopes;
    }

    @Override
    public double integral(int a) {
        return a == 0 ? axis.length() : 0;
    }

    @Override
    public double normSquared(int a) {
        return a == 0 ? axis.length() : axis.length() / 2;
    }

    @Override
    public double supremum(int a) {
        return 1;
    }

    @Override
    public double[] values(double x) {
        double[] g = new double[size()];
        g[0] = 1;
        for (int k = 1; k <= harmonics; k++) {
            g[cosine(k)] = Math.cos(k * wavenumber * x);
            g[sine(k)] = Math.sin(k * wavenumber * x);
        }
        return g;
    }
}
