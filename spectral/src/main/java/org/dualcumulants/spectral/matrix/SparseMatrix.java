package org.dualcumulants.spectral.matrix;

import java.util.Arrays;

/** An immutable real matrix in compressed rows. */
public final class SparseMatrix {

    private final int columns;
    private final int[] start;
    private final int[] column;
    private final double[] value;

    private SparseMatrix(int columns, int[] start, int[] column, double[] value) {
        this.columns = columns;
        this.start = start;
        this.column = column;
        this.value = value;
    }

    /** Entries of at most {@code drop} times the largest are left out. */
    public static SparseMatrix of(double[][] dense, double drop) {
        int rows = dense.length;
        int columns = rows == 0 ? 0 : dense[0].length;
        double largest = 0;
        for (double[] row : dense) {
            for (double x : row) {
                largest = Math.max(largest, Math.abs(x));
            }
        }
        double threshold = drop * largest;
        int[] start = new int[rows + 1];
        int[] column = new int[rows * columns];
        double[] value = new double[rows * columns];
        int count = 0;
        for (int a = 0; a < rows; a++) {
            for (int b = 0; b < columns; b++) {
                if (Math.abs(dense[a][b]) > threshold) {
                    column[count] = b;
                    value[count++] = dense[a][b];
                }
            }
            start[a + 1] = count;
        }
        return new SparseMatrix(columns, start, Arrays.copyOf(column, count), Arrays.copyOf(value, count));
    }

    /** One row of a matrix, as a sum of entries. */
    public interface Row {
        void addTo(int row, Sum sum);
    }

    /** A row that is being added up; columns that nothing was added to cost nothing. */
    public static final class Sum {
        private final double[] value;
        private final boolean[] touched;
        private final int[] columns;
        private int count;

        private Sum(int size) {
            value = new double[size];
            touched = new boolean[size];
            columns = new int[size];
        }

        public void add(int column, double x) {
            value[column] += x;
            if (!touched[column]) {
                touched[column] = true;
                columns[count++] = column;
            }
        }

        private void clear() {
            for (int i = 0; i < count; i++) {
                value[columns[i]] = 0;
                touched[columns[i]] = false;
            }
            count = 0;
        }
    }

    /** A matrix by its rows; entries of at most {@code drop} times the largest are left out. */
    public static SparseMatrix of(int rows, int columns, double drop, Row row) {
        int[] start = new int[rows + 1];
        int[] column = new int[4 * rows + 4];
        double[] value = new double[column.length];
        Sum sum = new Sum(columns);
        double largest = 0;
        int count = 0;
        for (int a = 0; a < rows; a++) {
            row.addTo(a, sum);
            if (column.length < count + sum.count) {
                column = Arrays.copyOf(column, Math.max(count + sum.count, count + count / 2));
                value = Arrays.copyOf(value, column.length);
            }
            Arrays.sort(sum.columns, 0, sum.count);
            for (int i = 0; i < sum.count; i++) {
                double x = sum.value[sum.columns[i]];
                if (x != 0) {
                    largest = Math.max(largest, Math.abs(x));
                    column[count] = sum.columns[i];
                    value[count++] = x;
                }
            }
            sum.clear();
            start[a + 1] = count;
        }
        int kept = 0;
        for (int a = 0, e = 0; a < rows; a++) {
            for (; e < start[a + 1]; e++) {
                if (Math.abs(value[e]) > drop * largest) {
                    column[kept] = column[e];
                    value[kept++] = value[e];
                }
            }
            start[a + 1] = kept;
        }
        return new SparseMatrix(columns, start, Arrays.copyOf(column, kept), Arrays.copyOf(value, kept));
    }

    /** A + B. */
    public SparseMatrix plus(SparseMatrix other) {
        if (other.rows() != rows() || other.columns != columns) {
            throw new IllegalArgumentException("the sum of a " + rows() + "×" + columns + " and a " + other.rows() + "×" + other.columns
                    + " matrix was asked for; the same size is required");
        }
        return of(rows(), columns, 0, (a, sum) -> {
            addRow(a, 1, sum);
            other.addRow(a, 1, sum);
        });
    }

    private void addRow(int a, double scale, Sum sum) {
        for (int e = start[a]; e < start[a + 1]; e++) {
            sum.add(column[e], scale * value[e]);
        }
    }

    public static SparseMatrix of(double[][] dense) {
        return of(dense, 0);
    }

    public static SparseMatrix identity(int size) {
        int[] start = new int[size + 1];
        int[] column = new int[size];
        double[] value = new double[size];
        for (int a = 0; a < size; a++) {
            start[a + 1] = a + 1;
            column[a] = a;
            value[a] = 1;
        }
        return new SparseMatrix(size, start, column, value);
    }

    public int rows() {
        return start.length - 1;
    }

    public int columns() {
        return columns;
    }

    public int nonZeros() {
        return value.length;
    }

    /** First entry of the given row; its last is before {@code start(row + 1)}. */
    public int start(int row) {
        return start[row];
    }

    /** Column of an entry. */
    public int column(int entry) {
        return column[entry];
    }

    /** Value of an entry. */
    public double value(int entry) {
        return value[entry];
    }

    public double at(int row, int col) {
        for (int e = start[row]; e < start[row + 1]; e++) {
            if (column[e] == col) {
                return value[e];
            }
        }
        return 0;
    }

    /** A row, zeros included. */
    public double[] row(int row) {
        double[] dense = new double[columns];
        for (int e = start[row]; e < start[row + 1]; e++) {
            dense[column[e]] = value[e];
        }
        return dense;
    }

    /** A x. */
    public double[] times(double[] x) {
        double[] y = new double[rows()];
        for (int a = 0; a < y.length; a++) {
            double sum = 0;
            for (int e = start[a]; e < start[a + 1]; e++) {
                sum += value[e] * x[column[e]];
            }
            y[a] = sum;
        }
        return y;
    }

    /** y += A x. */
    public void addTimes(double[] x, double[] y) {
        for (int a = 0; a < rows(); a++) {
            int end = start[a + 1];
            if (start[a] < end) {
                double sum = 0;
                for (int e = start[a]; e < end; e++) {
                    sum += value[e] * x[column[e]];
                }
                y[a] += sum;
            }
        }
    }

    /** y += scale xᵀA. */
    public void addTransposedTimes(double scale, double[] x, double[] y) {
        for (int a = 0; a < rows(); a++) {
            double s = scale * x[a];
            if (s != 0) {
                for (int e = start[a]; e < start[a + 1]; e++) {
                    y[column[e]] += s * value[e];
                }
            }
        }
    }

    /**
     * T A Tᵀ, the matrix of A in the functions g' = T g.
     *
     * @param t T, orthogonal
     * @param drop entries of at most this multiple of the largest are left out
     */
    public SparseMatrix in(SparseMatrix t, double drop) {
        SparseMatrix back = t.transposed();
        return of(t.rows(), t.rows(), drop, (a, sum) -> {
            for (int i = t.start[a]; i < t.start[a + 1]; i++) {
                int b = t.column[i];
                for (int e = start[b]; e < start[b + 1]; e++) {
                    back.addRow(column[e], t.value[i] * value[e], sum);
                }
            }
        });
    }

    /** Aᵀ. */
    public SparseMatrix transposed() {
        int[] first = new int[columns + 1];
        for (int b : column) {
            first[b + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        int[] next = first.clone();
        int[] rows = new int[value.length];
        double[] values = new double[value.length];
        for (int a = 0; a < rows(); a++) {
            for (int e = start[a]; e < start[a + 1]; e++) {
                int place = next[column[e]]++;
                rows[place] = a;
                values[place] = value[e];
            }
        }
        return new SparseMatrix(rows(), first, rows, values);
    }

    /** The rows and columns from {@code first} on. */
    public SparseMatrix from(int first) {
        int rows = rows() - first;
        int[] s = new int[rows + 1];
        int[] c = new int[value.length];
        double[] v = new double[value.length];
        int count = 0;
        for (int a = 0; a < rows; a++) {
            for (int e = start[a + first]; e < start[a + first + 1]; e++) {
                if (column[e] >= first) {
                    c[count] = column[e] - first;
                    v[count++] = value[e];
                }
            }
            s[a + 1] = count;
        }
        return new SparseMatrix(columns - first, s, Arrays.copyOf(c, count), Arrays.copyOf(v, count));
    }

    public double[][] dense() {
        double[][] d = new double[rows()][columns];
        for (int a = 0; a < d.length; a++) {
            for (int e = start[a]; e < start[a + 1]; e++) {
                d[a][column[e]] = value[e];
            }
        }
        return d;
    }
}
