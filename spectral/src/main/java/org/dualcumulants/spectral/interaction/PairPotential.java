package org.dualcumulants.spectral.interaction;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The potential g of two particles in the space they live in, a torus or R^d, its strength included, with what convolutions g*μ need on a box
 * that repeats itself.
 */
public sealed interface PairPotential permits TorusPotential, FreePotential {

    int dimension();

    Flow flow();

    /** Factor of g; negative where it attracts. */
    double strength();

    /** s of |x|^{-s}/s, d - 2 for Coulomb, 0 for -log|x|; empty for other potentials. */
    OptionalDouble exponent();

    /** c_d in -Δg = c_d δ, on a torus c_d (δ - 1/V), for a Coulomb potential that nothing was done to; empty for others. */
    OptionalDouble charge();

    /** Whether waves alone carry g: it is cut or averaged. */
    boolean smooth();

    /** Lengths of the box. */
    List<Double> periods();

    /** Volume of the box. */
    default double volume() {
        return periods().stream().reduce(1.0, (a, b) -> a * b);
    }

    /** κ of a wave vector of the box. */
    default double[] wave(int[] k) {
        double[] wave = new double[k.length];
        for (int a = 0; a < k.length; a++) {
            wave[a] = 2 * Math.PI * k[a] / periods().get(a);
        }
        return wave;
    }

    /** The factor of a wave in g*μ. */
    double coefficient(int[] k);

    /** What a screen α leaves near of g at a distance > 0; the far part is smooth at 0 and of positive type among neutral charges. */
    double near(double distance, double screen);

    /** ∫ near over R^d. */
    double nearIntegral(double screen);

    /** The far part at 0. */
    double farAtOrigin(double screen);

    /** g less c |x|^{-s}/s, or less -c log|x|, at 0: what the images and the mean 0 of a torus leave; 0 in the whole space. */
    double restAtOrigin();

    /** g in writing. */
    String text();
}
