package org.dualcumulants.verify.exact;

import java.util.List;

/** The observable Φ̄_N at time T, evaluated from its definition at every grid point of N particles. */
public sealed interface TerminalObservable {

    /**
     * Φ̄_N on the grid.
     *
     * @param particles N
     * @param meanField f(T), on the same grid
     */
    GridFunction on(ParticleGrid grid, int particles, GridFunction meanField);

    /** Φ̄_N = 1/N Σ_i φ(x_i). */
    record Mean(ScalarField of) implements TerminalObservable {
        @Override
        public GridFunction on(ParticleGrid grid, int particles, GridFunction meanField) {
            return mean(grid, particles, of);
        }
    }

    /** Φ̄_N = P(s_1, …, s_p), s_k = 1/N Σ_i c_k(x_i); P may be any function of the means. */
    record Functional(List<ScalarField> statistics, ScalarField value) implements TerminalObservable {
        public Functional {
            statistics = List.copyOf(statistics);
        }

        @Override
        public GridFunction on(ParticleGrid grid, int particles, GridFunction meanField) {
            double[][] means = new double[statistics.size()][];
            for (int k = 0; k < means.length; k++) {
                means[k] = mean(grid, particles, statistics.get(k)).raw();
            }
            double[] values = new double[GridFunction.size(grid, particles)];
            double[] s = new double[means.length];
            for (int index = 0; index < values.length; index++) {
                for (int k = 0; k < s.length; k++) {
                    s[k] = means[k][index];
                }
                values[index] = value.at(s);
            }
            return new GridFunction(grid, particles, values);
        }
    }

    /** Φ̄_N = (N-p)!/N! Σ φ(x_{i_1}, …, x_{i_p}) over ordered p-tuples of distinct particles. */
    record Marginal(int order, ScalarField of) implements TerminalObservable {
        @Override
        public GridFunction on(ParticleGrid grid, int particles, GridFunction meanField) {
            if (order < 1 || order > particles) {
                throw new IllegalArgumentException("a marginal of " + order + " particles is asked of " + particles
                        + "; between 1 and " + particles + " are required");
            }
            double tuples = 1;
            for (int k = 0; k < order; k++) {
                tuples *= particles - k;
            }
            GridFunction phi = GridFunction.sample(grid, order, of);
            return new SlotSum(grid, particles).addOverTuples(1 / tuples, phi).result();
        }
    }

    /**
     * Φ̄_N = N^{-n/2} Σ_{|σ|=n} (Q⊗…⊗Q Sym φ)(x_σ), Q g = g - ∫g f(T). The sum over subsets of a symmetrised function
     * is 1/n! times the sum over ordered tuples of the function itself; it is empty for n > N.
     */
    record Fluctuation(int order, ScalarField of) implements TerminalObservable {
        @Override
        public GridFunction on(ParticleGrid grid, int particles, GridFunction meanField) {
            if (order < 1) {
                throw new IllegalArgumentException("a fluctuation of order " + order + "; at least 1 is required");
            }
            GridFunction phi = GridFunction.sample(grid, order, of);
            double permutations = 1;
            for (int slot = 0; slot < order; slot++) {
                phi = phi.centre(slot, meanField);
                permutations *= slot + 1;
            }
            double factor = Math.pow(particles, -0.5 * order) / permutations;
            return new SlotSum(grid, particles).addOverTuples(factor, phi).result();
        }
    }

    /** Φ̄_N by its values on one grid. */
    record Given(GridFunction values) implements TerminalObservable {
        @Override
        public GridFunction on(ParticleGrid grid, int particles, GridFunction meanField) {
            if (!values.grid().equals(grid) || values.slots() != particles) {
                throw new IllegalArgumentException("an observable of " + values.slots() + " particles on " + values.grid()
                        + " is asked for " + particles + " on " + grid + "; the same are required");
            }
            return values;
        }
    }

    private static GridFunction mean(ParticleGrid grid, int particles, ScalarField phi) {
        GridFunction one = GridFunction.sample(grid, 1, phi);
        return new SlotSum(grid, particles).addOverTuples(1.0 / particles, one).result();
    }
}
