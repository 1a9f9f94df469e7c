package org.dualcumulants.spectral.quadrature;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;

/** Σ_k w_k f(x_k) ≈ ∫ f dμ, nodes in ascending order. */
public final class QuadratureRule {

    private final double[] nodes;
    private final double[] weights;

    private QuadratureRule(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /** Any rule. */
    public static QuadratureRule of(double[] nodes, double[] weights) {
        if (nodes.length != weights.length) {
            throw new IllegalArgumentException(nodes.length + " nodes have " + weights.length + " weights; one each is required");
        }
        return new QuadratureRule(nodes.clone(), weights.clone());
    }

    /** Gauss–Legendre: exact for polynomials of degree 2n-1 on [from, to]. */
    public static QuadratureRule legendre(int points, double from, double to) {
        QuadratureRule rule = gauss(points, k -> k / Math.sqrt(4.0 * k * k - 1), QuadratureRule::tricomi);
        double half = 0.5 * (to - from);
        return rule.mapped(0.5 * (from + to), half, to - from);
    }

    /** Gauss–Hermite: exact for polynomials of degree 2n-1 under the law Normal(center, width²). */
    public static QuadratureRule normal(int points, double center, double width) {
        return gauss(points, Math::sqrt, n -> eigenvalues(n, Math::sqrt)).mapped(center, width, 1);
    }

    private QuadratureRule mapped(double shift, double scale, double mass) {
        double[] x = new double[nodes.length];
        double[] w = new double[nodes.length];
        for (int k = 0; k < x.length; k++) {
            x[k] = shift + scale * nodes[k];
            w[k] = mass * weights[k];
        }
        return new QuadratureRule(x, w);
    }

    @FunctionalInterface
    private interface Recurrence {
        double at(int k);
    }

    /**
     * For a symmetric probability measure with orthonormal polynomials x p_k = β_{k+1} p_{k+1} + β_k p_{k-1}: the nodes are the zeros
     * of p_n, near given ones and polished by Newton steps; the weights are Christoffel's 1/Σ_{k&lt;n} p_k².
     */
    private static QuadratureRule gauss(int points, Recurrence beta, IntFunction<double[]> nearby) {
        if (points < 1) {
            throw new IllegalArgumentException("a Gauss rule of " + points + " points; at least 1 is required");
        }
        double[] x = nearby.apply(points);
        Arrays.sort(x);
        for (int k = 0; k < (points + 1) / 2; k++) {
            double node = polished(0.5 * (x[points - 1 - k] - x[k]), points, beta);
            x[points - 1 - k] = node;
            x[k] = -node;
        }
        if (points % 2 == 1) {
            x[points / 2] = 0;
        }
        double[] w = new double[points];
        for (int k = 0; k < points; k++) {
            w[k] = christoffel(x[k], points, beta);
        }
        return new QuadratureRule(x, w);
    }

    /** Tricomi's (1 - 1/8n² + 1/8n³) cos(π (4k - 1)/(4n + 2)), within O(n⁻⁴) of the zeros of Legendre's polynomial. */
    private static double[] tricomi(int n) {
        double nearOne = 1 - (1 - 1.0 / n) / (8.0 * n * n);
        return IntStream.rangeClosed(1, n).mapToDouble(k -> nearOne * Math.cos(Math.PI * (4 * k - 1) / (4 * n + 2))).toArray();
    }

    /** Of the Jacobi matrix: Golub and Welsch, Math. Comp. 23 (1969). */
    private static double[] eigenvalues(int n, Recurrence beta) {
        R064Store jacobi = R064Store.FACTORY.make(n, n);
        for (int k = 1; k < n; k++) {
            jacobi.set(k, k - 1, beta.at(k));
            jacobi.set(k - 1, k, beta.at(k));
        }
        Eigenvalue<Double> eigen = Eigenvalue.R064.make(jacobi, true);
        eigen.decompose(jacobi);
        return IntStream.range(0, n).mapToDouble(k -> eigen.getEigenvalues().get(k).getReal()).toArray();
    }

    /** Newton steps for p_n, four of which are enough from the zero's neighbourhood; the ratio p_n/p_n' does not see the growth of the polynomials. */
    private static double polished(double x, int n, Recurrence beta) {
        for (int step = 0; step < 4; step++) {
            double before = 0;
            double p = 1;
            double slopeBefore = 0;
            double slope = 0;
            for (int k = 0; k < n; k++) {
                double down = k == 0 ? 0 : beta.at(k);
                double next = (x * p - down * before) / beta.at(k + 1);
                double nextSlope = (p + x * slope - down * slopeBefore) / beta.at(k + 1);
                double size = 1 + Math.abs(next) + Math.abs(nextSlope);
                before = p / size;
                slopeBefore = slope / size;
                p = next / size;
                slope = nextSlope / size;
            }
            x -= p / slope;
        }
        return x;
    }

    private static double christoffel(double x, int n, Recurrence beta) {
        double before = 0;
        double p = 1;
        double sum = 1;
        double scale = 1;
        for (int k = 0; k + 1 < n; k++) {
            double next = (x * p - (k == 0 ? 0 : beta.at(k)) * before) / beta.at(k + 1);
            before = p;
            p = next;
            sum += p * p;
            if (sum > 1e100) {
                before *= 1e-50;
                p *= 1e-50;
                sum *= 1e-100;
                scale *= 1e-100;
            }
        }
        return scale / sum;
    }

    public int size() {
        return nodes.length;
    }

    public double node(int k) {
        return nodes[k];
    }

    public double weight(int k) {
        return weights[k];
    }

    /** The nodes; a copy. */
    public double[] nodes() {
        return nodes.clone();
    }

    /** The weights; a copy. */
    public double[] weights() {
        return weights.clone();
    }
}
