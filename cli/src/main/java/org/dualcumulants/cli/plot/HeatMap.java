package org.dualcumulants.cli.plot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A function of two variables as colours, from blue below 0 over white to vermilion above. */
public final class HeatMap implements Plot {

    private final String name;
    private final String title;
    private final PlotAxis horizontal;
    private final PlotAxis vertical;
    private final String value;
    private final double[] x;
    private final double[] y;
    private final double[][] values;

    /**
     * @param value label of the colours
     * @param x equidistant, rising
     * @param y equidistant, rising
     * @param values [i][j] at (x_i, y_j), finite
     */
    public HeatMap(
            String name, String title, PlotAxis horizontal, PlotAxis vertical, String value, double[] x, double[] y,
            double[][] values) {
        if (x.length < 2 || y.length < 2 || values.length != x.length || values[0].length != y.length) {
            throw new IllegalArgumentException("values are " + values.length + " rows; expected " + x.length + " of " + y.length
                    + " values, at least two each");
        }
        this.name = name;
        this.title = title;
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.value = value;
        this.x = x.clone();
        this.y = y.clone();
        this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public PlotAxis horizontal() {
        return horizontal;
    }

    @Override
    public PlotAxis vertical() {
        return vertical;
    }

    /** Label of the colours. */
    String value() {
        return value;
    }

    /** Values along the horizontal axis. */
    double[] x() {
        return x.clone();
    }

    /** Values along the vertical axis. */
    double[] y() {
        return y.clone();
    }

    /** The value at (x_i, y_j). */
    public double at(int i, int j) {
        return values[i][j];
    }

    /** max |value|. */
    public double largest() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
    }

    @Override
    public void writeCsv(OutputStream out) throws IOException {
        StringBuilder csv = new StringBuilder(horizontal.column() + "," + vertical.column() + ",value\n");
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                csv.append(x[i]).append(',').append(y[j]).append(',').append(values[i][j]).append('\n');
            }
        }
        out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
}
