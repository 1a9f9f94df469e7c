package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;

/** A sparse matrix whose rows are cut into segments with a weight each: (A x)_i = Σ_s w_s Σ_{e in s} a_e x_{j(e)}. */
final class SegmentedMatrix {

    private final int mostEntries;
    private final int[] rowStart;
    private int[] segmentStart = new int[64];
    private int[] segmentWeight = new int[64];
    private int[] column = new int[256];
    private double[] value = new double[256];
    private int rows;
    private int segments;
    private int entries;

    SegmentedMatrix(int rows, int mostEntries) {
        this.rowStart = new int[rows + 1];
        this.mostEntries = mostEntries;
    }

    void add(int col, double v) throws AssembledHierarchy.TooLarge {
        if (entries == column.length) {
            if (entries >= mostEntries) {
                throw new AssembledHierarchy.TooLarge();
            }
            column = Arrays.copyOf(column, 2 * entries);
            value = Arrays.copyOf(value, 2 * entries);
        }
        column[entries] = col;
        value[entries++] = v;
    }

    /** What was added since the last segment becomes one. */
    void endSegment(int weight) {
        int begin = segments == 0 ? 0 : segmentStart[segments];
        if (begin == entries) {
            return;
        }
        if (segments + 2 > segmentStart.length) {
            segmentStart = Arrays.copyOf(segmentStart, 2 * segmentStart.length);
            segmentWeight = Arrays.copyOf(segmentWeight, segmentStart.length);
        }
        segmentWeight[segments++] = weight;
        segmentStart[segments] = entries;
    }

    void endRow() {
        rowStart[++rows] = segments;
    }

    int entries() {
        return entries;
    }

    /** y += A x. */
    void addProduct(double[] weights, double[] x, double[] y) {
        for (int i = 0; i < rows; i++) {
            y[i] += row(i, weights, x);
        }
    }

    private double row(int i, double[] weights, double[] x) {
        double sum = 0;
        int e = segmentStart[rowStart[i]];
        for (int s = rowStart[i]; s < rowStart[i + 1]; s++) {
            int end = segmentStart[s + 1];
            double even = 0;
            double odd = 0;
            for (; e + 1 < end; e += 2) {
                even += value[e] * x[column[e]];
                odd += value[e + 1] * x[column[e + 1]];
            }
            if (e < end) {
                even += value[e] * x[column[e]];
                e++;
            }
            sum += weights[segmentWeight[s]] * (even + odd);
        }
        return sum;
    }

    /** x += Aᵀ z. */
    void addTransposedProduct(double[] weights, double[] z, double[] x) {
        for (int i = 0; i < rows; i++) {
            for (int s = rowStart[i]; s < rowStart[i + 1]; s++) {
                double factor = weights[segmentWeight[s]] * z[i];
                for (int e = segmentStart[s]; e < segmentStart[s + 1]; e++) {
                    x[column[e]] += value[e] * factor;
                }
            }
        }
    }

    /** y += A x for {@link BatchOperator#LANES} vectors and sets of weights side by side. */
    void addProductOfLanes(double[] weights, double[] x, double[] y) {
        for (int i = 0; i < rows; i++) {
            for (int s = rowStart[i]; s < rowStart[i + 1]; s++) {
                addSegmentOfLanes(segmentStart[s], segmentStart[s + 1], weights, 8 * segmentWeight[s], x, y, 8 * i);
            }
        }
    }

    private void addSegmentOfLanes(int from, int to, double[] weights, int w, double[] x, double[] y, int at) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int e = from; e < to; e++) {
            double a = value[e];
            int j = 8 * column[e];
            s0 += a * x[j];
            s1 += a * x[j + 1];
            s2 += a * x[j + 2];
            s3 += a * x[j + 3];
            s4 += a * x[j + 4];
            s5 += a * x[j + 5];
            s6 += a * x[j + 6];
            s7 += a * x[j + 7];
        }
        y[at] += weights[w] * s0;
        y[at + 1] += weights[w + 1] * s1;
        y[at + 2] += weights[w + 2] * s2;
        y[at + 3] += weights[w + 3] * s3;
        y[at + 4] += weights[w + 4] * s4;
        y[at + 5] += weights[w + 5] * s5;
        y[at + 6] += weights[w + 6] * s6;
        y[at + 7] += weights[w + 7] * s7;
    }
}
