package org.dualcumulants.verify.exact;

/** One component of K, a function of the states of the particle that is pushed and of the one that pushes. */
public sealed interface PairField {

    /** Values at all pairs of points. */
    GridFunction on(ParticleGrid grid);

    /** -K. */
    PairField reversed();

    /**
     * K(x - x').
     *
     * @param of a function of the difference, on circles on (-length/2, length/2]
     */
    record Difference(ScalarField of) implements PairField {
        @Override
        public GridFunction on(ParticleGrid grid) {
            int m = grid.size();
            double[] values = new double[GridFunction.size(grid, 2)];
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    values[i * m + j] = of.at(grid.difference(i, j));
                }
            }
            return new GridFunction(grid, 2, values);
        }

        @Override
        public PairField reversed() {
            return new Difference(z -> -of.at(z));
        }
    }

    /**
     * K(x, x').
     *
     * @param of a function of the coordinates of x, then those of x'
     */
    record General(ScalarField of) implements PairField {
        @Override
        public GridFunction on(ParticleGrid grid) {
            return GridFunction.sample(grid, 2, of);
        }

        @Override
        public PairField reversed() {
            return new General(x -> -of.at(x));
        }
    }
}
