package org.dualcumulants.verify.duality;

import java.util.Arrays;
import java.util.List;
import org.dualcumulants.spectral.basis.AxisBasis;
import org.dualcumulants.spectral.basis.AxisFunctions;
import org.dualcumulants.spectral.basis.ProductFunctions;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;

/** The functions g_a at many states, and sums of them, from tables per axis: harmonics by multiplication on circles. */
final class BasisSeries {

    private static final int CHUNK = 256;

    /** Displacement of the difference quotients off circles; derivatives serve control variates, which need not be exact. */
    private static final double DISPLACEMENT = 1e-5;

    private final ProductFunctions basis;
    private final List<Axis> axes;
    private final boolean onCircles;

    /** Per axis: whether its functions are harmonics, and whether its first function is 1. */
    private final boolean[] harmonic;

    private final boolean[] startsWithOne;
    private final int[][] components;

    BasisSeries(ProductFunctions basis, List<Axis> axes) {
        this(basis, axes, true);
    }

    /** @param multiplying whether harmonics come from each other by multiplication, and slopes from harmonics */
    BasisSeries(ProductFunctions basis, List<Axis> axes, boolean multiplying) {
        this.basis = basis;
        this.axes = List.copyOf(axes);
        this.onCircles = multiplying && axes.stream().allMatch(PeriodicAxis.class::isInstance);
        this.harmonic = new boolean[axes.size()];
        this.startsWithOne = new boolean[axes.size()];
        for (int i = 0; i < harmonic.length; i++) {
            startsWithOne[i] = basis.axes().get(i) instanceof AxisBasis;
            harmonic[i] = multiplying && startsWithOne[i] && axes.get(i) instanceof PeriodicAxis;
        }
        this.components = new int[basis.size()][axes.size()];
        for (int a = 0; a < components.length; a++) {
            for (int i = 0; i < axes.size(); i++) {
                components[a][i] = basis.component(a, i);
            }
        }
    }

    /** Adds Σ_a c_a g_a at every state. */
    void addTo(double[] coefficients, double[][] x, double[] out) {
        boolean[] needed = new boolean[coefficients.length];
        for (int a = 0; a < needed.length; a++) {
            needed[a] = coefficients[a] != 0;
        }
        evaluate(x, needed, (a, values, from, n) -> {
            double c = coefficients[a];
            for (int p = 0; p < n; p++) {
                out[from + p] += c * values[p];
            }
        });
    }

    /** g_a at every state, for all a. */
    double[][] values(double[][] x) {
        double[][] out = new double[basis.size()][x[0].length];
        boolean[] all = new boolean[basis.size()];
        Arrays.fill(all, true);
        evaluate(x, all, (a, values, from, n) -> System.arraycopy(values, 0, out[a], from, n));
        return out;
    }

    /**
     * ∂g_a along an axis at every state, for all a.
     *
     * @param values what {@link #values} gives there
     */
    double[][] derivatives(int axis, double[][] x, double[][] values) {
        double[][] out = new double[values.length][x[0].length];
        if (!onCircles) {
            double[][] moved = x.clone();
            moved[axis] = Arrays.stream(x[axis]).map(z -> z + DISPLACEMENT).toArray();
            double[][] right = values(moved);
            for (int a = 0; a < out.length; a++) {
                for (int i = 0; i < out[a].length; i++) {
                    out[a][i] = (right[a][i] - values[a][i]) / DISPLACEMENT;
                }
            }
            return out;
        }
        double kappa = kappa(axis);
        for (int a = 0; a < out.length; a++) {
            int c = components[a][axis];
            if (c > 0) {
                // index 2k-1 is cos(kκx), index 2k is sin(kκx)
                boolean cosine = c % 2 == 1;
                int[] target = components[a].clone();
                target[axis] = cosine ? c + 1 : c - 1;
                double factor = (cosine ? -1 : 1) * kappa * ((c + 1) / 2);
                double[] source = values[basis.index(target)];
                for (int i = 0; i < source.length; i++) {
                    out[a][i] = factor * source[i];
                }
            }
        }
        return out;
    }

    private double kappa(int axis) {
        return 2 * Math.PI / ((PeriodicAxis) axes.get(axis)).length();
    }

    /** Takes g_a at {@code n} states from a number on. */
    private interface Receiver {
        void accept(int a, double[] values, int from, int n);
    }

    private void evaluate(double[][] x, boolean[] needed, Receiver receiver) {
        int d = axes.size();
        double[][][] g = new double[d][][];
        for (int i = 0; i < d; i++) {
            int most = 0;
            for (int a = 0; a < needed.length; a++) {
                most = Math.max(most, needed[a] ? components[a][i] + components[a][i] % 2 : 0);
            }
            most = Math.min(most, basis.axes().get(i).size() - 1);
            g[i] = new double[most + 1][CHUNK];
            Arrays.fill(g[i][0], 1);
        }
        double[] product = new double[CHUNK];
        for (int from = 0; from < x[0].length; from += CHUNK) {
            int n = Math.min(CHUNK, x[0].length - from);
            for (int i = 0; i < d; i++) {
                if (harmonic[i]) {
                    harmonics(kappa(i), x[i], from, n, g[i]);
                } else {
                    onAxis(basis.axes().get(i), x[i], from, n, g[i]);
                }
            }
            for (int a = 0; a < needed.length; a++) {
                if (needed[a]) {
                    receiver.accept(a, product(g, components[a], n, product), from, n);
                }
            }
        }
    }

    private static void onAxis(AxisFunctions functions, double[] x, int from, int n, double[][] g) {
        for (int p = 0; p < n; p++) {
            double[] values = functions.values(x[from + p]);
            for (int c = 0; c < g.length; c++) {
                g[c][p] = values[c];
            }
        }
    }

    private double[] product(double[][][] g, int[] components, int n, double[] product) {
        double[] values = g[0][components[0]];
        for (int i = 1; i < components.length; i++) {
            if (components[i] > 0 || !startsWithOne[i]) {
                double[] factor = g[i][components[i]];
                for (int p = 0; p < n; p++) {
                    product[p] = values[p] * factor[p];
                }
                values = product;
            }
        }
        return values;
    }

    private static void harmonics(double kappa, double[] x, int from, int n, double[][] g) {
        for (int k = 1; 2 * k < g.length; k++) {
            double[] c = g[2 * k - 1];
            double[] s = g[2 * k];
            for (int p = 0; p < n; p++) {
                if (k == 1) {
                    c[p] = Math.cos(kappa * x[from + p]);
                    s[p] = Math.sin(kappa * x[from + p]);
                } else {
                    c[p] = g[2 * k - 3][p] * g[1][p] - g[2 * k - 2][p] * g[2][p];
                    s[p] = g[2 * k - 2][p] * g[1][p] + g[2 * k - 3][p] * g[2][p];
                }
            }
        }
    }
}
