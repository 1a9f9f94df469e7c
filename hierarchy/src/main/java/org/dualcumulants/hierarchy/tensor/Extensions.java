package org.dualcumulants.hierarchy.tensor;

/**
 * What joins the multisets γ of one order in a listed set: the elements b with γ ∪ {b} inside, ascending, and the ranks of γ ∪ {b}.
 * Those of γ are numbered from {@code start(rank of γ)} to {@code start(rank of γ + 1)}. Tables of successors hold mostly nothing where
 * few functions go together; these hold what is there.
 */
public final class Extensions {

    private final int[] start;
    private final int[] element;
    private final int[] rank;

    /** @param successor ranks of γ ∪ {b} by b and the rank of γ */
    Extensions(int[][] successor, int multisets) {
        start = new int[multisets + 1];
        for (int[] row : successor) {
            for (int r = 0; r < multisets; r++) {
                start[r + 1] += row[r] == IndexSet.OUTSIDE ? 0 : 1;
            }
        }
        for (int r = 0; r < multisets; r++) {
            start[r + 1] += start[r];
        }
        element = new int[start[multisets]];
        rank = new int[start[multisets]];
        int[] next = start.clone();
        for (int b = 0; b < successor.length; b++) {
            for (int r = 0; r < multisets; r++) {
                if (successor[b][r] != IndexSet.OUTSIDE) {
                    element[next[r]] = b;
                    rank[next[r]++] = successor[b][r];
                }
            }
        }
    }

    /** The first extension of the multiset of a rank, or one more than the last of all. */
    public int start(int multiset) {
        return start[multiset];
    }

    /** How many elements join the multiset of a rank. */
    public int count(int multiset) {
        return start[multiset + 1] - start[multiset];
    }

    /** b. */
    public int element(int extension) {
        return element[extension];
    }

    /** Rank of γ ∪ {b}. */
    public int rank(int extension) {
        return rank[extension];
    }
}
