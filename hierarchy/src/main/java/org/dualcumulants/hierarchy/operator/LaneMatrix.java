package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;

/**
 * A sparse matrix that acts on rows of lanes. Columns ascend. The values may be replaced by others on the same pattern.
 */
final class LaneMatrix {

    private final int[] start;
    private final int[] column;
    private final double[] value;

    /** lowest[t]: smallest column in rows t and above; highest[t]: one more than the largest column in rows below t. */
    private final int[] lowest;

    private final int[] highest;

    /** Adds the entries of a row, also those that are zero now, to a dense row. */
    interface Entries {
        void addTo(int row, Dense dense);
    }

    /** One row under construction. */
    static final class Dense {
        private final double[] sum;
        private final boolean[] occupied;
        private final int[] touched;
        private int count;

        private Dense(int size) {
            sum = new double[size];
            occupied = new boolean[size];
            touched = new int[size];
        }

        void add(int column, double value) {
            sum[column] += value;
            if (!occupied[column]) {
                occupied[column] = true;
                touched[count++] = column;
            }
        }
    }

    LaneMatrix(int size, Entries entries) {
        start = new int[size + 1];
        lowest = new int[size + 1];
        highest = new int[size + 1];
        int[] columns = new int[16 * size];
        double[] values = new double[16 * size];
        Dense dense = new Dense(size);
        int at = 0;
        for (int t = 0; t < size; t++) {
            entries.addTo(t, dense);
            if (columns.length < at + dense.count) {
                columns = Arrays.copyOf(columns, 2 * (at + dense.count));
                values = Arrays.copyOf(values, columns.length);
            }
            Arrays.sort(dense.touched, 0, dense.count);
            for (int i = 0; i < dense.count; i++) {
                int s = dense.touched[i];
                columns[at] = s;
                values[at++] = dense.sum[s];
                dense.occupied[s] = false;
                dense.sum[s] = 0;
            }
            dense.count = 0;
            start[t + 1] = at;
        }
        column = Arrays.copyOf(columns, at);
        value = Arrays.copyOf(values, at);
        lowest[size] = size;
        for (int t = size - 1; t >= 0; t--) {
            lowest[t] = start[t] == start[t + 1] ? lowest[t + 1] : Math.min(lowest[t + 1], column[start[t]]);
        }
        for (int t = 0; t < size; t++) {
            highest[t + 1] = start[t] == start[t + 1] ? highest[t] : Math.max(highest[t], column[start[t + 1] - 1] + 1);
        }
    }

    int start(int row) {
        return start[row];
    }

    int column(int entry) {
        return column[entry];
    }

    /** The values of construction. */
    double[] values() {
        return value;
    }

    /** First column read by rows from {@code row} on. */
    int lowest(int row) {
        return lowest[row];
    }

    /** One more than the last column read by rows before {@code row}. */
    int highest(int row) {
        return highest[row];
    }

    /**
     * out = scale · (row of the matrix) · in.
     *
     * @param variation what multiplies it, lane by lane; null for nothing
     */
    void multiply(int row, double scale, Variation variation, double[][] in, double[] out) {
        int i = start[row];
        int end = start[row + 1];
        boolean varies = variation != null && !variation.isConstant();
        if (end - i < 4) {
            Arrays.fill(out, 0);
        } else {
            Lanes.set(
                    out, in[column[i]], in[column[i + 1]], in[column[i + 2]], in[column[i + 3]],
                    scale * value[i], scale * value[i + 1], scale * value[i + 2], scale * value[i + 3]);
            i += 4;
        }
        for (; i + 3 < end; i += 4) {
            if (varies && i + 4 == end) {
                Lanes.addAndMultiply(
                        out, variation.row(), in[column[i]], in[column[i + 1]], in[column[i + 2]], in[column[i + 3]],
                        scale * value[i], scale * value[i + 1], scale * value[i + 2], scale * value[i + 3]);
                return;
            }
            Lanes.add(
                    out, in[column[i]], in[column[i + 1]], in[column[i + 2]], in[column[i + 3]],
                    scale * value[i], scale * value[i + 1], scale * value[i + 2], scale * value[i + 3]);
        }
        for (; i + 1 < end; i += 2) {
            Lanes.add(out, in[column[i]], in[column[i + 1]], scale * value[i], scale * value[i + 1]);
        }
        if (i < end) {
            Lanes.add(out, in[column[i]], scale * value[i]);
        }
        if (varies) {
            Lanes.multiply(out, variation.row());
        }
    }

    /**
     * out += scale · (row of the matrix with the given values) · in, where in(b) is the row of the pair of b and x.
     *
     * @param variation what multiplies it, lane by lane
     */
    void addBeside(int x, int row, double scale, double[] v, Variation variation, double[][] in, double[] out) {
        if (variation.isConstant()) {
            addBeside(x, row, scale, v, in, out);
        } else {
            addBeside(x, row, scale, v, variation.row(), in, out);
        }
    }

    private void addBeside(int x, int row, double scale, double[] v, double[] factor, double[][] in, double[] out) {
        int i = start[row];
        int end = start[row + 1];
        for (; i + 3 < end; i += 4) {
            Lanes.addTimes(
                    out, factor, at(in, x, i), at(in, x, i + 1), at(in, x, i + 2), at(in, x, i + 3),
                    scale * v[i], scale * v[i + 1], scale * v[i + 2], scale * v[i + 3]);
        }
        for (; i + 1 < end; i += 2) {
            Lanes.addTimes(out, factor, at(in, x, i), at(in, x, i + 1), scale * v[i], scale * v[i + 1]);
        }
        if (i < end) {
            Lanes.addTimes(out, factor, at(in, x, i), scale * v[i]);
        }
    }

    private void addBeside(int x, int row, double scale, double[] v, double[][] in, double[] out) {
        int i = start[row];
        int end = start[row + 1];
        if ((end - i) % 4 == 1 && end - i > 4) {
            Lanes.add(
                    out, at(in, x, i), at(in, x, i + 1), at(in, x, i + 2), at(in, x, i + 3), at(in, x, i + 4),
                    scale * v[i], scale * v[i + 1], scale * v[i + 2], scale * v[i + 3], scale * v[i + 4]);
            i += 5;
        }
        for (; i + 3 < end; i += 4) {
            Lanes.add(
                    out, at(in, x, i), at(in, x, i + 1), at(in, x, i + 2), at(in, x, i + 3),
                    scale * v[i], scale * v[i + 1], scale * v[i + 2], scale * v[i + 3]);
        }
        for (; i + 1 < end; i += 2) {
            Lanes.add(out, at(in, x, i), at(in, x, i + 1), scale * v[i], scale * v[i + 1]);
        }
        if (i < end) {
            Lanes.add(out, at(in, x, i), scale * v[i]);
        }
    }

    private double[] at(double[][] in, int x, int entry) {
        return in[PairStructure.pair(x, column[entry])];
    }
}
