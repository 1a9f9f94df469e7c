package org.dualcumulants.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * K(x) = Σ_{q ≥ 1} α_q sin(qx) on the circle with noise 0.8 and f° ∝ 1 + ½ cos x + 0.3 sin 2x, in the basis
 * 1, cos x, sin x, cos 2x, …: two products for each q, α_q sin(q(x-y)) = α_q (sin qx cos qy - cos qx sin qy).
 */
final class SineKernel {

    private static final double NOISE = 0.8;

    private SineKernel() {}

    /** The noisy Kuramoto model, K(x) = -sin x. */
    static OneParticleSystem kuramoto(int harmonics) {
        return of(harmonics, new double[] {-1});
    }

    /** K(x) = Σ_{q ≤ terms} sin(qx)/q, of rank 2·terms. */
    static OneParticleSystem sawtooth(int harmonics, int terms) {
        double[] amplitudes = new double[terms];
        for (int q = 1; q <= terms; q++) {
            amplitudes[q - 1] = 1.0 / q;
        }
        return of(harmonics, amplitudes);
    }

    private static OneParticleSystem of(int harmonics, double[] amplitudes) {
        int size = 2 * harmonics + 1;
        double[][] derivative = new double[size][size];
        double[][] diffusion = new double[size][size];
        double[][] gram = new double[size][size];
        for (int k = 0; k <= harmonics; k++) {
            add(derivative, k, true, k, false, -k);
            add(derivative, k, false, k, true, k);
            for (boolean odd : new boolean[] {false, true}) {
                add(diffusion, k, odd, k, odd, -0.5 * NOISE * NOISE * k * k);
                add(gram, k, odd, k, odd, 1);
            }
        }
        List<SparseMatrix> forces = new ArrayList<>();
        List<SparseMatrix> weights = new ArrayList<>();
        for (int q = 1; q <= amplitudes.length; q++) {
            double[][] cos = new double[size][size];
            double[][] sin = new double[size][size];
            for (int k = 0; k <= harmonics; k++) {
                for (int up = -q; up <= q; up += 2 * q) {
                    // cos qx (cos kx, sin kx) = ½ Σ (cos lx, sin lx), sin qx (cos kx, sin kx) = ½ Σ ±(sin lx, -cos lx), l = k ± q
                    double sign = up > 0 ? 0.5 : -0.5;
                    add(cos, k + up, false, k, false, 0.5);
                    add(cos, k + up, true, k, true, 0.5);
                    add(sin, k + up, true, k, false, sign);
                    add(sin, k + up, false, k, true, -sign);
                }
            }
            forces.add(product(sin, derivative, amplitudes[q - 1]));
            weights.add(SparseMatrix.of(cos));
            forces.add(product(cos, derivative, -amplitudes[q - 1]));
            weights.add(SparseMatrix.of(sin));
        }
        double[] initial = new double[size];
        initial[0] = 1;
        initial[1] = 0.25;
        initial[4] = 0.15;
        return OneParticleSystem.of(
                SparseMatrix.of(diffusion), forces, weights, SparseMatrix.of(new double[size][size]), initial, SparseMatrix.of(gram));
    }

    /** Adds to the entry from harmonic k to harmonic l; cos(-x) = cos x, sin(-x) = -sin x, and sin 0 is no function. */
    private static void add(double[][] a, int l, boolean toSine, int k, boolean fromSine, double value) {
        int row = place(Math.abs(l), toSine);
        int column = place(k, fromSine);
        if (row >= 0 && column >= 0 && row < a.length) {
            a[row][column] += l < 0 && toSine ? -value : value;
        }
    }

    private static int place(int harmonic, boolean sine) {
        return harmonic == 0 ? (sine ? -1 : 0) : 2 * harmonic - (sine ? 0 : 1);
    }

    private static SparseMatrix product(double[][] a, double[][] b, double factor) {
        double[][] c = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a.length; k++) {
                for (int j = 0; j < a.length; j++) {
                    c[i][j] += factor * a[i][k] * b[k][j];
                }
            }
        }
        return SparseMatrix.of(c);
    }
}
