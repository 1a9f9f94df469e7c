package org.dualcumulants.cli.output;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

/** A figure drawn with JFreeChart. The same figure gives the same bytes. */
final class Chart {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 520;
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

    private final JFreeChart chart;
    private final String name;

    Chart(Figure figure) {
        this.name = figure.name();
        XYPlot plot = new XYPlot(new XYSeriesCollection(), axis(figure.horizontal()), axis(figure.vertical()), null);
        draw(figure, plot);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(new BasicStroke(0.7f));
        plot.setRangeGridlineStroke(new BasicStroke(0.7f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        chart = new JFreeChart(null, null, plot, false);
        chart.setTitle(new TextTitle(figure.title(), TITLE));
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 8, 8, 12));
        LegendTitle legend = new LegendTitle(plot);
        legend.setItemFont(SMALL);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setHorizontalAlignment(HorizontalAlignment.CENTER);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
        chart.addSubtitle(legend);
    }

    void writePng(OutputStream out) throws IOException {
        ChartUtils.writeScaledChartAsPNG(out, chart, WIDTH, HEIGHT, PNG_SCALE, PNG_SCALE);
    }

    void writeSvg(OutputStream out) throws IOException {
        SVGGraphics2D svg = new SVGGraphics2D(WIDTH, HEIGHT);
        svg.setDefsKeyPrefix(name + "-");
        svg.setGeomDoubleConverter(value -> String.format(Locale.ROOT, "%.2f", value));
        chart.draw(svg, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        // some viewers lose hairlines that are asked to be crisp
        String document = svg.getSVGElement().replace("crispEdges", "geometricPrecision");
        out.write(document.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    private static void draw(Figure figure, XYPlot plot) {
        XYSeriesCollection data = (XYSeriesCollection) plot.getDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (Figure.Curve curve : figure.curves()) {
            int index = data.getSeriesCount();
            // keys must differ; those of unlabelled curves are never shown
            XYSeries series = new XYSeries(curve.label().isEmpty() ? "curve " + index : curve.label(), true);
            curve.points().forEach(p -> series.add(p.x(), p.y()));
            data.addSeries(series);
            boolean isData = curve.kind() == Figure.Kind.DATA;
            boolean neutral = curve.kind() == Figure.Kind.BOUND;
            renderer.setSeriesPaint(index, neutral ? Color.BLACK : new Color(Palette.rgb(curve.colour())));
            renderer.setSeriesStroke(index, stroke(curve.kind()));
            renderer.setSeriesShapesVisible(index, isData);
            renderer.setSeriesShape(index, MARKS.get(Math.floorMod(curve.colour(), MARKS.size())));
            renderer.setSeriesVisibleInLegend(index, !curve.label().isEmpty());
        }
        renderer.setLegendLine(new java.awt.geom.Line2D.Double(-14, 0, 14, 0));
        plot.setRenderer(renderer);
    }

    private static BasicStroke stroke(Figure.Kind kind) {
        return switch (kind) {
            case DATA -> new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
            case GUIDE -> new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0);
            case BOUND -> new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 3}, 0);
        };
    }

    private static LogAxis axis(String label) {
        LogAxis axis = new DecadeAxis(label);
        axis.setLabelFont(LABEL);
        axis.setTickLabelFont(SMALL);
        axis.setSmallestValue(1e-300);
        axis.setLowerMargin(0.04);
        axis.setUpperMargin(0.04);
        axis.setAutoRange(true);
        axis.setTickMarkOutsideLength(4);
        axis.setMinorTickMarkOutsideLength(2);
        axis.setMinorTickMarksVisible(true);
        return axis;
    }

    /** Ticks of {@link LogTicks}. */
    private static final class DecadeAxis extends LogAxis {

        private static final long serialVersionUID = 1L;

        DecadeAxis(String label) {
            super(label);
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
            return LogTicks.between(getRange().getLowerBound(), getRange().getUpperBound()).stream()
                    .map(tick -> new NumberTick(tick.major() ? TickType.MAJOR : TickType.MINOR,
                            tick.value(), tick.label(), anchor, TextAnchor.CENTER, 0))
                    .toList();
        }
    }
}
