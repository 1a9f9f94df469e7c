package org.dualcumulants.verify.exact;

/**
 * Derivatives of the polynomial through values at given nodes, D_{gh} = (λ_h/λ_g)/(x_g - x_h) with the barycentric weights
 * λ_g = 1/Π(x_g - x_h), D_gg = -Σ_{h≠g} D_{gh} (Berrut and Trefethen, SIAM Review 46, 2004). The second derivative is D², or between
 * reflecting walls the weak one, (D²u)_g = -(1/w_g) Σ_h w_h D_{hg} (D u)_h, with ∂u/∂n = 0 as its natural condition.
 */
final class PolynomialDerivative implements AxisDerivative {

    private final int points;
    private final double[][] first;
    private final double[][] second;

    /** @param weights of ∫ dx between walls; null: no walls */
    PolynomialDerivative(double[] nodes, double[] weights) {
        points = nodes.length;
        first = new double[points][points];
        double[] log = new double[points];
        for (int g = 0; g < points; g++) {
            for (int h = 0; h < points; h++) {
                log[g] -= g == h ? 0 : Math.log(Math.abs(nodes[g] - nodes[h]));
            }
        }
        for (int g = 0; g < points; g++) {
            for (int h = 0; h < points; h++) {
                if (h != g) {
                    double ratio = ((g - h) % 2 == 0 ? 1 : -1) * Math.exp(log[h] - log[g]);
                    first[g][h] = ratio / (nodes[g] - nodes[h]);
                    first[g][g] += 1 / (nodes[g] - nodes[h]);
                }
            }
        }
        second = new double[points][points];
        for (int g = 0; g < points; g++) {
            for (int h = 0; h < points; h++) {
                for (int k = 0; k < points; k++) {
                    second[g][h] += weights == null
                            ? first[g][k] * first[k][h]
                            : -weights[k] / weights[g] * first[k][g] * first[k][h];
                }
            }
        }
    }

    @Override
    public void addAdvectionDiffusion(double[] u, int inner, double[] speed, double diffusion, double[] out) {
        double[] d1 = new double[inner];
        double[] d2 = new double[inner];
        for (int block = 0; block < u.length; block += points * inner) {
            for (int g = 0; g < points; g++) {
                java.util.Arrays.fill(d1, 0);
                java.util.Arrays.fill(d2, 0);
                for (int h = 0; h < points; h++) {
                    add(u, block + h * inner, first[g][h], d1, diffusion == 0 ? 0 : second[g][h], d2);
                }
                int row = block + g * inner;
                for (int q = 0; q < inner; q++) {
                    out[row + q] += speed[row + q] * d1[q] + diffusion * d2[q];
                }
            }
        }
    }

    private static void add(double[] u, int from, double a, double[] d1, double b, double[] d2) {
        for (int q = 0; q < d1.length; q++) {
            d1[q] += a * u[from + q];
            d2[q] += b * u[from + q];
        }
    }

    @Override
    public void addTransposed(double[] j, double[] m, int inner, double diffusion, double[] out) {
        for (int block = 0; block < m.length; block += points * inner) {
            for (int g = 0; g < points; g++) {
                for (int h = 0; h < points; h++) {
                    for (int q = 0; q < inner; q++) {
                        int from = block + h * inner + q;
                        out[block + g * inner + q] += first[h][g] * j[from] + diffusion * second[h][g] * m[from];
                    }
                }
            }
        }
    }
}
