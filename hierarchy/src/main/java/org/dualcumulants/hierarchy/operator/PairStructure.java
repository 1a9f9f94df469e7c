package org.dualcumulants.hierarchy.operator;

import java.util.List;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * The products of two matrices as one sparse matrix W = Σ (A ⊗ C + C ⊗ A) on unordered pairs t(b, b') = b(b+1)/2 + b',
 * b ≥ b', that is on two open slots of a symmetric tensor; outside the index set, which is downward closed, G is 0 beside all spectators.
 */
final class PairStructure {

    private PairStructure() {}

    /**
     * @param admitted the pairs that have a row and a column
     * @param pairs products A ⊗ C with constant weights
     */
    static LaneMatrix matrix(AdmittedPairs admitted, FactorValues values, List<Primitive> pairs) {
        return new LaneMatrix(admitted.all(), (t, row) -> {
            if (!admitted.has(t)) {
                return;
            }
            int a = larger(t);
            int c = t - pair(a, 0);
            for (Primitive p : pairs) {
                SparseMatrix left = values.matrix(p.matrices().get(0));
                SparseMatrix right = values.matrix(p.matrices().get(1));
                addProduct(p.number(), left, a, right, c, admitted, row);
                addProduct(p.number(), left, c, right, a, admitted, row);
            }
        });
    }

    private static void addProduct(
            double number, SparseMatrix left, int x, SparseMatrix right, int y, AdmittedPairs admitted, LaneMatrix.Dense row) {
        for (int e = left.start(x); e < left.start(x + 1); e++) {
            for (int f = right.start(y); f < right.start(y + 1); f++) {
                int t = pair(left.column(e), right.column(f));
                if (admitted.has(t)) {
                    row.add(t, number * left.value(e) * right.value(f));
                }
            }
        }
    }

    /** Number of unordered pairs, K(K+1)/2. */
    static int pairCount(int functions) {
        return functions * (functions + 1) / 2;
    }

    /** t(b, b'). */
    static int pair(int b, int c) {
        return b >= c ? (b * (b + 1) >> 1) + c : (c * (c + 1) >> 1) + b;
    }

    /** b of t(b, b'). */
    static int larger(int t) {
        int b = (int) ((Math.sqrt(8.0 * t + 1) - 1) / 2);
        return pair(b + 1, 0) <= t ? b + 1 : pair(b, 0) > t ? b - 1 : b;
    }
}
