package org.dualcumulants.spectral.basis;

import org.dualcumulants.spectral.quadrature.QuadratureRule;

/**
 * Cardinal functions of a quadrature rule, ℓ_k(x_j) = δ_jk: a function's coefficients are its values at the nodes. For a Gauss
 * rule of n nodes they are polynomials of degree n-1, orthogonal with ∫ ℓ_k² = w_k.
 */
public final class NodalFunctions implements AxisFunctions {

    private final QuadratureRule rule;

    public NodalFunctions(QuadratureRule rule) {
        this.rule = rule;
    }

    public QuadratureRule rule() {
        return rule;
    }

    @Override
    public int size() {
        return rule.size();
    }

    /** {@inheritDoc} Always the rule itself. */
    @Override
    public QuadratureRule grid(int count) {
        return rule;
    }

    @Override
    public void analyse(double[] line) {
        // values are the coefficients
    }

    /** {@inheritDoc} Polynomial interpolation, by the barycentric formula. */
    @Override
    public double[] values(double x) {
        int n = rule.size();
        double[] log = new double[n];
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            if (x == rule.node(k)) {
                double[] unit = new double[n];
                unit[k] = 1;
                return unit;
            }
            for (int j = 0; j < n; j++) {
                log[k] -= j == k ? 0 : Math.log(Math.abs(rule.node(k) - rule.node(j)));
            }
            log[k] -= Math.log(Math.abs(x - rule.node(k)));
            largest = Math.max(largest, log[k]);
        }
        double[] l = new double[n];
        double sum = 0;
        for (int k = 0; k < n; k++) {
            // 1/Π(x_k - x_j) alternates; so does the sign of x - x_k once
            int sign = ((n - 1 - k) % 2 == 0 ? 1 : -1) * (x > rule.node(k) ? 1 : -1);
            l[k] = sign * Math.exp(log[k] - largest);
            sum += l[k];
        }
        for (int k = 0; k < n; k++) {
            l[k] /= sum;
        }
        return l;
    }

    @Override
    public double[] one() {
        double[] one = new double[rule.size()];
        java.util.Arrays.fill(one, 1);
        return one;
    }

    @Override
    public double integral(int k) {
        return rule.weight(k);
    }

    @Override
    public double normSquared(int k) {
        return rule.weight(k);
    }
}
