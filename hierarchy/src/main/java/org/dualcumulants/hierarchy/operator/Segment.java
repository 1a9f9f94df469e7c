package org.dualcumulants.hierarchy.operator;

/**
 * A piece of a sweep: a range of spectators with a range of rows a of the newly written slot, or of the larger of two. The
 * spectators' own outputs belong to the piece that begins with row 0.
 */
record Segment(int firstSpectator, int endSpectator, int firstRow, int endRow) {

    boolean isEmpty() {
        return firstSpectator >= endSpectator || firstRow >= endRow;
    }
}
