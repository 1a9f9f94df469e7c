package org.dualcumulants.verify.modulated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.interaction.RieszPotential;
import org.dualcumulants.spectral.interaction.Symbol;
import org.dualcumulants.spectral.interaction.TorusPotential;

/**
 * Σ_{i≠j} -log|z_i - z_j| in the whole plane in O(N log N): the sum on a square torus four times as wide as the points, less what its images
 * do, g_per(z) = -log|z| + c + π|z|²/(2L²) + Σ_{k≥2} G_{2k} Re z^{2k}/(2k L^{2k}), by moments; G_{2k} = Σ_{ω≠0} ω^{-2k} over the Gaussian
 * integers, from G_4 = ϖ⁴/15, ϖ = 2.622… the lemniscate constant, by the recurrence of Weierstrass' ℘.
 */
final class PlanePairs {

    /** Terms z^{2k}: points are closer than 0.36 L. */
    private static final int TERMS = 18;

    private static final double LEMNISCATE = 2.622057554292119810464839589891;

    private PlanePairs() {}

    /** The sum; two columns. */
    static double energy(double[][] x) {
        int n = x[0].length;
        double[] centre = new double[2];
        double width = 0;
        for (int a = 0; a < 2; a++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double c : x[a]) {
                low = Math.min(low, c);
                high = Math.max(high, c);
            }
            centre[a] = (low + high) / 2;
            width = Math.max(width, high - low);
        }
        double period = 4 * width;
        double[][] z = new double[2][n];
        for (int a = 0; a < 2; a++) {
            for (int i = 0; i < n; i++) {
                z[a][i] = (x[a][i] - centre[a]) / period;
            }
        }
        TorusPotential g = TorusPotential.of(new FourierKernel("log", Map.of(), Optional.empty(),
                new Symbol.PotentialFlow(1, new RieszPotential(0), Flow.GRADIENT), List.of(1.0, 1.0), OptionalInt.empty(), 0)).orElseThrow();
        double periodic = new EwaldPairs(g, n).energy(z);
        double pairs = (double) n * (n - 1);
        return periodic - pairs * constant(g) - images(z) - pairs * Math.log(period);
    }

    /** c, from two points. */
    private static double constant(TorusPotential g) {
        double r = 0.125;
        double[][] pair = {{0, r}, {0, 0}};
        return new EwaldPairs(g, 2).energy(pair) / 2 + Math.log(r) - images(pair) / 2;
    }

    /** Σ_{i,j} [π|z|²/2 + Σ_k G_{2k} Re z^{2k}/(2k)], z = z_i - z_j, from moments M_p = Σ_i z_i^p. */
    private static double images(double[][] z) {
        int n = z[0].length;
        int most = 2 * TERMS;
        double[][] moment = new double[most + 1][2];
        double square = 0;
        for (int i = 0; i < n; i++) {
            double re = 1;
            double im = 0;
            for (int p = 0; p <= most; p++) {
                moment[p][0] += re;
                moment[p][1] += im;
                double next = re * z[0][i] - im * z[1][i];
                im = re * z[1][i] + im * z[0][i];
                re = next;
            }
            square += z[0][i] * z[0][i] + z[1][i] * z[1][i];
        }
        double sum = Math.PI * (n * square - moment[1][0] * moment[1][0] - moment[1][1] * moment[1][1]);
        double[] lattice = lattice();
        for (int k = 2; k <= TERMS; k++) {
            double part = 0;
            double binomial = 1;
            for (int p = 0; p <= 2 * k; p++) {
                double[] a = moment[p];
                double[] b = moment[2 * k - p];
                part += (p % 2 == 0 ? 1 : -1) * binomial * (a[0] * b[0] - a[1] * b[1]);
                binomial = binomial * (2 * k - p) / (p + 1);
            }
            sum += lattice[k] * part / (2 * k);
        }
        return sum;
    }

    /** G_{2k}: (2k+1)(k-3)(2k-1) G_{2k} = 3 Σ_{j=2}^{k-2} (2j-1)(2k-2j-1) G_{2j} G_{2k-2j}; G_6 = 0. */
    private static double[] lattice() {
        double[] g = new double[TERMS + 1];
        g[2] = Math.pow(LEMNISCATE, 4) / 15;
        for (int k = 4; k <= TERMS; k++) {
            double sum = 0;
            for (int j = 2; j <= k - 2; j++) {
                sum += (2 * j - 1) * (2 * k - 2 * j - 1) * g[j] * g[k - j];
            }
            g[k] = 3 * sum / ((2 * k + 1) * (k - 3.0) * (2 * k - 1));
        }
        return g;
    }
}
