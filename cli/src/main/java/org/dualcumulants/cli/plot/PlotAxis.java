package org.dualcumulants.cli.plot;

/**
 * An axis of a picture.
 *
 * @param label in mathematics
 * @param column name of its column in the data
 * @param scale how values become places
 */
public record PlotAxis(String label, String column, Scale scale) {

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

    /** A number that grows in proportion to the place. */
    double place(double value) {
        return scale == Scale.LOGARITHMIC ? Math.log(value) : value;
    }
}
