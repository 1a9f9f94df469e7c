package org.dualcumulants.spectral.basis;

import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.quadrature.QuadratureRule;
import org.dualcumulants.spectral.space.IntervalAxis;

/**
 * g_k(x) = cos(kπ(x - from)/L) on an interval of length L, orthogonal for dx. Their slopes vanish at the walls, and the projections
 * are weak forms: d/dt ∫ g_k f = ∫ f (S + K*f) g_k' - ½ε² ∫ f' g_k', in which no flux through a wall occurs.
 */
public final class CosineBasis extends QuadratureBasis {

    /** Nodes beyond what the cosines ask for: what it takes for factors that are no constants. */
    private static final int SPARE = 24;

    private static final int FINEST = 1024;

    private final IntervalAxis axis;
    private final int modes;

    /** @param modes largest k, at least 1 */
    public CosineBasis(IntervalAxis axis, int modes) {
        if (modes < 1) {
            throw new IllegalArgumentException("axis " + axis.name() + " has " + modes + " modes; at least 1 is required");
        }
        this.axis = axis;
        this.modes = modes;
    }

    @Override
    public int size() {
        return modes + 1;
    }

    @Override
    public int resolution() {
        return modes;
    }

    @Override
    public AxisBasis at(int resolution) {
        return new CosineBasis(axis, resolution);
    }

    @Override
    public String name(int a) {
        if (a == 0) {
            return "1";
        }
        String x = axis.from() == 0 ? axis.name() : "(" + axis.name() + " - " + axis.from() + ")";
        return "cos(" + (a == 1 ? "" : a) + "π" + x + "/" + axis.length() + ")";
    }

    @Override
    public int degree(int a) {
        return a;
    }

    @Override
    public double supremum(int a) {
        return 1;
    }

    private double angle(double x) {
        return Math.PI * ((x - axis.from()) / axis.length());
    }

    @Override
    public double[] values(double x) {
        double[] g = new double[size()];
        for (int k = 0; k < g.length; k++) {
            g[k] = Math.cos(k * angle(x));
        }
        return g;
    }

    @Override
    public double[] slopes(double x) {
        double[] slopes = new double[size()];
        for (int k = 1; k < slopes.length; k++) {
            slopes[k] = -k * Math.PI / axis.length() * Math.sin(k * angle(x));
        }
        return slopes;
    }

    @Override
    public double reference(double x) {
        return 1;
    }

    @Override
    public double integral(int k) {
        return k == 0 ? axis.length() : 0;
    }

    @Override
    public double normSquared(int k) {
        return k == 0 ? axis.length() : axis.length() / 2;
    }

    /** {@inheritDoc} At most {@value #FINEST}; n nodes integrate products of two cosines up to n/4 to rounding. */
    @Override
    public QuadratureRule grid(int count) {
        return Rules.legendre(Math.min(4 * count + SPARE, FINEST), axis);
    }

    /** A product of two cosines of this basis is a polynomial of degree 2n - 1 to rounding for n a few more than half its phase. */
    @Override
    QuadratureRule operatorRule() {
        return Rules.legendre((int) Math.ceil(Math.PI * modes) + SPARE, axis);
    }

    @Override
    public void analyse(double[] line) {
        int n = line.length;
        QuadratureRule rule = Rules.legendre(n, axis);
        double[] c = new double[n];
        for (int k = 0; k <= n / 4; k++) {
            for (int j = 0; j < n; j++) {
                c[k] += rule.weight(j) * Math.cos(k * angle(rule.node(j))) * line[j];
            }
            c[k] /= normSquared(k);
        }
        System.arraycopy(c, 0, line, 0, n);
    }

    @Override
    public double point(double fraction) {
        return axis.from() + axis.length() * fraction;
    }

    @Override
    public double[] spread(int count) {
        int n = Math.max(count, 2);
        double[] x = new double[n];
        for (int j = 0; j < n; j++) {
            x[j] = axis.from() + axis.length() * j / (n - 1.0);
        }
        return x;
    }

    @Override
    public AxisFunctions densities(int level) {
        return new NodalFunctions(Rules.legendre(((int) Math.ceil(Math.PI * modes) + SPARE) << level, axis));
    }

    /** {@inheritDoc} Gauss' nodes are the eigenvalues of a matrix. */
    @Override
    public int mostDensities() {
        return 1 << 10;
    }

    @Override
    public SparseMatrix secondDerivative() {
        double[][] m = new double[size()][size()];
        for (int k = 1; k < size(); k++) {
            m[k][k] = -Math.pow(k * Math.PI / axis.length(), 2);
        }
        return SparseMatrix.of(m);
    }
}
