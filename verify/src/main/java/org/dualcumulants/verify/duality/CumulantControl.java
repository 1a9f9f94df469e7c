package org.dualcumulants.verify.duality;

import java.util.Arrays;
import org.dualcumulants.verify.particles.ControlVariate;

/**
 * W = Σ_i C_1(x_i) + Σ_{i&lt;j} C_2(x_i, x_j) with C_1 = Σ c_a h_a, C_2 = Σ c_ab h_a ⊗ h_b, h_a = g_a - m_a: with the power sums
 * S_a = Σ_i h_a(x_i),
 * <pre>
 * W = Σ_a c_a S_a + ½ Σ_ab c_ab (S_a S_b - Σ_i h_a(x_i) h_b(x_i)),   ∇_i W = Σ_a ∇g_a(x_i) (c_a + Σ_b c_ab (S_b - h_b(x_i))).
 * </pre>
 */
final class CumulantControl implements ControlVariate {

    private final CumulantPath path;
    private final BasisSeries series;
    private final double[] initialMoments;

    /** @param initialMoments ∫ g_a f°, exactly: the mean of W(0) depends on them */
    CumulantControl(CumulantPath path, BasisSeries series, double[] initialMoments) {
        this.path = path;
        this.series = series;
        this.initialMoments = initialMoments;
    }

    @Override
    public void initial(double[][] x, int particles, double[] out) {
        double[][] h = centred(series.values(x), initialMoments);
        int k = h.length;
        double[] c = path.at(0);
        double[] sums = new double[k];
        for (int r = 0; r < out.length; r++) {
            int from = r * particles;
            sum(h, from, particles, sums);
            double w = 0;
            for (int a = 0; a < k; a++) {
                w += c[a] * sums[a];
                for (int b = 0; b < k; b++) {
                    double diagonal = 0;
                    for (int i = from; i < from + particles; i++) {
                        diagonal += h[a][i] * h[b][i];
                    }
                    w += 0.5 * c[k + a * k + b] * (sums[a] * sums[b] - diagonal);
                }
            }
            out[r] = w;
        }
    }

    @Override
    public void gradient(double t, double[][] x, int particles, double[][] out) {
        double[][] g = series.values(x);
        double[][][] derivatives = new double[out.length][][];
        for (int axis = 0; axis < out.length; axis++) {
            derivatives[axis] = series.derivatives(axis, x, g);
            Arrays.fill(out[axis], 0);
        }
        double[][] h = centred(g, path.moments(t));
        int k = h.length;
        double[] c = path.at(t);
        double[] sums = new double[k];
        double[] slope = new double[particles];
        for (int from = 0; from < x[0].length; from += particles) {
            sum(h, from, particles, sums);
            for (int a = 0; a < k; a++) {
                double constant = c[a];
                for (int b = 0; b < k; b++) {
                    constant += c[k + a * k + b] * sums[b];
                }
                Arrays.fill(slope, constant);
                for (int b = 0; b < k; b++) {
                    double entry = c[k + a * k + b];
                    double[] hb = h[b];
                    for (int i = 0; i < particles; i++) {
                        slope[i] -= entry * hb[from + i];
                    }
                }
                for (int axis = 0; axis < out.length; axis++) {
                    double[] derivative = derivatives[axis][a + 1];
                    for (int i = 0; i < particles; i++) {
                        out[axis][from + i] += slope[i] * derivative[from + i];
                    }
                }
            }
        }
    }

    /** h_1 … h_K, in the arrays of g_1 … g_K. */
    private static double[][] centred(double[][] g, double[] moments) {
        double[][] h = new double[g.length - 1][];
        for (int a = 0; a < h.length; a++) {
            h[a] = g[a + 1].clone();
            for (int i = 0; i < h[a].length; i++) {
                h[a][i] -= moments[a + 1];
            }
        }
        return h;
    }

    private static void sum(double[][] h, int from, int particles, double[] sums) {
        for (int a = 0; a < h.length; a++) {
            double s = 0;
            for (int i = from; i < from + particles; i++) {
                s += h[a][i];
            }
            sums[a] = s;
        }
    }
}
