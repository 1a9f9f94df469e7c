package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * What a sweep over spectators of order k applies: from c_{k+2} and c_{k+1} to orders k+2, k+1 and k. With G(b,b') =
 * c_{k+2}(γ∪{b,b'}), g(b) = c_{k+1}(γ∪{b}) and U_j = G·bra_j,
 * <pre>
 * order k+2:  W G + Σ_kets (ket ⊗ z + z ⊗ ket),  z = Σ A g + Σ A U_j
 * order k+1:  Σ A U_j + Σ ket (bra · U_j)
 * order k:    Σ bra · U_j
 * </pre>
 */
final class Level {

    private final FactorValues values;
    private final List<Primitive> bodies = new ArrayList<>();
    private final List<Primitive> pairs = new ArrayList<>();
    private final TreeMap<Integer, List<Primitive>> outers = new TreeMap<>();
    private final List<Primitive> lowers = new ArrayList<>();
    private final List<Primitive> contractions = new ArrayList<>();
    private final TreeSet<Integer> bras = new TreeSet<>();

    /**
     * @param order k
     * @param primitives those of target orders k, k+1 and k+2 that belong to this level, each with its target order
     */
    Level(FactorValues values) {
        this.values = values;
    }

    /** Takes a primitive in, already folded. */
    void add(Primitive p) {
        bras.addAll(p.bras());
        int shape = 10 * p.created() + p.annihilated();
        if (p.matrices().size() == 2 && p.scalars().isEmpty()) {
            pairs.add(p);
        } else if (shape == 22 && p.kets().size() == 1 || shape == 21 && p.kets().size() == 1) {
            outers.computeIfAbsent(p.kets().get(0), k -> new ArrayList<>()).add(p);
        } else if (shape == 11 && p.matrices().size() == 1) {
            bodies.add(p);
        } else if (shape == 11) {
            outers.computeIfAbsent(p.kets().get(0), k -> new ArrayList<>()).add(p);
        } else if (shape == 12 || shape == 1) {
            lowers.add(p);
        } else if (shape == 2) {
            contractions.add(p);
        } else {
            throw new IllegalArgumentException("a term that creates " + p.created() + " and annihilates "
                    + p.annihilated() + " slots with " + p.kets().size() + " kets has no place in a two-slot sweep");
        }
    }

    /** Products of two matrices. */
    List<Primitive> pairs() {
        return pairs;
    }

    /** The one-body matrix at the time of the values, in the structure's pattern. */
    void body(PairStructure structure, double[] body) {
        java.util.Arrays.fill(body, 0);
        for (Primitive p : bodies) {
            structure.addBody(p.weight(values), values.matrix(p.matrices().get(0)), body);
        }
    }

    /** Matrices that occur in the one-body part. */
    List<SparseMatrix> bodyMatrices() {
        return bodies.stream().map(p -> values.matrix(p.matrices().get(0))).distinct().toList();
    }

    /** Whether c_{k+1} is read. */
    boolean readsOne() {
        return outers.values().stream().flatMap(List::stream).anyMatch(p -> p.bras().isEmpty());
    }

    boolean writesOne() {
        return !lowers.isEmpty();
    }

    boolean writesSpectator() {
        return !contractions.isEmpty();
    }

    int braCount() {
        return bras.size();
    }

    /** U_j = G·bra_j for every bra, one after the other. */
    void contract(double[] g2, double[] u, int functions, int lanes) {
        int j = 0;
        for (int bra : bras) {
            double[] v = values.vector(bra);
            for (int b = 0; b < functions; b++) {
                int o = (j * functions + b) * lanes;
                Lanes.clear(u, o, lanes);
                int c = 0;
                for (; c + 3 < functions; c += 4) {
                    Lanes.add4(
                            u, o, g2,
                            PairStructure.pair(b, c) * lanes, PairStructure.pair(b, c + 1) * lanes,
                            PairStructure.pair(b, c + 2) * lanes, PairStructure.pair(b, c + 3) * lanes,
                            v[c], v[c + 1], v[c + 2], v[c + 3], lanes);
                }
                for (; c < functions; c++) {
                    Lanes.add(u, o, g2, PairStructure.pair(b, c) * lanes, v[c], lanes);
                }
            }
            j++;
        }
    }

    private int numberOf(int bra) {
        return bras.headSet(bra).size();
    }

    /** h2 += Σ (ket ⊗ z + z ⊗ ket) on the rows whose larger slot is in [first, last). */
    void addOuters(
            double[] g1, double[] u, double[] z, double[] h2, int functions, int first, int last, int lanes) {
        outers.forEach((ketNumber, sum) -> {
            java.util.Arrays.fill(z, 0, functions * lanes, 0);
            for (Primitive p : sum) {
                boolean fromOne = p.bras().isEmpty();
                double[] source = fromOne ? g1 : u;
                int offset = fromOne ? 0 : numberOf(p.bras().get(0)) * functions * lanes;
                addMatrix(p, source, offset, z, 0, functions, lanes);
            }
            double[] ket = values.vector(ketNumber);
            for (int e = 0; e < functions; e++) {
                if (ket[e] != 0) {
                    for (int x = e >= first && e < last ? 0 : first; x < last; x++) {
                        if (Math.max(e, x) >= first && Math.max(e, x) < last) {
                            Lanes.add(
                                    h2, PairStructure.pair(e, x) * lanes, z, x * lanes,
                                    x == e ? 2 * ket[e] : ket[e], lanes);
                        }
                    }
                }
            }
        });
    }

    /** h1 = Σ A U_j + Σ ket (bra · U_j) on rows [first, last). */
    void lower(double[] u, double[] h1, double[] sum, int functions, int first, int last, int lanes) {
        java.util.Arrays.fill(h1, first * lanes, last * lanes, 0);
        for (Primitive p : lowers) {
            int offset = numberOf(p.bras().get(0)) * functions * lanes;
            if (p.kets().isEmpty()) {
                addMatrix(p, u, offset, h1, first, last, lanes);
            } else {
                double[] bra = values.vector(p.bras().get(1));
                double[] ket = values.vector(p.kets().get(0));
                Lanes.clear(sum, 0, lanes);
                for (int b = 0; b < functions; b++) {
                    Lanes.add(sum, 0, u, offset + b * lanes, bra[b], lanes);
                }
                double weight = p.weight(values);
                for (int a = first; a < last; a++) {
                    if (ket[a] != 0) {
                        Lanes.add(h1, a * lanes, sum, 0, weight * ket[a], lanes);
                    }
                }
            }
        }
    }

    /** h0 = Σ bra · U_j. */
    void contractTwice(double[] u, double[] h0, int functions, int lanes) {
        Lanes.clear(h0, 0, lanes);
        for (Primitive p : contractions) {
            int offset = numberOf(p.bras().get(0)) * functions * lanes;
            double[] bra = values.vector(p.bras().get(1));
            double weight = p.weight(values);
            for (int b = 0; b < functions; b++) {
                Lanes.add(h0, 0, u, offset + b * lanes, weight * bra[b], lanes);
            }
        }
    }

    /** out += weight · A source, A the primitive's matrix or the identity. */
    private void addMatrix(
            Primitive p, double[] source, int offset, double[] out, int first, int last, int lanes) {
        double weight = p.weight(values);
        if (p.matrices().isEmpty()) {
            for (int a = first; a < last; a++) {
                Lanes.add(out, a * lanes, source, offset + a * lanes, weight, lanes);
            }
            return;
        }
        SparseMatrix m = values.matrix(p.matrices().get(0));
        for (int a = first; a < last; a++) {
            for (int e = m.start(a); e < m.start(a + 1); e++) {
                Lanes.add(out, a * lanes, source, offset + m.column(e) * lanes, weight * m.value(e), lanes);
            }
        }
    }
}
