package org.dualcumulants.verify.exact;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.hipparchus.analysis.integration.gauss.HermiteRuleFactory;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.hipparchus.util.Pair;

/**
 * Points of one axis: equispaced on a circle, Legendre's on an interval, Hermite's for the weight of a real axis; with the weights
 * of ∫ dx, and how far numbers at a point may be off: where nearly no particle is, on a real axis, polynomials are only known to
 * roundings of what they are in the middle over the root of the weight.
 */
final class AxisNodes {

    private static final Map<Integer, Pair<double[], double[]>> LEGENDRE = new ConcurrentHashMap<>();
    private static final Map<Integer, Pair<double[], double[]>> HERMITE = new ConcurrentHashMap<>();

    private final double[] nodes;
    private final double[] weights;
    private final double[] slack;

    private AxisNodes(double[] nodes, double[] weights, double[] slack) {
        this.nodes = nodes;
        this.weights = weights;
        this.slack = slack;
    }

    static AxisNodes of(Axis axis, int points) {
        double[] x = new double[points];
        double[] w = new double[points];
        double[] slack = new double[points];
        java.util.Arrays.fill(slack, 1);
        if (axis instanceof PeriodicAxis circle) {
            for (int g = 0; g < points; g++) {
                x[g] = circle.from() + g * circle.length() / points;
                w[g] = circle.length() / points;
            }
        } else if (axis instanceof IntervalAxis interval) {
            Pair<double[], double[]> rule = LEGENDRE.computeIfAbsent(points, n -> new LegendreRuleFactory().getRule(n));
            for (int g = 0; g < points; g++) {
                x[g] = 0.5 * (interval.from() + interval.to() + interval.length() * rule.getFirst()[g]);
                w[g] = 0.5 * interval.length() * rule.getSecond()[g];
            }
        } else {
            RealAxis real = (RealAxis) axis;
            Pair<double[], double[]> rule = HERMITE.computeIfAbsent(points, n -> new HermiteRuleFactory().getRule(n));
            for (int g = 0; g < points; g++) {
                double s = rule.getFirst()[g];
                x[g] = real.center() + Math.sqrt(2) * real.width() * s;
                w[g] = Math.sqrt(2) * real.width() * rule.getSecond()[g] * Math.exp(s * s);
                slack[g] = 1 / Math.sqrt(rule.getSecond()[g]);
            }
        }
        return new AxisNodes(x, w, slack);
    }

    double node(int g) {
        return nodes[g];
    }

    double weight(int g) {
        return weights[g];
    }

    /** Roundings at a point relative to those in the middle. */
    double slack(int g) {
        return slack[g];
    }

    double[] nodes() {
        return nodes.clone();
    }

    double[] weights() {
        return weights.clone();
    }
}
