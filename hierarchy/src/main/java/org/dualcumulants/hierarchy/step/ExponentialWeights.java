package org.dualcumulants.hierarchy.step;

import org.dualcumulants.spectral.quadrature.QuadratureRule;

/**
 * Weights w_l(z) = ∫_0^c e^{(c-θ) z} ℓ_l(θ) dθ, ℓ_l the Lagrange polynomials of the first nodes of a fixed sequence on [0, 1]: what
 * values of g at these nodes contribute at node c to the solution of y' = z y + g. The sequence is Leja's: every beginning of it is
 * good for interpolation.
 */
final class ExponentialWeights {

    private static final double[] NODES = {0, 1, 0.5, 0.211325, 0.8293535, 0.080373, 0.9350035, 0.6528065, 0.3391465};

    /** Most nodes that polynomials may pass through. */
    static final int MOST_NODES = NODES.length;

    /** |z| up to which the integrals are taken by quadrature, and from which the recurrence loses nothing: 2j/|z| ≤ 1. */
    private static final double RECURRENCE = 16;

    /** Exact to rounding for e^{(c-θ) z} times a polynomial of degree 8, |z| ≤ 16. */
    private static final QuadratureRule RULE = QuadratureRule.legendre(20, 0, 1);

    /** fit[q][l]: coefficients in powers of 2θ - 1 of ℓ_l, of the first q nodes. */
    private static final double[][][] FIT = new double[MOST_NODES + 1][][];

    static {
        for (int q = 1; q <= MOST_NODES; q++) {
            FIT[q] = new double[q][];
            for (int l = 0; l < q; l++) {
                FIT[q][l] = lagrange(q, l);
            }
        }
    }

    private ExponentialWeights() {}

    static double node(int i) {
        return NODES[i];
    }

    private static double[] lagrange(int nodes, int l) {
        double[] product = {1};
        double own = 2 * NODES[l] - 1;
        for (int i = 0; i < nodes; i++) {
            if (i != l) {
                double root = 2 * NODES[i] - 1;
                double[] next = new double[product.length + 1];
                for (int j = 0; j < product.length; j++) {
                    next[j + 1] += product[j] / (own - root);
                    next[j] -= root * product[j] / (own - root);
                }
                product = next;
            }
        }
        return product;
    }

    /**
     * Writes μ_j = ∫_0^c e^{(c-θ) z} (2θ-1)^j dθ, j = 0 …, where z μ_j = e^{cz} (-1)^j - (2c-1)^j + 2j μ_{j-1}.
     *
     * @param into one place for each j, from {@code at} on
     */
    static void moments(double z, double c, double[] into, int at, int count) {
        if (Math.abs(z) > RECURRENCE) {
            double end = 1;
            double begin = Math.exp(c * z);
            double before = 0;
            for (int j = 0; j < count; j++) {
                before = (begin - end + 2 * j * before) / z;
                into[at + j] = before;
                begin = -begin;
                end *= 2 * c - 1;
            }
            return;
        }
        for (int j = 0; j < count; j++) {
            into[at + j] = 0;
        }
        for (int p = 0; p < RULE.size(); p++) {
            double theta = c * RULE.node(p);
            double power = c * RULE.weight(p) * Math.exp((c - theta) * z);
            for (int j = 0; j < count; j++) {
                into[at + j] += power;
                power *= 2 * theta - 1;
            }
        }
    }

    /** Writes w_0 … w_{nodes-1} from the moments. */
    static void weights(int nodes, double[] moments, int at, double scale, double[] into, int to) {
        for (int l = 0; l < nodes; l++) {
            double[] fit = FIT[nodes][l];
            double sum = 0;
            for (int j = 0; j < nodes; j++) {
                sum += fit[j] * moments[at + j];
            }
            into[to + l] = scale * sum;
        }
    }
}
