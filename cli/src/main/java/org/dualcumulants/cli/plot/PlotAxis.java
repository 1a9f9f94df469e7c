package org.dualcumulants.cli.plot;

/**
 * An axis of a picture.
 *
 * @param label in mathematics
 * @param column name of its column in the data
 * @param scale how values become places
 */
public record PlotAxis(String label, String column, Scale scale) {

    /** Room at either end, as a part of that between the values. */
    private static final double MARGIN = 0.04;

    /** Ratio of the ends of a logarithmic axis, at least: so one of its marks has a label. */
    private static final double LEAST_RATIO = 4;

    /** Values that differ by less of their size are one value. */
    private static final double ROUNDING = 1e-12;

    /** How values become places. */
    public enum Scale {
        /** Equal ratios take equal room; positive values only. */
        LOGARITHMIC,
        /** Equal differences take equal room. */
        LINEAR,
        /** Linear, marked at multiples of π/2. */
        ANGLE
    }

    public static PlotAxis logarithmic(String label, String column) {
        return new PlotAxis(label, column, Scale.LOGARITHMIC);
    }

    public static PlotAxis linear(String label, String column) {
        return new PlotAxis(label, column, Scale.LINEAR);
    }

    public static PlotAxis angle(String label, String column) {
        return new PlotAxis(label, column, Scale.ANGLE);
    }

    /** Whether a value has a place. */
    boolean shows(double value) {
        return Double.isFinite(value) && (scale != Scale.LOGARITHMIC || value > 0);
    }

    /**
     * Both ends of an axis that shows values, with some room; it is never empty, be it one value only.
     *
     * @param low of the values
     * @param high of the values
     */
    double[] ends(double low, double high) {
        double middle = 0.5 * (place(low) + place(high));
        double half = 0.5 * (place(high) - place(low));
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (scale == Scale.LOGARITHMIC) {
            half = Math.max(half, 0.5 * Math.log(LEAST_RATIO)) * (1 + 2 * MARGIN);
            return new double[] {Math.max(Double.MIN_NORMAL, Math.exp(middle - half)), Math.min(Double.MAX_VALUE, Math.exp(middle + half))};
        }
        if (half <= ROUNDING * size) {
            half = size == 0 ? 1 : 0.1 * size;
        }
        half *= scale == Scale.ANGLE ? 1 : 1 + 2 * MARGIN;
        return new double[] {middle - half, middle + half};
    }

    /** A number that grows in proportion to the place. */
    double place(double value) {
        return scale == Scale.LOGARITHMIC ? Math.log(value) : value;
    }
}
