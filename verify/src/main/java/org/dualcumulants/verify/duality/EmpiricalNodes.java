package org.dualcumulants.verify.duality;

import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.quadrature.QuadratureRule;
import org.dualcumulants.spectral.space.Axis;

/**
 * The empirical measure of many particles as weights of a few fixed points, equal for products of n functions of a basis: such
 * products are functions u of the basis of n times the resolution, and Gauss' rule (y_j, w_j) is exact for products of two of these,
 * <pre>
 * Σ_i u(x_i) = Σ_j ω_j u(y_j),   ω_j = w_j Σ_k g_k(y_j) Σ_i g_k(x_i) / ‖g_k‖².
 * </pre>
 * Particles enter through the Σ_i g_k(x_i), which costs their number times that of the functions of the larger basis.
 */
final class EmpiricalNodes {

    private final BasisSeries series;
    private final double[][] points;

    /** w_j g_k(y_j)/‖g_k‖² by j, k. */
    private final double[][] analysis;

    /** @param order n */
    EmpiricalNodes(ProductBasis basis, List<Axis> axes, int order) {
        ProductBasis larger = basis.refined(order);
        List<QuadratureRule> rules = rules(basis, order);
        int size = rules.stream().mapToInt(QuadratureRule::size).reduce(1, Math::multiplyExact);
        double[] norms = larger.normsSquared();
        this.series = new BasisSeries(larger, axes);
        this.points = new double[rules.size()][size];
        this.analysis = new double[size][];
        double[] point = new double[rules.size()];
        for (int j = 0; j < size; j++) {
            double weight = 1;
            for (int axis = 0, rest = j; axis < point.length; rest /= rules.get(axis).size(), axis++) {
                int node = rest % rules.get(axis).size();
                point[axis] = points[axis][j] = rules.get(axis).node(node);
                weight *= rules.get(axis).weight(node);
            }
            double w = weight;
            double[] g = larger.values(point);
            analysis[j] = IntStream.range(0, g.length).mapToDouble(k -> w * g[k] / norms[k]).toArray();
        }
    }

    private static List<QuadratureRule> rules(ProductBasis basis, int order) {
        return basis.axes().stream().map(axis -> axis.grid(2 * (order * axis.resolution() + 1))).toList();
    }

    /** Number of points for an order; infinite if it is large. */
    static double size(ProductBasis basis, int order) {
        return rules(basis, order).stream().mapToDouble(QuadratureRule::size).reduce(1, (a, b) -> a * b);
    }

    /** y_j, one column per axis; not to be changed. */
    double[][] points() {
        return points;
    }

    /**
     * The weights of some systems.
     *
     * @param x states, consecutive {@code particles} of them are one system
     * @param from number of the first system
     * @return ω_j of the system number {@code from + l} at {@code j systems + l}
     */
    double[] weights(double[][] x, int particles, int from, int systems) {
        double[][] some = new double[x.length][];
        for (int axis = 0; axis < x.length; axis++) {
            some[axis] = java.util.Arrays.copyOfRange(x[axis], from * particles, (from + systems) * particles);
        }
        double[][] g = series.values(some);
        double[] moments = new double[g.length * systems];
        for (int k = 0; k < g.length; k++) {
            for (int l = 0; l < systems; l++) {
                double sum = 0;
                for (int i = l * particles; i < (l + 1) * particles; i++) {
                    sum += g[k][i];
                }
                moments[k * systems + l] = sum;
            }
        }
        double[] weights = new double[analysis.length * systems];
        for (int j = 0; j < analysis.length; j++) {
            for (int k = 0; k < g.length; k++) {
                double factor = analysis[j][k];
                for (int l = 0; l < systems; l++) {
                    weights[j * systems + l] += factor * moments[k * systems + l];
                }
            }
        }
        return weights;
    }
}
