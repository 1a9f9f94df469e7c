package org.dualcumulants.hierarchy.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How lim N² C_2 was held for V_1: as Σ_j ± z_j⊗z_j, the z_j of each source time propagated to 0.
 *
 * @param times of the sources, with weight
 * @param ranks number of the z_j that start at each
 * @param quadrature |what half as many source times change of V_1|
 * @param compression what the z_j left out would change of V_1 if they did as much for their size as the most effective kept
 */
public record LowRankReport(List<Double> times, List<Integer> ranks, double quadrature, double compression) {

    public LowRankReport {
        times = List.copyOf(times);
        ranks = List.copyOf(ranks);
    }

    /** Number of all z_j, no less than the rank of lim N² C_2(0). */
    public int rank() {
        return ranks.stream().mapToInt(Integer::intValue).sum();
    }

    void write(DataOutput out) throws IOException {
        Numbers.write(times, out);
        for (int rank : ranks) {
            out.writeInt(rank);
        }
        out.writeDouble(quadrature);
        out.writeDouble(compression);
    }

    static LowRankReport read(DataInput in) throws IOException {
        List<Double> times = Numbers.list(in);
        List<Integer> ranks = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            ranks.add(in.readInt());
        }
        return new LowRankReport(times, ranks, in.readDouble(), in.readDouble());
    }
}
