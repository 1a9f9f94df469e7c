package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * A sparse matrix, two entries of a row at a time, that multiplies four vectors side by side. Rows of one or two entries, which products of
 * waves have, need no loop of their own, and an entry is read once for four vectors.
 */
final class EntryPairs {

    /** Vectors side by side: the a-th numbers of all are at 4a to 4a + 3. */
    static final int VECTORS = 4;

    private final int[] row;
    private final int[] first;
    private final int[] second;
    private final double[] firstValue;
    private final double[] secondValue;

    /** Of a row with an odd number of entries, the last one stands beside 0 times itself. */
    EntryPairs(SparseMatrix matrix) {
        int count = 0;
        for (int a = 0; a < matrix.rows(); a++) {
            count += (matrix.start(a + 1) - matrix.start(a) + 1) / 2;
        }
        row = new int[count];
        first = new int[count];
        second = new int[count];
        firstValue = new double[count];
        secondValue = new double[count];
        int at = 0;
        for (int a = 0; a < matrix.rows(); a++) {
            int end = matrix.start(a + 1);
            for (int e = matrix.start(a); e < end; e += 2, at++) {
                boolean both = e + 1 < end;
                row[at] = a;
                first[at] = matrix.column(e);
                second[at] = matrix.column(both ? e + 1 : e);
                firstValue[at] = matrix.value(e);
                secondValue[at] = both ? matrix.value(e + 1) : 0;
            }
        }
    }

    /** y += A x for each of the four. */
    void addTimes(double[] x, double[] y) {
        for (int i = 0; i < row.length; i++) {
            int at = VECTORS * row[i];
            int j = VECTORS * first[i];
            int k = VECTORS * second[i];
            double v = firstValue[i];
            double w = secondValue[i];
            y[at] += v * x[j] + w * x[k];
            y[at + 1] += v * x[j + 1] + w * x[k + 1];
            y[at + 2] += v * x[j + 2] + w * x[k + 2];
            y[at + 3] += v * x[j + 3] + w * x[k + 3];
        }
    }
}
