package org.dualcumulants.hierarchy.run;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.operator.LeadingOrder;
import org.dualcumulants.hierarchy.step.ErrorNorm;
import org.dualcumulants.hierarchy.step.IntegrationState;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.matrix.SymmetricFactors;

/**
 * Σ_j s_j z_j⊗z_j from a time s back to 0: z_j by the flow of single particles, and -∫_0^s Σ_w ⟨b_w⊗b'_w, Σ_j s_j z_j⊗z_j⟩ dt, what it adds to c̃_0(0).
 */
final class Propagation {

    /** Vectors side by side, at most. */
    static final int WIDEST = 64;

    private final MeanFieldPath path;
    private final LinearParts linear;
    private final TensorLayout one;
    private final double tolerance;
    private final BooleanSupplier cancelled;

    /** What became of the vectors. */
    sealed interface Outcome {}

    /**
     * At t = 0.
     *
     * @param parts what each z_j⊗z_j added to c̃_0, signs included
     * @param localError sum of the estimated local errors of their sum
     */
    record Arrived(double[] parts, double localError, int steps, double[][] vectors) implements Outcome {
        double value() {
            return Arrays.stream(parts).sum();
        }
    }

    /**
     * No numbers.
     *
     * @param reason what happened
     * @param remedy what to change
     */
    record Lost(String reason, String remedy) implements Outcome {}

    /** @param tolerance relative local error per step */
    Propagation(Limit limit, MeanFieldPath path, double tolerance, BooleanSupplier cancelled) {
        this.path = path;
        this.one = new TensorLayout(new FullIndexSet(limit.system().functions(), 1), 1);
        this.linear = limit.linear(one);
        this.tolerance = tolerance;
        this.cancelled = cancelled;
    }

    /** Where c̃_0 and c̃_1 lie. */
    TensorLayout layout() {
        return one;
    }

    /** The steps of c̃_1 from T on. */
    Stepping first(LeadingOrder operator, double[] terminal, ErrorNorm norm) {
        return new Stepping(path, operator::first, norm, linear, path.horizon(), terminal, 1, 1, "shorten the horizon", cancelled);
    }

    /** From s to 0, a few vectors after the other. */
    Outcome backward(LeadingOrder operator, SymmetricFactors factors, double from) {
        double[] parts = new double[factors.rank()];
        double[][] vectors = new double[factors.rank()][];
        double localError = 0;
        int steps = 0;
        for (int first = 0; first < parts.length; first += WIDEST) {
            int width = Math.min(WIDEST, parts.length - first);
            Block block = new Block(factors, first, width);
            Stepping stepping = new Stepping(
                    path, (moments, y, derivative) -> operator.squares(moments, width, y, derivative), block, linear.repeated(width),
                    from, block.start(), width, 1, "lower the resolution", cancelled);
            Stepping.Outcome outcome = stepping.to(0, stepping.start(), (state, unknowns) -> block.accepted());
            if (outcome instanceof Stepping.Failed failed) {
                return new Lost(failed.reason(), failed.remedy());
            }
            IntegrationState end = ((Stepping.Reached) outcome).state();
            double[] y = end.solution();
            for (int l = 0; l < width; l++) {
                parts[first + l] = factors.sign(first + l) * y[l];
                vectors[first + l] = new double[factors.size()];
                for (int a = 0; a < factors.size(); a++) {
                    vectors[first + l][a] = y[(a + 1) * width + l];
                }
            }
            localError += block.localError;
            steps += end.accepted();
        }
        return new Arrived(parts, localError, steps, vectors);
    }

    /** A few vectors; their local error is that of all together, and of the sum of what they add. */
    private final class Block implements ErrorNorm {
        private final SymmetricFactors factors;
        private final int first;
        private final int width;
        private final OrderwiseNorm norm;
        private double localError;

        Block(SymmetricFactors factors, int first, int width) {
            this.factors = factors;
            this.first = first;
            this.width = width;
            this.norm = new OrderwiseNorm(
                    new TensorLayout(new FullIndexSet(factors.size() * width, 1), 1), List.of(1.0), 1, tolerance);
        }

        double[] start() {
            double[] y = new double[(factors.size() + 1) * width];
            for (int a = 0; a < factors.size(); a++) {
                System.arraycopy(factors.rows(), a * factors.rank() + first, y, (a + 1) * width, width);
            }
            return y;
        }

        @Override
        public double of(double[] before, double[] after, double[] highError, double[] lowError) {
            return norm.of(together(before), together(after), together(highError), together(lowError));
        }

        private double[] together(double[] y) {
            double[] all = new double[1 + factors.size() * width];
            for (int l = 0; l < width; l++) {
                all[0] += factors.sign(first + l) * y[l];
            }
            System.arraycopy(y, width, all, 1, all.length - 1);
            return all;
        }

        void accepted() {
            localError += norm.correctionError(0);
        }
    }
}
