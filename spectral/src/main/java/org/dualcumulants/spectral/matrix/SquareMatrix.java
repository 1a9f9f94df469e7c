package org.dualcumulants.spectral.matrix;

import java.util.Arrays;

/** An immutable dense s×s matrix that is applied to s rows of numbers. */
public final class SquareMatrix {

    /** Numbers of a row that are taken at a time: six rows stay in the fastest memory. */
    private static final int PIECE = 512;

    private final double[][] row;

    private SquareMatrix(double[][] row) {
        this.row = row;
    }

    /** @param rows s of s numbers */
    public static SquareMatrix of(double[][] rows) {
        for (int a = 0; a < rows.length; a++) {
            if (rows[a].length != rows.length) {
                throw new IllegalArgumentException(
                        "row " + a + " has " + rows[a].length + " entries; a square matrix of " + rows.length + " rows is required");
            }
        }
        return new SquareMatrix(Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new));
    }

    /** 1. */
    public static SquareMatrix identity(int size) {
        double[][] row = new double[size][size];
        for (int a = 0; a < size; a++) {
            row[a][a] = 1;
        }
        return new SquareMatrix(row);
    }

    /** s. */
    public int size() {
        return row.length;
    }

    public double at(int a, int b) {
        return row[a][b];
    }

    /** The largest sum of |entries| of a row. */
    double norm() {
        return Arrays.stream(row).mapToDouble(r -> Arrays.stream(r).map(Math::abs).sum()).max().orElse(0);
    }

    /** A B. */
    public SquareMatrix times(SquareMatrix b) {
        double[][] product = new double[size()][size()];
        apply(b.row, product, size());
        return new SquareMatrix(product);
    }

    /** Σ_j x_j A_j, of matrices of one size. */
    static SquareMatrix sum(double[] factors, SquareMatrix[] matrices) {
        int size = matrices[0].size();
        double[][] sum = new double[size][size];
        for (int j = 0; j < factors.length; j++) {
            for (int a = 0; a < size; a++) {
                add(sum[a], matrices[j].row[a], factors[j], 0, size);
            }
        }
        return new SquareMatrix(sum);
    }

    /**
     * out_a = Σ_b A_ab in_b, the first numbers of rows.
     *
     * @param in s rows
     * @param out s other rows
     * @param length of a row
     */
    public void apply(double[][] in, double[][] out, int length) {
        for (int from = 0; from < length; from += PIECE) {
            int to = Math.min(length, from + PIECE);
            int a = 0;
            for (; a + 1 < size(); a += 2) {
                applyTwo(a, in, out[a], out[a + 1], from, to);
            }
            if (a < size()) {
                Arrays.fill(out[a], from, to, 0);
                for (int b = 0; b < size(); b++) {
                    add(out[a], in[b], row[a][b], from, to);
                }
            }
        }
    }

    /** Rows a and a + 1 of the product. */
    private void applyTwo(int a, double[][] in, double[] out, double[] next, int from, int to) {
        Arrays.fill(out, from, to, 0);
        Arrays.fill(next, from, to, 0);
        double[] p = row[a];
        double[] q = row[a + 1];
        int b = 0;
        for (; b + 3 < size(); b += 4) {
            double p0 = p[b];
            double p1 = p[b + 1];
            double p2 = p[b + 2];
            double p3 = p[b + 3];
            double q0 = q[b];
            double q1 = q[b + 1];
            double q2 = q[b + 2];
            double q3 = q[b + 3];
            addFour(out, next, in[b], in[b + 1], in[b + 2], in[b + 3], p0, p1, p2, p3, q0, q1, q2, q3, from, to);
        }
        for (; b < size(); b++) {
            add(out, in[b], p[b], from, to);
            add(next, in[b], q[b], from, to);
        }
    }

    private static void addFour(
            double[] out, double[] next, double[] x, double[] y, double[] z, double[] w,
            double p0, double p1, double p2, double p3, double q0, double q1, double q2, double q3, int from, int to) {
        for (int i = from; i < to; i++) {
            double a = x[i];
            double b = y[i];
            double c = z[i];
            double d = w[i];
            out[i] += p0 * a + p1 * b + p2 * c + p3 * d;
            next[i] += q0 * a + q1 * b + q2 * c + q3 * d;
        }
    }

    private static void add(double[] out, double[] in, double factor, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] += factor * in[i];
        }
    }
}
