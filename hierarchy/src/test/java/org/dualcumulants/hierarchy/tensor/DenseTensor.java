package org.dualcumulants.hierarchy.tensor;

import java.util.Arrays;

/** A tensor with all its K^n entries, first slot slowest: what packed tensors are compared with. */
final class DenseTensor {

    private final int functions;
    private final double[] entries;

    DenseTensor(int functions, double... entries) {
        this.functions = functions;
        this.entries = entries;
    }

    /** The symmetric tensor that a packed one stands for. */
    static DenseTensor of(IndexSet set, int order, double[] packed) {
        int k = set.functions();
        double[] entries = new double[(int) Math.pow(k, order)];
        for (int p = 0; p < entries.length; p++) {
            int rank = set.rank(order, IndexSetContract.with(new int[0], indices(k, order, p)));
            entries[p] = rank == IndexSet.OUTSIDE ? 0 : packed[rank];
        }
        return new DenseTensor(k, entries);
    }

    static int[] indices(int functions, int order, int place) {
        int[] a = new int[order];
        for (int i = order - 1; i >= 0; i--) {
            a[i] = place % functions;
            place /= functions;
        }
        return a;
    }

    int order() {
        return (int) Math.round(Math.log(entries.length) / Math.log(functions));
    }

    double at(int... a) {
        int place = 0;
        for (int i : a) {
            place = place * functions + i;
        }
        return entries[place];
    }

    /** Σ_b A_{a b} t_{b …} in the first slot, which becomes the last; n times it is A in every slot. */
    DenseTensor turned(double[][] matrix) {
        int rest = entries.length / functions;
        double[] out = new double[entries.length];
        for (int a = 0; a < functions; a++) {
            for (int b = 0; b < functions; b++) {
                for (int r = 0; r < rest; r++) {
                    out[r * functions + a] += matrix[a][b] * entries[b * rest + r];
                }
            }
        }
        return new DenseTensor(functions, out);
    }

    double dot(DenseTensor other) {
        double sum = 0;
        for (int p = 0; p < entries.length; p++) {
            sum += entries[p] * other.entries[p];
        }
        return sum;
    }

    double[] entries() {
        return Arrays.copyOf(entries, entries.length);
    }
}
