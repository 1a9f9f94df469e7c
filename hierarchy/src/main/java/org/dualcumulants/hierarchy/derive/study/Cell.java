package org.dualcumulants.hierarchy.derive.study;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.TrigonometricPolynomial;
import org.dualcumulants.spectral.quadrature.LineRule;
import org.dualcumulants.spectral.quadrature.QuadratureRule;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;

/**
 * Where functions are read, or the differences a kernel is read at: one period of a circle, all of an interval, and of a real line the
 * window of {@value #SPAN} widths around the center, or around 0. Integrals of states are over the whole line.
 */
final class Cell {

    /** Points of the finest grid, all axes together. */
    private static final int FINEST = 1 << 20;

    private static final int FINEST_ON_A_LINE = 1 << 11;

    private static final int COARSEST = 16;

    /** Nodes stand this part of a step off the corners, where formulas like to be special. */
    private static final double SHIFT = 0.381966;

    /** Half a window, in widths of a real axis. */
    static final int SPAN = 12;

    /** Doublings of the points per axis that an integral may have. */
    private static final int MOST_LEVELS = 5;

    private final List<Axis> axes;
    private final double[] from;
    private final double[] length;
    private final boolean differences;

    /** A value and how much it still changed when the grid was refined. */
    record Integral(double value, double change) {}

    private Cell(List<Axis> axes, boolean differences) {
        this.axes = List.copyOf(axes);
        this.length = axes.stream().mapToDouble(a -> length(a, differences)).toArray();
        this.from = differences ? Arrays.stream(length).map(l -> -l / 2).toArray() : axes.stream().mapToDouble(Cell::from).toArray();
        this.differences = differences;
    }

    // the three places here that know every kind of axis

    private static double length(Axis axis, boolean differences) {
        if (axis instanceof PeriodicAxis circle) {
            return circle.length();
        }
        return axis instanceof IntervalAxis interval ? (differences ? 2 : 1) * interval.length() : 2 * SPAN * ((RealAxis) axis).width();
    }

    private static double from(Axis axis) {
        if (axis instanceof PeriodicAxis circle) {
            return circle.from();
        }
        return axis instanceof IntervalAxis interval ? interval.from() : ((RealAxis) axis).center() - SPAN * ((RealAxis) axis).width();
    }

    private QuadratureRule rule(int axis, int level) {
        int points = COARSEST << level;
        if (axes.get(axis) instanceof RealAxis real && !differences) {
            return LineRule.of(real.center(), real.width(), level);
        }
        if (!isPeriodic(axis)) {
            return QuadratureRule.legendre(points, from[axis], from[axis] + length[axis]);
        }
        double step = length[axis] / points;
        return QuadratureRule.of(
                IntStream.range(0, points).mapToDouble(k -> from[axis] + (k + SHIFT) * step).toArray(),
                IntStream.range(0, points).mapToDouble(k -> step).toArray());
    }

    boolean isPeriodic(int axis) {
        return axes.get(axis) instanceof PeriodicAxis;
    }

    /** Whether every axis is a circle. */
    boolean isTorus() {
        return axes.stream().allMatch(PeriodicAxis.class::isInstance);
    }

    /** Whether no axis is a line. */
    boolean isBounded() {
        return axes.stream().noneMatch(RealAxis.class::isInstance);
    }

    /** Whether the point is one of the cell, on circles always. */
    boolean holds(double[] x) {
        return IntStream.range(0, x.length).allMatch(i -> isPeriodic(i)
                || x[i] >= from[i] - 1e-12 * length[i] && x[i] <= from[i] + length[i] * (1 + 1e-12));
    }

    /** [from, from + length). */
    static Cell ofStates(List<Axis> axes) {
        return new Cell(axes, false);
    }

    /** (-length/2, length/2]. */
    static Cell ofDifferences(List<Axis> axes) {
        return new Cell(axes, true);
    }

    /** The formula as a sum of waves with the periods of the axes; empty if it is none, or an axis is no circle. */
    static Optional<TrigonometricPolynomial> waves(Expression formula, List<Axis> axes) {
        return ofStates(axes).isTorus()
                ? TrigonometricPolynomial.of(
                        formula, axes.stream().map(Axis::name).toList(), axes.stream().map(a -> ((PeriodicAxis) a).length()).toList())
                : Optional.empty();
    }

    int dimension() {
        return length.length;
    }

    double length(int axis) {
        return length[axis];
    }

    double from(int axis) {
        return from[axis];
    }

    double smallestLength() {
        return Arrays.stream(length).min().orElseThrow();
    }

    double volume() {
        return Arrays.stream(length).reduce(1, (a, b) -> a * b);
    }

    /** The point of the cell that x is read at. */
    double[] wrapped(double[] x) {
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double turns = (x[i] - from[i]) / length[i];
            double whole = differences ? Math.ceil(turns) - 1 : Math.floor(turns);
            out[i] = isPeriodic(i) ? x[i] - whole * length[i] : x[i];
        }
        return out;
    }

    /** Points of an equispaced grid with the given number per axis, the origin of differences among them; the last axis fastest. */
    double[][] grid(int perAxis) {
        return points(perAxis, differences ? 1 : 0);
    }

    private double[][] points(int perAxis, double shift) {
        int d = dimension();
        double[][] points = new double[(int) Math.pow(perAxis, d)][d];
        for (int p = 0; p < points.length; p++) {
            int rest = p;
            for (int i = d - 1; i >= 0; i--) {
                points[p][i] = from[i] + length[i] * ((rest % perAxis + shift) / perAxis);
                rest /= perAxis;
            }
        }
        return points;
    }

    /** As many points per axis, an even number, as a total allows. */
    int perAxis(int total) {
        return 2 * (int) (Math.pow(total, 1.0 / dimension()) / 2 + 1e-9);
    }

    /** Nodes of equal weight, none in a corner. */
    double[][] nodes(int perAxis) {
        return points(perAxis, SHIFT);
    }

    /**
     * ∫ over the cell: by equal weights, which for analytic periodic functions converge exponentially; on a line, where they do
     * not, adaptively.
     *
     * @param accuracy relative change at which the value stands
     */
    Integral integral(ToDoubleFunction<double[]> function, double accuracy) {
        if (!isTorus()) {
            return byProducts(function, accuracy);
        }
        double previous = Double.NaN;
        double change = Double.POSITIVE_INFINITY;
        int finest = dimension() == 1 ? FINEST_ON_A_LINE : FINEST;
        for (int n = COARSEST; Math.pow(n, dimension()) <= finest; n *= 2) {
            double[][] nodes = nodes(n);
            double value = Arrays.stream(nodes).mapToDouble(function).sum() * volume() / nodes.length;
            change = Math.abs(value - previous);
            previous = value;
            if (change <= accuracy * Math.abs(value) || change <= Double.MIN_NORMAL) {
                return new Integral(value, change);
            }
        }
        return dimension() == 1
                ? GaussKronrod.integral(x -> function.applyAsDouble(new double[] {x}), from[0], from[0] + length[0], accuracy)
                : new Integral(previous, change);
    }

    /** ∫ of a formula over the cell of states; a product of functions of different axes has the product of their integrals. */
    Integral integral(Expression formula, double accuracy) {
        List<Expression> factors = formula.independentFactors();
        List<Cell> parts = parts(factors);
        double value = 1;
        double relative = 0;
        for (int i = 0; i < parts.size(); i++) {
            Integral part = parts.get(i).integral(factors.get(i).compile(parts.get(i).names())::at, accuracy);
            value *= part.value();
            relative += part.change() / Math.abs(part.value());
        }
        return new Integral(value, relative * Math.abs(value));
    }

    /** The cell of the axes that each factor depends on; an axis on which none depends goes with the first. */
    List<Cell> parts(List<Expression> factors) {
        Set<String> mentioned = factors.stream().flatMap(f -> f.variables().stream()).collect(Collectors.toSet());
        return IntStream.range(0, factors.size())
                .mapToObj(i -> new Cell(
                        axes.stream()
                                .filter(a -> factors.get(i).variables().contains(a.name()) || i == 0 && !mentioned.contains(a.name()))
                                .toList(),
                        differences))
                .toList();
    }

    /** Of the axes. */
    List<String> names() {
        return axes.stream().map(Axis::name).toList();
    }

    /** By products of rules of the axes, which converge exponentially for analytic functions. */
    private Integral byProducts(ToDoubleFunction<double[]> function, double accuracy) {
        double previous = Double.NaN;
        double change = Double.POSITIVE_INFINITY;
        for (int level = 0; level <= MOST_LEVELS; level++) {
            int at = level;
            List<QuadratureRule> rules = IntStream.range(0, dimension()).mapToObj(axis -> rule(axis, at)).toList();
            if (level > 1 && rules.stream().mapToDouble(QuadratureRule::size).reduce(1, (a, b) -> a * b) > FINEST) {
                break;
            }
            double value = sum(rules, 0, new double[dimension()], function);
            change = level == 0 ? change : Math.abs(value - previous);
            previous = value;
            if (change <= accuracy * Math.abs(value) || change <= Double.MIN_NORMAL) {
                break;
            }
        }
        return new Integral(previous, change);
    }

    private static double sum(List<QuadratureRule> rules, int axis, double[] x, ToDoubleFunction<double[]> function) {
        if (axis == x.length) {
            return function.applyAsDouble(x);
        }
        double sum = 0;
        for (int k = 0; k < rules.get(axis).size(); k++) {
            x[axis] = rules.get(axis).node(k);
            sum += rules.get(axis).weight(k) * sum(rules, axis + 1, x, function);
        }
        return sum;
    }

    /** Largest of a quantity on a shifted grid. */
    double largest(int total, ToDoubleFunction<double[]> quantity) {
        return Arrays.stream(nodes(perAxis(total))).mapToDouble(quantity).reduce(Double.NEGATIVE_INFINITY, Math::max);
    }

    /** Places of a point for messages: x = 0, y = 3.14159. */
    static String place(double[] point, List<String> names) {
        return IntStream.range(0, point.length)
                .mapToObj(i -> names.get(i) + " = " + Numbers.plain(point[i]))
                .collect(Collectors.joining(", "));
    }
}
