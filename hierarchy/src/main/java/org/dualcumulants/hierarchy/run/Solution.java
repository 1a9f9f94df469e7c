package org.dualcumulants.hierarchy.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One truncated hierarchy stepped from T to 0, or why that failed. */
sealed interface Solution {

    /**
     * Numbers at t = 0.
     *
     * @param scaledCorrection N (E - mean field); for independent initial states E = C_0
     * @param scaledPairing N (E - C_0)
     * @param localErrors sum of the estimated local errors of it
     * @param scaledNorms N^n ‖C_n‖ for n = 1 … m, empty if not asked for
     * @param axisTails see {@link AxisTails}
     * @param history rows of t, N (C_0 - mean field), N^n ‖C_n(t)‖ for n = 1 … m, time falling; empty if not asked for
     */
    final class Solved implements Solution {
        private final double scaledCorrection;
        private final double scaledPairing;
        private final double localErrors;
        private final double[] scaledNorms;
        private final List<Double> axisTails;
        private final long coefficients;
        private final int steps;
        private final double seconds;
        private final List<double[]> history;

        Solved(
                double scaledCorrection, double scaledPairing, double localErrors, double[] scaledNorms, List<Double> axisTails, long coefficients,
                    int steps, double seconds, List<double[]> history) {
            this.scaledCorrection = scaledCorrection;
            this.scaledPairing = scaledPairing;
            this.localErrors = localErrors;
            this.scaledNorms = scaledNorms.clone();
            this.axisTails = List.copyOf(axisTails);
            this.coefficients = coefficients;
            this.steps = steps;
            this.seconds = seconds;
            this.history = List.copyOf(history);
        }

        /** N (E - mean field). */
        double scaledCorrection() {
            return scaledCorrection;
        }

        /** N (E - C_0(0)), what the dependence of initial states adds. */
        double scaledPairing() {
            return scaledPairing;
        }

        /** Sum over the steps of the estimated local errors of it. */
        double localErrors() {
            return localErrors;
        }

        /** N^n ‖C_n(0)‖, n = 1 … m. */
        double[] scaledNorms() {
            return scaledNorms.clone();
        }

        /** One of them. */
        double scaledNorm(int order) {
            return scaledNorms[order - 1];
        }

        /** Part of f and C_1 in the last functions of each axis. */
        List<Double> axisTails() {
            return axisTails;
        }

        long coefficients() {
            return coefficients;
        }

        int steps() {
            return steps;
        }

        double seconds() {
            return seconds;
        }

        /** Rows of t, N (C_0 - mean field), N^n ‖C_n(t)‖, from T to 0. */
        List<double[]> history() {
            return history;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeBoolean(true);
            out.writeDouble(scaledCorrection);
            out.writeDouble(scaledPairing);
            out.writeDouble(localErrors);
            Numbers.write(scaledNorms, out);
            Numbers.write(axisTails, out);
            out.writeLong(coefficients);
            out.writeInt(steps);
            out.writeDouble(seconds);
            out.writeInt(history.size());
            for (double[] row : history) {
                Numbers.write(row, out);
            }
        }

        @Override
        public String toString() {
            return "N·correction " + scaledCorrection + ", norms " + Arrays.toString(scaledNorms);
        }
    }

    /**
     * No numbers.
     *
     * @param reason what happened
     * @param remedy what to change
     */
    record Broken(String reason, String remedy) implements Solution {
        @Override
        public void write(DataOutput out) throws IOException {
            out.writeBoolean(false);
            out.writeUTF(reason);
            out.writeUTF(remedy);
        }
    }

    /** To the last bit. */
    void write(DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    static Solution read(DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return new Broken(in.readUTF(), in.readUTF());
        }
        double scaledCorrection = in.readDouble();
        double scaledPairing = in.readDouble();
        double localErrors = in.readDouble();
        double[] scaledNorms = Numbers.read(in);
        List<Double> axisTails = Numbers.list(in);
        long coefficients = in.readLong();
        int steps = in.readInt();
        double seconds = in.readDouble();
        List<double[]> history = new ArrayList<>();
        for (int rows = in.readInt(); rows > 0; rows--) {
            history.add(Numbers.read(in));
        }
        return new Solved(scaledCorrection, scaledPairing, localErrors, scaledNorms, axisTails, coefficients, steps, seconds, history);
    }

    /** Those of several N, one after the other. */
    static void writeAll(List<Solution> solutions, DataOutput out) throws IOException {
        out.writeInt(solutions.size());
        for (Solution solution : solutions) {
            solution.write(out);
        }
    }

    /** Reads what {@link #writeAll} wrote. */
    static List<Solution> readAll(DataInput in) throws IOException {
        List<Solution> solutions = new ArrayList<>();
        for (int size = in.readInt(); size > 0; size--) {
            solutions.add(read(in));
        }
        return solutions;
    }
}
