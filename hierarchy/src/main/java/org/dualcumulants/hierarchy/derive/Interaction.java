package org.dualcumulants.hierarchy.derive;

import java.util.List;

/**
 * One sum of the generator: prefactor Σ A(x_i, x_j, …)·∇_i over tuples of different particles.
 *
 * @param kernel what acts
 * @param species of i, j, …; their number is the arity
 * @param prefactor in the particle numbers
 */
public record Interaction(Kernel kernel, List<Species> species, Product prefactor) {

    /** The letter of a kernel and what its arguments allow. */
    public enum Kernel {
        /** S·∇ + ½ε²Δ, on one particle. */
        DRIFT(1),
        /** K(x_i - x_j). */
        DIFFERENCE(2),
        /** K(x_i, x_j). */
        PAIR(2),
        /** K(0) or K(x_i, x_i), the force of a particle on itself. */
        SELF(1),
        /** K(x_i, x_j, x_k), without symmetry. */
        TRIPLE(3),
        /** K(x_i, x_j, x_k) = K(x_i, x_k, x_j). */
        SYMMETRIC_TRIPLE(3);

        private final int arity;

        Kernel(int arity) {
            this.arity = arity;
        }

        public int arity() {
            return arity;
        }
    }

    public Interaction {
        species = List.copyOf(species);
        if (species.size() != kernel.arity()) {
            throw new IllegalArgumentException(
                    kernel + " acts on " + kernel.arity() + " particles, but species are given for " + species.size());
        }
    }

    /** The species that is moved. */
    public Species moved() {
        return species.get(0);
    }

    public int arity() {
        return kernel.arity();
    }

    /** Without the prefactor: words are looked up often, and hashing a coefficient is long. */
    @Override
    public int hashCode() {
        return 31 * kernel.hashCode() + species.hashCode();
    }
}
