package org.dualcumulants.hierarchy.series;

import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * Where c̃^{(0)}, …, c̃^{(p-1)} lie in one array, one after the other: c̃^{(k)} with its orders up to 2(p-k). All share an index set,
 * so that a tensor cut at a lower order is the beginning of the whole.
 */
public final class SeriesLayout {

    private final TensorLayout[] levels;
    private final int[] offset;

    /**
     * @param indexSet with orders up to 2p at least
     * @param powers p ≥ 1
     */
    public SeriesLayout(IndexSet indexSet, int powers) {
        if (powers < 1) {
            throw new IllegalArgumentException("a series of " + powers + " powers of 1/N was asked for; 1 or more are required");
        }
        this.levels = new TensorLayout[powers];
        this.offset = new int[powers + 1];
        for (int k = 0; k < powers; k++) {
            levels[k] = new TensorLayout(indexSet, truncation(powers, k));
            offset[k + 1] = Math.addExact(offset[k], levels[k].length());
        }
    }

    /** 2(p-k), the highest order of c̃^{(k)} that V_1 … V_p need. */
    public static int truncation(int powers, int level) {
        return 2 * (powers - level);
    }

    /** p. */
    public int powers() {
        return levels.length;
    }

    /** Where the orders of c̃^{(k)} lie within it. */
    public TensorLayout level(int k) {
        return levels[k];
    }

    /** First place of c̃^{(k)}; {@code offset(p)} is the length. */
    public int offset(int k) {
        return offset[k];
    }

    /** Number of unknowns. */
    public int length() {
        return offset[levels.length];
    }
}
