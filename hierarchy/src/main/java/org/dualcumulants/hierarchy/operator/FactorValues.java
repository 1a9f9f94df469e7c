package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dualcumulants.hierarchy.term.Factor;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * The numbers behind the factors at one time: constant sparse matrices, and scalars and vectors that follow the moments
 * m(t). Slot indices 0 … K-1 stand for h_1 … h_K.
 */
final class FactorValues {

    /** Number of the scalar that is 1. */
    static final int ONE = 0;

    private static final int MOMENTS = 0;
    private static final int MEAN_FORCE_AVERAGE = 1;
    private static final int SELF_FORCE_AVERAGE = 2;
    private static final int FIRST_PER_PRODUCT = 3;

    private final OneParticleSystem system;
    private final int rank;
    private final SparseMatrix[] matrices;
    private final SparseMatrix identity;
    private final Map<Integer, int[]> firstColumns = new HashMap<>();
    private final double[] scalars;
    private final double[][] vectors;

    /**
     * One summand of a factor: scalar times a sparse matrix, the identity, |ket⟩⟨bra|, a ket or a bra.
     *
     * @param number numerical factor
     * @param scalar number of the scalar that multiplies it
     * @param matrix number of the matrix, {@link #NONE} or {@link #IDENTITY}
     * @param ket number of a vector or {@link #NONE}
     * @param bra number of a vector or {@link #NONE}
     */
    record Part(double number, int scalar, int matrix, int ket, int bra) {
        static final int NONE = -1;
        static final int IDENTITY = -2;

        static Part matrix(double number, int scalar, int matrix) {
            return new Part(number, scalar, matrix, NONE, NONE);
        }
    }

    FactorValues(OneParticleSystem system) {
        this.system = system;
        this.rank = system.rank();
        this.matrices = new SparseMatrix[2 + 2 * rank];
        this.scalars = new double[1 + rank];
        this.vectors = new double[FIRST_PER_PRODUCT + 3 * rank][system.functions()];
        this.identity = SparseMatrix.identity(system.functions());
        scalars[ONE] = 1;
        matrices[0] = system.generator().from(1);
        matrices[1] = system.selfForce().from(1);
        for (int r = 0; r < rank; r++) {
            matrices[force(r)] = system.force(r).from(1);
            matrices[weight(r)] = system.weight(r).from(1);
            System.arraycopy(system.weightCoefficients(r), 1, vectors[weightVector(r)], 0, system.functions());
        }
    }

    private int average(int r) {
        return 1 + r;
    }

    private int force(int r) {
        return 2 + r;
    }

    private int weight(int r) {
        return 2 + rank + r;
    }

    private int forceAverage(int r) {
        return FIRST_PER_PRODUCT + r;
    }

    private int weightAverage(int r) {
        return FIRST_PER_PRODUCT + rank + r;
    }

    private int weightVector(int r) {
        return FIRST_PER_PRODUCT + 2 * rank + r;
    }

    /** Sets scalars and vectors from the moments m_0 = 1, m_1 … m_K. */
    void update(double[] moments) {
        int k = system.functions();
        System.arraycopy(moments, 1, vectors[MOMENTS], 0, k);
        double[] meanForce = vectors[MEAN_FORCE_AVERAGE];
        java.util.Arrays.fill(meanForce, 0);
        double[] row = new double[k + 1];
        for (int r = 0; r < rank; r++) {
            double[] v = system.weightCoefficients(r);
            double average = 0;
            for (int a = 0; a <= k; a++) {
                average += v[a] * moments[a];
            }
            scalars[average(r)] = average;
            java.util.Arrays.fill(row, 0);
            system.force(r).addTransposedTimes(1, moments, row);
            System.arraycopy(row, 1, vectors[forceAverage(r)], 0, k);
            for (int a = 0; a < k; a++) {
                meanForce[a] += average * row[a + 1];
            }
            java.util.Arrays.fill(row, 0);
            system.weight(r).addTransposedTimes(1, moments, row);
            for (int a = 0; a < k; a++) {
                vectors[weightAverage(r)][a] = row[a + 1] - average * moments[a + 1];
            }
        }
        java.util.Arrays.fill(row, 0);
        system.selfForce().addTransposedTimes(1, moments, row);
        System.arraycopy(row, 1, vectors[SELF_FORCE_AVERAGE], 0, k);
    }

    double scalar(int number) {
        return scalars[number];
    }

    double[] vector(int number) {
        return vectors[number];
    }

    /** Number of vectors. */
    int vectors() {
        return vectors.length;
    }

    /** A matrix by its number, or {@link Part#IDENTITY}. */
    SparseMatrix matrix(int number) {
        return number == Part.IDENTITY ? identity : matrices[number];
    }

    /** By row a, the smallest column in rows a and above of a matrix; K after the last. Not to be changed. */
    int[] firstColumns(int number) {
        return firstColumns.computeIfAbsent(number, key -> firstColumns(matrix(key)));
    }

    private static int[] firstColumns(SparseMatrix matrix) {
        int[] first = new int[matrix.rows() + 1];
        first[matrix.rows()] = matrix.columns();
        for (int a = matrix.rows() - 1; a >= 0; a--) {
            boolean empty = matrix.start(a) == matrix.start(a + 1);
            first[a] = empty ? first[a + 1] : Math.min(first[a + 1], matrix.column(matrix.start(a)));
        }
        return first;
    }

    /** The summands of a factor; for factors per product that of product r. */
    List<Part> parts(Factor factor, int r) {
        return switch (factor) {
            case GENERATOR -> {
                List<Part> parts = meanForce();
                parts.add(Part.matrix(1, ONE, 0));
                yield parts;
            }
            case MEAN_FORCE -> meanForce();
            case SELF_FORCE -> List.of(Part.matrix(1, ONE, 1));
            case FORCE -> List.of(Part.matrix(1, ONE, force(r)));
            case CENTRED_WEIGHT -> List.of(
                    Part.matrix(1, ONE, weight(r)),
                    Part.matrix(-1, average(r), Part.IDENTITY),
                    new Part(-1, ONE, Part.NONE, weightVector(r), MOMENTS));
            case WEIGHT -> List.of(new Part(1, ONE, Part.NONE, weightVector(r), Part.NONE));
            case FORCE_AVERAGE -> bra(forceAverage(r));
            case WEIGHT_AVERAGE -> bra(weightAverage(r));
            case MEAN_FORCE_AVERAGE -> bra(MEAN_FORCE_AVERAGE);
            case SELF_FORCE_AVERAGE -> bra(SELF_FORCE_AVERAGE);
        };
    }

    private List<Part> meanForce() {
        List<Part> parts = new ArrayList<>();
        for (int r = 0; r < rank; r++) {
            parts.add(Part.matrix(1, average(r), force(r)));
        }
        return parts;
    }

    private static List<Part> bra(int vector) {
        return List.of(new Part(1, ONE, Part.NONE, Part.NONE, vector));
    }
}
