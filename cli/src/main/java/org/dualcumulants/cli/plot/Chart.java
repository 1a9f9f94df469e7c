package org.dualcumulants.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.ValueAxisPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.pdf.PDFDocument;
import org.jfree.pdf.PDFGraphics2D;
import org.jfree.pdf.PDFHints;
import org.jfree.svg.SVGGraphics2D;

/** A picture drawn with JFreeChart. The same picture gives the same SVG and PNG, to the byte. */
public final class Chart {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 520;
    private static final int SQUARE = 600;
    private static final int PNG_SCALE = 2;

    private static final Color GRID = new Color(0xDDDDDD);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private static final List<Shape> MARKS = List.of(
            new Ellipse2D.Double(-4, -4, 8, 8),
            new Rectangle2D.Double(-3.5, -3.5, 7, 7),
            new Polygon(new int[] {-5, 5, 0}, new int[] {4, 4, -5}, 3),
            new Polygon(new int[] {-5, 0, 5, 0}, new int[] {0, 5, 0, -5}, 4),
            new Polygon(new int[] {-5, 5, 0}, new int[] {-4, -4, 5}, 3));

    /** A line that has one point. */
    private static final Shape DASH = new Rectangle2D.Double(-12, -0.7, 24, 1.4);

    private final JFreeChart chart;
    private final String name;
    private final int width;
    private final int height;

    public Chart(Plot picture) {
        this.name = picture.name();
        this.width = picture instanceof HeatMap ? SQUARE : WIDTH;
        this.height = HEIGHT;
        XYPlot plot = new XYPlot(null, axis(picture.horizontal()), axis(picture.vertical()), null);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(new BasicStroke(0.7f));
        plot.setRangeGridlineStroke(new BasicStroke(0.7f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        chart = new JFreeChart(null, null, plot, false);
        chart.setTitle(new TextTitle(picture.title(), TITLE));
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 8, 8, 12));
        if (picture instanceof Figure figure) {
            draw(figure, plot);
            legend(plot);
        } else {
            draw((HeatMap) picture, plot);
        }
    }

    public void writePng(OutputStream out) throws IOException {
        Png.write(image(), out);
    }

    /** The picture in pixels, {@value #PNG_SCALE} to a unit of length. */
    BufferedImage image() {
        BufferedImage image = new BufferedImage(PNG_SCALE * width, PNG_SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(PNG_SCALE, PNG_SCALE);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        graphics.dispose();
        return image;
    }

    public void writeSvg(OutputStream out) throws IOException {
        out.write(svg().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /** The picture as a document in SVG. */
    public String svg() {
        SVGGraphics2D svg = new SVGGraphics2D(width, height);
        svg.setDefsKeyPrefix(name + "-");
        svg.setGeomDoubleConverter(Coordinate::text);
        chart.draw(svg, new Rectangle2D.Double(0, 0, width, height));
        // some viewers lose hairlines that are asked to be crisp
        return svg.getSVGElement().replace("crispEdges", "geometricPrecision");
    }

    /** One page; letters as outlines, since the fonts every reader of PDF has lack most of the mathematics. */
    public void writePdf(OutputStream out) throws IOException {
        PDFDocument document = new PDFDocument();
        document.setTitle(name);
        PDFGraphics2D page = document.createPage(new Rectangle2D.Double(0, 0, width, height)).getGraphics2D();
        page.setRenderingHint(PDFHints.KEY_DRAW_STRING_TYPE, PDFHints.VALUE_DRAW_STRING_TYPE_VECTOR);
        chart.draw(page, new Rectangle2D.Double(0, 0, width, height));
        out.write(document.getPDFBytes());
    }

    private void legend(XYPlot plot) {
        LegendTitle legend = LegendText.legend(plot);
        legend.setItemFont(SMALL);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setHorizontalAlignment(HorizontalAlignment.CENTER);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
        chart.addSubtitle(legend);
    }

    /** Points with error bars are a data set of their own: its renderer would draw bars of no length on all others. */
    private static void draw(Figure figure, XYPlot plot) {
        draw(figure.curves().stream().filter(c -> c.kind() != Figure.Kind.MEASURED).toList(), new XYLineAndShapeRenderer(true, false), plot, 0);
        XYErrorRenderer bars = new XYErrorRenderer();
        bars.setDrawXError(false);
        bars.setErrorStroke(new BasicStroke(1.3f));
        bars.setCapLength(5);
        draw(figure.curves().stream().filter(c -> c.kind() == Figure.Kind.MEASURED).toList(), bars, plot, 1);
    }

    private static void draw(List<Figure.Curve> curves, XYLineAndShapeRenderer renderer, XYPlot plot, int place) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        renderer.setDrawSeriesLineAsPath(true);
        for (Figure.Curve curve : curves) {
            int index = data.getSeriesCount();
            // keys must differ; those of unlabelled curves are never shown
            XYIntervalSeries series =
                    new XYIntervalSeries(curve.label().isEmpty() ? "curve " + index : curve.label(), false, true);
            for (Figure.Point p : curve.points()) {
                series.add(p.x(), p.x(), p.x(), p.y(), p.y() - p.halfWidth(), p.y() + p.halfWidth());
            }
            data.addSeries(series);
            boolean neutral = curve.kind() == Figure.Kind.BOUND;
            renderer.setSeriesPaint(index, neutral ? Color.BLACK : new Color(Palette.rgb(curve.colour())));
            renderer.setSeriesStroke(index, stroke(curve.kind()));
            renderer.setSeriesShapesVisible(index, curve.kind().hasMarks() || curve.isDash());
            renderer.setSeriesLinesVisible(index, curve.kind() != Figure.Kind.MEASURED);
            renderer.setSeriesShape(index, curve.isDash() ? DASH : MARKS.get(Math.floorMod(curve.colour(), MARKS.size())));
            renderer.setSeriesVisibleInLegend(index, !curve.label().isEmpty());
        }
        renderer.setLegendLine(new Line2D.Double(-14, 0, 14, 0));
        if (data.getSeriesCount() > 0 || place == 0) {
            plot.setDataset(place, data);
            plot.setRenderer(place, renderer);
        }
    }

    private void draw(HeatMap map, XYPlot plot) {
        double[] x = map.x();
        double[] y = map.y();
        double largest = map.largest();
        BufferedImage image = new BufferedImage(x.length, y.length, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                image.setRGB(i, y.length - 1 - j, Palette.diverging(largest == 0 ? 0 : map.at(i, j) / largest));
            }
        }
        XYErrorRenderer renderer = new XYErrorRenderer();
        double left = x[0];
        double bottom = y[0];
        double across = x[x.length - 1] - left;
        double up = y[y.length - 1] - bottom;
        renderer.addAnnotation(new XYDataImageAnnotation(image, left, bottom, across, up, true), Layer.BACKGROUND);
        plot.setDataset(new XYIntervalSeriesCollection());
        plot.setRenderer(renderer);
        plot.getDomainAxis().setRange(left, left + across);
        plot.getRangeAxis().setRange(bottom, bottom + up);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        PaintScaleLegend colours = new PaintScaleLegend(new Diverging(largest), axis(PlotAxis.linear(map.value(), "value")));
        colours.getAxis().setRange(-largest, largest);
        colours.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        colours.setPosition(RectangleEdge.RIGHT);
        colours.setStripWidth(14);
        colours.setSubdivisionCount(120);
        colours.setMargin(4, 12, 42, 4);
        colours.setBackgroundPaint(Color.WHITE);
        chart.addSubtitle(colours);
    }

    private static BasicStroke stroke(Figure.Kind kind) {
        return switch (kind) {
            case DATA, LINE, MEASURED -> new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
            case GUIDE -> new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0);
            case BOUND -> new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 3}, 0);
        };
    }

    private static ValueAxis axis(PlotAxis described) {
        ValueAxis axis = described.scale() == PlotAxis.Scale.LOGARITHMIC ? new DecadeAxis(described) : new MarkedAxis(described);
        axis.setLabelFont(LABEL);
        if (Notation.hasScripts(described.label())) {
            axis.setAttributedLabel(Notation.withScripts(described.label(), LABEL));
        }
        axis.setTickLabelFont(SMALL);
        axis.setAutoRange(true);
        axis.setTickMarkOutsideLength(4);
        axis.setMinorTickMarkOutsideLength(2);
        axis.setMinorTickMarksVisible(true);
        return axis;
    }

    private static List<NumberTick> marks(PlotAxis.Scale scale, Range range, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge)
                ? TextAnchor.TOP_CENTER
                : edge == RectangleEdge.LEFT ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT;
        return Ticks.of(scale, range.getLowerBound(), range.getUpperBound()).stream()
                .map(tick -> new NumberTick(tick.major() ? TickType.MAJOR : TickType.MINOR,
                        tick.value(), tick.label(), anchor, TextAnchor.CENTER, 0))
                .toList();
    }

    /** Shows the data of its plot, if there are any. */
    private static void adjust(ValueAxis axis, PlotAxis described, double smallest) {
        Range data = axis.getPlot() instanceof ValueAxisPlot plot ? plot.getDataRange(axis) : null;
        if (data != null) {
            double[] ends = described.ends(Math.max(smallest, data.getLowerBound()), Math.max(smallest, data.getUpperBound()));
            axis.setRange(new Range(ends[0], ends[1]), false, false);
        }
    }

    /** Logarithmic, with the marks of {@link Ticks}. */
    private static final class DecadeAxis extends LogAxis {

        private static final long serialVersionUID = 1L;

        private static final double SMALLEST = 1e-300;

        private final PlotAxis described;

        DecadeAxis(PlotAxis described) {
            super(described.label());
            this.described = described;
            setSmallestValue(SMALLEST);
        }

        @Override
        protected void autoAdjustRange() {
            // the constructor of the library's class comes here first
            if (described != null) {
                adjust(this, described, SMALLEST);
            }
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return marks(PlotAxis.Scale.LOGARITHMIC, getRange(), edge);
        }
    }

    /** Linear, with the marks of {@link Ticks}. */
    private static final class MarkedAxis extends NumberAxis {

        private static final long serialVersionUID = 1L;

        private final PlotAxis described;

        MarkedAxis(PlotAxis described) {
            super(described.label());
            this.described = described;
        }

        @Override
        protected void autoAdjustRange() {
            if (described != null) {
                adjust(this, described, Double.NEGATIVE_INFINITY);
            }
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return marks(described.scale(), getRange(), edge);
        }
    }

    /** Colours of [-largest, largest]. */
    private static final class Diverging implements PaintScale {

        private final double largest;

        Diverging(double largest) {
            this.largest = largest;
        }

        @Override
        public double getLowerBound() {
            return -largest;
        }

        @Override
        public double getUpperBound() {
            return largest;
        }

        @Override
        public Paint getPaint(double value) {
            return new Color(Palette.diverging(largest == 0 ? 0 : value / largest));
        }
    }
}
