package org.dualcumulants.hierarchy.term;

/** How a {@link Coefficient}, times a power of N, becomes a number: its value at one N, or one of its coefficients in powers of 1/N. */
public sealed interface Coefficients {

    /**
     * The number for N^power times the coefficient.
     *
     * @param order n, the target order
     */
    double of(Coefficient coefficient, int order, int power);

    /** @throws IllegalArgumentException if a hierarchy truncated at m has no such numbers */
    void requireTruncation(int truncation);

    /** At N. */
    static Coefficients at(double particles) {
        return new AtParticles(particles);
    }

    /** The j-th coefficient in powers of 1/N. */
    static Coefficients taylor(int index) {
        return new Taylor(index);
    }

    /** The value at N. */
    record AtParticles(double particles) implements Coefficients {
        @Override
        public double of(Coefficient coefficient, int order, int power) {
            return coefficient.at(particles, order, power);
        }

        @Override
        public void requireTruncation(int truncation) {
            if (!(particles >= truncation)) {
                throw new IllegalArgumentException(
                        "truncation " + truncation + " exceeds the number of particles " + particles + "; truncate at N");
            }
        }
    }

    /** The coefficient of N^{-index}. */
    record Taylor(int index) implements Coefficients {
        public Taylor {
            if (index < 0) {
                throw new IllegalArgumentException("the power of 1/N is " + index + "; 0 or more is required");
            }
        }

        @Override
        public double of(Coefficient coefficient, int order, int power) {
            return coefficient.taylor(index, order, power);
        }

        @Override
        public void requireTruncation(int truncation) {}
    }
}
