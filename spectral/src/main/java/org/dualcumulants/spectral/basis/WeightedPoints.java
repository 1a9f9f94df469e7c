package org.dualcumulants.spectral.basis;

import java.util.List;
import org.dualcumulants.spectral.quadrature.QuadratureRule;

/**
 * A density given by its moments m_a = ∫ g_a f as points and weights: w_p = f(x_p) times the weight of the quadrature, with
 * f = Σ_a m_a g_a / ‖g_a‖² times the reference weight. Sums are exact for products of two functions of the basis and that f; what
 * f has beyond the basis is missing.
 */
public final class WeightedPoints {

    private final double[][] points;
    private final double[] weights;

    private WeightedPoints(double[][] points, double[] weights) {
        this.points = points;
        this.weights = weights;
    }

    /** The density whose moments are given. */
    public static WeightedPoints of(ProductBasis basis, double[] moments) {
        return of(basis, moments, 4);
    }

    /** The same on about k (R + 1) points per axis of resolution R; k = 4 is what makes the sums exact. */
    public static WeightedPoints of(ProductBasis basis, double[] moments, int k) {
        double[] norms = basis.normsSquared();
        List<QuadratureRule> rules = basis.axes().stream()
                .map(axis -> axis.grid(k * axis.resolution() + k))
                .toList();
        int size = rules.stream().mapToInt(QuadratureRule::size).reduce(1, Math::multiplyExact);
        double[][] points = new double[basis.dimension()][size];
        double[] weights = new double[size];
        double[] point = new double[basis.dimension()];
        for (int p = 0; p < size; p++) {
            double weight = 1;
            for (int axis = point.length - 1, rest = p; axis >= 0; rest /= rules.get(axis).size(), axis--) {
                int node = rest % rules.get(axis).size();
                point[axis] = rules.get(axis).node(node);
                points[axis][p] = point[axis];
                weight *= rules.get(axis).weights()[node];
            }
            double[] g = basis.values(point);
            double density = 0;
            for (int a = 0; a < g.length; a++) {
                density += moments[a] / norms[a] * g[a];
            }
            weights[p] = weight * density;
        }
        return new WeightedPoints(points, weights);
    }

    /** One column per axis; not to be changed. */
    public double[][] points() {
        return points;
    }

    /** One per point; not to be changed. They sum to m_0. */
    public double[] weights() {
        return weights;
    }

    /** Coordinates of a point. */
    public double[] point(int p) {
        double[] point = new double[points.length];
        for (int axis = 0; axis < point.length; axis++) {
            point[axis] = points[axis][p];
        }
        return point;
    }

    /** ∫ g_a g_b f for all functions of the basis. */
    public double[][] gram(ProductBasis basis) {
        double[][] gram = new double[basis.size()][basis.size()];
        for (int p = 0; p < weights.length; p++) {
            addSquare(weights[p], basis.values(point(p)), gram);
        }
        return mirrored(gram);
    }

    /** ∫ ∇g_a·∇g_b f for all functions of the basis. */
    public double[][] stiffness(ProductBasis basis) {
        double[][] stiffness = new double[basis.size()][basis.size()];
        for (int p = 0; p < weights.length; p++) {
            for (int axis = 0; axis < points.length; axis++) {
                addSquare(weights[p], basis.slopes(axis, point(p)), stiffness);
            }
        }
        return mirrored(stiffness);
    }

    private static void addSquare(double weight, double[] g, double[][] sum) {
        for (int a = 0; a < g.length; a++) {
            double factor = weight * g[a];
            for (int b = 0; b <= a; b++) {
                sum[a][b] += factor * g[b];
            }
        }
    }

    private static double[][] mirrored(double[][] gram) {
        int size = gram.length;
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < a; b++) {
                gram[b][a] = gram[a][b];
            }
        }
        return gram;
    }
}
