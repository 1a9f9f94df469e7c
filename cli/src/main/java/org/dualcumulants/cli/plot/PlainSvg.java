package org.dualcumulants.cli.plot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Point;

/** A figure as SVG without the Java graphics libraries, which need fonts to be installed: the viewer brings its own. */
public final class PlainSvg {

    private static final double LEFT = 90;
    private static final double TOP = 45;
    private static final double WIDTH = 640;
    private static final double HEIGHT = 380;

    /** Half the length of a line that has one point. */
    private static final double DASH = 12;

    private final Figure figure;
    private final double[] horizontal;
    private final double[] vertical;
    private final StringBuilder svg = new StringBuilder();

    private PlainSvg(Figure figure) {
        this.figure = figure;
        List<Point> points = figure.curves().stream().flatMap(c -> c.points().stream()).toList();
        this.horizontal = range(figure.horizontal(), points.stream().map(Point::x).toList());
        this.vertical = range(figure.vertical(), points.stream().map(Point::y).toList());
    }

    public static String of(Figure figure) {
        return new PlainSvg(figure).document();
    }

    private String document() {
        double bottom = TOP + HEIGHT;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"760\" height=\"")
                .append(Coordinate.text(bottom + 70 + 20 * figure.curves().size()))
                .append("\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text(LEFT + WIDTH / 2, 26, "middle", "font-size=\"15\" font-weight=\"bold\"", figure.title());
        for (Ticks.Tick tick : Ticks.of(figure.horizontal().scale(), horizontal[0], horizontal[1])) {
            line(x(tick.value()), TOP, x(tick.value()), bottom, tick.major() ? "#dddddd" : "#f4f4f4");
            text(x(tick.value()), bottom + 16, "middle", "", tick.label());
        }
        for (Ticks.Tick tick : Ticks.of(figure.vertical().scale(), vertical[0], vertical[1])) {
            line(LEFT, y(tick.value()), LEFT + WIDTH, y(tick.value()), tick.major() ? "#dddddd" : "#f4f4f4");
            text(LEFT - 6, y(tick.value()) + 4, "end", "", tick.label());
        }
        text(LEFT + WIDTH / 2, bottom + 38, "middle", "font-size=\"14\"", figure.horizontal().label());
        double middle = TOP + HEIGHT / 2;
        text(22, middle, "middle", "font-size=\"14\" transform=\"rotate(-90 22 " + Coordinate.text(middle) + ")\"", figure.vertical().label());
        double legend = bottom + 60;
        for (Curve curve : figure.curves()) {
            draw(curve);
            if (!curve.label().isEmpty()) {
                polyline(List.of("110," + Coordinate.text(legend - 4), "145," + Coordinate.text(legend - 4)), curve);
                text(155, legend, "start", "", curve.label());
                legend += 20;
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(Curve curve) {
        polyline(curve.points().stream()
                .flatMap(p -> curve.isDash() ? Stream.of(at(p, -DASH), at(p, DASH)) : Stream.of(at(p, 0))).toList(), curve);
        if (curve.kind().hasMarks()) {
            for (Point p : curve.points()) {
                svg.append("<circle cx=\"").append(Coordinate.text(x(p.x()))).append("\" cy=\"").append(Coordinate.text(y(p.y())))
                        .append("\" r=\"3.5\" fill=\"").append(colour(curve)).append("\"/>\n");
            }
        }
    }

    private String at(Point p, double right) {
        return Coordinate.text(x(p.x()) + right) + "," + Coordinate.text(y(p.y()));
    }

    private void polyline(List<String> points, Curve curve) {
        String dashes = switch (curve.kind()) {
            case DATA, LINE -> "";
            case MEASURED -> " stroke-opacity=\"0\"";
            case GUIDE -> " stroke-dasharray=\"7 5\"";
            case BOUND -> " stroke-dasharray=\"2 3\"";
        };
        svg.append("<polyline fill=\"none\" stroke-width=\"1.6\" stroke=\"").append(colour(curve)).append('"').append(dashes)
                .append(" points=\"").append(points.stream().collect(Collectors.joining(" "))).append("\"/>\n");
    }

    private void line(double x1, double y1, double x2, double y2, String colour) {
        svg.append("<path stroke=\"").append(colour).append("\" d=\"M").append(Coordinate.text(x1)).append(' ').append(Coordinate.text(y1))
                .append('L').append(Coordinate.text(x2)).append(' ').append(Coordinate.text(y2)).append("\"/>\n");
    }

    private void text(double x, double y, String anchor, String attributes, String text) {
        if (!text.isEmpty()) {
            svg.append("<text x=\"").append(Coordinate.text(x)).append("\" y=\"").append(Coordinate.text(y)).append("\" text-anchor=\"")
                    .append(anchor).append("\" ").append(attributes).append('>');
            double drop = 0;
            for (Notation.Run run : Notation.runs(text)) {
                String letters = run.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
                double own = run.level().drop();
                // every viewer knows dy, not every one baseline-shift; both are in the letters' own size
                svg.append(own == 0 && drop == 0
                        ? letters
                        : "<tspan dy=\"" + Coordinate.text((own - drop) / run.level().size()) + "em\" font-size=\""
                                + Coordinate.text(100 * run.level().size()) + "%\">" + letters + "</tspan>");
                drop = own;
            }
            svg.append("</text>\n");
        }
    }

    private double x(double value) {
        return LEFT + WIDTH * fraction(figure.horizontal(), value, horizontal);
    }

    private double y(double value) {
        return TOP + HEIGHT * (1 - fraction(figure.vertical(), value, vertical));
    }

    private static double fraction(PlotAxis axis, double value, double[] range) {
        return (axis.place(value) - axis.place(range[0])) / (axis.place(range[1]) - axis.place(range[0]));
    }

    private static double[] range(PlotAxis axis, List<Double> values) {
        return axis.ends(
                values.stream().mapToDouble(v -> v).min().orElse(1), values.stream().mapToDouble(v -> v).max().orElse(10));
    }

    private static String colour(Curve curve) {
        return curve.kind() == Figure.Kind.BOUND ? "#000000" : String.format(Locale.ROOT, "#%06X", Palette.rgb(curve.colour()));
    }
}
