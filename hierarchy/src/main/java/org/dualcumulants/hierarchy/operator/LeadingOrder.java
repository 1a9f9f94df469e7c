package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * The leading order in 1/N of orders 0, 1, 2 through vectors of one particle: with c̃_n = N^n c_n, c̃_0 = N (C_0 - mean field),
 * <pre>
 * ∂_t c̃_1 = L c̃_1
 * ∂_t c̃_2 = (L⊗1 + 1⊗L) c̃_2 + Σ_s (x_s⊗k_s + k_s⊗x_s),   x_s = A_s c̃_1
 * ∂_t c̃_0 = Σ_w ⟨b_w⊗b'_w, c̃_2⟩ + ⟨b, c̃_1⟩
 * </pre>
 * with L = -B - Σ_r v̂_r d_rᵀ, k_r = -v̂_r, A_r = D_r, and b_r, b'_r = d_r, -w_r for 1/(N-1) (mathematics sections 6, 7). Vectors stand side by side: the
 * l-th of {@code width} has its c̃_0 at l and its a-th coefficient, a = 1 … K, at a · width + l. Holds work space: one instance serves one caller at a time.
 */
public final class LeadingOrder {

    /** Rows that are contracted at a time: they stay in fast memory for all bras. */
    private static final int ROWS = 32;

    /** Part of the largest entry of a bra below which the others are nothing to it. */
    private static final double NOTHING = 1e-18;

    private final FactorValues values;
    private final int functions;
    private final OneBody body;

    /** ket bra of L. */
    private final List<Primitive> exchange = new ArrayList<>();

    /** One matrix, or bra and ket, and one more ket. */
    private final List<Primitive> sources = new ArrayList<>();

    private final List<Primitive> ofPairs = new ArrayList<>();
    private final List<Primitive> ofOne = new ArrayList<>();

    /** Numbers of the bras that contract, and by number their place here. */
    private final int[] bras;

    private final int[] braPlace;

    /** Their entries that count, at the time of the last update. */
    private final int[][] braRow;

    private final double[][] braEntry;
    private final int[] braCount;

    /**
     * @param system one-particle matrices
     * @param terms the hierarchy
     * @throws IllegalArgumentException if order 2 of its leading order is more than the above
     */
    public LeadingOrder(OneParticleSystem system, List<Term> terms) {
        this.functions = system.functions();
        this.values = new FactorValues(system);
        TensorLayout one = new TensorLayout(new FullIndexSet(functions, 1), 1);
        this.body = new OneBody(values, Block.of(one, 1));
        Variation same = new Variation(new double[] {1}, Block.of(one, 1));
        for (int n = 0; n <= 2; n++) {
            for (Term term : terms) {
                add(term, n, system.rank(), same);
            }
        }
        body.complete(functions);
        TreeSet<Integer> contracting = new TreeSet<>();
        List.of(exchange, ofPairs, ofOne).forEach(list -> list.forEach(p -> contracting.addAll(p.bras())));
        this.bras = contracting.stream().mapToInt(Integer::intValue).toArray();
        this.braPlace = new int[values.vectors()];
        IntStream.range(0, bras.length).forEach(i -> braPlace[bras[i]] = i);
        this.braRow = new int[bras.length][functions];
        this.braEntry = new double[bras.length][functions];
        this.braCount = new int[bras.length];
    }

    private void add(Term term, int n, int products, Variation same) {
        int source = n - term.shift();
        if (term.created() > n || source < 1 || source > 2) {
            return;
        }
        double coefficient = leading(term, n);
        boolean oneSlot = source == n && term.created() == 1;
        if (oneSlot ? n == 2 && coefficient != leading(term, 1) : n <= source && n > 0 && coefficient != 0) {
            throw new IllegalArgumentException("term " + term.name() + " of order " + n + " from order " + source + " has the coefficient "
                    + coefficient + " at leading order in 1/N; a flow of single particles there is required");
        }
        if (coefficient == 0 || source == 2 && n == 2) {
            return;
        }
        for (Primitive p : Primitive.of(term, coefficient, n, values, products)) {
            if (p.created() != n || p.kets().stream().anyMatch(ket -> Arrays.stream(values.vector(ket)).allMatch(v -> v == 0))) {
                continue;
            }
            if (n == 1 && p.kets().isEmpty()) {
                body.add(p, same);
            } else {
                (n == 2 ? sources : n == 1 ? exchange : source == 2 ? ofPairs : ofOne).add(p);
            }
        }
    }

    private static double leading(Term term, int n) {
        return Coefficients.taylor(0).of(term.coefficient(), n, term.shift() + (n == 0 ? 1 : 0));
    }

    /** K. */
    public int functions() {
        return functions;
    }

    /** Number of products x_s⊗k_s. */
    public int sources() {
        return sources.size();
    }

    private void update(double[] moments) {
        values.update(moments);
        for (int i = 0; i < bras.length; i++) {
            double[] v = values.vector(bras[i]);
            double largest = 0;
            for (double x : v) {
                largest = Math.max(largest, Math.abs(x));
            }
            int count = 0;
            for (int b = 0; b < functions; b++) {
                if (Math.abs(v[b]) > NOTHING * largest) {
                    braRow[i][count] = b;
                    braEntry[i][count++] = v[b];
                }
            }
            braCount[i] = count;
        }
    }

    /**
     * ∂_t of c̃_1 and of what it gives to c̃_0.
     *
     * @param moments m_0 = 1 … m_K at the time
     */
    public void first(double[] moments, double[] y, double[] derivative) {
        double[][] contracted = flow(moments, 1, y, derivative);
        for (Primitive p : ofOne) {
            derivative[0] += p.weight(values) * contracted[braPlace[p.bras().get(0)]][0];
        }
    }

    /** ∂_t of vectors z_l that move with L, and Σ_w ⟨b_w, z_l⟩ ⟨b'_w, z_l⟩, what z_l⊗z_l gives to c̃_0. */
    public void squares(double[] moments, int width, double[] y, double[] derivative) {
        double[][] contracted = flow(moments, width, y, derivative);
        for (Primitive p : ofPairs) {
            double weight = p.weight(values);
            double[] left = contracted[braPlace[p.bras().get(0)]];
            double[] right = contracted[braPlace[p.bras().get(1)]];
            for (int l = 0; l < width; l++) {
                derivative[l] += weight * left[l] * right[l];
            }
        }
    }

    /** derivative = L y, 0 for c̃_0; returns the contractions. */
    private double[][] flow(double[] moments, int width, double[] y, double[] derivative) {
        update(moments);
        body.assemble();
        double[][] contracted = contractions(width, y);
        Arrays.fill(derivative, 0);
        for (int a = 0; a < functions; a++) {
            body.addRow(a, width, y, derivative);
        }
        for (Primitive p : exchange) {
            double weight = p.weight(values);
            double[] ket = values.vector(p.kets().get(0));
            double[] own = contracted[braPlace[p.bras().get(0)]];
            for (int a = 0; a < functions; a++) {
                if (ket[a] != 0) {
                    for (int l = 0, at = (a + 1) * width; l < width; l++) {
                        derivative[at + l] += weight * ket[a] * own[l];
                    }
                }
            }
        }
        return contracted;
    }

    private double[][] contractions(int width, double[] y) {
        double[][] sums = new double[bras.length][width];
        int[] next = new int[bras.length];
        for (int from = 0; from < functions; from += ROWS) {
            for (int i = 0; i < bras.length; i++) {
                while (next[i] < braCount[i] && braRow[i][next[i]] < from + ROWS) {
                    double factor = braEntry[i][next[i]];
                    int at = (braRow[i][next[i]++] + 1) * width;
                    double[] sum = sums[i];
                    for (int l = 0; l < width; l++) {
                        sum[l] += factor * y[at + l];
                    }
                }
            }
        }
        return sums;
    }

    /**
     * x_s and k_s.
     *
     * @param moments at the time
     * @param c c̃_1, its a-th coefficient at a, a = 1 … K
     * @return the x_s, then the k_s, indices 0 … K-1
     */
    public double[][][] source(double[] moments, double[] c) {
        update(moments);
        double[] own = Arrays.copyOfRange(c, 1, functions + 1);
        double[][] x = new double[sources.size()][];
        double[][] k = new double[sources.size()][];
        for (int s = 0; s < x.length; s++) {
            Primitive p = sources.get(s);
            double weight = p.weight(values);
            k[s] = values.vector(p.kets().get(p.kets().size() - 1)).clone();
            if (p.kets().size() == 1) {
                x[s] = values.matrix(p.matrices().get(0)).times(own);
            } else {
                double[] bra = values.vector(p.bras().get(0));
                double contracted = IntStream.range(0, functions).mapToDouble(b -> bra[b] * own[b]).sum();
                x[s] = Arrays.stream(values.vector(p.kets().get(0))).map(v -> v * contracted).toArray();
            }
            for (int a = 0; a < functions; a++) {
                x[s][a] *= weight;
            }
        }
        return new double[][][] {x, k};
    }
}
