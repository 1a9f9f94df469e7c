package org.dualcumulants.verify.modulated;

import org.dualcumulants.spectral.interaction.FreePotential;
import org.dualcumulants.spectral.interaction.PairPotential;
import org.dualcumulants.spectral.interaction.TorusPotential;

/** Σ_{i≠j} g(x_i - x_j) with its slopes, in the space of the particles. */
sealed interface PairSum permits EwaldPairs, DirectPairs {

    /** @param particles about how many; they change no digit */
    static PairSum of(PairPotential g, int particles) {
        return g instanceof TorusPotential torus ? new EwaldPairs(torus, particles) : new DirectPairs((FreePotential) g);
    }

    /** Σ_{i≠j} g(x_i - x_j). */
    double energy(double[][] x);

    /** The same; adds Σ_{j≠i} ∇g(x_i - x_j) to one column per axis. */
    double energy(double[][] x, double[][] slopes);

    /** Adds the slopes alone. */
    void slopes(double[][] x, double[][] slopes);
}
