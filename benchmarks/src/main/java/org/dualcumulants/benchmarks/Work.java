package org.dualcumulants.benchmarks;

import java.util.Arrays;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * What one right-hand side must do at least in the factorised sparse form of the mathematics, §6, with every pair term a product
 * of one-body sums, Σ_{i≠j} (D_r)_i (M_r)_j = (Σ_i D_r)(Σ_j M_r) - Σ_i D_r M_r, on packed tensors of S_n = binom(K+n-1, n)
 * coefficients. With |A| the entries of a K × K matrix, B' = B + Σ ⟨v_r⟩ D_r + Σ D_r M_r, and R products, the multiply–adds are
 * <pre>
 * B', D_r, M_r on c_n                                        n S_n (|B'| + Σ_r (|D_r| + |M_r|)) / K   (n = 1: |B'| only)
 * ⟨m, c_n⟩, ⟨d_r, c_n⟩, ⟨w_r, c_n⟩                           (2R + 1) K S_{n-1}
 * D_r ⟨w_r, c_{n+1}⟩ + M_r ⟨d_r, c_{n+1}⟩ to order n &lt; m     n S_n Σ_r (|D_r| + |M_r|) / K
 * v̂_r ⊗ (D_r (c_{n-1} + ⟨m, c_n⟩) + ⟨d_r, c_n⟩), n ≥ 2       Σ_r S_{n-1} ((n-1) |D_r| / K + |v̂_r|)
 * ⟨d_r ⊗ w_r, c_{n+2}⟩ to order n ≤ m-2                      R K S_n
 * </pre>
 * of two flops each; 16 bytes per coefficient must move, c in and its derivative out.
 *
 * @param flops floating-point operations
 * @param bytes moved to and from memory
 */
record Work(double flops, double bytes) {

    static Work of(OneParticleSystem system, int truncation) {
        int k = system.functions();
        int rank = system.rank();
        double force = 0;
        double weight = 0;
        double vectors = 0;
        double[][] body = system.generator().from(1).dense();
        double[][] products = new double[k][k];
        for (int r = 0; r < rank; r++) {
            SparseMatrix d = system.force(r).from(1);
            SparseMatrix m = system.weight(r).from(1);
            force += d.nonZeros();
            weight += m.nonZeros();
            vectors += Arrays.stream(system.weightCoefficients(r)).skip(1).filter(v -> v != 0).count();
            mark(body, d.dense());
            addProduct(products, d.dense(), m.dense());
        }
        mark(body, products);
        double entries = Arrays.stream(body).flatMapToDouble(Arrays::stream).filter(v -> v != 0).count();
        double sum = 0;
        double coefficients = 0;
        for (int n = 1; n <= truncation; n++) {
            double own = n * FullIndexSet.size(k, n) / k;
            double below = FullIndexSet.size(k, n - 1);
            coefficients += FullIndexSet.size(k, n);
            sum += own * entries + (2 * rank + 1) * k * below;
            if (n >= 2) {
                sum += own * (force + weight) + below * ((n - 1) * force / k + vectors);
            }
            if (n < truncation) {
                sum += own * (force + weight);
            }
            if (n <= truncation - 2) {
                sum += rank * k * FullIndexSet.size(k, n);
            }
        }
        return new Work(2 * sum, 16 * coefficients);
    }

    private static void mark(double[][] pattern, double[][] a) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                // what only rounding leaves is no entry
                pattern[i][j] = pattern[i][j] != 0 || Math.abs(a[i][j]) > 1e-12 ? 1 : 0;
            }
        }
    }

    private static void addProduct(double[][] sum, double[][] a, double[][] b) {
        for (int i = 0; i < a.length; i++) {
            for (int l = 0; l < a.length; l++) {
                for (int j = 0; a[i][l] != 0 && j < a.length; j++) {
                    sum[i][j] += a[i][l] * b[l][j];
                }
            }
        }
    }

    /** Seconds that a machine needs at least, at its best. */
    double best(Machine machine) {
        return Math.max(bytes / machine.bytes().best(), flops / machine.flops().best());
    }

    /** Seconds that a machine needs at least, as it is most of the time. */
    double median(Machine machine) {
        return Math.max(bytes / machine.bytes().median(), flops / machine.flops().median());
    }
}
