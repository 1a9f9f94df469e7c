package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/** The sum B of the matrices that act on one slot of c_n and leave the others alone. */
final class OneBody {

    private final FactorValues values;
    private final List<Primitive> summands = new ArrayList<>();
    private SparseMatrix[] matrices;
    private LaneMatrix pattern;
    private double[] entries;

    OneBody(FactorValues values) {
        this.values = values;
    }

    /** Takes in a primitive with one matrix, no ket and no bra. */
    void add(Primitive p) {
        summands.add(p);
    }

    /** All terms are there. */
    void complete(int functions) {
        pattern = new LaneMatrix(functions, (a, row) -> {
            for (Primitive p : summands) {
                SparseMatrix m = matrix(p);
                for (int e = m.start(a); e < m.start(a + 1); e++) {
                    row.add(m.column(e), 0);
                }
            }
        });
        entries = pattern.values();
        matrices = summands.stream().map(this::matrix).toArray(SparseMatrix[]::new);
    }

    private SparseMatrix matrix(Primitive p) {
        return values.matrix(p.matrices().get(0));
    }

    /** The sum at the time of the values. */
    void assemble() {
        Arrays.fill(entries, 0);
        for (int i = 0; i < matrices.length; i++) {
            double weight = summands.get(i).weight(values);
            SparseMatrix m = matrices[i];
            for (int a = 0; a < m.rows(); a++) {
                int u = pattern.start(a);
                for (int e = m.start(a); e < m.start(a + 1); e++) {
                    while (pattern.column(u) != m.column(e)) {
                        u++;
                    }
                    entries[u] += weight * m.value(e);
                }
            }
        }
    }

    /** Number of doubles that follow the time. */
    int workspace() {
        return entries.length;
    }

    /** First column read by rows from {@code row} on. */
    int lowest(int row) {
        return pattern.lowest(row);
    }

    /** One more than the last column read by rows before {@code row}. */
    int highest(int row) {
        return pattern.highest(row);
    }

    /** (B x)(a). */
    double row(int a, double[] x) {
        double sum = 0;
        for (int e = pattern.start(a); e < pattern.start(a + 1); e++) {
            sum += entries[e] * x[pattern.column(e)];
        }
        return sum;
    }

    /** (B g)(a), g(b) the number of the pair of b and x. */
    double rowBeside(int x, int a, double[] g) {
        double sum = 0;
        for (int e = pattern.start(a); e < pattern.start(a + 1); e++) {
            sum += entries[e] * g[PairStructure.pair(x, pattern.column(e))];
        }
        return sum;
    }

    /** h += scale · (B g)(a), g(b) the row of the pair of b and x. */
    void addBeside(int x, int a, double scale, double[][] g, double[] h) {
        pattern.addBeside(x, a, scale, entries, g, h);
    }
}
