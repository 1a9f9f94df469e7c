package org.dualcumulants.hierarchy.run;

import java.util.List;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** ‖·‖ in L²_{f°} of functions of one particle, and of sums of products z_j⊗z_j: ‖Σ_j w_j z_j⊗z_j‖² = Σ_ij w_i w_j ⟨z_i, z_j⟩². */
final class PairNorm {

    /** z_j whose products with all others are had at a time. */
    private static final int TOGETHER = 512;

    private final OneParticleSystem system;

    /** w z⊗z. */
    static final class Product {
        private final double weight;
        private final double[] vector;

        Product(double weight, double[] vector) {
            this.weight = weight;
            this.vector = vector;
        }
    }

    PairNorm(OneParticleSystem system) {
        this.system = system;
    }

    /** Of Σ_a c_a h_a, a = 1 … K. */
    double of(double[] c) {
        double[] g = system.centredGramTimes(c);
        double sum = 0;
        for (int a = 0; a < c.length; a++) {
            sum += c[a] * g[a];
        }
        return Math.sqrt(Math.max(0, sum));
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
