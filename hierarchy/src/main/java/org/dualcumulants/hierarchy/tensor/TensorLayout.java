package org.dualcumulants.hierarchy.tensor;

/** Where the tensors of orders 0 … m lie in one array: order 0 is one number, then order 1, and so on. */
public final class TensorLayout {

    private final IndexSet indexSet;
    private final int truncation;
    private final int[] offset;

    /** @param truncation m ≤ the index set's largest order */
    public TensorLayout(IndexSet indexSet, int truncation) {
        if (truncation < 1 || truncation > indexSet.maximalOrder()) {
            throw new IllegalArgumentException(
                    "truncation is " + truncation + "; 1 to " + indexSet.maximalOrder() + " is required");
        }
        this.indexSet = indexSet;
        this.truncation = truncation;
        this.offset = new int[truncation + 2];
        for (int n = 0; n <= truncation; n++) {
            offset[n + 1] = Math.addExact(offset[n], indexSet.size(n));
        }
    }

    public IndexSet indexSet() {
        return indexSet;
    }

    /** m. */
    public int truncation() {
        return truncation;
    }

    /** First place of order n; {@code offset(m + 1)} is the length. */
    public int offset(int order) {
        return offset[order];
    }

    /** Number of unknowns. */
    public int length() {
        return offset[truncation + 1];
    }
}
