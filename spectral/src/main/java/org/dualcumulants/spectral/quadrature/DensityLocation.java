package org.dualcumulants.spectral.quadrature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;

/**
 * Mean and standard deviation of a density on the real axes, to six digits: where its functions have to be accurate. The rule is
 * moved to what it found until that stands; a density narrower than a hundredth of its distance from where the search begins may not
 * be found.
 */
public final class DensityLocation {

    /** Points of a grid, at most. */
    private static final double FINEST = 1 << 20;

    private static final int MOST_ROUNDS = 30;

    /** Points on axes that are bounded. */
    private static final int BOUNDED_POINTS = 48;

    private static final double SETTLED = 1e-9;

    private final Map<String, RealAxis> found;

    private DensityLocation(Map<String, RealAxis> found) {
        this.found = found;
    }

    /**
     * @param density up to normalisation, in the axis names
     * @param axes where the search begins: center and width of its real axes
     * @throws ArithmeticException if mass, mean or variance is not finite and positive, or they do not settle
     */
    public static DensityLocation of(Expression density, List<Axis> axes) {
        Compiled compiled = density.compile(axes.stream().map(Axis::name).toList());
        int level = 0;
        while (level < 6 && points(rules(axes, level + 1)) <= FINEST) {
            level++;
        }
        List<Axis> now = axes;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Axis> next = moved(density, compiled, now, rules(now, level));
            boolean settled = distance(now, next) <= SETTLED;
            now = next;
            if (settled) {
                Map<String, RealAxis> found = new HashMap<>();
                for (Axis axis : now) {
                    if (axis instanceof RealAxis real) {
                        found.put(real.name(), rounded(real));
                    }
                }
                return new DensityLocation(found);
            }
        }
        throw new ArithmeticException("the mean and variance of '" + density.text() + "' do not settle");
    }

    private static List<QuadratureRule> rules(List<Axis> axes, int level) {
        List<QuadratureRule> rules = new ArrayList<>();
        for (Axis axis : axes) {
            if (axis instanceof RealAxis real) {
                rules.add(LineRule.of(real.center(), real.width(), level));
            } else if (axis instanceof PeriodicAxis circle) {
                rules.add(QuadratureRule.legendre(BOUNDED_POINTS, circle.from(), circle.from() + circle.length()));
            } else {
                IntervalAxis interval = (IntervalAxis) axis;
                rules.add(QuadratureRule.legendre(BOUNDED_POINTS, interval.from(), interval.to()));
            }
        }
        return rules;
    }

    private static double points(List<QuadratureRule> rules) {
        return rules.stream().mapToDouble(QuadratureRule::size).reduce(1, (a, b) -> a * b);
    }

    /** The real axes at mean and deviation by these rules. */
    private static List<Axis> moved(Expression density, Compiled compiled, List<Axis> axes, List<QuadratureRule> rules) {
        int d = axes.size();
        double[] first = new double[d];
        double[] second = new double[d];
        double mass = 0;
        double[] x = new double[d];
        int points = (int) points(rules);
        for (int p = 0; p < points; p++) {
            double weight = 1;
            for (int i = d - 1, rest = p; i >= 0; rest /= rules.get(i).size(), i--) {
                int k = rest % rules.get(i).size();
                x[i] = rules.get(i).node(k);
                weight *= rules.get(i).weight(k);
            }
            double f = weight * compiled.at(x);
            mass += f;
            for (int i = 0; i < d; i++) {
                double z = axes.get(i) instanceof RealAxis real ? x[i] - real.center() : 0;
                first[i] += f * z;
                second[i] += f * z * z;
            }
        }
        if (!(mass > 0) || Double.isInfinite(mass)) {
            throw new ArithmeticException("'" + density.text() + "' integrates to " + mass + " where it was looked for");
        }
        List<Axis> moved = new ArrayList<>();
        for (int i = 0; i < d; i++) {
            if (axes.get(i) instanceof RealAxis real) {
                double shift = first[i] / mass;
                double variance = second[i] / mass - shift * shift;
                if (!(variance > 0) || Double.isInfinite(variance)) {
                    throw new ArithmeticException(
                            "'" + density.text() + "' has the variance " + variance + " in " + real.name() + " where it was looked for");
                }
                moved.add(new RealAxis(real.name(), real.center() + shift, Math.sqrt(variance)));
            } else {
                moved.add(axes.get(i));
            }
        }
        return moved;
    }

    private static double distance(List<Axis> before, List<Axis> after) {
        double distance = 0;
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i) instanceof RealAxis a && after.get(i) instanceof RealAxis b) {
                distance = Math.max(distance, Math.abs(a.center() - b.center()) / b.width());
                distance = Math.max(distance, Math.abs(a.width() - b.width()) / b.width());
            }
        }
        return distance;
    }

    /** The weight is a choice, so a round one. */
    private static RealAxis rounded(RealAxis axis) {
        double unit = Math.pow(10, Math.floor(Math.log10(axis.width())) - 5);
        return new RealAxis(axis.name(), round(axis.center(), unit), round(axis.width(), unit));
    }

    private static double round(double x, double unit) {
        return unit < 1 ? Math.rint(x / unit) / Math.rint(1 / unit) + 0.0 : Math.rint(x / unit) * unit;
    }

    /** Mean on a real axis. */
    public double mean(String axis) {
        return found.get(axis).center();
    }

    /** Standard deviation on a real axis. */
    public double deviation(String axis) {
        return found.get(axis).width();
    }
}
