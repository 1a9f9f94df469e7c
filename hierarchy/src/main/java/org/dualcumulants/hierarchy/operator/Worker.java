package org.dualcumulants.hierarchy.operator;

import java.util.Set;
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
    private final long workspace;

    /**
     * @param window rows of G alive at a time, see {@link #window}
     * @param openSlots how many slots the widest sweep opens, 1 or 2
     * @param bras numbers of the vectors that contract something
     * @param kets numbers of the vectors put into new slots by terms that open two
     */
    Worker(TensorLayout layout, int lanes, int window, int openSlots, Set<Integer> bras, Set<Integer> kets, int vectors) {
        this.layout = layout;
        this.functions = layout.indexSet().functions();
        this.lanes = lanes;
        this.places = Places.of(layout.indexSet(), lanes);
        double[][] alive = new double[window][lanes];
        this.g = new double[openSlots == 2 ? Math.max(functions, PairStructure.pairCount(functions)) : functions][];
        for (int t = 0; t < g.length; t++) {
            g[t] = alive[t % window];
        }
        this.u = new double[openSlots == 2 ? functions : 0][lanes];
        this.h1 = new double[openSlots == 2 ? functions : 0][lanes];
        this.z = new double[vectors][][];
        kets.forEach(ket -> z[ket] = new double[functions][lanes]);
        this.dots = new double[vectors][];
        bras.forEach(bra -> dots[bra] = new double[lanes]);
        this.h = new double[lanes];
        this.h0 = new double[lanes];
        this.workspace = lanes * workspacePerLane(layout, window, bras.size(), kets.size());
    }

    /** Most rows of G that lie between the first and the last one that W reads for the pairs of one a. */
    static int window(int functions, LaneMatrix pairs) {
        int window = functions;
        for (int a = 0; pairs != null && a < functions; a++) {
            int from = pairs.lowest(PairStructure.pair(a, 0));
            window = Math.max(window, pairs.highest(PairStructure.pair(a + 1, 0)) - from);
        }
        return window;
    }

    /** Doubles held for each lane; integers count half. */
    static long workspacePerLane(TensorLayout layout, int window, int bras, int kets) {
        return window + (2L + kets) * layout.indexSet().functions() + bras + 2
                + Places.workspacePerLane(layout.indexSet());
    }

    /** Number of doubles held. */
    long workspace() {
        return workspace;
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
        int from = pairs.lowest(start);
        for (int first = segment.firstSpectator(); first < segment.endSpectator(); first += lanes) {
            int count = Math.min(lanes, segment.endSpectator() - first);
            places.take(k, first, count, true);
            applySources(k, level, c, contracted);
            int gathered = from;
            for (int a = segment.firstRow(), t = start; a < segment.endRow(); a++) {
                int to = Math.max(gathered, pairs.highest(PairStructure.pair(a + 1, 0)));
                places.gatherTwo(c, layout.offset(k + 2), g, gathered, to);
                gathered = to;
                for (int b = 0; b <= a; b++, t++) {
                    if (!places.wantsTwo(t)) {
                        continue;
                    }
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
        for (int i = 0; i < level.sourceCount(); i++) {
            int source = level.source(i);
            if (source == TwoSlotLevel.UNCONTRACTED) {
                places.gatherOne(c, layout.offset(k + 1), u, 0, functions);
            } else {
                places.gatherOne(contracted[source], 0, u, 0, functions);
            }
            level.apply(i, u, z, h1, h0, h);
        }
    }

    private static void addTo(double[] y, int at, double[] row, int count) {
        for (int j = 0; j < count; j++) {
            y[at + j] += row[j];
        }
    }
}
