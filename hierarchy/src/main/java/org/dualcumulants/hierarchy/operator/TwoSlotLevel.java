package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * The terms that open two slots over spectators γ of order k. With G(b,b') = c_{k+2}(γ∪{b,b'}), and u_s(b) of a source s,
 * which is c_{k+1}(γ∪{b}) or one of the contractions ⟨bra, c_{k+2}⟩(γ∪{b}),
 * <pre>
 * order k+2:  W G + Σ_kets (ket ⊗ z + z ⊗ ket),  z_ket = Σ A u_s
 * order k+1:  Σ A u_s + Σ ket (bra · u_s)
 * order k:    Σ bra · u_s
 * </pre>
 */
final class TwoSlotLevel {

    /** The source c_{k+1}, beside the numbers of the bras. */
    static final int UNCONTRACTED = -1;

    private final FactorValues values;
    private final List<Primitive> pairs = new ArrayList<>();
    private final TreeMap<Integer, List<Primitive>> outers = new TreeMap<>();
    private final TreeMap<Integer, List<Primitive>> lowers = new TreeMap<>();
    private final TreeMap<Integer, List<Primitive>> contractions = new TreeMap<>();
    private final TreeSet<Integer> sources = new TreeSet<>();
    private final TreeSet<Integer> kets = new TreeSet<>();

    /** By source: its primitives with their weights at the time of the values. */
    private Source[] bySource;

    private int[] ketNumbers;

    private static final class Source {
        private final int number;
        private final Weighted[] outers;
        private final Weighted[] lowers;
        private final Weighted[] contractions;

        private Source(int number, TwoSlotLevel level) {
            this.number = number;
            this.outers = weighted(level.outers.get(number));
            this.lowers = weighted(level.lowers.get(number));
            this.contractions = weighted(level.contractions.get(number));
        }

        private static Weighted[] weighted(List<Primitive> primitives) {
            return primitives == null
                    ? new Weighted[0]
                    : primitives.stream().map(Weighted::new).toArray(Weighted[]::new);
        }
    }

    private static final class Weighted {
        private final Primitive primitive;
        private final int matrix;
        private final int ket;
        private final int bra;
        private double weight;

        private Weighted(Primitive p) {
            this.primitive = p;
            this.matrix = p.matrices().isEmpty() ? -1 : p.matrices().get(0);
            this.ket = p.kets().isEmpty() ? -1 : p.kets().get(0);
            this.bra = p.bras().size() < 2 ? -1 : p.bras().get(1);
        }
    }

    TwoSlotLevel(FactorValues values) {
        this.values = values;
    }

    /** Takes a primitive in. */
    void add(Primitive p) {
        int shape = 10 * p.created() + p.annihilated();
        if (p.matrices().size() == 2 && p.scalars().isEmpty()) {
            pairs.add(p);
            return;
        }
        int source = p.bras().isEmpty() ? UNCONTRACTED : p.bras().get(0);
        if ((shape == 22 || shape == 21) && p.kets().size() == 1) {
            file(outers, source, p);
            kets.add(p.kets().get(0));
        } else if (shape == 12) {
            file(lowers, source, p);
        } else if (shape == 2) {
            file(contractions, source, p);
        } else {
            throw new IllegalArgumentException("a term that creates " + p.created() + " and annihilates "
                    + p.annihilated() + " slots with " + p.kets().size() + " kets has no place in a two-slot sweep");
        }
        sources.add(source);
    }

    private static void file(TreeMap<Integer, List<Primitive>> map, int source, Primitive p) {
        map.computeIfAbsent(source, s -> new ArrayList<>()).add(p);
    }

    boolean isEmpty() {
        return pairs.isEmpty() && sources.isEmpty();
    }

    /** Products of two matrices. */
    List<Primitive> pairs() {
        return pairs;
    }

    /** The bras whose contractions are read, and {@link #UNCONTRACTED} if c_{k+1} is. */
    TreeSet<Integer> sources() {
        return sources;
    }

    TreeSet<Integer> kets() {
        return kets;
    }

    boolean writesOne() {
        return !lowers.isEmpty();
    }

    boolean writesSpectator() {
        return !contractions.isEmpty();
    }

    /** All terms are there. */
    void complete() {
        bySource = sources.stream().map(number -> new Source(number, this)).toArray(Source[]::new);
        ketNumbers = kets.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The weights at the time of the values. */
    void assemble() {
        for (Source s : bySource) {
            for (Weighted[] part : new Weighted[][] {s.outers, s.lowers, s.contractions}) {
                for (Weighted w : part) {
                    w.weight = w.primitive.weight(values);
                }
            }
        }
    }

    int sourceCount() {
        return bySource.length;
    }

    /** Number of the bra of the i-th source, or {@link #UNCONTRACTED}. */
    int source(int i) {
        return bySource[i].number;
    }

    /** Adds what comes from the i-th source to z[ket], h1 and h0. */
    void apply(int i, double[][] u, double[][][] z, double[][] h1, double[] h0, double[] pairing) {
        Source source = bySource[i];
        for (Weighted p : source.outers) {
            addMatrix(p, u, z[p.ket]);
        }
        for (Weighted p : source.lowers) {
            if (p.ket < 0) {
                addMatrix(p, u, h1);
            } else {
                java.util.Arrays.fill(pairing, 0);
                Lanes.addPairing(pairing, values.vector(p.bra), u, p.weight);
                double[] ket = values.vector(p.ket);
                for (int a = 0; a < ket.length; a++) {
                    if (ket[a] != 0) {
                        Lanes.add(h1[a], pairing, ket[a]);
                    }
                }
            }
        }
        for (Weighted p : source.contractions) {
            Lanes.addPairing(h0, values.vector(p.bra), u, p.weight);
        }
    }

    /** out += weight · A u, A the primitive's matrix or the identity. */
    private void addMatrix(Weighted p, double[][] u, double[][] out) {
        if (p.matrix < 0) {
            for (int a = 0; a < out.length; a++) {
                Lanes.add(out[a], u[a], p.weight);
            }
            return;
        }
        SparseMatrix m = values.matrix(p.matrix);
        for (int a = 0; a < out.length; a++) {
            for (int e = m.start(a); e < m.start(a + 1); e++) {
                Lanes.add(out[a], u[m.column(e)], p.weight * m.value(e));
            }
        }
    }

    /** h += Σ (ket ⊗ z + z ⊗ ket)(a, a'). */
    void addOuters(int a, int b, double[][][] z, double[] h) {
        for (int number : ketNumbers) {
            double[] ket = values.vector(number);
            if (ket[a] != 0) {
                Lanes.add(h, z[number][b], ket[a]);
            }
            if (ket[b] != 0) {
                Lanes.add(h, z[number][a], ket[b]);
            }
        }
    }
}
