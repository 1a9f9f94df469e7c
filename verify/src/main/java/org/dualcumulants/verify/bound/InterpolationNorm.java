package org.dualcumulants.verify.bound;

import java.util.Arrays;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * K(c; μ) = inf over c = a + b of ‖a‖_{L²_f} + μ ‖b‖_{H^{-1}_f} for centred functions c of n particles, μ = N^θ in [KJ]. With
 * (stiffness_f) e_i = λ_i (Gram_f) e_i on one particle without constants and Λ = 1 + λ_{a_1} + … + λ_{a_n},
 * <pre>
 * ‖c‖²_{L²_f} = Σ |ĉ_a|²,   ‖c‖²_{H^{-1}_f} = Σ |ĉ_a|²/Λ_a,   K = min over s ∈ [0, ∞] of ‖s ĉ/(s+Λ)‖ + μ ‖Λ^{1/2} ĉ/(s+Λ)‖.
 * </pre>
 * H^{-1}_f is the dual of ‖φ‖² + ‖∇φ‖² in L²_f, within the basis.
 */
public final class InterpolationNorm {

    /** Directions in which the Gram matrix is below this part of its largest eigenvalue do not carry anything. */
    private static final double THIN = 1e-13;

    private static final int SCAN = 120;
    private static final int REFINEMENTS = 80;
    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    /** λ_i, rising. */
    private final double[] eigenvalues;

    /** ĉ_i = Σ_a transform[i][a] c_a. */
    private final double[][] transform;

    /**
     * @param gram ∫ h_a h_b f, centred
     * @param stiffness ∫ ∇h_a·∇h_b f
     * @throws ArithmeticException if the Gram matrix is not positive definite: f is too thin for the basis
     */
    public InterpolationNorm(double[][] gram, double[][] stiffness) {
        int k = gram.length;
        Eigenvalue<Double> ofGram = eigen(gram);
        double[] g = values(ofGram);
        if (!(Arrays.stream(g).min().orElseThrow() > THIN * Arrays.stream(g).max().orElseThrow())) {
            throw new ArithmeticException("f is too thin for this basis: its Gram matrix is not positive definite");
        }
        MatrixStore<Double> v = ofGram.getV();
        // G^{-1/2} S G^{-1/2}
        double[][] inverseRoot = power(v, g, -0.5);
        double[][] whitened = times(times(inverseRoot, stiffness), inverseRoot);
        Eigenvalue<Double> ofStiffness = eigen(whitened);
        double[] lambda = values(ofStiffness);
        Integer[] rising = new Integer[k];
        Arrays.setAll(rising, i -> i);
        Arrays.sort(rising, (i, j) -> Double.compare(lambda[i], lambda[j]));
        double[][] root = power(v, g, 0.5);
        MatrixStore<Double> q = ofStiffness.getV();
        eigenvalues = new double[k];
        transform = new double[k][k];
        for (int i = 0; i < k; i++) {
            eigenvalues[i] = Math.max(0, lambda[rising[i]]);
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    transform[i][a] += q.doubleValue(b, rising[i]) * root[b][a];
                }
            }
        }
    }

    private static Eigenvalue<Double> eigen(double[][] symmetric) {
        Eigenvalue<Double> eigenvalue = Eigenvalue.R064.make(symmetric.length, true);
        R064Store matrix = R064Store.FACTORY.make(symmetric.length, symmetric.length);
        for (int i = 0; i < symmetric.length; i++) {
            for (int j = 0; j < symmetric.length; j++) {
                matrix.set(i, j, 0.5 * (symmetric[i][j] + symmetric[j][i]));
            }
        }
        if (!eigenvalue.decompose(matrix)) {
            throw new ArithmeticException("the eigenvalues of a matrix of " + symmetric.length + " rows were not found");
        }
        return eigenvalue;
    }

    private static double[] values(Eigenvalue<Double> decomposition) {
        MatrixStore<Double> d = decomposition.getD();
        double[] values = new double[(int) d.countRows()];
        Arrays.setAll(values, i -> d.doubleValue(i, i));
        return values;
    }

    private static double[][] power(MatrixStore<Double> v, double[] values, double exponent) {
        int k = values.length;
        double[][] out = new double[k][k];
        for (int i = 0; i < k; i++) {
            double factor = Math.pow(values[i], exponent);
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    out[a][b] += factor * v.doubleValue(a, i) * v.doubleValue(b, i);
                }
            }
        }
        return out;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] out = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                for (int l = 0; l < out[i].length; l++) {
                    out[i][l] += a[i][j] * b[j][l];
                }
            }
        }
        return out;
    }

    /** λ_i, rising; a copy. */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /** One tensor, ready for its norms. */
    public Tensor of(IndexSet set, int order, double[] packed) {
        int k = eigenvalues.length;
        double[] full = new double[(int) Math.pow(k, order)];
        int[] tuple = new int[order];
        for (int i = 0; i < full.length; i++) {
            for (int s = 0, rest = i; s < order; s++, rest /= k) {
                tuple[s] = rest % k;
            }
            int[] sorted = tuple.clone();
            Arrays.sort(sorted);
            for (int s = 0; s < order; s++) {
                tuple[s] = sorted[order - 1 - s];
            }
            int rank = set.rank(order, tuple);
            full[i] = rank == IndexSet.OUTSIDE ? 0 : packed[rank];
        }
        for (int s = 0; s < order; s++) {
            full = firstSlotTransformed(full);
        }
        double[] weights = new double[full.length];
        for (int i = 0; i < full.length; i++) {
            weights[i] = 1;
            for (int s = 0, rest = i; s < order; s++, rest /= k) {
                weights[i] += eigenvalues[rest % k];
            }
        }
        return new Tensor(full, weights);
    }

    /** Transforms the first slot and moves it to the end. */
    private double[] firstSlotTransformed(double[] tensor) {
        int k = eigenvalues.length;
        int rest = tensor.length / k;
        double[] out = new double[tensor.length];
        for (int a = 0; a < k; a++) {
            for (int r = 0; r < rest; r++) {
                double value = tensor[a * rest + r];
                for (int i = 0; i < k; i++) {
                    out[r * k + i] += transform[i][a] * value;
                }
            }
        }
        return out;
    }

    /** A tensor in the eigenfunctions. */
    public static final class Tensor {

        private final double[] coefficients;
        private final double[] weights;

        private Tensor(double[] coefficients, double[] weights) {
            this.coefficients = coefficients;
            this.weights = weights;
        }

        /** ‖c‖ in L²_f: the end a = c. */
        public double ofSquares() {
            return sum((c, w) -> c * c);
        }

        /** ‖c‖ in H^{-1}_f: the end b = c, less μ. */
        public double dual() {
            return sum((c, w) -> c * c / w);
        }

        /** K_2 with K_2² = inf ‖a‖² + μ² ‖b‖² = Σ |ĉ|² μ²/(Λ + μ²): K_2 ≤ K ≤ √2 K_2. */
        public double quadratic(double mu) {
            return sum((c, w) -> c * c * mu * mu / (w + mu * mu));
        }

        /** K: the smallest over s and both ends. */
        public double interpolated(double mu) {
            double best = Math.min(ofSquares(), mu * dual());
            double largest = Arrays.stream(weights).max().orElse(1);
            double low = Math.log(1e-8 * Math.min(1, mu * mu));
            double high = Math.log(1e8 * largest * Math.max(1, mu * mu));
            double step = (high - low) / SCAN;
            int at = 0;
            double lowest = Double.POSITIVE_INFINITY;
            for (int i = 0; i <= SCAN; i++) {
                double value = split(Math.exp(low + i * step), mu);
                if (value < lowest) {
                    lowest = value;
                    at = i;
                }
            }
            double left = low + (at - 1) * step;
            double right = low + (at + 1) * step;
            for (int i = 0; i < REFINEMENTS; i++) {
                double inner = right - GOLDEN * (right - left);
                double outer = left + GOLDEN * (right - left);
                if (split(Math.exp(inner), mu) < split(Math.exp(outer), mu)) {
                    right = outer;
                } else {
                    left = inner;
                }
            }
            return Math.min(best, split(Math.exp(0.5 * (left + right)), mu));
        }

        /** ‖a‖ + μ ‖b‖ for a = s c/(s + Λ). */
        private double split(double s, double mu) {
            return sum((c, w) -> Math.pow(s * c / (s + w), 2)) + mu * sum((c, w) -> w * Math.pow(c / (s + w), 2));
        }

        private interface Summand {
            double of(double coefficient, double weight);
        }

        private double sum(Summand summand) {
            double sum = 0;
            for (int i = 0; i < coefficients.length; i++) {
                sum += summand.of(coefficients[i], weights[i]);
            }
            return Math.sqrt(sum);
        }
    }
}
