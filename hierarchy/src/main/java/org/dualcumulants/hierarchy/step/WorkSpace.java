package org.dualcumulants.hierarchy.step;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Vectors of the length of the state, made when they are first asked for; methods that do not step at the same time may share them. */
public final class WorkSpace {

    /** Unknowns that are combined at a time: what is summed up stays in the fastest memory. */
    private static final int PIECE = 1024;

    /** Unknowns from which on more than one thread gains. */
    private static final int WORTH_SHARING = 1 << 17;

    private final int dimension;
    private final boolean shared;
    private final List<double[]> vectors = new ArrayList<>();

    /** @param threads threads that may share a combination of vectors */
    public WorkSpace(int dimension, int threads) {
        this.dimension = dimension;
        this.shared = threads > 1 && dimension >= WORTH_SHARING;
    }

    /** Most vectors that a method of this package takes. */
    public static int most() {
        return Math.max(EmbeddedRungeKutta.vectors(ButcherTableau.dormandPrince853()), ExponentialRungeKutta.vectors(8));
    }

    double[] vector(int i) {
        while (vectors.size() <= i) {
            vectors.add(new double[dimension]);
        }
        return vectors.get(i);
    }

    double[][] vectors(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(this::vector).toArray(double[][]::new);
    }

    /** Part of all vectors, from one unknown to before another. */
    @FunctionalInterface
    interface Part {
        void combine(int from, int to);
    }

    /** Every unknown once, in pieces that do not depend on each other. */
    void inPieces(Part part) {
        IntStream pieces = IntStream.range(0, (dimension + PIECE - 1) / PIECE);
        (shared ? pieces.parallel() : pieces).forEach(i -> part.combine(i * PIECE, Math.min(dimension, (i + 1) * PIECE)));
    }
}
