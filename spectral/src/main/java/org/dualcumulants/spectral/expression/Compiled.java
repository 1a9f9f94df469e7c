package org.dualcumulants.spectral.expression;

/** An expression ready to be evaluated at many points. Thread safe. */
public final class Compiled {
    /** Value at one point. */
    public double at(double... arguments) {
        double[][] columns = new double[arguments.length][];
        for (int i = 0; i < arguments.length; i++) {
            columns[i] = new double[] {arguments[i]};
        }
        double[] out = new double[1];
        evaluate(columns, out);
        return out[0];
    }

    /**
     * Values at many points.
     *
     * @param columns one array per argument, all of the length of {@code out}
     * @param out receives the values; poles give infinities or NaN, never an exception
     */
    public void evaluate(double[][] columns, double[] out) {
        throw new IllegalStateException();
    }
}
