package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import java.util.List;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * The part of a sweep that acts on two open slots of a symmetric tensor, as one sparse matrix W on unordered pairs
 * t(b, b') = b(b+1)/2 + b', b ≥ b': W = Σ (A ⊗ C + C ⊗ A) over the pair terms, plus A ⊗ 1 + 1 ⊗ A for a one-body matrix A
 * whose entries change with time. Rows are padded to multiples of four entries.
 */
final class PairStructure {

    private final int functions;
    private final int[] start;
    private final int[] column;
    private final double[] base;

    /** Entry column[i] of W receives entry bodyEntry[i] of the one-body matrix. */
    private final int[] bodyPosition;

    private final int[] bodyEntry;

    /** Union pattern of the one-body matrices. */
    private final int[] bodyStart;

    private final int[] bodyColumn;

    /**
     * @param pairs products A ⊗ C with constant weights
     * @param bodies the matrices that the one-body matrix is a combination of
     */
    PairStructure(int functions, FactorValues values, List<Primitive> pairs, List<SparseMatrix> bodies) {
        this.functions = functions;
        boolean[][] occupied = new boolean[functions][functions];
        int bodyCount = 0;
        for (SparseMatrix m : bodies) {
            for (int a = 0; a < functions; a++) {
                for (int e = m.start(a); e < m.start(a + 1); e++) {
                    bodyCount += occupied[a][m.column(e)] ? 0 : 1;
                    occupied[a][m.column(e)] = true;
                }
            }
        }
        bodyStart = new int[functions + 1];
        bodyColumn = new int[bodyCount];
        int at = 0;
        for (int a = 0; a < functions; a++) {
            for (int b = 0; b < functions; b++) {
                if (occupied[a][b]) {
                    bodyColumn[at++] = b;
                }
            }
            bodyStart[a + 1] = at;
        }

        int rows = pairCount(functions);
        start = new int[rows + 1];
        GrowingInts columns = new GrowingInts();
        GrowingInts positions = new GrowingInts();
        GrowingInts entries = new GrowingInts();
        double[] row = new double[rows];
        int[] place = new int[rows];
        Arrays.fill(place, -1);
        double[] values0 = new double[1024];
        for (int a = 0; a < functions; a++) {
            for (int c = 0; c <= a; c++) {
                int first = columns.size();
                for (int order = 0; order < 2; order++) {
                    int x = order == 0 ? a : c;
                    int y = order == 0 ? c : a;
                    for (Primitive p : pairs) {
                        SparseMatrix left = values.matrix(p.matrices().get(0));
                        SparseMatrix right = values.matrix(p.matrices().get(1));
                        for (int e = left.start(x); e < left.start(x + 1); e++) {
                            for (int f = right.start(y); f < right.start(y + 1); f++) {
                                int t = pair(left.column(e), right.column(f));
                                touch(t, place, columns);
                                row[t] += p.number() * left.value(e) * right.value(f);
                            }
                        }
                    }
                    for (int e = bodyStart[x]; e < bodyStart[x + 1]; e++) {
                        int t = pair(bodyColumn[e], y);
                        touch(t, place, columns);
                        positions.add(place[t]);
                        entries.add(e);
                    }
                }
                while (columns.size() % 4 != 0) {
                    columns.add(columns.size() == first ? 0 : columns.at(first));
                }
                if (columns.size() > values0.length) {
                    values0 = Arrays.copyOf(values0, 2 * columns.size());
                }
                for (int i = first; i < columns.size(); i++) {
                    int t = columns.at(i);
                    if (place[t] == i) {
                        values0[i] = row[t];
                        row[t] = 0;
                    }
                }
                for (int i = first; i < columns.size(); i++) {
                    place[columns.at(i)] = -1;
                }
                start[pair(a, c) + 1] = columns.size();
            }
        }
        column = columns.toArray();
        base = Arrays.copyOf(values0, column.length);
        bodyPosition = positions.toArray();
        bodyEntry = entries.toArray();
    }

    private static void touch(int t, int[] place, GrowingInts columns) {
        if (place[t] < 0) {
            place[t] = columns.size();
            columns.add(t);
        }
    }

    /** Number of unordered pairs, K(K+1)/2. */
    static int pairCount(int functions) {
        return functions * (functions + 1) / 2;
    }

    /** t(b, b'). */
    static int pair(int b, int c) {
        return b >= c ? b * (b + 1) / 2 + c : c * (c + 1) / 2 + b;
    }

    int entries() {
        return column.length;
    }

    int bodyEntries() {
        return bodyColumn.length;
    }

    /** body += weight · matrix, in the union pattern. */
    void addBody(double weight, SparseMatrix matrix, double[] body) {
        for (int a = 0; a < functions; a++) {
            int u = bodyStart[a];
            for (int e = matrix.start(a); e < matrix.start(a + 1); e++) {
                while (bodyColumn[u] != matrix.column(e)) {
                    u++;
                }
                body[u] += weight * matrix.value(e);
            }
        }
    }

    /** Values of W = scale · Σ (A ⊗ C + C ⊗ A) + (body ⊗ 1 + 1 ⊗ body). */
    void assemble(double scale, double[] body, double[] w) {
        for (int i = 0; i < base.length; i++) {
            w[i] = scale * base[i];
        }
        for (int i = 0; i < bodyPosition.length; i++) {
            w[bodyPosition[i]] += body[bodyEntry[i]];
        }
    }

    /** out = W in on rows [firstRow, lastRow), for {@code lanes} tensors side by side. */
    void multiply(double[] w, double[] in, double[] out, int firstRow, int lastRow, int lanes) {
        for (int t = firstRow; t < lastRow; t++) {
            int o = t * lanes;
            Lanes.clear(out, o, lanes);
            for (int i = start[t]; i < start[t + 1]; i += 4) {
                Lanes.add4(
                        out, o, in,
                        column[i] * lanes, column[i + 1] * lanes, column[i + 2] * lanes, column[i + 3] * lanes,
                        w[i], w[i + 1], w[i + 2], w[i + 3], lanes);
            }
        }
    }

    private static final class GrowingInts {
        private int[] items = new int[1024];
        private int size;

        void add(int item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, 2 * size);
            }
            items[size++] = item;
        }

        int at(int i) {
            return items[i];
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(items, size);
        }
    }
}
