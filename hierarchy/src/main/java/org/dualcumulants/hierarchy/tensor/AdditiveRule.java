package org.dualcumulants.hierarchy.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A multiset of two or more elements belongs if their weights sum to at most a budget; single elements always do. */
public final class AdditiveRule {

    /** Weights are counted in units of this size, so that sums do not depend on the order of their terms. */
    private static final double UNIT = 1e-9;

    private final long[] weight;
    private final long budget;

    /** By order, as far as somebody asked. */
    private double[] sizes = {};

    /**
     * @param weights of the functions 0 … K-1, at least 0
     * @param budget a sum that exceeds it by rounding still fits
     */
    public AdditiveRule(double[] weights, double budget) {
        for (double w : weights) {
            if (!(w >= 0 && w < 1e6)) {
                throw new IllegalArgumentException("a weight is " + w + "; 0 to 1e6 is required");
            }
        }
        this.weight = Arrays.stream(weights).mapToLong(w -> Math.round(w / UNIT)).toArray();
        this.budget = Math.round(Math.min(budget, 1e9) / UNIT) + 1000;
    }

    public int functions() {
        return weight.length;
    }

    /** Number of multisets of order n, as a double that cannot overflow. Counted once. */
    public double size(int order) {
        if (order <= 1 || allows(order)) {
            return FullIndexSet.size(weight.length, order);
        }
        synchronized (this) {
            if (sizes.length <= order) {
                sizes = count(order);
            }
            return sizes[order];
        }
    }

    /** Numbers of multisets of the orders 0 … {@code most} whose weights fit. */
    private double[] count(int most) {
        TreeMap<Long, Integer> classes = new TreeMap<>();
        for (long w : weight) {
            classes.merge(w, 1, Integer::sum);
        }
        // count[n]: sum of weights → number of multisets of order n of the classes so far
        List<Map<Long, Double>> count = IntStream.rangeClosed(0, most)
                .<Map<Long, Double>>mapToObj(n -> new TreeMap<>())
                .toList();
        count.get(0).put(0L, 1.0);
        classes.forEach((w, members) -> {
            for (int n = most; n >= 1; n--) {
                for (int taken = 1; taken <= n && taken * w <= budget; taken++) {
                    double ways = FullIndexSet.size(members, taken);
                    long added = taken * w;
                    Map<Long, Double> target = count.get(n);
                    count.get(n - taken).forEach((sum, number) -> {
                        if (sum + added <= budget) {
                            target.merge(sum + added, number * ways, Double::sum);
                        }
                    });
                }
            }
        });
        return count.stream()
                .mapToDouble(sums -> sums.values().stream().mapToDouble(Double::doubleValue).sum())
                .toArray();
    }

    /** Whether every multiset of an order belongs. */
    private boolean allows(int order) {
        return order <= 1 || order * Arrays.stream(weight).max().orElse(0) <= budget;
    }

    /**
     * The set up to an order. A large one that excludes nothing is full; small ones are listed all the same, so that the runs of a
     * study go through one kind of set and the compiler sees no other.
     */
    public IndexSet set(int maximalOrder) {
        return maximalOrder > 2 && allows(maximalOrder) ? new FullIndexSet(weight.length, maximalOrder) : listed(maximalOrder);
    }

    /** The same, always listed. */
    IndexSet listed(int maximalOrder) {
        return new ListedIndexSet(weight.length, maximalOrder, new Sums());
    }

    /** The weights of the multisets of the order listed last. */
    private final class Sums implements ListedIndexSet.Growth {
        private long[] shorter = {0};

        @Override
        public boolean admits(ListedIndexSet set, int order, int parent, int[] descending) {
            return order == 1 || shorter[parent] + weight[descending[order - 1]] <= budget;
        }

        @Override
        public int[] ranked(int order, List<int[]> members, int[] parents) {
            long[] sums = new long[parents.length];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = shorter[parents[i]] + weight[members.get(i)[order - 1]];
            }
            int[] ranked = ListedIndexSet.byLargestThenWeight(members, sums);
            shorter = Arrays.stream(ranked).mapToLong(i -> sums[i]).toArray();
            return ranked;
        }
    }
}
