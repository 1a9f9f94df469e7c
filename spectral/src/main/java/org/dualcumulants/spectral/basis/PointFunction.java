package org.dualcumulants.spectral.basis;

import java.util.List;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;

/** A function that can be evaluated at many points, with the words that name it in a message. */
public interface PointFunction {

    /** Writes the values; one column per coordinate. */
    void evaluate(double[][] columns, double[] out);

    /** The formula, for messages. */
    String text();

    /** An expression in the given coordinate names. */
    static PointFunction of(Expression expression, List<String> names) {
        Compiled compiled = expression.compile(names);
        return new PointFunction() {
            @Override
            public void evaluate(double[][] columns, double[] out) {
                compiled.evaluate(columns, out);
            }

            @Override
            public String text() {
                return expression.text();
            }
        };
    }

    /** x ↦ f(x, x) for a function of two states. */
    static PointFunction diagonal(PointFunction pair) {
        return new PointFunction() {
            @Override
            public void evaluate(double[][] columns, double[] out) {
                double[][] twice = java.util.Arrays.copyOf(columns, 2 * columns.length);
                System.arraycopy(columns, 0, twice, columns.length, columns.length);
                pair.evaluate(twice, out);
            }

            @Override
            public String text() {
                return pair.text();
            }
        };
    }

    /** Π_k (f_k - shift_k)^{power_k}. */
    static PointFunction product(List<PointFunction> factors, double[] shifts, List<Integer> powers) {
        return new PointFunction() {
            @Override
            public void evaluate(double[][] columns, double[] out) {
                java.util.Arrays.fill(out, 1);
                double[] values = new double[out.length];
                for (int k = 0; k < factors.size(); k++) {
                    if (powers.get(k) > 0) {
                        factors.get(k).evaluate(columns, values);
                        for (int i = 0; i < out.length; i++) {
                            for (int p = 0; p < powers.get(k); p++) {
                                out[i] *= values[i] - shifts[k];
                            }
                        }
                    }
                }
            }

            @Override
            public String text() {
                StringBuilder text = new StringBuilder();
                for (int k = 0; k < factors.size(); k++) {
                    if (powers.get(k) > 0) {
                        text.append(text.length() > 0 ? " * " : "")
                                .append("(").append(factors.get(k).text()).append(")^").append(powers.get(k));
                    }
                }
                return text.toString();
            }
        };
    }
}
