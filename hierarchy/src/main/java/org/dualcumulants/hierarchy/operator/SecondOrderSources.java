package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * What {@link Worker#sweepSources} does, for the one spectator without elements: u_s, z and what goes to order 1 are vectors of K numbers,
 * one particle number after the other. Holds the buffers of one thread.
 */
final class SecondOrderSources {

    private final TensorLayout layout;
    private final SecondOrder places;
    private final int functions;
    private final int numbers;

    /** By number of the ket. */
    private final double[][] z;

    private final double[] u;
    private final double[] h1;
    private final double[] row;

    /**
     * @param kets numbers of the vectors put into new slots
     * @param vectors more than the largest of them
     * @param numbers of particle numbers side by side
     */
    SecondOrderSources(TensorLayout layout, SecondOrder places, int[] kets, int vectors, int numbers) {
        this.layout = layout;
        this.places = places;
        this.functions = layout.indexSet().functions();
        this.numbers = numbers;
        this.z = new double[vectors][];
        for (int ket : kets) {
            z[ket] = new double[functions];
        }
        this.u = new double[functions];
        this.h1 = new double[functions];
        this.row = new double[functions];
    }

    /** Number of doubles held. */
    long workspace() {
        return (3L + Arrays.stream(z).filter(each -> each != null).count()) * functions;
    }

    /**
     * Adds to y_2 and y_1 at the rows of a segment, and to y_0 if they begin with the first one.
     *
     * @param contracted ⟨bra, c_2⟩ by the number of the bra
     */
    void sweep(TwoSlotLevel level, Segment segment, double[] c, double[] y, double[][] contracted) {
        int from = level.firstNeeded(segment.firstRow());
        for (int l = 0; l < numbers; l++) {
            for (int ket : level.kets()) {
                Arrays.fill(z[ket], 0);
            }
            Arrays.fill(h1, 0);
            double h0 = 0;
            for (int i = 0; i < level.sourceCount(); i++) {
                int source = level.source(i);
                if (source == TwoSlotLevel.UNCONTRACTED) {
                    take(c, layout.offset(1), l);
                } else {
                    take(contracted[source], 0, l);
                }
                h0 += level.apply(i, from, l, u, z, h1);
            }
            if (segment.firstRow() == 0 && level.writesSpectator()) {
                y[numbers * layout.offset(0) + l] += h0;
            }
            for (int a = segment.firstRow(); a < segment.endRow(); a++) {
                write(level, a, l, y);
            }
        }
    }

    private void take(double[] x, int offset, int l) {
        for (int b = 0; b < functions; b++) {
            int rank = places.rankOfSingle(b);
            u[b] = rank == IndexSet.OUTSIDE ? 0 : x[numbers * (offset + rank) + l];
        }
    }

    private void write(TwoSlotLevel level, int a, int l, double[] y) {
        int single = places.rankOfSingle(a);
        if (level.writesOne() && single != IndexSet.OUTSIDE) {
            y[numbers * (layout.offset(1) + single) + l] += h1[a];
        }
        if (!level.hasOuters()) {
            return;
        }
        level.outers(a, z, row);
        int offset = layout.offset(2);
        for (int b = 0, t = PairStructure.pair(a, 0); b <= a; b++, t++) {
            int place = places.place(t);
            if (place != IndexSet.OUTSIDE) {
                y[numbers * (offset + place) + l] += row[b];
            }
        }
    }
}
