package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * The terms that open one slot of c_{k+1} over spectators δ of order k. With g(b) = c_{k+1}(δ∪{b}),
 * <pre>
 * order k+1:  B g + Σ ket (bra · g)
 * order k:    Σ bra · g
 * </pre>
 * and the tensors ⟨bra, c_{k+1}⟩(δ) = bra · g are kept for the terms that open another slot of them.
 */
final class OneSlotLevel {

    private final FactorValues values;
    private final List<Primitive> bodies = new ArrayList<>();
    private final List<Primitive> kets = new ArrayList<>();
    private final List<Primitive> lowers = new ArrayList<>();
    private final TreeSet<Integer> bras = new TreeSet<>();
    private final TreeSet<Integer> kept = new TreeSet<>();

    /** What the kets' primitives need in a row: ket, number of the bra, weight at the time of the values. */
    private double[][] ketVector;

    private int[] ketBra;
    private double[] ketWeight;
    private LaneMatrix pattern;
    private double[] body;
    private int[] braNumbers;
    private int[] keptNumbers;

    OneSlotLevel(FactorValues values) {
        this.values = values;
    }

    /** Takes in a primitive that annihilates one slot and creates at most one. */
    void add(Primitive p) {
        bras.addAll(p.bras());
        if (p.created() == 0) {
            lowers.add(p);
        } else if (p.kets().isEmpty()) {
            bodies.add(p);
        } else {
            kets.add(p);
        }
    }

    /** Has ⟨bra, c_{k+1}⟩ kept. */
    void keep(TreeSet<Integer> wanted) {
        bras.addAll(wanted);
        kept.addAll(wanted);
    }

    /** All terms are there. */
    void complete(int functions) {
        pattern = new LaneMatrix(functions, (a, row) -> {
            for (Primitive p : bodies) {
                SparseMatrix m = matrix(p);
                for (int e = m.start(a); e < m.start(a + 1); e++) {
                    row.add(m.column(e), 0);
                }
            }
        });
        body = pattern.values();
        ketVector = kets.stream().map(p -> values.vector(p.kets().get(0))).toArray(double[][]::new);
        ketBra = kets.stream().mapToInt(p -> p.bras().get(0)).toArray();
        ketWeight = new double[ketBra.length];
        braNumbers = bras.stream().mapToInt(Integer::intValue).toArray();
        keptNumbers = kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private SparseMatrix matrix(Primitive p) {
        return values.matrix(p.matrices().get(0));
    }

    /** B and the weights at the time of the values. */
    void assemble(int functions) {
        for (int i = 0; i < ketWeight.length; i++) {
            ketWeight[i] = kets.get(i).weight(values);
        }
        java.util.Arrays.fill(body, 0);
        for (Primitive p : bodies) {
            double weight = p.weight(values);
            SparseMatrix m = matrix(p);
            for (int a = 0; a < functions; a++) {
                int u = pattern.start(a);
                for (int e = m.start(a); e < m.start(a + 1); e++) {
                    while (pattern.column(u) != m.column(e)) {
                        u++;
                    }
                    body[u] += weight * m.value(e);
                }
            }
        }
    }

    /** Number of doubles that follow the time. */
    long workspace() {
        return body.length + ketWeight.length;
    }

    TreeSet<Integer> bras() {
        return bras;
    }

    /** Numbers of the bras whose contractions are kept; not to be changed. */
    int[] kept() {
        return keptNumbers;
    }

    /** Whether rows from {@code from} up to {@code to} need every g(b), not only those that B reads. */
    boolean pairsFor(int from, int to) {
        for (Primitive p : kets) {
            double[] v = values.vector(p.kets().get(0));
            for (int a = from; a < to; a++) {
                if (v[a] != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    int lowest(int from) {
        return pattern.lowest(from);
    }

    int highest(int to) {
        return pattern.highest(to);
    }

    /** dots[bra] = bra · g. */
    void contract(double[][] g, double[][] dots) {
        for (int bra : braNumbers) {
            java.util.Arrays.fill(dots[bra], 0);
            Lanes.addPairing(dots[bra], values.vector(bra), g, 1);
        }
    }

    /** h = (B g + Σ ket (bra · g))(a). */
    void row(int a, double[][] g, double[][] dots, double[] h) {
        pattern.multiply(a, 1, body, g, h);
        for (int i = 0; i < ketBra.length; i++) {
            double v = ketVector[i][a];
            if (v != 0) {
                Lanes.add(h, dots[ketBra[i]], v * ketWeight[i]);
            }
        }
    }

    boolean lowers() {
        return !lowers.isEmpty();
    }

    /** h = Σ bra · g. */
    void lower(double[][] dots, double[] h) {
        java.util.Arrays.fill(h, 0);
        for (Primitive p : lowers) {
            Lanes.add(h, dots[p.bras().get(0)], p.weight(values));
        }
    }
}
