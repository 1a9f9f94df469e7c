package org.dualcumulants.hierarchy.tensor;

/**
 * The multisets {a_1 ≥ … ≥ a_n} ⊂ {0 … K-1} that carry a coefficient, for every order n up to a maximum. Downward closed:
 * with a multiset it contains all its subsets, so that removing one-particle functions never leaves the set. Index a
 * stands for the basis function h_{a+1}; the constant g_0 is the absence of an excitation.
 */
public sealed interface IndexSet permits FullIndexSet, ListedIndexSet {

    /** Rank of a multiset that does not belong to the set. */
    int OUTSIDE = -1;

    /** K, the number of one-particle functions besides the constant. */
    int functions();

    /** Largest n. */
    int maximalOrder();

    /** Number of multisets of order n. */
    int size(int order);

    /** Writes the multiset of the given rank, descending, into the first {@code order} places. */
    void multiset(int order, int rank, int[] descending);

    /** Rank of a multiset given in descending order, or {@link #OUTSIDE}. */
    int rank(int order, int[] descending);

    /**
     * Ranks of γ ∪ {b} for b = 0 … K-1.
     *
     * @param order of γ
     * @param descending γ
     * @param ranks receives K ranks or {@link #OUTSIDE}, from {@code at} on
     */
    void ranksWithOne(int order, int[] descending, int[] ranks, int at);

    /**
     * Ranks of γ ∪ {b, b'} for K > b ≥ b' ≥ 0, at b(b+1)/2 + b'.
     *
     * @param order of γ
     * @param descending γ
     * @param ranks receives K(K+1)/2 ranks or {@link #OUTSIDE}, from {@code at} on
     */
    void ranksWithTwo(int order, int[] descending, int[] ranks, int at);

    /**
     * Number of multisets of an order whose largest element is below {@code largest}; they have the ranks before it. The
     * empty multiset counts as below every positive value.
     */
    int firstRank(int order, int largest);

    /** Total number of coefficients of orders 1 … m. */
    default long coefficients(int truncation) {
        long sum = 0;
        for (int n = 1; n <= truncation; n++) {
            sum += size(n);
        }
        return sum;
    }
}
