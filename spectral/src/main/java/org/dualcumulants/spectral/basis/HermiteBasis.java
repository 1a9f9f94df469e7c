package org.dualcumulants.spectral.basis;

import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.quadrature.LineRule;
import org.dualcumulants.spectral.quadrature.QuadratureRule;
import org.dualcumulants.spectral.space.RealAxis;

/**
 * Polynomials orthonormal for the weight Normal(c, σ²) of a real axis: g_a(x) = He_a(ξ)/√a!, ξ = (x - c)/σ, with
 * √(a+1) g_{a+1} = ξ g_a - √a g_{a-1}, g_a' = √a g_{a-1}/σ. Multiplication by polynomials, and so every operator, raises degrees: what
 * goes beyond the resolution is projected away orthogonally in L² of the weight.
 */
public final class HermiteBasis extends QuadratureBasis {

    /** Nodes of the operators' rule beyond twice the degree: what it takes for factors that are no polynomials. */
    private static final int SPARE = 16;

    /** Nodes of a grid, at most; far out the weight of more is below the smallest double. */
    private static final int FINEST = 320;

    private final RealAxis axis;
    private final int degree;

    /** @param degree highest degree, at least 1 */
    public HermiteBasis(RealAxis axis, int degree) {
        if (degree < 1) {
            throw new IllegalArgumentException("axis " + axis.name() + " has degree " + degree + "; at least 1 is required");
        }
        this.axis = axis;
        this.degree = degree;
    }

    @Override
    public int size() {
        return degree + 1;
    }

    @Override
    public int resolution() {
        return degree;
    }

    @Override
    public AxisBasis at(int resolution) {
        return new HermiteBasis(axis, resolution);
    }

    @Override
    public String name(int a) {
        return a == 0 ? "1" : "H" + a + "(" + axis.name() + ")";
    }

    @Override
    public int degree(int a) {
        return a;
    }

    @Override
    public double supremum(int a) {
        return a == 0 ? 1 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double[] values(double x) {
        return values(x, size());
    }

    private double[] values(double x, int count) {
        double xi = (x - axis.center()) / axis.width();
        double[] g = new double[count];
        g[0] = 1;
        for (int a = 0; a + 1 < count; a++) {
            g[a + 1] = (xi * g[a] - (a == 0 ? 0 : Math.sqrt(a) * g[a - 1])) / Math.sqrt(a + 1);
        }
        return g;
    }

    @Override
    public double[] slopes(double x) {
        double[] g = values(x);
        double[] slopes = new double[g.length];
        for (int a = 1; a < g.length; a++) {
            slopes[a] = Math.sqrt(a) * g[a - 1] / axis.width();
        }
        return slopes;
    }

    @Override
    public double reference(double x) {
        double xi = (x - axis.center()) / axis.width();
        return Math.exp(-0.5 * xi * xi) / (Math.sqrt(2 * Math.PI) * axis.width());
    }

    @Override
    public double integral(int k) {
        return k == 0 ? 1 : 0;
    }

    @Override
    public double normSquared(int k) {
        return 1;
    }

    /** {@inheritDoc} At most {@value #FINEST}. */
    @Override
    public QuadratureRule grid(int count) {
        return rule(Math.min(count, FINEST));
    }

    private QuadratureRule rule(int points) {
        return Rules.normal(points, axis);
    }

    @Override
    QuadratureRule operatorRule() {
        return rule(2 * degree + SPARE);
    }

    /** {@inheritDoc} c_a = Σ_k w_k g_a(x_k) f(x_k), in the scaling √w g, which stays of order 1 where g does not. */
    @Override
    public void analyse(double[] line) {
        int n = line.length;
        QuadratureRule rule = rule(n);
        double[] c = new double[n];
        for (int k = 0; k < n; k++) {
            double[] g = values(rule.node(k), n);
            double sum = 0;
            for (double v : g) {
                sum += (v * 1e-150) * (v * 1e-150);
            }
            // w_k = 1/Σ g²
            double root = 1e-150 / Math.sqrt(sum);
            for (int a = 0; a < n; a++) {
                c[a] += root * g[a] * root * line[k];
            }
        }
        System.arraycopy(c, 0, line, 0, n);
    }

    /** {@inheritDoc} Three widths on both sides. */
    @Override
    public double point(double fraction) {
        return axis.center() + 3 * axis.width() * (2 * fraction - 1);
    }

    /** {@inheritDoc} Dense within some widths, thinner out to 10⁸ of them. */
    @Override
    public double[] spread(int count) {
        int half = Math.max(count / 2, 8);
        double range = Math.log(2e8);
        double[] x = new double[2 * half + 1];
        for (int k = -half; k <= half; k++) {
            x[k + half] = axis.center() + axis.width() * Math.sinh(range * k / half);
        }
        return x;
    }

    @Override
    public AxisFunctions densities(int level) {
        return new NodalFunctions(LineRule.of(axis.center(), axis.width(), level));
    }

    @Override
    public int mostDensities() {
        return 1 << 16;
    }

    @Override
    public SparseMatrix secondDerivative() {
        double[][] m = new double[size()][size()];
        for (int b = 2; b < size(); b++) {
            m[b - 2][b] = Math.sqrt((double) b * (b - 1)) / (axis.width() * axis.width());
        }
        return SparseMatrix.of(m);
    }
}
