package org.dualcumulants.spectral.expression;

import java.util.Arrays;

/** An expression ready to be evaluated at many points. Thread safe. */
public final class Compiled {

    /** Points handled at a time: the registers of an ordinary formula stay in the first-level cache. */
    private static final int CHUNK = 256;

    private final Operation[] operations;
    private final int[][] operands;
    private final int arguments;
    private final double[] constants;
    private final int registers;
    private final int result;

    /**
     * Registers hold the arguments, then the constants, then intermediate values.
     *
     * @param operands for each operation the registers it reads and the one it writes
     */
    Compiled(Operation[] operations, int[][] operands, int arguments, double[] constants, int registers, int result) {
        this.operations = operations;
        this.operands = operands;
        this.arguments = arguments;
        this.constants = constants;
        this.registers = registers;
        this.result = result;
    }

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
        if (columns.length != arguments) {
            throw new IllegalArgumentException(
                    "the formula was compiled for " + arguments + " arguments, but " + columns.length + " columns were given");
        }
        for (double[] column : columns) {
            if (column.length != out.length) {
                throw new IllegalArgumentException(
                        "a column has " + column.length + " points, the result " + out.length + "; they must agree");
            }
        }
        int chunk = Math.min(CHUNK, out.length);
        double[][] register = new double[registers][chunk];
        for (int i = 0; i < constants.length; i++) {
            Arrays.fill(register[arguments + i], constants[i]);
        }
        for (int from = 0; from < out.length; from += chunk) {
            int n = Math.min(chunk, out.length - from);
            for (int i = 0; i < arguments; i++) {
                System.arraycopy(columns[i], from, register[i], 0, n);
            }
            for (int k = 0; k < operations.length; k++) {
                int[] operand = operands[k];
                operations[k].apply(register[operand[0]], register[operand[1]], register[operand[2]], n);
            }
            System.arraycopy(register[result], 0, out, from, n);
        }
    }
}
