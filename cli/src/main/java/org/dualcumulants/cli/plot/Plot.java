package org.dualcumulants.cli.plot;

import java.io.IOException;
import java.io.OutputStream;

/** A picture before any drawing. */
public sealed interface Plot permits Figure, HeatMap {

    /** File name without extension. */
    String name();

    /** Above the picture. */
    String title();

    /** The axis from left to right. */
    PlotAxis horizontal();

    /** The axis upwards. */
    PlotAxis vertical();

    /** The numbers shown, as CSV with a header line. */
    void writeCsv(OutputStream out) throws IOException;
}
