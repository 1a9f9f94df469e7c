package org.dualcumulants.verify.modulated;

import java.util.List;

/**
 * Sums over waves at arbitrary points, Σ_j w_j e^{-iκ_k·x_j} and Σ_k c_k e^{iκ_k·x_j}, for all |k_i| ≤ most_i: points are spread by
 * Gaussians to a grid twice as fine and divided by their transform (Greengard and Lee, SIAM Review 46 (2004) 443), relative accuracy
 * about 1e-12. O(points + waves log waves). Coefficients are those of {@link #grid}, where waves beyond most are 0.
 */
final class NonuniformTransform {

    /** Grid points to each side that a Gaussian reaches. */
    private static final int REACH = 13;

    private final TorusGrid grid;
    private final int[] most;
    /** √(4τ) per axis, in angles. */
    private final double[] width;

    NonuniformTransform(List<Double> periods, int... most) {
        this.most = most.clone();
        int[] points = new int[most.length];
        this.width = new double[most.length];
        for (int a = 0; a < most.length; a++) {
            points[a] = even(Math.max(2 * (2 * most[a] + 1), 2 * REACH + 2));
            double tau = Math.PI * REACH / (Math.pow(points[a] / 2.0, 2) * 2 * 1.5);
            width[a] = Math.sqrt(4 * tau);
        }
        this.grid = new TorusGrid(periods, points);
    }

    /** The smallest even number ≥ n with the factors 2, 3, 5 only. */
    static int even(int n) {
        for (int m = n + n % 2; ; m += 2) {
            int rest = m;
            for (int p : new int[] {2, 3, 5}) {
                while (rest % p == 0) {
                    rest /= p;
                }
            }
            if (rest == 1) {
                return m;
            }
        }
    }

    TorusGrid grid() {
        return grid;
    }

    /** Whether a wave is within the limits. */
    boolean holds(int[] k) {
        for (int a = 0; a < k.length; a++) {
            if (Math.abs(k[a]) > most[a]) {
                return false;
            }
        }
        return true;
    }

    /** Σ_j e^{-iκ·x_j} for every wave. */
    double[] sum(double[][] x) {
        double[] z = new double[2 * grid.size()];
        Spread spread = new Spread();
        for (int j = 0; j < x[0].length; j++) {
            spread.at(x, j);
            spread.add(z);
        }
        grid.forward(z);
        sharpen(z);
        return z;
    }

    /** A function made ready for {@link #at}: its values on the grid, sharpened. */
    double[] prepared(double[] coefficients) {
        double[] fine = coefficients.clone();
        sharpen(fine);
        grid.backward(fine);
        return fine;
    }

    /** The real part of Σ_k c_k e^{iκ_k·x_j} of several prepared functions at every point: out[function][point]. */
    double[][] at(double[][] x, double[]... prepared) {
        double[][] out = new double[prepared.length][x[0].length];
        Spread spread = new Spread();
        for (int j = 0; j < x[0].length; j++) {
            spread.at(x, j);
            for (int f = 0; f < out.length; f++) {
                out[f][j] = spread.times(prepared[f]);
            }
        }
        return out;
    }

    /** Divides by the Gaussians' coefficients, and drops waves beyond the limits. */
    private void sharpen(double[] z) {
        int d = most.length;
        double[][] factor = new double[d][];
        for (int a = 0; a < d; a++) {
            factor[a] = new double[most[a] + 1];
            for (int k = 0; k <= most[a]; k++) {
                double tau = width[a] * width[a] / 4;
                factor[a][k] = 2 * Math.PI / grid.points(a) * Math.exp(k * k * tau) / Math.sqrt(4 * Math.PI * tau);
            }
        }
        int[] k = new int[d];
        for (int i = 0; i < grid.size(); i++) {
            grid.wave(i, k);
            double f = holds(k) ? 1 : 0;
            for (int a = 0; a < d && f != 0; a++) {
                f *= factor[a][Math.abs(k[a])];
            }
            z[2 * i] *= f;
            z[2 * i + 1] *= f;
        }
    }

    /** One point's Gaussian on the grid. */
    private final class Spread {
        private final int d = most.length;
        private final int[][] place = new int[d][2 * REACH];
        private final double[][] weight = new double[d][2 * REACH];

        void at(double[][] x, int j) {
            for (int a = 0; a < d; a++) {
                int n = grid.points(a);
                double u = x[a][j] / grid.period(a) * n;
                int first = (int) Math.floor(u) - REACH + 1;
                for (int m = 0; m < 2 * REACH; m++) {
                    double z = (u - first - m) * 2 * Math.PI / n / width[a];
                    weight[a][m] = Math.exp(-z * z);
                    place[a][m] = Math.floorMod(first + m, n);
                }
            }
        }

        void add(double[] z) {
            if (d == 1) {
                for (int m = 0; m < 2 * REACH; m++) {
                    z[2 * place[0][m]] += weight[0][m];
                }
                return;
            }
            int layers = d == 2 ? 1 : 2 * REACH;
            for (int l = 0; l < layers; l++) {
                double outer = d == 2 ? 1 : weight[0][l];
                int base = d == 2 ? 0 : place[0][l];
                for (int m = 0; m < 2 * REACH; m++) {
                    double w = outer * weight[d - 2][m];
                    int row = (base * grid.points(d - 2) + place[d - 2][m]) * grid.points(d - 1);
                    for (int n = 0; n < 2 * REACH; n++) {
                        z[2 * (row + place[d - 1][n])] += w * weight[d - 1][n];
                    }
                }
            }
        }

        double times(double[] z) {
            double sum = 0;
            if (d == 1) {
                for (int m = 0; m < 2 * REACH; m++) {
                    sum += weight[0][m] * z[2 * place[0][m]];
                }
                return sum;
            }
            int layers = d == 2 ? 1 : 2 * REACH;
            for (int l = 0; l < layers; l++) {
                double outer = d == 2 ? 1 : weight[0][l];
                int base = d == 2 ? 0 : place[0][l];
                for (int m = 0; m < 2 * REACH; m++) {
                    int row = (base * grid.points(d - 2) + place[d - 2][m]) * grid.points(d - 1);
                    double inner = 0;
                    for (int n = 0; n < 2 * REACH; n++) {
                        inner += weight[d - 1][n] * z[2 * (row + place[d - 1][n])];
                    }
                    sum += outer * weight[d - 2][m] * inner;
                }
            }
            return sum;
        }
    }
}
