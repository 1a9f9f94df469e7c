package org.dualcumulants.hierarchy.run;

import java.util.List;

/**
 * Exponent p of a least-squares fit value ≈ c N^p in logarithms.
 *
 * @param exponent p
 * @param prefactor c
 * @param particles the numbers N that entered, at least two
 */
public record Slope(double exponent, double prefactor, List<Double> particles) {
    public Slope {
        particles = List.copyOf(particles);
    }

    /** c N^p. */
    public double at(double particleNumber) {
        return prefactor * Math.pow(particleNumber, exponent);
    }
}
