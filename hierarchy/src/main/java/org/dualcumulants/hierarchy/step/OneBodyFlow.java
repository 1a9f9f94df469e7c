package org.dualcumulants.hierarchy.step;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dualcumulants.hierarchy.tensor.FunctionBlocks;
import org.dualcumulants.spectral.matrix.MatrixExponential;
import org.dualcumulants.spectral.matrix.SquareMatrix;

/**
 * What a constant one-particle matrix A does to all slots of symmetric tensors, y_n' = Σ_i A_i y_n + g, where A couples few functions with
 * each other: free streaming v·∂_x couples those of one wavelength. e^{sA} is taken group by group ({@link FunctionBlocks}) of the very
 * matrix that the right-hand side has, so that the system that is solved is the same. Holds exponentials: one instance serves one caller
 * at a time.
 */
public final class OneBodyFlow implements LinearPart {

    /** Exponentials that a step of the embedded method needs, there and back. */
    private static final int KEPT = 24;

    /** |s| ‖½(A + Aᵀ)‖ up to which e^{-sA} costs a few digits at most. */
    private static final double LARGEST_EXPONENT = 10;

    private final FunctionBlocks blocks;
    private final List<Tensor> tensors;
    private final int numbers;
    private final boolean shared;
    private final double longest;
    private final double fastest;
    private MatrixExponential[] exponentials;
    private final Map<Double, SquareMatrix[]> known = new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Double, SquareMatrix[]> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * A tensor among the unknowns.
     *
     * @param order n
     * @param offset its first coefficient
     * @param size number of coefficients
     */
    public record Tensor(int order, int offset, int size) {}

    /**
     * @param blocks A, and the tensors' index set
     * @param tensors in the order in which they lie, with nothing between them
     * @param numbers unknowns of a coefficient, side by side
     * @param threads threads that may share what is done to all unknowns
     */
    public OneBodyFlow(FunctionBlocks blocks, List<Tensor> tensors, int numbers, int threads) {
        this.blocks = blocks;
        this.tensors = List.copyOf(tensors);
        this.numbers = numbers;
        this.shared = threads > 1;
        int slots = tensors.stream().mapToInt(Tensor::order).max().orElse(0);
        double growth = blocks.matrices().stream().mapToDouble(OneBodyFlow::symmetricNorm).max().orElse(0);
        this.longest = LARGEST_EXPONENT / (slots * growth);
        this.fastest = slots * blocks.matrices().stream().mapToDouble(OneBodyFlow::offDiagonalNorm).max().orElse(0);
    }

    /** Bound on the logarithmic norms of A and -A. */
    private static double symmetricNorm(SquareMatrix a) {
        double largest = 0;
        for (int i = 0; i < a.size(); i++) {
            double sum = 0;
            for (int j = 0; j < a.size(); j++) {
                sum += 0.5 * Math.abs(a.at(i, j) + a.at(j, i));
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** Bound on the spectral norm of what is beside the diagonal. */
    private static double offDiagonalNorm(SquareMatrix a) {
        double[] rows = new double[a.size()];
        double[] columns = new double[a.size()];
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < a.size(); j++) {
                if (i != j) {
                    rows[i] += Math.abs(a.at(i, j));
                    columns[j] += Math.abs(a.at(i, j));
                }
            }
        }
        return Math.sqrt(Arrays.stream(rows).max().orElse(0) * Arrays.stream(columns).max().orElse(0));
    }

    /** Bound on the norm of Σ_i A_i without its diagonal: |h| times this is what an explicit method has to be stable at. */
    public double fastest() {
        return fastest;
    }

    @Override
    public double longest() {
        return longest;
    }

    @Override
    public int dimension() {
        return numbers * tensors.stream().mapToInt(Tensor::size).sum();
    }

    @Override
    public void propagate(double s, double[] y) {
        SquareMatrix[] factors = at(s);
        for (Tensor t : tensors) {
            if (t.order() > 0) {
                blocks.multiply(t.order(), factors, y, numbers * t.offset(), numbers, shared);
            }
        }
    }

    @Override
    public void remove(double s, double[] y, double[] k) {
        SquareMatrix[] factors = at(-s);
        for (Tensor t : tensors) {
            if (t.order() > 0) {
                blocks.remove(t.order(), factors, y, k, numbers * t.offset(), numbers, shared);
            }
        }
    }

    private SquareMatrix[] at(double s) {
        return known.computeIfAbsent(s, t -> {
            if (exponentials == null) {
                exponentials = blocks.matrices().stream().map(MatrixExponential::new).toArray(MatrixExponential[]::new);
            }
            return Arrays.stream(exponentials).map(e -> e.at(t)).toArray(SquareMatrix[]::new);
        });
    }
}
