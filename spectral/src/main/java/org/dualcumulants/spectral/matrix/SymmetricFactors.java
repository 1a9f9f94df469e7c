package org.dualcumulants.spectral.matrix;

import java.util.Arrays;
import java.util.stream.Stream;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;

/**
 * A symmetric matrix by its factors, Σ_j s_j z_j z_jᵀ with s_j = ±1 and orthogonal z_j, |z_1| ≥ |z_2| ≥ …: the smallest are left out as
 * long as all of them together are no more than a part of the matrix in the norm of Frobenius.
 */
public final class SymmetricFactors {

    /** Part of a vector that is rounding. */
    private static final double DEPENDENT = 1e-15;

    private final int size;
    private final double[] signs;
    private final double[] rows;
    private final double lost;

    private SymmetricFactors(int size, double[] signs, double[] rows, double lost) {
        this.size = size;
        this.signs = signs;
        this.rows = rows;
        this.lost = lost;
    }

    /** 0. */
    public static SymmetricFactors zero(int size) {
        return new SymmetricFactors(size, new double[0], new double[0], 0);
    }

    /**
     * Σ_s (x_s y_sᵀ + y_s x_sᵀ), through an orthonormal basis of all vectors and the eigenvalues of what is between the orthonormal ones.
     *
     * @param x x_s, at least one
     * @param y y_s, as many
     * @param tolerance part that may be left out
     */
    public static SymmetricFactors of(double[][] x, double[][] y, double tolerance) {
        int pairs = x.length;
        double[][] basis = Stream.concat(Arrays.stream(x), Arrays.stream(y)).map(double[]::clone).toArray(double[][]::new);
        double[][] r = orthonormalise(basis);
        R064Store core = R064Store.FACTORY.make(basis.length, basis.length);
        for (int s = 0; s < pairs; s++) {
            for (int i = 0; i < basis.length; i++) {
                for (int j = 0; j < basis.length; j++) {
                    core.add(i, j, r[s][i] * r[pairs + s][j] + r[pairs + s][i] * r[s][j]);
                }
            }
        }
        return of(core, R064Store.FACTORY.copy(RawStore.wrap(basis)).transpose(), tolerance);
    }

    /**
     * Gram and Schmidt, modified and twice (Giraud, Langou, Rozložník, Comput. Math. Appl. 50, 2005). Vectors that the ones before
     * span become 0.
     *
     * @param vectors replaced by orthonormal ones
     * @return r, vectors_s = Σ_i r_si orthonormal_i
     */
    private static double[][] orthonormalise(double[][] vectors) {
        double[][] r = new double[vectors.length][vectors.length];
        for (int s = 0; s < vectors.length; s++) {
            double whole = Math.sqrt(dot(vectors[s], vectors[s]));
            for (int twice = 0; twice < 2; twice++) {
                for (int i = 0; i < s; i++) {
                    double part = dot(vectors[i], vectors[s]);
                    r[s][i] += part;
                    for (int a = 0; a < vectors[s].length; a++) {
                        vectors[s][a] -= part * vectors[i][a];
                    }
                }
            }
            double rest = Math.sqrt(dot(vectors[s], vectors[s]));
            r[s][s] = rest > DEPENDENT * whole ? rest : 0;
            for (int a = 0; a < vectors[s].length; a++) {
                vectors[s][a] = r[s][s] == 0 ? 0 : vectors[s][a] / rest;
            }
        }
        return r;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** A whole matrix, of which the symmetric part counts. */
    public static SymmetricFactors of(double[][] matrix, double tolerance) {
        R064Store half = R064Store.FACTORY.make(matrix.length, matrix.length);
        for (int a = 0; a < matrix.length; a++) {
            for (int b = 0; b < matrix.length; b++) {
                half.set(a, b, 0.5 * matrix[a][b]);
            }
        }
        return of(half.add(half.transpose()), R064Store.FACTORY.makeEye(matrix.length, matrix.length), tolerance);
    }

    /** B core Bᵀ with orthonormal columns B. */
    private static SymmetricFactors of(MatrixStore<Double> core, MatrixStore<Double> basis, double tolerance) {
        int n = (int) core.countRows();
        int size = (int) basis.countRows();
        Eigenvalue<Double> eigen = Eigenvalue.R064.make(n, true);
        eigen.decompose(core);
        MatrixStore<Double> v = eigen.getV();
        // vᵀ core v: the library's own list need not be in the order of its vectors where eigenvalues are opposite
        MatrixStore<Double> image = core.multiply(v);
        double[] d = new double[n];
        Integer[] order = new Integer[n];
        double square = 0;
        for (int j = 0; j < n; j++) {
            order[j] = j;
            for (int i = 0; i < n; i++) {
                d[j] += v.doubleValue(i, j) * image.doubleValue(i, j);
            }
            square += d[j] * d[j];
        }
        Arrays.sort(order, (i, j) -> Double.compare(Math.abs(d[j]), Math.abs(d[i])));
        int rank = n;
        double rest = 0;
        double lost = 0;
        while (rank > 0) {
            double smallest = Math.abs(d[order[rank - 1]]);
            rest += smallest * smallest;
            if (rest > tolerance * tolerance * square) {
                break;
            }
            lost += smallest;
            rank--;
        }
        int[] kept = new int[rank];
        double[] signs = new double[rank];
        for (int j = 0; j < rank; j++) {
            kept[j] = order[j];
            signs[j] = Math.signum(d[kept[j]]);
        }
        double[] rows = new double[size * rank];
        if (rank > 0) {
            MatrixStore<Double> vectors = basis.multiply(v.columns(kept));
            for (int j = 0; j < rank; j++) {
                double root = Math.sqrt(Math.abs(d[kept[j]]));
                for (int a = 0; a < size; a++) {
                    rows[a * rank + j] = root * vectors.doubleValue(a, j);
                }
            }
        }
        return new SymmetricFactors(size, signs, rows, lost);
    }

    /** Number of rows and columns. */
    public int size() {
        return size;
    }

    /** Number of z_j. */
    public int rank() {
        return signs.length;
    }

    /** s_j. */
    public double sign(int j) {
        return signs[j];
    }

    /** z_j at a · rank + j; not to be changed. */
    public double[] rows() {
        return rows;
    }

    /** Sum of the moduli of the eigenvalues left out. */
    public double lost() {
        return lost;
    }

    /** Sum of the moduli of those kept, Σ |z_j|². */
    public double kept() {
        double sum = 0;
        for (double z : rows) {
            sum += z * z;
        }
        return sum;
    }
}
