package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * The one-body matrix B of one target order on the union of the patterns of its summands, and where k B, k = 1 … n, stands in a
 * table: a slot's value that occurs k times among the slots counts k times.
 */
final class OneBodyPattern {

    private final int functions;
    private final int order;
    private final List<Summand> summands = new ArrayList<>();
    private final int[] start;
    private int[] column;
    private int offset;

    private static final class Summand {
        private final int term;
        private final Primitive primitive;
        private final SparseMatrix matrix;
        private int[] place;

        private Summand(int term, Primitive primitive, SparseMatrix matrix) {
            this.term = term;
            this.primitive = primitive;
            this.matrix = matrix;
        }
    }

    OneBodyPattern(int functions, int order) {
        this.functions = functions;
        this.order = order;
        this.start = new int[functions + 1];
    }

    void add(int term, Primitive p, SparseMatrix matrix) {
        summands.add(new Summand(term, p, matrix));
    }

    /** All summands are there; returns the place in the table behind this one's. */
    int complete(int at) {
        offset = at;
        boolean[] occupied = new boolean[functions];
        int[] columns = new int[functions * 4];
        int count = 0;
        for (Summand s : summands) {
            s.place = new int[s.matrix.nonZeros()];
        }
        for (int a = 0; a < functions; a++) {
            Arrays.fill(occupied, false);
            for (Summand s : summands) {
                for (int e = s.matrix.start(a); e < s.matrix.start(a + 1); e++) {
                    occupied[s.matrix.column(e)] = true;
                }
            }
            if (columns.length < count + functions) {
                columns = Arrays.copyOf(columns, 2 * (count + functions));
            }
            int[] where = new int[functions];
            for (int b = 0; b < functions; b++) {
                if (occupied[b]) {
                    where[b] = count;
                    columns[count++] = b;
                }
            }
            for (Summand s : summands) {
                for (int e = s.matrix.start(a); e < s.matrix.start(a + 1); e++) {
                    s.place[e] = where[s.matrix.column(e)];
                }
            }
            start[a + 1] = count;
        }
        column = Arrays.copyOf(columns, count);
        return offset + order * count;
    }

    int start(int row) {
        return start[row];
    }

    int column(int entry) {
        return column[entry];
    }

    /** Where an entry of k B stands. */
    int place(int entry, int multiplicity) {
        return offset + (multiplicity - 1) * column.length + entry;
    }

    /** The coefficients in N of the summands. */
    double[] coefficients(AssembledHierarchy hierarchy, Coefficients coefficients) {
        return summands.stream()
                .mapToDouble(s -> hierarchy.coefficient(s.term, order, coefficients))
                .toArray();
    }

    /** Writes B, 2B, … at the time of the values, for the N of the coefficients. */
    void update(double[] coefficients, FactorValues values, double[] table) {
        int count = column.length;
        Arrays.fill(table, offset, offset + order * count, 0);
        for (int i = 0; i < coefficients.length; i++) {
            Summand s = summands.get(i);
            double weight = coefficients[i] * s.primitive.weight(values);
            for (int e = 0; weight != 0 && e < s.place.length; e++) {
                table[offset + s.place[e]] += weight * s.matrix.value(e);
            }
        }
        for (int k = 2; k <= order; k++) {
            for (int u = 0; u < count; u++) {
                table[offset + (k - 1) * count + u] = k * table[offset + u];
            }
        }
    }
}
