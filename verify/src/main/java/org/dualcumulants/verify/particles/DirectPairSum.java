package org.dualcumulants.verify.particles;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.study.PairKernel;

/** Σ_{j≠i} K(x_i, x_j) pair by pair, O(N²), for any K; singular ones are softened. */
final class DirectPairSum implements PairSum {

    /** Pairs evaluated at a time. */
    private static final int PAIRS = 2048;

    private final List<Coordinate> coordinates;
    private final List<Compiled> components;
    private final boolean[] vanishes;
    private final boolean ofDifference;
    private final boolean withSelf;
    private final Optional<Softening> softening;

    /**
     * @param softening of K, which is 0 at z = 0
     */
    DirectPairSum(List<Coordinate> coordinates, List<String> names, PairKernel kernel, boolean withSelf, Optional<Softening> softening) {
        this.coordinates = List.copyOf(coordinates);
        this.components = kernel.components().stream().map(e -> e.compile(kernel.arguments(names))).toList();
        this.ofDifference = kernel.isDifference();
        this.withSelf = withSelf;
        this.softening = softening;
        this.vanishes = new boolean[components.size()];
        for (int c = 0; c < vanishes.length; c++) {
            vanishes[c] = kernel.components().get(c).isConstant() && kernel.components().get(c).value() == 0;
        }
    }

    @Override
    public void addTo(double[][] x, int particles, double factor, double[][] out) {
        Buffer buffer = new Buffer(out, factor);
        for (int from = 0; from < x[0].length; from += particles) {
            for (int i = from; i < from + particles; i++) {
                for (int j = from; j < from + particles; j++) {
                    if (j != i || withSelf) {
                        buffer.add(x, i, j);
                    }
                }
            }
        }
        buffer.flush();
    }

    private final class Buffer {
        private final int dimension = coordinates.size();
        private final double[][] columns = new double[ofDifference ? dimension : 2 * dimension][PAIRS];
        private final int[] target = new int[PAIRS];
        private final double[][] values = new double[components.size()][PAIRS];
        private final double[][] out;
        private final double factor;
        private int size;

        Buffer(double[][] out, double factor) {
            this.out = out;
            this.factor = factor;
        }

        void add(double[][] x, int i, int j) {
            for (int a = 0; a < dimension; a++) {
                if (ofDifference) {
                    columns[a][size] = coordinates.get(a).difference(x[a][i], x[a][j]);
                } else {
                    columns[a][size] = x[a][i];
                    columns[dimension + a][size] = x[a][j];
                }
            }
            target[size++] = i;
            if (size == PAIRS) {
                flush();
            }
        }

        /** Pairs left over from an earlier filling are evaluated and not used. */
        void flush() {
            for (int c = 0; c < components.size() && size > 0; c++) {
                if (!vanishes[c]) {
                    components.get(c).evaluate(columns, values[c]);
                }
            }
            softening.ifPresent(this::soften);
            for (int c = 0; c < components.size(); c++) {
                for (int p = 0; p < size && !vanishes[c]; p++) {
                    out[c][target[p]] += factor * values[c][p];
                }
            }
            size = 0;
        }

        private void soften(Softening softening) {
            for (int p = 0; p < size; p++) {
                double square = 0;
                double push = 0;
                for (int a = 0; a < dimension; a++) {
                    square += columns[a][p] * columns[a][p];
                    push += columns[a][p] * values[a][p];
                }
                for (int c = 0; c < values.length; c++) {
                    values[c][p] = square == 0 ? 0 : values[c][p] * softening.weight(square, push);
                }
            }
        }
    }

    @Override
    public String method() {
        return "pairs, O(N²)" + softening.map(s -> ", " + s.description()).orElse("");
    }
}
