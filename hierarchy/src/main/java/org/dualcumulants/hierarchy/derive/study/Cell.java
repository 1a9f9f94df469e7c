package org.dualcumulants.hierarchy.derive.study;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;

/** One period of every axis: where functions are read, or the differences a kernel is read at. */
final class Cell {

    /** Points of the finest grid, all axes together. */
    private static final int FINEST = 1 << 20;

    private static final int FINEST_ON_A_LINE = 1 << 11;

    private static final int COARSEST = 16;

    /** Nodes stand this part of a step off the corners, where formulas like to be special. */
    private static final double SHIFT = 0.381966;

    private final double[] from;
    private final double[] length;
    private final boolean differences;

    /** A value and how much it still changed when the grid was refined. */
    record Integral(double value, double change) {}

    private Cell(List<Axis> axes, boolean differences) {
        // the one place here that knows every kind of axis
        this.length = axes.stream().mapToDouble(a -> ((PeriodicAxis) a).length()).toArray();
        this.from = differences
                ? Arrays.stream(length).map(l -> -l / 2).toArray()
                : axes.stream().mapToDouble(a -> ((PeriodicAxis) a).from()).toArray();
        this.differences = differences;
    }

    /** [from, from + length). */
    static Cell ofStates(List<Axis> axes) {
        return new Cell(axes, false);
    }

    /** (-length/2, length/2]. */
    static Cell ofDifferences(List<Axis> axes) {
        return new Cell(axes, true);
    }

    static List<Double> periods(List<Axis> axes) {
        return axes.stream().map(a -> ((PeriodicAxis) a).length()).toList();
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
            out[i] = x[i] - whole * length[i];
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

    /** Largest of a quantity on a shifted grid. */
    double largest(int total, ToDoubleFunction<double[]> quantity) {
        return Arrays.stream(nodes(perAxis(total))).mapToDouble(quantity).reduce(Double.NEGATIVE_INFINITY, Math::max);
    }

    /** Places of a point for messages: x = 0, y = 3.14159. */
    static String place(double[] point, List<String> names) {
        return IntStream.range(0, point.length)
                .mapToObj(i -> names.get(i) + " = " + Numbers.plain(point[i]))
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
