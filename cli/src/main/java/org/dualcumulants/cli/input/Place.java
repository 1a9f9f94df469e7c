package org.dualcumulants.cli.input;

/**
 * Where a value of a study was written.
 *
 * @param source name of the file, or the option that set the value
 * @param line from 1; 0 where there are no lines
 * @param column from 1; 0 where there are no lines
 */
public record Place(String source, int line, int column) {

    /** A value given by an option. */
    static Place option(String text) {
        return new Place(text, 0, 0);
    }

    Place shifted(int columns) {
        return line == 0 ? this : new Place(source, line, column + columns);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
