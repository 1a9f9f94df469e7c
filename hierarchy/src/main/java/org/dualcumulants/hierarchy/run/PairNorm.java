package org.dualcumulants.hierarchy.run;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.concurrent.Cancelled;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** ‖·‖ in L²_{f°} of functions of one particle and of pairs, and of sums of products z_j⊗z_j: ‖Σ_j w_j z_j⊗z_j‖² = Σ_ij w_i w_j ⟨z_i, z_j⟩². */
final class PairNorm {

    /** z_j whose products with all others are had at a time. */
    static final int TOGETHER = 512;

    private final OneParticleSystem system;
    private final BooleanSupplier cancelled;

    /** w z⊗z. */
    static final class Product {
        private final double weight;
        private final double[] vector;

        Product(double weight, double[] vector) {
            this.weight = weight;
            this.vector = vector;
        }
    }

    /** @param cancelled asked at every function, and at every {@link #TOGETHER} products: both throw {@link CancellationException} */
    PairNorm(OneParticleSystem system, BooleanSupplier cancelled) {
        this.system = system;
        this.cancelled = cancelled;
    }

    /** Of Σ_a c_a h_a, a = 1 … K. */
    double of(double[] c) {
        return Math.sqrt(Math.max(0, dot(c, system.centredGramTimes(c))));
    }

    /**
     * Of Σ c_ab h_a⊗h_b with symmetric C, from the entries a ≥ b by rows: ‖C‖² = tr (G C)² with the sparse G, row and column a of G C at a
     * time. The terms of the trace have both signs, so the norm is exact to rounding times the condition of G.
     *
     * @param offset of the first entry
     * @param threads that may share the work; the result is the same to the last bit
     */
    double ofPairs(double[] c, int offset, int threads) {
        int k = system.functions();
        double[] mean = new double[k];
        double[] moments = Arrays.copyOfRange(system.initialMoments(), 1, k + 1);
        SparseMatrix gram = system.gram().from(1);
        double[] squares = new double[k];
        each(k, threads, a -> mean[a] = dot(moments, row(c, offset, a, k)));
        each(k, threads, a -> {
            Cancelled.check(cancelled);
            double[] column = gram.times(row(c, offset, a, k));
            double[] own = new double[k];
            for (int e = gram.start(a); e < gram.start(a + 1); e++) {
                add(gram.value(e), row(c, offset, gram.column(e), k), own);
            }
            add(-moments[a], mean, own);
            add(-mean[a], moments, column);
            squares[a] = dot(own, column);
        });
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(Math.max(0, sum));
    }

    private static void each(int rows, int threads, IntConsumer action) {
        IntStream all = IntStream.range(0, rows);
        (threads > 1 ? all.parallel() : all).forEach(action);
    }

    private static double[] row(double[] c, int offset, int a, int functions) {
        double[] row = new double[functions];
        System.arraycopy(c, offset + a * (a + 1) / 2, row, 0, a + 1);
        for (int b = a + 1, at = offset + a * (a + 1) / 2 + 2 * a + 1; b < functions; b++, at += b) {
            row[b] = c[at];
        }
        return row;
    }

    private static void add(double factor, double[] in, double[] out) {
        for (int b = 0; b < out.length; b++) {
            out[b] += factor * in[b];
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int b = 0; b < x.length; b++) {
            sum += x[b] * y[b];
        }
        return sum;
    }

    double of(List<Product> products) {
        if (products.isEmpty()) {
            return 0;
        }
        int k = system.functions();
        R064Store all = R064Store.FACTORY.make(k, products.size());
        for (int j = 0; j < products.size(); j++) {
            all.fillColumn(0, j, R064Store.FACTORY.column(products.get(j).vector));
        }
        double sum = 0;
        for (int from = 0; from < products.size(); from += TOGETHER) {
            Cancelled.check(cancelled);
            int to = Math.min(products.size(), from + TOGETHER);
            R064Store some = R064Store.FACTORY.make(to - from, k);
            for (int j = from; j < to; j++) {
                some.fillRow(j - from, 0, R064Store.FACTORY.column(system.centredGramTimes(products.get(j).vector)));
            }
            MatrixStore<Double> inner = some.multiply(all);
            for (int i = from; i < to; i++) {
                for (int j = 0; j < products.size(); j++) {
                    double x = inner.doubleValue(i - from, j);
                    sum += products.get(i).weight * products.get(j).weight * x * x;
                }
            }
        }
        return Math.sqrt(Math.max(0, sum));
    }
}
