package org.dualcumulants.cli.plot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Curves.
 *
 * @param name file name without extension
 * @param horizontal axis from left to right
 * @param vertical axis upwards
 * @param curves in drawing and legend order; points without a place on the axes are left out, and curves without points
 */
public record Figure(String name, String title, PlotAxis horizontal, PlotAxis vertical, List<Curve> curves) implements Plot {

    public Figure {
        curves = curves.stream()
                .map(curve -> curve.shownOn(horizontal, vertical))
                .filter(curve -> !curve.points().isEmpty())
                .toList();
    }

    /** How a curve is drawn. */
    public enum Kind {
        /** Marks joined by a line. */
        DATA,
        /** A line. */
        LINE,
        /** Marks with error bars. */
        MEASURED,
        /** Dashed, thin. */
        GUIDE,
        /** Dotted, black. */
        BOUND;

        /** Whether what it shows was computed, rather than drawn to compare with. */
        boolean isResult() {
            return this == DATA || this == LINE || this == MEASURED;
        }

        boolean hasMarks() {
            return this == DATA || this == MEASURED;
        }
    }

    /**
     * One curve.
     *
     * @param label in the legend; empty: not in the legend
     * @param kind how it is drawn
     * @param colour index of its colour; curves that belong together share it
     */
    public record Curve(String label, Kind kind, int colour, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }

        /** A line through one point would not be seen. */
        boolean isDash() {
            return points.size() == 1 && !kind.hasMarks();
        }

        private Curve shownOn(PlotAxis horizontal, PlotAxis vertical) {
            return new Curve(label, kind, colour, points.stream()
                    .filter(p -> horizontal.shows(p.x()) && vertical.shows(p.y()))
                    .toList());
        }
    }

    /**
     * A point of a curve.
     *
     * @param halfWidth of the error bar, 0 for none
     */
    public record Point(double x, double y, double halfWidth) {
        public Point(double x, double y) {
            this(x, y, 0);
        }
    }

    /** The same under another name. */
    public Figure named(String other) {
        return new Figure(other, title, horizontal, vertical, curves);
    }

    public boolean isEmpty() {
        return curves.stream().noneMatch(curve -> curve.kind().isResult());
    }

    /** One line for each point: the curve, what it is, its coordinates and half the width of its error bar. */
    @Override
    public void writeCsv(OutputStream out) throws IOException {
        StringBuilder csv = new StringBuilder("curve,kind," + horizontal.column() + "," + vertical.column() + ",half_width\n");
        for (Curve curve : curves) {
            for (Point p : curve.points()) {
                csv.append('"').append(curve.label().replace("\"", "\"\"")).append("\",")
                        .append(curve.kind().name().toLowerCase(java.util.Locale.ROOT)).append(',')
                        .append(p.x()).append(',').append(p.y()).append(',').append(p.halfWidth()).append('\n');
            }
        }
        out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
}
