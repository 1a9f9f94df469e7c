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

    /** Adds what comes from source s to z[ket], h1 and h0. */
    void apply(int source, double[][] u, double[][][] z, double[][] h1, double[] h0, double[] pairing) {
        for (Primitive p : outers.getOrDefault(source, List.of())) {
            addMatrix(p, u, z[p.kets().get(0)]);
        }
        for (Primitive p : lowers.getOrDefault(source, List.of())) {
            if (p.kets().isEmpty()) {
                addMatrix(p, u, h1);
            } else {
                java.util.Arrays.fill(pairing, 0);
                Lanes.addPairing(pairing, values.vector(p.bras().get(1)), u, p.weight(values));
                double[] ket = values.vector(p.kets().get(0));
                for (int a = 0; a < ket.length; a++) {
                    if (ket[a] != 0) {
                        Lanes.add(h1[a], pairing, ket[a]);
                    }
                }
            }
        }
        for (Primitive p : contractions.getOrDefault(source, List.of())) {
            Lanes.addPairing(h0, values.vector(p.bras().get(1)), u, p.weight(values));
        }
    }

    /** out += weight · A u, A the primitive's matrix or the identity. */
    private void addMatrix(Primitive p, double[][] u, double[][] out) {
        double weight = p.weight(values);
        if (p.matrices().isEmpty()) {
            for (int a = 0; a < out.length; a++) {
                Lanes.add(out[a], u[a], weight);
            }
            return;
        }
        SparseMatrix m = values.matrix(p.matrices().get(0));
        for (int a = 0; a < out.length; a++) {
            for (int e = m.start(a); e < m.start(a + 1); e++) {
                Lanes.add(out[a], u[m.column(e)], weight * m.value(e));
            }
        }
    }

    /** h += Σ (ket ⊗ z + z ⊗ ket)(a, a'). */
    void addOuters(int a, int b, double[][][] z, double[] h) {
        for (int number = 0; number < z.length; number++) {
            if (z[number] != null) {
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
}
