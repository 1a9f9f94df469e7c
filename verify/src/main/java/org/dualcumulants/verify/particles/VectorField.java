package org.dualcumulants.verify.particles;

/** A vector field that may depend on time, at many states at once, for example (K*f)(t, x). Thread safe. */
@FunctionalInterface
public interface VectorField {

    /**
     * Adds the field.
     *
     * @param x one column per axis; not to be changed
     * @param out one column per axis, to which the components are added
     */
    void addTo(double t, double[][] x, double[][] out);
}
