package org.dualcumulants.spectral.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;

/**
 * A matrix of low rank as a sum of crosses, M ≈ Σ_k M_k e_j (e_iᵀ M_k) / M_k(i, j) with (i, j) the place of the largest entry of the
 * remainder M_k: Gaussian elimination with complete pivoting, stopped when no entry is left (Bebendorf, Numer. Math. 86 (2000) 565).
 * It costs rank · rows · columns where a singular value decomposition costs the square of the smaller side.
 */
final class CrossApproximation {

    private final R064Store left;
    private final R064Store right;
    private final double remainder;

    private CrossApproximation(R064Store left, R064Store right, double remainder) {
        this.left = left;
        this.right = right;
        this.remainder = remainder;
    }

    /**
     * @param entry modulus of entries of the remainder that are left
     * @param most crosses, at most; with more of them there is no low rank
     */
    static Optional<CrossApproximation> of(R064Store matrix, double entry, int most) {
        int rows = matrix.getRowDim();
        int columns = matrix.getColDim();
        double[] rest = matrix.toRawCopy1D();
        List<double[]> left = new ArrayList<>();
        List<double[]> right = new ArrayList<>();
        for (int pivot = largest(rest); Math.abs(rest[pivot]) > entry; pivot = largest(rest)) {
            if (left.size() == most) {
                return Optional.empty();
            }
            int first = pivot / rows * rows;
            double[] u = new double[rows];
            System.arraycopy(rest, first, u, 0, rows);
            double[] v = new double[columns];
            for (int j = 0; j < columns; j++) {
                v[j] = rest[j * rows + pivot % rows] / rest[pivot];
            }
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < rows && v[j] != 0; i++) {
                    rest[j * rows + i] -= u[i] * v[j];
                }
            }
            left.add(u);
            right.add(v);
        }
        double remainder = 0;
        for (double x : rest) {
            remainder += x * x;
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(new CrossApproximation(store(left), store(right), remainder));
    }

    private static int largest(double[] rest) {
        int place = 0;
        for (int p = 1; p < rest.length; p++) {
            if (Math.abs(rest[p]) > Math.abs(rest[place])) {
                place = p;
            }
        }
        return place;
    }

    private static R064Store store(List<double[]> columns) {
        R064Store store = R064Store.FACTORY.make(columns.get(0).length, columns.size());
        for (int k = 0; k < columns.size(); k++) {
            for (int i = 0; i < columns.get(k).length; i++) {
                store.set(i, k, columns.get(k)[i]);
            }
        }
        return store;
    }

    /** U of M ≈ U Vᵀ. */
    R064Store left() {
        return left;
    }

    /** V of M ≈ U Vᵀ. */
    R064Store right() {
        return right;
    }

    /** Sum of the squares of the entries left. */
    double remainder() {
        return remainder;
    }
}
