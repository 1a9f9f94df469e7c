package org.dualcumulants.verify.particles;

import java.util.Arrays;
import java.util.List;

/** Σ_j K(x_i, x_j) = Σ_u g_u(x_i) Σ_v K_uv Σ_j g_v(x_j): O(N) per system for a K that is a sum of products, the diagonal taken out. */
final class ProductPairSum implements PairSum {

    private final OneBodyFunctions functions;
    private final List<ProductForm.Term> terms;
    private final int components;
    private final boolean withSelf;
    private final int[] pushed;
    private final int[] pushing;

    /**
     * @param form of two particles, the pushed one first
     * @param withSelf whether j = i belongs to the sum
     */
    ProductPairSum(ProductForm form, int components, boolean withSelf) {
        this.functions = form.functions();
        this.terms = form.terms();
        this.components = components;
        this.withSelf = withSelf;
        this.pushed = terms.stream().mapToInt(t -> t.factors().get(0)).distinct().sorted().toArray();
        this.pushing = terms.stream().mapToInt(t -> t.factors().get(1)).distinct().sorted().toArray();
    }

    @Override
    public void addTo(double[][] x, int particles, double factor, double[][] out) {
        double[][] g = functions.at(x);
        double[] sum = new double[functions.size()];
        double[][] amplitude = new double[components][functions.size()];
        for (int from = 0; from < x[0].length; from += particles) {
            for (int v : pushing) {
                double s = 0;
                for (int i = from; i < from + particles; i++) {
                    s += g[v][i];
                }
                sum[v] = s;
            }
            for (double[] row : amplitude) {
                Arrays.fill(row, 0);
            }
            for (ProductForm.Term t : terms) {
                amplitude[t.component()][t.factors().get(0)] += factor * t.coefficient() * sum[t.factors().get(1)];
            }
            for (int c = 0; c < components; c++) {
                for (int u : pushed) {
                    add(amplitude[c][u], g[u], out[c], from, particles);
                }
            }
        }
        if (!withSelf) {
            for (ProductForm.Term t : terms) {
                double[] u = g[t.factors().get(0)];
                double[] v = g[t.factors().get(1)];
                double[] column = out[t.component()];
                double coefficient = factor * t.coefficient();
                for (int i = 0; i < column.length; i++) {
                    column[i] -= coefficient * u[i] * v[i];
                }
            }
        }
    }

    private static void add(double amplitude, double[] g, double[] out, int from, int count) {
        if (amplitude != 0) {
            for (int i = from; i < from + count; i++) {
                out[i] += amplitude * g[i];
            }
        }
    }

    @Override
    public String method() {
        return "products of " + functions.size() + " one-particle functions, O(N)";
    }
}
