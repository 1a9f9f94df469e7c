package org.dualcumulants.spectral.basis;

import java.util.Arrays;
import org.dualcumulants.spectral.quadrature.QuadratureRule;

/**
 * Cardinal functions of a quadrature rule, ℓ_k(x_j) = δ_jk: a function's coefficients are its values at the nodes. For a Gauss
 * rule of n nodes they are polynomials of degree n-1, orthogonal with ∫ ℓ_k² = w_k.
 */
public final class NodalFunctions implements AxisFunctions {

    private final QuadratureRule rule;

    /** Natural logarithm of the smallest weight that is used beside a largest one of 1. */
    private static final double SMALLEST = -600;

    /** Barycentric weights; null until a value is asked for. */
    private volatile Weights weights;

    /**
     * w_k = 1/Π_{j≠k} (x_k - x_j) up to a common factor.
     *
     * @param logs log |w_k|
     * @param values w_k, the largest of size 1; empty if others would be rounded to 0
     */
    private record Weights(double[] logs, double[] values) {

        /** With n² logarithms. */
        static Weights of(QuadratureRule rule) {
            double[] logs = new double[rule.size()];
            for (int k = 0; k < logs.length; k++) {
                for (int j = 0; j < logs.length; j++) {
                    logs[k] -= j == k ? 0 : Math.log(Math.abs(rule.node(k) - rule.node(j)));
                }
            }
            double largest = Arrays.stream(logs).max().orElse(0);
            boolean narrow = Arrays.stream(logs).allMatch(w -> w - largest > SMALLEST);
            double[] values = new double[narrow ? logs.length : 0];
            for (int k = 0; k < values.length; k++) {
                // the product alternates
                values[k] = ((values.length - 1 - k) % 2 == 0 ? 1 : -1) * Math.exp(logs[k] - largest);
            }
            return new Weights(logs, values);
        }
    }

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
        Weights known = weights;
        if (known == null) {
            known = Weights.of(rule);
            weights = known;
        }
        double[] l = new double[rule.size()];
        double sum = 0;
        for (int k = 0; k < known.values().length; k++) {
            double distance = x - rule.node(k);
            if (distance == 0) {
                return unit(k);
            }
            l[k] = known.values()[k] / distance;
            sum += l[k];
        }
        if (known.values().length == 0 || Double.isInfinite(sum)) {
            return values(x, known.logs());
        }
        for (int k = 0; k < l.length; k++) {
            l[k] /= sum;
        }
        return l;
    }

    private double[] unit(int k) {
        double[] unit = new double[rule.size()];
        unit[k] = 1;
        return unit;
    }

    /** The same where numbers are too large or too small to be added up. */
    private double[] values(double x, double[] logWeights) {
        int n = rule.size();
        double[] log = new double[n];
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            if (x == rule.node(k)) {
                return unit(k);
            }
            log[k] = logWeights[k] - Math.log(Math.abs(x - rule.node(k)));
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
        Arrays.fill(one, 1);
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
