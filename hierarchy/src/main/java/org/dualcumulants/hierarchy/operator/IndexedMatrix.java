package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;

/** A sparse matrix whose entries are numbers of a table: (A x)_i = Σ_e table[k(e)] x_{j(e)}. */
final class IndexedMatrix {

    private final int mostEntries;
    private final int[] start;
    private int[] column = new int[256];
    private int[] place = new int[256];
    private int rows;
    private int entries;

    IndexedMatrix(int rows, int mostEntries) {
        this.start = new int[rows + 1];
        this.mostEntries = mostEntries;
    }

    void add(int col, int inTable) throws AssembledHierarchy.TooLarge {
        if (entries == column.length) {
            if (entries >= mostEntries) {
                throw new AssembledHierarchy.TooLarge();
            }
            column = Arrays.copyOf(column, 2 * entries);
            place = Arrays.copyOf(place, 2 * entries);
        }
        column[entries] = col;
        place[entries++] = inTable;
    }

    void endRow() {
        start[++rows] = entries;
    }

    int entries() {
        return entries;
    }

    /** y = A x. */
    void product(double[] table, double[] x, double[] y) {
        for (int i = 0; i < rows; i++) {
            y[i] = row(start[i], start[i + 1], table, x);
        }
    }

    private double row(int from, int to, double[] table, double[] x) {
        double even = 0;
        double odd = 0;
        int e = from;
        for (; e + 1 < to; e += 2) {
            even += table[place[e]] * x[column[e]];
            odd += table[place[e + 1]] * x[column[e + 1]];
        }
        return e < to ? even + odd + table[place[e]] * x[column[e]] : even + odd;
    }
}
