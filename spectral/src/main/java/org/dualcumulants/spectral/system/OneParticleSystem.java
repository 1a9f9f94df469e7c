package org.dualcumulants.spectral.system;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * One particle's generator and pair kernel as matrices in a basis g_0 = 1, g_1 … g_K: K(x, y)·∇_x = Σ_r (u_r·∇)_x (v_r)_y,
 * D_r of u_r·∇, M_r of multiplication by v_r, B_0 of S·∇ + ½ Σ_a ε_a² ∂_a². All matrices are (K+1)×(K+1) and act on
 * coefficient columns.
 */
public final class OneParticleSystem {

    private final SparseMatrix generator;
    private final List<SparseMatrix> forces;
    private final List<SparseMatrix> weights;
    private final List<double[]> weightCoefficients;
    private final SparseMatrix selfForce;
    private final double[] initialMoments;
    private final SparseMatrix gram;
    private final UnaryOperator<double[]> fromPlain;
    private final UnaryOperator<double[]> toPlainMoments;

    private OneParticleSystem(
            SparseMatrix generator,
            List<SparseMatrix> forces,
            List<SparseMatrix> weights,
            SparseMatrix selfForce,
            double[] initialMoments,
            SparseMatrix gram,
            UnaryOperator<double[]> fromPlain,
            UnaryOperator<double[]> toPlainMoments) {
        this.generator = generator;
        this.forces = List.copyOf(forces);
        this.weights = List.copyOf(weights);
        this.selfForce = selfForce;
        this.initialMoments = initialMoments;
        this.gram = gram;
        this.fromPlain = fromPlain;
        this.toPlainMoments = toPlainMoments;
        this.weightCoefficients = new ArrayList<>();
        double[] one = new double[initialMoments.length];
        one[0] = 1;
        for (SparseMatrix m : weights) {
            weightCoefficients.add(m.times(one));
        }
    }

    /**
     * A system in a plain basis.
     *
     * @param generator B_0 of S·∇ + ½ Σ ε² ∂²
     * @param forces D_r
     * @param weights M_r
     * @param selfForce matrix of K(x, x)·∇
     * @param initialMoments ∫ g_a f°, the first is 1
     * @param gram ∫ g_a g_b f°
     */
    public static OneParticleSystem of(
            SparseMatrix generator,
            List<SparseMatrix> forces,
            List<SparseMatrix> weights,
            SparseMatrix selfForce,
            double[] initialMoments,
            SparseMatrix gram) {
        return new OneParticleSystem(
                generator, forces, weights, selfForce, initialMoments, gram, c -> c, m -> m);
    }

    /**
     * The same matrices and moments, taken for those of the basis g' = T g, g the plain basis.
     *
     * @param rotation T, orthogonal
     */
    OneParticleSystem rotated(SparseMatrix rotation) {
        SparseMatrix back = rotation.transposed();
        return new OneParticleSystem(
                generator, forces, weights, selfForce, initialMoments, gram,
                c -> rotation.times(fromPlain.apply(c)), m -> toPlainMoments.apply(back.times(m)));
    }

    /** K, the number of functions besides the constant. */
    public int functions() {
        return initialMoments.length - 1;
    }

    /** R, the number of products in the kernel. */
    public int rank() {
        return forces.size();
    }

    /** B_0. */
    public SparseMatrix generator() {
        return generator;
    }

    /** D_r. */
    public SparseMatrix force(int r) {
        return forces.get(r);
    }

    /** M_r. */
    public SparseMatrix weight(int r) {
        return weights.get(r);
    }

    /** v̂_r, the coefficients of v_r; not to be changed. */
    public double[] weightCoefficients(int r) {
        return weightCoefficients.get(r);
    }

    /** Matrix of K(x, x)·∇, which is K(0)·∇ for a kernel of the difference. */
    public SparseMatrix selfForce() {
        return selfForce;
    }

    /** ∫ g_a f°; a copy. */
    public double[] initialMoments() {
        return initialMoments.clone();
    }

    /** ∫ g_a g_b f°. */
    public SparseMatrix gram() {
        return gram;
    }

    /** ⟨h_a, h_b⟩_{f°} c_b summed over b, a, b = 1 … K, the first index 0 in arrays. */
    public double[] centredGramTimes(double[] c) {
        double[] whole = new double[c.length + 1];
        double mean = 0;
        for (int b = 1; b < whole.length; b++) {
            whole[b] = c[b - 1];
            mean += initialMoments[b] * c[b - 1];
        }
        double[] image = gram.times(whole);
        double[] out = new double[c.length];
        for (int a = 0; a < out.length; a++) {
            out[a] = image[a + 1] - initialMoments[a + 1] * mean;
        }
        return out;
    }

    /**
     * L, lower triangular, with L Lᵀ = ⟨h_a, h_b⟩_{f°} = ∫ g_a g_b f° - m_a m_b, a, b = 1 … K. Directions in which f° is
     * too thin for the matrix to be positive in floating point get a zero column.
     */
    public double[][] centredGramFactor() {
        return centredGramFactor(gram.dense(), initialMoments);
    }

    /** The same for another law, from its ∫ g_a g_b f and ∫ g_a f. */
    public static double[][] centredGramFactor(double[][] gram, double[] moments) {
        int k = moments.length - 1;
        double[][] l = new double[k][k];
        for (int j = 0; j < k; j++) {
            double diagonal = gram[j + 1][j + 1] - moments[j + 1] * moments[j + 1];
            double scale = diagonal;
            for (int i = 0; i < j; i++) {
                diagonal -= l[j][i] * l[j][i];
            }
            if (diagonal > 1e-15 * scale) {
                l[j][j] = Math.sqrt(diagonal);
                for (int b = j + 1; b < k; b++) {
                    double sum = gram[b + 1][j + 1] - moments[b + 1] * moments[j + 1];
                    for (int i = 0; i < j; i++) {
                        sum -= l[b][i] * l[j][i];
                    }
                    l[b][j] = sum / l[j][j];
                }
            }
        }
        return l;
    }

    /** Coefficients in this basis of a function given in the plain basis. */
    public double[] coefficients(double[] plain) {
        return fromPlain.apply(plain);
    }

    /** Moments of the plain basis from those of this one. */
    public double[] plainMoments(double[] moments) {
        return toPlainMoments.apply(moments);
    }

    /**
     * The same system in the basis g' = L⁻¹ g that is orthonormal in L²_{f°}, with the Gram matrix G = L Lᵀ; g'_0 = 1.
     * Coefficients transform with Lᵀ, moments with L⁻¹, matrices to Lᵀ A L⁻ᵀ, which are dense.
     *
     * @throws ArithmeticException if f° is so close to zero somewhere that the functions are dependent in L²_{f°}
     */
    public OneParticleSystem orthonormal() {
        int n = initialMoments.length;
        MatrixStore<Double> g = R064Store.FACTORY.copy(org.ojalgo.matrix.store.RawStore.wrap(gram.dense()));
        Cholesky<Double> cholesky = Cholesky.R064.make(g);
        if (!cholesky.decompose(g) || !cholesky.isSPD()) {
            throw new ArithmeticException("the Gram matrix of L²_f° is not positive definite at this resolution");
        }
        MatrixStore<Double> l = cholesky.getL();
        double[][] lower = l.toRawCopy2D();
        double[][] inverse = inverseOfLower(lower);
        UnaryOperator<SparseMatrix> similar = a -> SparseMatrix.of(
                multiply(transpose(lower), multiply(a.dense(), transpose(inverse))), 1e-16);
        double[] moments = new double[n];
        moments[0] = 1;
        double[][] lowerTransposed = transpose(lower);
        return new OneParticleSystem(
                similar.apply(generator),
                forces.stream().map(similar).toList(),
                weights.stream().map(similar).toList(),
                similar.apply(selfForce),
                moments,
                SparseMatrix.identity(n),
                c -> apply(lowerTransposed, fromPlain.apply(c)),
                m -> toPlainMoments.apply(apply(lower, m)));
    }

    private static double[][] inverseOfLower(double[][] l) {
        int n = l.length;
        double[][] inverse = new double[n][n];
        for (int column = 0; column < n; column++) {
            for (int row = column; row < n; row++) {
                double sum = row == column ? 1 : 0;
                for (int k = column; k < row; k++) {
                    sum -= l[row][k] * inverse[k][column];
                }
                inverse[row][column] = sum / l[row][row];
            }
        }
        return inverse;
    }

    private static double[][] transpose(double[][] a) {
        double[][] t = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    private static double[][] multiply(double[][] a, double[][] b) {
        return R064Store.FACTORY
                .copy(org.ojalgo.matrix.store.RawStore.wrap(a))
                .multiply(R064Store.FACTORY.copy(org.ojalgo.matrix.store.RawStore.wrap(b)))
                .toRawCopy2D();
    }

    private static double[] apply(double[][] a, double[] x) {
        double[] y = new double[a.length];
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                sum += a[i][j] * x[j];
            }
            y[i] = sum;
        }
        return y;
    }
}
