package org.dualcumulants.cli.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final PlotAxis N = PlotAxis.logarithmic("N", "particles");

    private final Figure figure = new Figure("sample", "Sample", N, PlotAxis.linear("‖C̄ₙ(0)‖", "norm"), List.of(
            new Curve("line", Kind.LINE, 0, List.of(new Point(1, -1), new Point(10, 0), new Point(0, 5), new Point(100, Double.NaN))),
            new Curve("measured, \"95 %\"", Kind.MEASURED, 1, List.of(new Point(2, 0.5, 0.25))),
            new Curve("nothing", Kind.DATA, 2, List.of(new Point(-1, 1)))));

    private final HeatMap map = new HeatMap(
            "map", "Map", PlotAxis.angle("x", "x"), PlotAxis.angle("y", "y"), "C₂", new double[] {0, 3, 6}, new double[] {0, 6},
            new double[][] {{-2, 0}, {1, 2}, {0, 0.5}});

    private static byte[] bytes(ThrowingWriter writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(out);
        return out.toByteArray();
    }

    private interface ThrowingWriter {
        void writeTo(ByteArrayOutputStream out) throws IOException;
    }

    @Test
    void pointsWithoutAPlaceAreLeftOut() {
        assertEquals(2, figure.curves().size());
        assertEquals(List.of(new Point(1, -1), new Point(10, 0)), figure.curves().get(0).points());
        assertFalse(figure.isEmpty());
        assertTrue(new Figure("empty", "", N, N, List.of(new Curve("", Kind.GUIDE, 0, List.of(new Point(1, 1))))).isEmpty());
    }

    /** One N, however large, the norms of 10²³ particles, and numbers that differ by rounding have axes with labels. */
    @Test
    void axesAreNeverEmpty() throws IOException {
        List<List<Point>> few = List.of(
                List.of(new Point(1e23, 2.4e-12), new Point(1e23, 2.7e-24)),
                List.of(new Point(4, 0.3)),
                List.of(new Point(6, 1e-9), new Point(7, 1.1e-9)),
                List.of(new Point(1e300, 1e-300), new Point(1e-300, 1e300)));
        for (List<Point> points : few) {
            for (PlotAxis vertical : List.of(PlotAxis.logarithmic("y", "y"), PlotAxis.linear("y", "y"))) {
                Figure drawn = new Figure("few", "Few", N, vertical, List.of(new Curve("few", Kind.DATA, 0, points)));
                assertNotNull(new Chart(drawn).svg());
                assertFalse(PlainSvg.of(drawn).contains("NaN"));
                assertTrue(bytes(new Chart(drawn)::writePng).length > 0);
            }
            double[] ends = N.ends(points.stream().mapToDouble(Point::x).min().orElseThrow(), points.stream().mapToDouble(Point::x).max().orElseThrow());
            assertTrue(points.stream().allMatch(p -> ends[0] < p.x() && p.x() < ends[1]));
            assertTrue(Ticks.of(PlotAxis.Scale.LOGARITHMIC, ends[0], ends[1]).stream().anyMatch(Ticks.Tick::major));
        }
        double[] ends = PlotAxis.linear("y", "y").ends(0.3, Math.nextUp(0.3));
        assertArrayEquals(new double[] {0.3 - 0.0324, 0.3 + 0.0324}, ends, 1e-12);
        assertArrayEquals(new double[] {-1.08, 1.08}, PlotAxis.linear("y", "y").ends(0, 0), 1e-12);
        assertArrayEquals(new double[] {Math.pow(10, -0.08), Math.pow(10, 2.08)}, N.ends(1, 100), 1e-9);
    }

    /** The lemma's bound at a single N is a dash. */
    @Test
    void linesOfOnePointAreSeen() {
        Figure one = new Figure("one", "One", N, PlotAxis.logarithmic("y", "y"), List.of(
                new Curve("norm", Kind.DATA, 0, List.of(new Point(16, 0.1))), new Curve("bound", Kind.GUIDE, 3, List.of(new Point(16, 1)))));
        BufferedImage image = new Chart(one).image();
        // the legend is in the lower half
        long coloured = IntStream.range(0, image.getHeight() / 2)
                .flatMap(y -> IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y) & 0xFFFFFF))
                .filter(colour -> colour == Palette.rgb(3))
                .count();
        assertTrue(coloured >= 46, coloured + " pixels");
        assertTrue(PlainSvg.of(one).contains(" points=\"398.00,"), PlainSvg.of(one));
    }

    @Test
    void theDataAreThere() throws IOException {
        assertEquals("""
                curve,kind,particles,norm,half_width
                "line",line,1.0,-1.0,0.0
                "line",line,10.0,0.0,0.0
                "measured, ""95 %""\",measured,2.0,0.5,0.25
                """, new String(bytes(figure::writeCsv), StandardCharsets.UTF_8));
        assertTrue(new String(bytes(map::writeCsv), StandardCharsets.UTF_8).startsWith("x,y,value\n0.0,0.0,-2.0\n0.0,6.0,0.0\n3.0,0.0,1.0\n"));
    }

    @Test
    void everyFormatIsWritten() throws Exception {
        for (Plot plot : List.of(figure, map)) {
            Chart chart = new Chart(plot);
            byte[] svg = bytes(chart::writeSvg);
            assertNotNull(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg)));
            assertTrue(new String(svg, StandardCharsets.UTF_8).contains(plot.title()));
            assertArrayEquals(svg, bytes(new Chart(plot)::writeSvg));
            assertTrue(new String(bytes(chart::writePdf), StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
        }
    }

    /** The corners of the map: blue below, vermilion above, in the right places. */
    @Test
    void coloursStandWhereTheValuesAre() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes(new Chart(map)::writePng)));
        int left = image.getRGB(image.getWidth() / 5, image.getHeight() * 17 / 20);
        int middle = image.getRGB(image.getWidth() * 9 / 20, image.getHeight() / 5);
        assertEquals(Palette.diverging(-1), left & 0xFFFFFF);
        assertEquals(Palette.diverging(1), middle & 0xFFFFFF);
        assertNotEquals(left, middle);
    }

    /** Read by the library's own reader, pixel for pixel what was drawn. */
    @Test
    void aPngHoldsThePicture() throws IOException {
        for (Plot plot : List.of(figure, map)) {
            Chart chart = new Chart(plot);
            BufferedImage drawn = chart.image();
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes(chart::writePng)));
            int width = drawn.getWidth();
            int height = drawn.getHeight();
            assertEquals(width, read.getWidth());
            assertEquals(height, read.getHeight());
            assertArrayEquals(
                    drawn.getRaster().getPixels(0, 0, width, height, (int[]) null),
                    read.getRaster().getPixels(0, 0, width, height, (int[]) null));
        }
    }

    @Test
    void lettersForIndicesAreLowered() {
        assertFalse(Notation.hasScripts("‖C̄ₙ(0)‖, N²"));
        String label = "F_N + V_f(x, y) ~ N^{−n/2}";
        assertTrue(Notation.hasScripts(label));
        AttributedCharacterIterator drawn = Notation.withScripts(label, new Font(Font.SANS_SERIF, Font.PLAIN, 12)).getIterator();
        StringBuilder text = new StringBuilder();
        StringBuilder lowered = new StringBuilder();
        StringBuilder raised = new StringBuilder();
        for (char c = drawn.first(); c != CharacterIterator.DONE; c = drawn.next()) {
            text.append(c);
            Object level = ((Font) drawn.getAttribute(TextAttribute.FONT)).getAttributes().get(TextAttribute.SUPERSCRIPT);
            if (TextAttribute.SUPERSCRIPT_SUB.equals(level)) {
                lowered.append(c);
            } else if (TextAttribute.SUPERSCRIPT_SUPER.equals(level)) {
                raised.append(c);
            }
        }
        assertEquals("FN + Vf(x, y) ~ N−n/2", text.toString());
        assertEquals("Nf", lowered.toString());
        assertEquals("−n/2", raised.toString());
    }

    /** In the legend they are letters of their own, smaller and off the line, and follow each other without gaps. */
    @Test
    void legendsHaveSubscriptsAndSuperscripts() {
        List<Point> points = List.of(new Point(1, 1), new Point(2, 2));
        String svg = new Chart(new Figure("two", "Two", N, N, List.of(
                new Curve("energy F_N ~ N^{−n/2}", Kind.DATA, 0, points), new Curve("other", Kind.DATA, 1, points)))).svg();
        List<MatchResult> texts = Pattern.compile("<text x='([^']*)' y='([^']*)' style='[^']*font-size: (\\d+)px[^>]*>([^<]*)<").matcher(svg)
                .results()
                .filter(r -> List.of("energy F", "N", "~ N", "−n/2", "other").contains(r.group(4)) && !r.group(3).equals("14"))
                .toList();
        assertEquals(List.of("energy F", "N", "~ N", "−n/2", "other"), texts.stream().map(r -> r.group(4)).toList());
        assertEquals(List.of("12", "9", "12", "9", "12"), texts.stream().map(r -> r.group(3)).toList());
        double[] height = texts.stream().mapToDouble(r -> Double.parseDouble(r.group(2))).toArray();
        assertEquals(height[0], height[2]);
        assertEquals(height[0], height[4], 0.3, "beside lines of the library");
        assertTrue(height[1] > height[0] + 1 && height[3] < height[0] - 2, Arrays.toString(height));
        double[] x = texts.stream().mapToDouble(r -> Double.parseDouble(r.group(1))).toArray();
        assertTrue(x[0] < x[1] - 20 && x[1] < x[2] - 5 && x[2] < x[3] - 12 && x[3] < x[4] - 20, Arrays.toString(x));
        String plain = PlainSvg.of(new Figure("one", "One", N, N, List.of(new Curve("energy F_N ~ N^{−n/2}", Kind.DATA, 0, points))));
        assertTrue(plain.contains(">energy F<tspan dy=\"0.28em\" font-size=\"72.00%\">N</tspan><tspan dy=\"-0.20em\" font-size=\"100.00%\"> ~ N</tspan>"
                + "<tspan dy=\"-0.53em\" font-size=\"72.00%\">−n/2</tspan></text>"), plain);
    }

    @Test
    void marksAreRound() {
        assertEquals(List.of("−0.02", "−0.01", "0", "0.01"), labels(PlotAxis.Scale.LINEAR, -0.02, 0.014, 4));
        assertEquals(List.of("0", "π/2", "π", "3π/2", "2π"), Ticks.of(PlotAxis.Scale.ANGLE, 0, 2 * Math.PI).stream().map(Ticks.Tick::label).toList());
        assertEquals(List.of("−π", "−π/2", "0"), Ticks.of(PlotAxis.Scale.ANGLE, -3.2, 0.1).stream().map(Ticks.Tick::label).toList());
    }

    private static List<String> labels(PlotAxis.Scale scale, double low, double high, int atLeast) {
        List<String> all = Ticks.of(scale, low, high).stream().map(Ticks.Tick::label).toList();
        assertTrue(all.size() >= atLeast && all.size() <= 10, all.toString());
        return all.stream().filter(label -> !label.endsWith("5")).toList();
    }

    @Test
    void aMapHasAValueForEachPlace() {
        assertThrows(IllegalArgumentException.class, () -> new HeatMap(
                "map", "Map", N, N, "v", new double[] {0, 1}, new double[] {0, 1}, new double[][] {{1, 2}}));
    }
}
