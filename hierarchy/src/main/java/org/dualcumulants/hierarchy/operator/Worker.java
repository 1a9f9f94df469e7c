package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * Sweeps over spectators in blocks, the members of a block side by side as lanes, so that the small matrices act on rows of
 * contiguous numbers. Holds the buffers of one thread.
 */
final class Worker {

    private final TensorLayout layout;
    private final int functions;
    private final int lanes;
    private final Places places;
    private final double[][] g;
    private final double[][] u;
    private final double[][][] z;
    private final double[][] h1;
    private final double[][] dots;
    private final double[] h;
    private final double[] h0;

    /** @param openSlots how many slots the widest sweep opens, 1 or 2 */
    Worker(TensorLayout layout, int lanes, int vectors, int openSlots) {
        this.layout = layout;
        this.functions = layout.indexSet().functions();
        this.lanes = lanes;
        this.places = Places.of(layout.indexSet(), lanes);
        this.g = new double[openSlots == 2 ? PairStructure.pairCount(functions) : functions][lanes];
        this.u = new double[openSlots == 2 ? functions : 0][lanes];
        this.h1 = new double[openSlots == 2 ? functions : 0][lanes];
        this.z = new double[vectors][][];
        this.dots = new double[vectors][lanes];
        this.h = new double[lanes];
        this.h0 = new double[lanes];
    }

    /** A place for z of the given ket. */
    void provide(int ket) {
        if (z[ket] == null) {
            z[ket] = new double[functions][lanes];
        }
    }

    /** Doubles held for each lane. */
    static long workspacePerLane(TensorLayout layout, int vectors, int kets) {
        long k = layout.indexSet().functions();
        return PairStructure.pairCount((int) k) + (2 + kets) * k + vectors + 2 + Places.workspacePerLane(layout.indexSet());
    }

    /** Number of doubles held. */
    long workspace() {
        long rows = g.length + u.length + h1.length + dots.length + 2 + Places.workspacePerLane(layout.indexSet());
        for (double[][] forKet : z) {
            rows += forKet == null ? 0 : functions;
        }
        return rows * lanes;
    }

    /** The terms that open one slot; {@code kept} receives the contractions that are wanted later. */
    void sweep(int k, OneSlotLevel level, Segment segment, double[] c, double[] y, double[][] kept) {
        boolean own = segment.firstRow() == 0;
        boolean pairing = !level.bras().isEmpty() && (own || level.pairsFor(segment.firstRow(), segment.endRow()));
        int from = pairing ? 0 : level.lowest(segment.firstRow());
        int to = pairing ? functions : level.highest(segment.endRow());
        for (int first = segment.firstSpectator(); first < segment.endSpectator(); first += lanes) {
            int count = Math.min(lanes, segment.endSpectator() - first);
            places.take(k, first, count, false);
            places.gatherOne(c, layout.offset(k + 1), g, from, to);
            if (pairing) {
                level.contract(g, dots);
            }
            for (int a = segment.firstRow(); a < segment.endRow(); a++) {
                level.row(a, g, dots, h);
                places.scatterOne(h, y, layout.offset(k + 1), a);
            }
            if (own) {
                for (int bra : level.kept()) {
                    System.arraycopy(dots[bra], 0, kept[bra], first, count);
                }
                if (level.lowers()) {
                    level.lower(dots, h);
                    addTo(y, layout.offset(k) + first, h, count);
                }
            }
        }
    }

    /** The terms that open two slots, with W = scale · pairs and the contractions of c_{k+2}. */
    void sweep(
            int k, TwoSlotLevel level, double scale, LaneMatrix pairs, Segment segment, double[] c, double[] y,
            double[][] contracted) {
        boolean own = segment.firstRow() == 0;
        int start = PairStructure.pair(segment.firstRow(), 0);
        int end = PairStructure.pair(segment.endRow(), 0);
        int from = pairs.lowest(start);
        int to = pairs.highest(end);
        for (int first = segment.firstSpectator(); first < segment.endSpectator(); first += lanes) {
            int count = Math.min(lanes, segment.endSpectator() - first);
            places.take(k, first, count, true);
            applySources(k, level, c, contracted);
            places.gatherTwo(c, layout.offset(k + 2), g, from, to);
            for (int a = segment.firstRow(), t = start; a < segment.endRow(); a++) {
                for (int b = 0; b <= a; b++, t++) {
                    pairs.multiply(t, scale, pairs.values(), g, h);
                    level.addOuters(a, b, z, h);
                    places.scatterTwo(h, y, layout.offset(k + 2), a, b);
                }
            }
            if (level.writesOne()) {
                for (int a = segment.firstRow(); a < segment.endRow(); a++) {
                    places.scatterOne(h1[a], y, layout.offset(k + 1), a);
                }
            }
            if (own && level.writesSpectator()) {
                addTo(y, layout.offset(k) + first, h0, count);
            }
        }
    }

    private void applySources(int k, TwoSlotLevel level, double[] c, double[][] contracted) {
        for (double[][] forKet : z) {
            if (forKet != null) {
                Lanes.clear(forKet);
            }
        }
        Lanes.clear(h1);
        java.util.Arrays.fill(h0, 0);
        for (int source : level.sources()) {
            if (source == TwoSlotLevel.UNCONTRACTED) {
                places.gatherOne(c, layout.offset(k + 1), u, 0, functions);
            } else {
                places.gatherOne(contracted[source], 0, u, 0, functions);
            }
            level.apply(source, u, z, h1, h0, h);
        }
    }

    private static void addTo(double[] y, int at, double[] row, int count) {
        for (int j = 0; j < count; j++) {
            y[at + j] += row[j];
        }
    }
}
