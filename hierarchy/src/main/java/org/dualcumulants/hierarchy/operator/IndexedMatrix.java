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

    /** x += Aᵀ z. */
    void addTransposedProduct(double[] table, double[] z, double[] x) {
        for (int i = 0; i < rows; i++) {
            for (int e = start[i]; e < start[i + 1]; e++) {
                x[column[e]] += table[place[e]] * z[i];
            }
        }
    }

    /** y = A x for {@link BatchOperator#LANES} vectors and tables side by side. */
    void productOfLanes(double[] table, double[] x, double[] y) {
        for (int i = 0; i < rows; i++) {
            rowOfLanes(start[i], start[i + 1], table, x, y, 8 * i);
        }
    }

    private void rowOfLanes(int from, int to, double[] table, double[] x, double[] y, int at) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int e = from; e < to; e++) {
            int k = 8 * place[e];
            int j = 8 * column[e];
            s0 += table[k] * x[j];
            s1 += table[k + 1] * x[j + 1];
            s2 += table[k + 2] * x[j + 2];
            s3 += table[k + 3] * x[j + 3];
            s4 += table[k + 4] * x[j + 4];
            s5 += table[k + 5] * x[j + 5];
            s6 += table[k + 6] * x[j + 6];
            s7 += table[k + 7] * x[j + 7];
        }
        y[at] = s0;
        y[at + 1] = s1;
        y[at + 2] = s2;
        y[at + 3] = s3;
        y[at + 4] = s4;
        y[at + 5] = s5;
        y[at + 6] = s6;
        y[at + 7] = s7;
    }
}
