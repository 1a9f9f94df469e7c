package org.dualcumulants.verify.particles;

/**
 * A function W(t, x_1 … x_N) from which W(0, X(0)) + Σ_steps Σ_i ε ∇_i W(t, X)·ΔW_i is made, a random number of mean exactly 0 whatever
 * W is, as long as ∫ W(0) f°^{⊗N} = 0. With W = Σ_i C_1(x_i) + Σ_{i&lt;j} C_2(x_i, x_j) it is what Φ̄_N owes to chance, but for the higher
 * orders. Thread safe.
 */
public interface ControlVariate {

    /**
     * W(0, x) of several systems.
     *
     * @param x one column per axis; consecutive {@code particles} states are one system
     * @param out one value per system
     */
    void initial(double[][] x, int particles, double[] out);

    /**
     * ∇_i W(t, x) of every particle.
     *
     * @param out one column per axis
     */
    void gradient(double t, double[][] x, int particles, double[][] out);
}
