package org.dualcumulants.hierarchy.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A downward closed set given by a rule, its multisets listed; the general case, slower than {@link FullIndexSet}. */
public final class ListedIndexSet implements IndexSet {

    private final int functions;
    private final List<List<int[]>> members = new ArrayList<>();
    private final List<Map<List<Integer>, Integer>> ranks = new ArrayList<>();

    /**
     * @param functions K ≥ 1
     * @param maximalOrder largest n
     * @param rule whether a multiset, given in descending order, belongs to the set; asked only for multisets whose
     *     subsets do, so that the set is downward closed
     */
    public ListedIndexSet(int functions, int maximalOrder, Predicate<int[]> rule) {
        this.functions = functions;
        members.add(List.of(new int[0]));
        ranks.add(Map.of(List.of(), 0));
        for (int n = 1; n <= maximalOrder; n++) {
            List<int[]> list = new ArrayList<>();
            Map<List<Integer>, Integer> rank = new HashMap<>();
            for (int[] shorter : members.get(n - 1)) {
                int bound = n == 1 ? functions - 1 : shorter[n - 2];
                for (int a = 0; a <= bound; a++) {
                    int[] candidate = Arrays.copyOf(shorter, n);
                    candidate[n - 1] = a;
                    if (subsetsBelong(candidate) && rule.test(candidate.clone())) {
                        rank.put(key(candidate, n), list.size());
                        list.add(candidate);
                    }
                }
            }
            members.add(list);
            ranks.add(rank);
        }
    }

    private boolean subsetsBelong(int[] multiset) {
        int n = multiset.length;
        for (int left = 0; left < n; left++) {
            int[] subset = new int[n - 1];
            for (int i = 0, j = 0; i < n; i++) {
                if (i != left) {
                    subset[j++] = multiset[i];
                }
            }
            if (rank(n - 1, subset) == OUTSIDE) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> key(int[] descending, int order) {
        List<Integer> key = new ArrayList<>(order);
        for (int i = 0; i < order; i++) {
            key.add(descending[i]);
        }
        return key;
    }

    @Override
    public int functions() {
        return functions;
    }

    @Override
    public int maximalOrder() {
        return members.size() - 1;
    }

    @Override
    public int size(int order) {
        return members.get(order).size();
    }

    @Override
    public void multiset(int order, int rank, int[] descending) {
        System.arraycopy(members.get(order).get(rank), 0, descending, 0, order);
    }

    @Override
    public int rank(int order, int[] descending) {
        return ranks.get(order).getOrDefault(key(descending, order), OUTSIDE);
    }

    @Override
    public int firstRank(int order, int largest) {
        if (order == 0) {
            return largest > 0 ? 1 : 0;
        }
        int count = 0;
        for (int[] member : members.get(order)) {
            count += member[0] < largest ? 1 : 0;
        }
        return count;
    }

    @Override
    public void ranksWithOne(int order, int[] descending, int[] ranks, int at) {
        for (int b = 0; b < functions; b++) {
            ranks[at + b] = rank(order + 1, with(order, descending, b));
        }
    }

    @Override
    public void ranksWithTwo(int order, int[] descending, int[] ranks, int at) {
        for (int b = 0; b < functions; b++) {
            int[] one = with(order, descending, b);
            for (int c = 0; c <= b; c++) {
                ranks[at + b * (b + 1) / 2 + c] = rank(order + 2, with(order + 1, one, c));
            }
        }
    }

    private static int[] with(int order, int[] descending, int b) {
        int[] more = new int[order + 1];
        int i = 0;
        while (i < order && descending[i] >= b) {
            more[i] = descending[i];
            i++;
        }
        more[i] = b;
        System.arraycopy(descending, i, more, i + 1, order - i);
        return more;
    }
}
