package org.dualcumulants.cli.figures;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.cli.plot.PlotAxis;

/** Curves that several figures have. */
final class Curves {

    private Curves() {}

    /** The axis of N. */
    static PlotAxis particles() {
        return PlotAxis.logarithmic("number of particles N", "particles");
    }

    static Curve of(String label, Kind kind, int colour, double[] x, DoubleUnaryOperator y) {
        return new Curve(label, kind, colour, DoubleStream.of(x).mapToObj(v -> new Point(v, y.applyAsDouble(v))).toList());
    }

    /** c x^exponent, {@code above} times the last point of a curve. */
    static Curve power(String label, Curve data, double exponent, double above) {
        Point last = data.points().get(data.points().size() - 1);
        double factor = above * last.y() * Math.pow(last.x(), -exponent);
        return new Curve(label, Kind.GUIDE, data.colour(), data.points().stream()
                .map(p -> new Point(p.x(), factor * Math.pow(p.x(), exponent)))
                .toList());
    }

    /** low, 2 low, 4 low … up to high. */
    static double[] doubling(double low, double high) {
        return DoubleStream.iterate(low, v -> v <= high, v -> 2 * v).toArray();
    }

    /** From low to high in equal ratios. */
    static double[] ratios(double low, double high, int steps) {
        return java.util.stream.IntStream.rangeClosed(0, steps).mapToDouble(i -> low * Math.pow(high / low, i / (double) steps)).toArray();
    }

    /** From low to high in equal steps. */
    static double[] steps(double low, double high, int steps) {
        return java.util.stream.IntStream.rangeClosed(0, steps).mapToDouble(i -> low + (high - low) * i / steps).toArray();
    }

    /** YAML of whole numbers. */
    static String list(double[] numbers) {
        return DoubleStream.of(numbers).mapToObj(v -> Long.toString((long) v)).toList().toString();
    }

    /** A vertical line. */
    static Curve upright(String label, double x, double low, double high) {
        return new Curve(label, Kind.BOUND, 0, List.of(new Point(x, low), new Point(x, high)));
    }
}
