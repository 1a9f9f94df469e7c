package org.dualcumulants.cli.plot;

/** Coordinates of a picture as text. A figure has thousands of them, and a general formatter takes longer over each than the drawing. */
final class Coordinate {

    private Coordinate() {}

    /** With two digits behind the point. */
    static String text(double value) {
        long hundredths = Math.round(100 * value);
        long absolute = Math.abs(hundredths);
        long rest = absolute % 100;
        return (hundredths < 0 ? "-" : "") + absolute / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
