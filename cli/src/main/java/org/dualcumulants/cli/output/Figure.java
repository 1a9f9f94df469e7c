package org.dualcumulants.cli.output;

import java.util.List;

/**
 * A log-log plot, before any drawing.
 *
 * @param name file name without extension
 * @param horizontal label of the axis of N
 * @param vertical label of the other axis
 * @param curves in drawing and legend order
 */
record Figure(String name, String title, String horizontal, String vertical, List<Curve> curves) {

    Figure {
        curves = List.copyOf(curves);
    }

    /** How a curve is drawn. */
    enum Kind {
        /** Marks joined by a line. */
        DATA,
        /** Dashed, thin. */
        GUIDE,
        /** Dotted, black. */
        BOUND
    }

    /**
     * One curve.
     *
     * @param label in the legend; empty: not in the legend
     * @param kind how it is drawn
     * @param colour index of its colour; curves that belong together share it
     * @param points with positive, finite coordinates
     */
    record Curve(String label, Kind kind, int colour, List<Point> points) {
        Curve {
            points = points.stream().filter(Point::drawable).toList();
        }
    }

    /** A point of a curve. */
    record Point(double x, double y) {
        boolean drawable() {
            return x > 0 && y > 0 && Double.isFinite(x) && Double.isFinite(y);
        }
    }

    boolean isEmpty() {
        return curves.stream().noneMatch(curve -> curve.kind() == Kind.DATA && !curve.points().isEmpty());
    }
}
