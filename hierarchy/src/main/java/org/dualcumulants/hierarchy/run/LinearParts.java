package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dualcumulants.hierarchy.step.DiagonalPart;
import org.dualcumulants.hierarchy.step.OneBodyFlow;
import org.dualcumulants.hierarchy.tensor.FunctionBlocks;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/** What of -Σ_i B_0 steps may take exactly: its diagonal, and with that free streaming, where it couples few functions with each other. */
final class LinearParts {

    private final DiagonalPart diffusion;
    private final Optional<Streaming> streaming;
    private final List<TensorLayout> levels;
    private final int numbers;

    /**
     * Free streaming.
     *
     * @param cost of its exponentials, beside an evaluation
     */
    record Streaming(FunctionBlocks blocks, double cost) {}

    private LinearParts(DiagonalPart diffusion, Optional<Streaming> streaming, List<TensorLayout> levels, int numbers) {
        this.diffusion = diffusion;
        this.streaming = streaming;
        this.levels = levels;
        this.numbers = numbers;
    }

    /** Of the tensors of one layout. */
    LinearParts(DiagonalPart diffusion, Optional<Streaming> streaming, TensorLayout layout) {
        this(diffusion, streaming, List.of(layout), 1);
    }

    /** The same for several unknowns of each coefficient, side by side. */
    LinearParts repeated(int times) {
        return new LinearParts(diffusion.repeated(times), streaming, levels, times * numbers);
    }

    /** Of the first orders, as many as each layout has, one beginning after the other. */
    LinearParts beginnings(TensorLayout... beginnings) {
        int[] lengths = Arrays.stream(beginnings).mapToInt(TensorLayout::length).toArray();
        return new LinearParts(diffusion.beginnings(lengths), streaming, List.of(beginnings), numbers);
    }

    /** Of the adjoint system; its diagonal alone. */
    LinearParts adjoint() {
        return new LinearParts(diffusion.negated(), Optional.empty(), levels, numbers);
    }

    /** The diagonal. */
    DiagonalPart diffusion() {
        return diffusion;
    }

    /** Free streaming, and the diagonal with it. */
    Optional<Streaming> streaming() {
        return streaming;
    }

    /** The flow of that, on all the tensors. */
    OneBodyFlow flow(FunctionBlocks blocks, int threads) {
        List<OneBodyFlow.Tensor> tensors = new ArrayList<>();
        int begin = 0;
        for (TensorLayout level : levels) {
            for (int n = 0; n <= level.truncation(); n++) {
                tensors.add(new OneBodyFlow.Tensor(n, begin + level.offset(n), level.indexSet().size(n)));
            }
            begin += level.length();
        }
        return new OneBodyFlow(blocks, tensors, numbers, threads);
    }
}
