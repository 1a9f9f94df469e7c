package org.dualcumulants.hierarchy.step;

import java.util.Arrays;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * An explicit Runge–Kutta method with two embedded error estimates:
 * k_i = f(t + c_i h, y + h Σ_{j&lt;i} a_ij k_j), y' = y + h Σ b_i k_i.
 */
public final class ButcherTableau {

    private final int order;
    private final double[][] a;
    private final double[] b;
    private final double[] c;
    private final double[] highError;
    private final double[] lowError;

    /**
     * @param order p of the solution
     * @param a strictly lower triangular, row i has i entries
     * @param b weights of the solution, Σ b_i = 1
     * @param c nodes, c_i = Σ_j a_ij
     * @param highError weights of the difference to an embedded solution, Σ = 0
     * @param lowError weights of the difference to a solution of lower order, Σ = 0
     */
    public ButcherTableau(
            int order, double[][] a, double[] b, double[] c, double[] highError, double[] lowError) {
        int stages = b.length;
        if (a.length != stages || c.length != stages || highError.length != stages || lowError.length != stages) {
            throw new IllegalArgumentException("a tableau of " + stages + " stages needs as many rows and weights");
        }
        vanishes("Σ b_i - 1", Arrays.stream(b).sum() - 1);
        vanishes("sum of the error weights", Arrays.stream(highError).sum());
        vanishes("sum of the lower error weights", Arrays.stream(lowError).sum());
        for (int i = 0; i < stages; i++) {
            if (a[i].length != i) {
                throw new IllegalArgumentException("row " + i + " of a has " + a[i].length + " entries instead of " + i);
            }
            vanishes("c_" + i + " - Σ_j a_ij", c[i] - Arrays.stream(a[i]).sum());
        }
        this.order = order;
        this.a = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
        this.b = b.clone();
        this.c = c.clone();
        this.highError = highError.clone();
        this.lowError = lowError.clone();
    }

    private static void vanishes(String what, double value) {
        if (!(Math.abs(value) < 1e-12)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must vanish");
        }
    }

    /**
     * Dormand and Prince, order 8 with estimates of order 5 and 3, 12 stages; Hairer, Nørsett, Wanner, Solving Ordinary
     * Differential Equations I, section II.10. Nodes and weights are Hipparchus', the error weights those of the book's
     * program.
     */
    public static ButcherTableau dormandPrince853() {
        DormandPrince853Integrator source = new DormandPrince853Integrator(1e-9, 1, 1, 1);
        int stages = 12;
        double[][] a = new double[stages][];
        double[] c = new double[stages];
        a[0] = new double[0];
        for (int i = 1; i < stages; i++) {
            a[i] = Arrays.copyOf(source.getA()[i - 1], i);
            c[i] = source.getC()[i - 1];
        }
        double[] b = Arrays.copyOf(source.getB(), stages);
        double[] high = {
            0.1312004499419488073250102996e-01, 0, 0, 0, 0,
            -0.1225156446376204440720569753e+01, -0.4957589496572501915214079952e+00,
            0.1664377182454986536961530415e+01, -0.3503288487499736816886487290e+00,
            0.3341791187130174790297318841e+00, 0.8192320648511571246570742613e-01,
            -0.2235530786388629525884427845e-01
        };
        double[] low = b.clone();
        low[0] -= 0.244094488188976377952755905512e+00;
        low[8] -= 0.733846688281611857341361741547e+00;
        low[11] -= 0.220588235294117647058823529412e-01;
        return new ButcherTableau(8, a, b, c, high, low);
    }

    /** p. */
    public int order() {
        return order;
    }

    public int stages() {
        return b.length;
    }

    double a(int i, int j) {
        return a[i][j];
    }

    double b(int i) {
        return b[i];
    }

    double c(int i) {
        return c[i];
    }

    double highError(int i) {
        return highError[i];
    }

    double lowError(int i) {
        return lowError[i];
    }
}
