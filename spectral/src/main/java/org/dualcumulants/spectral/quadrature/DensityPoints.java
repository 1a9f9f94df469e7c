package org.dualcumulants.spectral.quadrature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;

/**
 * A density given by a formula as points and weights that sum to 1, on grids that can be made finer: equidistant on circles, Gauss's on
 * intervals, the sinh rule about mean and deviation on lines.
 */
public final class DensityPoints {

    private final double[][] points;
    private final double[] weights;

    private DensityPoints(double[][] points, double[] weights) {
        this.points = points;
        this.weights = weights;
    }

    /** Grids for one density, level after level. */
    public static final class Levels {

        private final Compiled density;
        private final List<Axis> axes;

        /**
         * @param density up to normalisation, in the axis names
         * @throws ArithmeticException if it has no finite mean and variance on a real axis
         */
        public Levels(Expression density, List<Axis> axes) {
            this.density = density.compile(axes.stream().map(Axis::name).toList());
            this.axes = located(density, axes);
        }

        private static List<Axis> located(Expression density, List<Axis> axes) {
            if (axes.stream().noneMatch(RealAxis.class::isInstance)) {
                return List.copyOf(axes);
            }
            DensityLocation location = DensityLocation.of(density, axes);
            return axes.stream()
                    .<Axis>map(axis -> axis instanceof RealAxis
                            ? new RealAxis(axis.name(), location.mean(axis.name()), location.deviation(axis.name()))
                            : axis)
                    .toList();
        }

        /** Number of points of a level's grid, before those without weight are left out. */
        public double size(int level) {
            return rules(level).stream().mapToDouble(QuadratureRule::size).reduce(1, (a, b) -> a * b);
        }

        /** The grid of a level from 0 on, each twice as fine as the one before. */
        public DensityPoints at(int level) {
            List<QuadratureRule> rules = rules(level);
            int size = Math.toIntExact((long) size(level));
            double[][] points = new double[axes.size()][size];
            double[] weights = new double[size];
            double[] x = new double[axes.size()];
            int kept = 0;
            double mass = 0;
            for (int p = 0; p < size; p++) {
                double weight = 1;
                for (int i = x.length - 1, rest = p; i >= 0; rest /= rules.get(i).size(), i--) {
                    int k = rest % rules.get(i).size();
                    x[i] = rules.get(i).node(k);
                    weight *= rules.get(i).weight(k);
                }
                // far out a density underflows where functions may overflow
                double f = weight * density.at(x);
                if (f != 0) {
                    for (int i = 0; i < x.length; i++) {
                        points[i][kept] = x[i];
                    }
                    weights[kept++] = f;
                    mass += f;
                }
            }
            for (int p = 0; p < kept; p++) {
                weights[p] /= mass;
            }
            for (int i = 0; i < points.length; i++) {
                points[i] = Arrays.copyOf(points[i], kept);
            }
            return new DensityPoints(points, Arrays.copyOf(weights, kept));
        }

        private List<QuadratureRule> rules(int level) {
            List<QuadratureRule> rules = new ArrayList<>();
            for (Axis axis : axes) {
                if (axis instanceof RealAxis real) {
                    rules.add(LineRule.of(real.center(), real.width(), level));
                } else if (axis instanceof PeriodicAxis circle) {
                    int points = 24 << level;
                    double[] x = new double[points];
                    double[] w = new double[points];
                    for (int k = 0; k < points; k++) {
                        x[k] = circle.from() + circle.length() * (k + 0.5) / points;
                        w[k] = circle.length() / points;
                    }
                    rules.add(QuadratureRule.of(x, w));
                } else {
                    IntervalAxis interval = (IntervalAxis) axis;
                    rules.add(QuadratureRule.legendre(16 << level, interval.from(), interval.to()));
                }
            }
            return rules;
        }
    }

    /** Number of points. */
    public int size() {
        return weights.length;
    }

    /** One column per axis; not to be changed. */
    public double[][] points() {
        return points;
    }

    /** One per point, in sum 1; not to be changed. */
    public double[] weights() {
        return weights;
    }
}
