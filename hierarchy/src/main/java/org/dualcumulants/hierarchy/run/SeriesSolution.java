package org.dualcumulants.hierarchy.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The order-by-order system stepped from T to 0, or why that failed. */
sealed interface SeriesSolution {

    /**
     * Numbers at t = 0.
     *
     * @param values V_1 … V_p
     * @param localErrors sums of the estimated local errors of each
     * @param norms lim N^n ‖C_n‖, n = 1 … 2p
     * @param coefficients unknowns stepped
     * @param steps accepted
     * @param seconds wall time
     * @param lowRank how c̃_2 was held; empty where as a packed tensor
     */
    record Solved(
            List<Double> values, List<Double> localErrors, List<Double> norms, long coefficients, int steps, double seconds,
            Optional<LowRankReport> lowRank)
            implements SeriesSolution {
        public Solved {
            values = List.copyOf(values);
            localErrors = List.copyOf(localErrors);
            norms = List.copyOf(norms);
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeBoolean(true);
            Numbers.write(values, out);
            Numbers.write(localErrors, out);
            Numbers.write(norms, out);
            out.writeLong(coefficients);
            out.writeInt(steps);
            out.writeDouble(seconds);
            out.writeBoolean(lowRank.isPresent());
            if (lowRank.isPresent()) {
                lowRank.get().write(out);
            }
        }
    }

    /**
     * No numbers.
     *
     * @param reason what happened
     * @param remedy what to change
     */
    record Broken(String reason, String remedy) implements SeriesSolution {
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
    static SeriesSolution read(DataInput in) throws IOException {
        return in.readBoolean()
                ? new Solved(Numbers.list(in), Numbers.list(in), Numbers.list(in), in.readLong(), in.readInt(), in.readDouble(),
                        in.readBoolean() ? Optional.of(LowRankReport.read(in)) : Optional.empty())
                : new Broken(in.readUTF(), in.readUTF());
    }
}
