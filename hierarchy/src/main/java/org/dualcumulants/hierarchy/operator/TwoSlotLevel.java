package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * The terms over spectators γ of order k that open two slots, or one beside a slot that is left alone. With G(b,b') =
 * c_{k+2}(γ∪{b,b'}), and u_s(b) of a source s, which is c_{k+1}(γ∪{b}) or one of the contractions ⟨bra, c_{k+2}⟩(γ∪{b}),
 * <pre>
 * order k+2:  W G + B G + Σ_kets (ket ⊗ z + z ⊗ ket),  z_ket = Σ A u_s
 * order k+1:  Σ A u_s + Σ ket (bra · u_s)
 * order k:    Σ bra · u_s
 * </pre>
 * B acts on one slot of c_{k+2}, which the other open slot watches. W has one factor for each of the particle numbers side by
 * side.
 */
final class TwoSlotLevel {

    /** The source c_{k+1}, beside the numbers of the bras. */
    static final int UNCONTRACTED = -1;

    private final FactorValues values;
    private final int functions;
    private final int order;
    private final OneBody body;
    private final List<Primitive> pairs = new ArrayList<>();
    private final TreeMap<Integer, Source> sources = new TreeMap<>();
    private final TreeSet<Integer> kets = new TreeSet<>();

    /** Of W; null without W. */
    private Variation variation;

    private boolean writesOne;
    private boolean writesSpectator;

    private Source[] bySource;
    private int[] ketNumbers;
    private int[] bras;
    private Reach reach;

    /** By element, the numbers of the kets, all of which are constant in time, that are not 0 for it. */
    private int[][] ketsOf;

    /** Elements for which some ket is not 0. */
    private int[] inKets;

    /** What becomes of one source. */
    private static final class Source {
        private final int number;
        private final List<Summand> outers = new ArrayList<>();
        private final List<Summand> lowers = new ArrayList<>();
        private final List<Pairing> pairedLowers = new ArrayList<>();
        private final List<Pairing> contractions = new ArrayList<>();

        private Source(int number) {
            this.number = number;
        }
    }

    /** A u, or ket ⊗ A u, with the weight at the time of the values; A may be the identity. */
    private static final class Summand {
        private final Primitive primitive;
        private final Variation of;
        private final double[] variation;
        private final int ket;
        private final SparseMatrix matrix;

        /** first[a]: the smallest column in rows a and above. */
        private final int[] first;

        private double weight;

        private Summand(Primitive p, Variation variation, FactorValues values) {
            this.primitive = p;
            this.of = variation;
            this.variation = variation.isConstant() ? null : variation.row();
            this.ket = p.kets().isEmpty() ? -1 : p.kets().get(0);
            int number = p.matrices().isEmpty() ? FactorValues.Part.IDENTITY : p.matrices().get(0);
            this.matrix = values.matrix(number);
            this.first = values.firstColumns(number);
        }

        /** out(a) += weight (A u)(a), a ≥ from. */
        private void addTo(double[][] out, int from, double[][] u) {
            for (int a = from; a < out.length; a++) {
                int e = matrix.start(a);
                int end = matrix.start(a + 1);
                for (; e + 1 < end; e += 2) {
                    add(out[a], u[matrix.column(e)], u[matrix.column(e + 1)],
                            weight * matrix.value(e), weight * matrix.value(e + 1));
                }
                if (e < end) {
                    add(out[a], u[matrix.column(e)], weight * matrix.value(e));
                }
            }
        }

        /** The same for the one spectator without elements, at the l-th particle number. */
        private void addTo(double[] out, int from, double[] u, int l) {
            double factor = weight * of.at(l);
            for (int a = from; a < out.length; a++) {
                double sum = 0;
                for (int e = matrix.start(a), end = matrix.start(a + 1); e < end; e++) {
                    sum += matrix.value(e) * u[matrix.column(e)];
                }
                out[a] += factor * sum;
            }
        }

        private void add(double[] out, double[] a, double[] b, double va, double vb) {
            if (variation == null) {
                Lanes.add(out, a, b, va, vb);
            } else {
                Lanes.addTimes(out, variation, a, b, va, vb);
            }
        }

        private void add(double[] out, double[] a, double va) {
            if (variation == null) {
                Lanes.add(out, a, va);
            } else {
                Lanes.addTimes(out, variation, a, va);
            }
        }
    }

    /** ket (bra · u), or bra · u, with the weight at the time of the values. */
    private static final class Pairing {
        private final Primitive primitive;
        private final Variation of;
        private final double[] variation;
        private final double[] ket;
        private final double[] bra;

        /** Last element for which the ket is not 0. */
        private final int lastOfKet;

        private double weight;

        private Pairing(Primitive p, Variation variation, FactorValues values) {
            this.primitive = p;
            this.of = variation;
            this.variation = variation.isConstant() ? null : variation.row();
            this.ket = p.kets().isEmpty() ? null : values.vector(p.kets().get(0));
            this.bra = values.vector(p.bras().get(1));
            int last = ket == null ? -1 : ket.length - 1;
            while (last >= 0 && ket[last] == 0) {
                last--;
            }
            this.lastOfKet = last;
        }

        /** weight (bra · u) for the one spectator without elements, at the l-th particle number. */
        private double of(double[] u, int l) {
            double sum = 0;
            for (int b = 0; b < u.length; b++) {
                sum += bra[b] * u[b];
            }
            return weight * of.at(l) * sum;
        }

        /** out = weight (bra · u). */
        private void set(double[] out, double[][] u) {
            Arrays.fill(out, 0);
            Lanes.addPairing(out, bra, u, weight);
            if (variation != null) {
                Lanes.multiply(out, variation);
            }
        }
    }

    /** @param order k */
    TwoSlotLevel(FactorValues values, Block block, int functions, int order) {
        this.values = values;
        this.functions = functions;
        this.order = order;
        this.body = new OneBody(values, block);
    }

    /**
     * Takes in a primitive that opens one slot of c_{k+2}. What a slot of ⟨bra, c_{k+2}⟩ only watches counts once for each
     * of the k+1 slots there.
     */
    void addOneSlot(Primitive p, Variation of) {
        if (p.matrices().isEmpty()) {
            add(p.times(1.0 / (order + 1)), of);
        } else {
            body.add(p, of);
        }
    }

    /** Takes in a primitive that opens two slots. */
    void add(Primitive p, Variation of) {
        int shape = 10 * p.created() + p.annihilated();
        if (p.matrices().size() == 2 && p.scalars().isEmpty()) {
            if (variation != null && !variation.equalsUpToRounding(of)) {
                throw new IllegalArgumentException("two pair terms of order " + (order + 2)
                        + " depend on N in different ways; a two-slot sweep takes one or several in proportion");
            }
            variation = of;
            pairs.add(p);
            return;
        }
        int number = p.bras().isEmpty() ? UNCONTRACTED : p.bras().get(0);
        Source source = sources.computeIfAbsent(number, Source::new);
        if ((shape == 22 || shape == 21 || shape == 11) && p.kets().size() == 1) {
            source.outers.add(new Summand(p, of, values));
            kets.add(p.kets().get(0));
        } else if (shape == 12 && !p.kets().isEmpty()) {
            source.pairedLowers.add(new Pairing(p, of, values));
            writesOne = true;
        } else if (shape == 12 || shape == 1) {
            source.lowers.add(new Summand(p, of, values));
            writesOne = true;
        } else if (shape == 2) {
            source.contractions.add(new Pairing(p, of, values));
            writesSpectator = true;
        } else {
            throw new IllegalArgumentException("a term that creates " + p.created() + " and annihilates "
                    + p.annihilated() + " slots with " + p.kets().size() + " kets has no place in a two-slot sweep");
        }
    }

    /** k. */
    int order() {
        return order;
    }

    /** B. */
    OneBody body() {
        return body;
    }

    /** The factors of W; null without W. */
    Variation variation() {
        return variation;
    }

    /** The factor of W at the l-th particle number. */
    double factor(int l) {
        return variation == null ? 1 : variation.at(l);
    }

    /** What W and B read; null without spectators. */
    Reach reach() {
        return reach;
    }

    /** Products of two matrices. */
    List<Primitive> pairs() {
        return pairs;
    }

    /** Numbers of the bras whose contractions are read; not to be changed. */
    int[] bras() {
        return bras;
    }

    /** A vector by its number. */
    double[] vector(int number) {
        return values.vector(number);
    }

    /** A matrix by its number. */
    SparseMatrix matrix(int number) {
        return values.matrix(number);
    }

    /** Numbers of the vectors put into new slots; not to be changed. */
    int[] kets() {
        return ketNumbers;
    }

    boolean hasOuters() {
        return ketNumbers.length > 0;
    }

    boolean writesOne() {
        return writesOne;
    }

    boolean writesSpectator() {
        return writesSpectator;
    }

    /**
     * All terms are there.
     *
     * @param structure W but for a factor; not read without spectators
     * @param admitted the pairs that it has rows for
     */
    void complete(LaneMatrix structure, AdmittedPairs admitted) {
        bySource = sources.values().toArray(Source[]::new);
        bras = sources.keySet().stream().filter(s -> s != UNCONTRACTED).mapToInt(Integer::intValue).toArray();
        ketNumbers = kets.stream().mapToInt(Integer::intValue).toArray();
        ketsOf = IntStream.range(0, functions)
                .mapToObj(a -> kets.stream().mapToInt(Integer::intValue).filter(ket -> values.vector(ket)[a] != 0).toArray())
                .toArray(int[][]::new);
        inKets = IntStream.range(0, functions).filter(this::isInKet).toArray();
        body.complete(functions);
        reach = order == 0 ? null : new Reach(functions, structure, body, admitted);
    }

    /** B and the weights at the time of the values. */
    void assemble() {
        body.assemble();
        for (Source source : bySource) {
            source.outers.forEach(p -> p.weight = p.primitive.weight(values));
            source.lowers.forEach(p -> p.weight = p.primitive.weight(values));
            source.pairedLowers.forEach(p -> p.weight = p.primitive.weight(values));
            source.contractions.forEach(p -> p.weight = p.primitive.weight(values));
        }
    }

    int sourceCount() {
        return bySource.length;
    }

    /** Number of the bra of the i-th source, or {@link #UNCONTRACTED}. */
    int source(int i) {
        return bySource[i].number;
    }

    /**
     * The first of the elements b whose z(b) and h1(b) are needed to write to elements from {@code row} on: that row, unless
     * a ket joins it to lower ones.
     */
    int firstNeeded(int row) {
        return inKets.length > 0 && inKets[inKets.length - 1] >= row ? 0 : row;
    }

    /** The first of the elements b whose u(b) of the i-th source are read for z(b) and h1(b) from {@code row} on. */
    int firstRead(int i, int row) {
        int first = functions;
        for (Summand p : bySource[i].outers) {
            first = Math.min(first, p.first[row]);
        }
        for (Summand p : bySource[i].lowers) {
            first = Math.min(first, p.first[row]);
        }
        for (Pairing p : bySource[i].pairedLowers) {
            first = p.lastOfKet >= row ? 0 : first;
        }
        return row == 0 ? 0 : first;
    }

    /** Adds what comes from the i-th source to z[ket] and h1, from row {@code from} on, and to h0 if that is 0. */
    void apply(int i, int from, double[][] u, double[][][] z, double[][] h1, double[] h0, double[] pairing) {
        Source source = bySource[i];
        for (Summand p : source.outers) {
            p.addTo(z[p.ket], from, u);
        }
        for (Summand p : source.lowers) {
            p.addTo(h1, from, u);
        }
        for (Pairing p : source.pairedLowers) {
            if (p.lastOfKet >= from) {
                p.set(pairing, u);
                for (int a = from; a < p.ket.length; a++) {
                    if (p.ket[a] != 0) {
                        Lanes.add(h1[a], pairing, p.ket[a]);
                    }
                }
            }
        }
        for (Pairing p : source.contractions) {
            if (from == 0) {
                p.set(pairing, u);
                Lanes.add(h0, pairing, 1);
            }
        }
    }

    /**
     * The same for the one spectator without elements, at the l-th particle number.
     *
     * @return what comes to h0 if {@code from} is 0
     */
    double apply(int i, int from, int l, double[] u, double[][] z, double[] h1) {
        Source source = bySource[i];
        for (Summand p : source.outers) {
            p.addTo(z[p.ket], from, u, l);
        }
        for (Summand p : source.lowers) {
            p.addTo(h1, from, u, l);
        }
        for (Pairing p : source.pairedLowers) {
            if (p.lastOfKet >= from) {
                double pairing = p.of(u, l);
                for (int a = from; a <= p.lastOfKet; a++) {
                    h1[a] += pairing * p.ket[a];
                }
            }
        }
        double h0 = 0;
        for (Pairing p : source.contractions) {
            h0 += from == 0 ? p.of(u, l) : 0;
        }
        return h0;
    }

    /** Whether some ket is not 0 for a. */
    boolean isInKet(int a) {
        return ketsOf[a].length > 0;
    }

    /** The elements for which some ket is not 0, ascending; not to be changed. */
    int[] inKets() {
        return inKets;
    }

    /** out(b) = Σ (ket ⊗ z + z ⊗ ket)(a, b), b ≤ a, for the one spectator without elements. */
    void outers(int a, double[][] z, double[] out) {
        Arrays.fill(out, 0, a + 1, 0);
        for (int ket : ketsOf[a]) {
            double[] row = z[ket];
            double factor = values.vector(ket)[a];
            for (int b = 0; b <= a; b++) {
                out[b] += factor * row[b];
            }
        }
        for (int b : inKets) {
            if (b > a) {
                return;
            }
            for (int ket : ketsOf[b]) {
                out[b] += values.vector(ket)[b] * z[ket][a];
            }
        }
    }

    /** h = Σ (ket ⊗ z + z ⊗ ket)(a, a'). */
    void outers(int a, int b, double[][][] z, double[] h) {
        Arrays.fill(h, 0);
        for (int ket : ketsOf[a]) {
            Lanes.add(h, z[ket][b], values.vector(ket)[a]);
        }
        for (int ket : ketsOf[b]) {
            Lanes.add(h, z[ket][a], values.vector(ket)[b]);
        }
    }
}
