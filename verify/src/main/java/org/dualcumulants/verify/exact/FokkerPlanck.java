package org.dualcumulants.verify.exact;

import java.util.ArrayList;
import java.util.List;

/**
 * What densities F of n particles on a grid do under fluxes J_{i,a} and noise ε:
 *
 * <pre>
 * ∂_t F = -Σ_i Σ_a ∂_{i,a} J_{i,a} + ½ Σ_i Σ_a ε_a² ∂²_{i,a} F
 * </pre>
 *
 * collocated in this divergence form on circles; on the other axes it is what is dual, for the quadrature of the grid, to the
 * derivatives of functions there, so that no mass leaves through walls.
 */
public final class FokkerPlanck {

    private final ParticleGrid grid;
    private final int slots;
    private final double[] weights;
    private final double[] diffusion;
    private final List<AxisDerivative> derivatives;

    /** J_{i,a}, a function of n particles: the density times the velocity of particle i along axis a. */
    @FunctionalInterface
    public interface Flux {

        /** J for particle i, counted from 0, and axis a. */
        GridFunction of(int particle, int axis);
    }

    /**
     * @param slots n
     * @param noise ε per axis
     */
    public FokkerPlanck(ParticleGrid grid, int slots, List<Double> noise) {
        this.grid = grid;
        this.slots = slots;
        this.diffusion = noise.stream().mapToDouble(e -> 0.5 * e * e).toArray();
        this.derivatives = new ArrayList<>(GridFields.derivatives(grid));
        this.weights = GridFunction.weights(grid, slots);
    }

    /** ∂_t F. */
    public GridFunction rate(GridFunction density, Flux flux) {
        double[] masses = weighted(density);
        double[] rate = new double[masses.length];
        for (int i = 0; i < slots; i++) {
            for (int a = 0; a < grid.dimension(); a++) {
                int inner = GridFunction.size(grid, slots - 1 - i) * GridFields.stride(grid, a);
                derivatives.get(a).addTransposed(weighted(flux.of(i, a)), masses, inner, diffusion[a], rate);
            }
        }
        for (int p = 0; p < rate.length; p++) {
            rate[p] /= weights[p];
        }
        return new GridFunction(grid, slots, rate);
    }

    private double[] weighted(GridFunction g) {
        if (g.slots() != slots) {
            throw new IllegalArgumentException(
                    "a function of " + g.slots() + " particles is given; one of " + slots + " is required");
        }
        double[] masses = g.values();
        for (int p = 0; p < masses.length; p++) {
            masses[p] *= weights[p];
        }
        return masses;
    }
}
