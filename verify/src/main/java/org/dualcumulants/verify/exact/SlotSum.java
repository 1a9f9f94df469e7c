package org.dualcumulants.verify.exact;

import java.util.Arrays;

/** Accumulates a function of n particles from functions of some of them, Σ factor g(x_{i_1}, …, x_{i_p}). */
public final class SlotSum {

    private final ParticleGrid grid;
    private final int slots;
    private final int m;
    private final double[] sum;

    /** The function 0 of the given number of particles. */
    public SlotSum(ParticleGrid grid, int slots) {
        this.grid = grid;
        this.slots = slots;
        this.m = grid.size();
        this.sum = new double[GridFunction.size(grid, slots)];
    }

    /** Adds factor g(x_{i_1}, …, x_{i_p}), the indices i distinct and from 0. */
    public SlotSum add(double factor, GridFunction g, int... indices) {
        if (indices.length != g.slots() || Arrays.stream(indices).distinct().count() != indices.length) {
            throw new IllegalArgumentException("particles " + Arrays.toString(indices) + " for a function of "
                    + g.slots() + " particles; as many distinct ones are required");
        }
        int[] strides = new int[slots];
        for (int q = 0; q < indices.length; q++) {
            strides[indices[q]] = GridFunction.size(grid, indices.length - 1 - q);
        }
        if (slots == 0) {
            sum[0] += factor * g.raw()[0];
        } else {
            add(0, 0, 0, strides, factor, g.raw());
        }
        return this;
    }

    private void add(int slot, int target, int source, int[] strides, double factor, double[] g) {
        int stride = strides[slot];
        for (int p = 0; p < m; p++) {
            if (slot == slots - 1) {
                sum[target * m + p] += factor * g[source + p * stride];
            } else {
                add(slot + 1, target * m + p, source + p * stride, strides, factor, g);
            }
        }
    }

    /** Adds factor Σ g(x_{i_1}, …, x_{i_p}) over all ordered choices of distinct particles. */
    public SlotSum addOverTuples(double factor, GridFunction g) {
        addTuples(factor, g, new int[g.slots()], 0, 0);
        return this;
    }

    private void addTuples(double factor, GridFunction g, int[] tuple, int length, int used) {
        if (length == tuple.length) {
            add(factor, g, tuple);
            return;
        }
        for (int i = 0; i < slots; i++) {
            if ((used & 1 << i) == 0) {
                tuple[length] = i;
                addTuples(factor, g, tuple, length + 1, used | 1 << i);
            }
        }
    }

    /** The sum; the accumulator must not be used afterwards. */
    public GridFunction result() {
        return new GridFunction(grid, slots, sum);
    }
}
