package org.dualcumulants.hierarchy.tensor;

import java.util.Locale;

/**
 * All multisets: binom(K+n-1, n) of order n. The rank is the combinatorial number system,
 * rank(a_1 ≥ … ≥ a_n) = Σ_i binom(a_i + n-i, n-i+1).
 */
public final class FullIndexSet implements IndexSet {

    private final int functions;
    private final int maximalOrder;

    /** table[p][a] = binom(a+p-1, p), what value a contributes p places from the end; table[p][K] is size(p). */
    private final int[][] table;

    /**
     * @param functions K ≥ 1
     * @param maximalOrder largest n
     * @throws IllegalArgumentException if an order has more than 2³¹ - 1 coefficients
     */
    public FullIndexSet(int functions, int maximalOrder) {
        if (functions < 1) {
            throw new IllegalArgumentException("functions is " + functions + "; at least 1 is required");
        }
        this.functions = functions;
        this.maximalOrder = maximalOrder;
        this.table = new int[maximalOrder + 1][functions + 1];
        for (int p = 1; p <= maximalOrder; p++) {
            for (int a = 0; a <= functions; a++) {
                double count = binomial(a + p - 1, p);
                if (count > Integer.MAX_VALUE - 8) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT,
                            "order %d over %d functions has %.3g coefficients; at most %d fit, lower the order or the"
                                    + " resolution",
                            p, functions, binomial(functions + p - 1, p), Integer.MAX_VALUE - 8));
                }
                table[p][a] = (int) Math.rint(count);
            }
        }
    }

    /** binom(K+n-1, n), the number of multisets of order n, as a double that cannot overflow. */
    public static double size(int functions, int order) {
        return binomial(functions + order - 1, order);
    }

    private static double binomial(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }

    @Override
    public int functions() {
        return functions;
    }

    @Override
    public int maximalOrder() {
        return maximalOrder;
    }

    @Override
    public int size(int order) {
        return order == 0 ? 1 : table[order][functions];
    }

    @Override
    public void multiset(int order, int rank, int[] descending) {
        int rest = rank;
        int bound = functions - 1;
        for (int i = 0; i < order; i++) {
            int[] place = table[order - i];
            int low = 0;
            int high = bound;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (place[middle] <= rest) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            descending[i] = low;
            rest -= place[low];
            bound = low;
        }
    }

    @Override
    public int rank(int order, int[] descending) {
        int rank = 0;
        for (int i = 0; i < order; i++) {
            rank += table[order - i][descending[i]];
        }
        return rank;
    }

    @Override
    public void ranksWithOne(int order, int[] descending, int[] ranks, int at) {
        // places from the end: elements before the new one keep order+1-i, those after it order-i
        int after = rank(order, descending);
        int before = 0;
        int high = functions - 1;
        for (int i = 0; i <= order; i++) {
            // b goes in front of element i: descending[i] < b ≤ descending[i-1]
            int low = i < order ? descending[i] + 1 : 0;
            int base = before + after;
            int[] place = table[order + 1 - i];
            for (int b = low; b <= high; b++) {
                ranks[at + b] = base + place[b];
            }
            if (i < order) {
                before += table[order + 1 - i][descending[i]];
                after -= table[order - i][descending[i]];
                high = descending[i];
            }
        }
    }

    @Override
    public void ranksWithTwo(int order, int[] descending, int[] ranks, int at) {
        int n = order + 2;
        int after = rank(order, descending);
        int before = 0;
        int high = functions - 1;
        // b ≥ b' goes in front of element i, b' in front of element j ≥ i; an element that has s of the two in front of it
        // stands s places nearer to the end
        for (int i = 0; i <= order; i++) {
            int low = i < order ? descending[i] + 1 : 0;
            int[] place = table[n - i];
            for (int b = low; b <= high; b++) {
                int out = at + b * (b + 1) / 2;
                int top = b;
                int offset = before + place[b] + after;
                for (int j = i; j <= order; j++) {
                    int bottom = j < order ? descending[j] + 1 : 0;
                    int[] second = table[n - 1 - j];
                    for (int c = bottom; c <= top; c++) {
                        ranks[out + c] = offset + second[c];
                    }
                    if (j < order) {
                        offset += table[n - 1 - j][descending[j]] - table[order - j][descending[j]];
                        top = descending[j];
                    }
                }
            }
            if (i < order) {
                before += table[n - i][descending[i]];
                after -= table[order - i][descending[i]];
                high = descending[i];
            }
        }
    }

    /** binom(a+p-1, p) for a = 0 … K: what value a adds to a rank p places from the end. */
    int[] place(int p) {
        return table[p];
    }

    @Override
    public int firstRank(int order, int largest) {
        return order == 0 ? (largest > 0 ? 1 : 0) : table[order][largest];
    }
}
