package org.dualcumulants.hierarchy.tensor;

/** Operations on single packed tensors that are needed once per run, not in the inner loop. */
public final class SymmetricTensors {

    private SymmetricTensors() {}

    /**
     * The tensor of order n with entries Σ_i v_{a_i} x_{a∖a_i}: v put into a new slot, summed over the slots. Applied to
     * vectors one after the other it gives Σ_σ ⊗_i v_{σ(i)}, n! times their symmetric product.
     *
     * @param x order n - 1, packed
     * @param v K numbers
     */
    public static double[] insert(IndexSet set, int order, double[] x, double[] v) {
        double[] out = new double[set.size(order)];
        int[] alpha = new int[order];
        int[] rest = new int[order];
        for (int rank = 0; rank < out.length; rank++) {
            set.multiset(order, rank, alpha);
            double sum = 0;
            for (int i = 0; i < order; i++) {
                System.arraycopy(alpha, 0, rest, 0, i);
                System.arraycopy(alpha, i + 1, rest, i, order - i - 1);
                sum += v[alpha[i]] * x[set.rank(order - 1, rest)];
            }
            out[rank] = sum;
        }
        return out;
    }

}
