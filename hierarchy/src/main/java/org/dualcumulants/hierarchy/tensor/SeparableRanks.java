package org.dualcumulants.hierarchy.tensor;

import java.util.Arrays;

/**
 * Ranks of γ∪{b'} and γ∪{b,b'}, b ≥ b', in a {@link FullIndexSet} for a block of consecutive multisets γ. With T_p(a) =
 * binom(a+p-1, p), γ = {x_0 ≥ … ≥ x_{k-1}} has rank Σ_l T_{k-l}(x_l). A new element moves those that are not below it one
 * place away from the end, from p to p+1 for the first and p+1 to p+2 for the second; what is moved by b is moved by b' as
 * well, so that the rank of γ∪{b,b'} is a sum low[b'] + high[b] with
 * <pre>
 * low[b']  = rank(γ) + Σ_{x_l ≥ b'} (T_{k-l+1} - T_{k-l})(x_l)   + T_{k+1-#{x_l ≥ b'}}(b')      (the rank of γ∪{b'})
 * high[b]  =           Σ_{x_l ≥ b}  (T_{k-l+2} - T_{k-l+1})(x_l) + T_{k+2-#{x_l ≥ b}}(b)
 * </pre>
 */
public final class SeparableRanks {

    private final FullIndexSet set;
    private final int functions;

    /** element[l][j] = x_l of the j-th multiset. */
    private final int[][] element;

    private final int[] current;
    private final int[] smallest;
    private final int[] largest;

    /** sum[l][j]: the part of a low or high row that elements before x_l contribute if they are moved. */
    private final int[][] sum;

    private final int[][] low;
    private final int[][] high;

    /**
     * @param order of the multisets, at most
     * @param lanes multisets in a block, at most
     */
    public SeparableRanks(FullIndexSet set, int order, int lanes) {
        this.set = set;
        this.functions = set.functions();
        this.element = new int[order][lanes];
        this.current = new int[order];
        this.smallest = new int[order];
        this.largest = new int[order];
        this.sum = new int[order + 1][lanes];
        this.low = new int[functions][lanes];
        this.high = new int[functions][lanes];
    }

    /**
     * low[b'][j] of the block. For b' that no element exceeds these are low[b'][0] + j, and only the first is there. Rows of one
     * and the same array at all times.
     */
    public int[][] low() {
        return low;
    }

    /**
     * high[b][j] of the block, if wanted. For b that no element exceeds these are all the same, and only the first is there. Rows
     * of one and the same array at all times.
     */
    public int[][] high() {
        return high;
    }

    /** element[l][j]: the l-th largest element of the j-th multiset of the block. */
    public int[][] elements() {
        return element;
    }

    /**
     * @param order of the multisets
     * @param first rank of the first one
     * @param count their number
     * @param two whether {@link #high()} is wanted
     */
    public void take(int order, int first, int count, boolean two) {
        list(order, first, count);
        for (int j = 0; j < count; j++) {
            sum[0][j] = first + j;
        }
        fill(order, count, 0, low);
        if (two) {
            Arrays.fill(sum[0], 0);
            fill(order, count, 1, high);
        }
    }

    private void list(int order, int first, int count) {
        int[] x = current;
        set.multiset(order, first, x);
        for (int l = 0; l < order; l++) {
            smallest[l] = x[l];
            largest[l] = x[l];
        }
        for (int j = 0; j < count; j++) {
            for (int l = 0; l < order; l++) {
                element[l][j] = x[l];
                smallest[l] = Math.min(smallest[l], x[l]);
                largest[l] = Math.max(largest[l], x[l]);
            }
            // the next in order of rank: the last element that may grow does, those after it become 0
            int l = order - 1;
            while (l > 0 && x[l] == x[l - 1]) {
                x[l--] = 0;
            }
            if (l >= 0) {
                x[l]++;
            }
        }
    }

    /** Rows of low (extra = 0) or high (extra = 1): the rule of the class, for all lanes at once where they agree. */
    private void fill(int order, int count, int extra, int[][] rows) {
        for (int l = 0; l < order; l++) {
            int[] before = set.place(order - l + extra);
            int[] after = set.place(order - l + extra + 1);
            for (int j = 0; j < count; j++) {
                int x = element[l][j];
                sum[l + 1][j] = sum[l][j] + after[x] - before[x];
            }
        }
        int moved = 0;
        for (int b = functions - 1; b >= 0; b--) {
            if (order == 0 || b >= largest[0]) {
                rows[b][0] = sum[0][0] + set.place(order + extra + 1)[b];
                continue;
            }
            while (moved < order && smallest[moved] >= b) {
                moved++;
            }
            addConstant(rows[b], sum[moved], set.place(order + extra + 1 - moved)[b]);
            for (int l = moved; l < order && largest[l] >= b; l++) {
                int own = set.place(order + extra - l)[b] - set.place(order + extra + 1 - l)[b];
                addMoved(rows[b], element[l], sum[l], sum[l + 1], own, b - 1);
            }
        }
    }

    private static void addConstant(int[] out, int[] in, int constant) {
        for (int j = 0; j < out.length; j++) {
            out[j] = in[j] + constant;
        }
    }

    /** out += after - before + constant where x > bound; the shift makes a mask of the sign. */
    private static void addMoved(int[] out, int[] x, int[] before, int[] after, int constant, int bound) {
        for (int j = 0; j < out.length; j++) {
            out[j] += ((bound - x[j]) >> 31) & (after[j] - before[j] + constant);
        }
    }
}
