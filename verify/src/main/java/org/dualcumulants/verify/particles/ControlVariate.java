package org.dualcumulants.verify.particles;

/**
 * A function w(t, x) from which (1/N) Σ_i [ w(0, X_i(0)) + Σ_steps ε ∇w(t, X_i)·ΔW_i ] is made, a random number of mean exactly 0
 * whatever w is, as long as ∫ w(0, x) f°(x) dx = 0. With w = N C_1 it is the part of Φ̄_N that is linear in the particles. Thread safe.
 */
public interface ControlVariate {

    /** w(0, x), centred for f°; one column per axis. */
    void initial(double[][] x, double[] out);

    /** ∇w(t, x); one column per axis. */
    void gradient(double t, double[][] x, double[][] out);
}
