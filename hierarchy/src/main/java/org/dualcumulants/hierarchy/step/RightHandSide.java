package org.dualcumulants.hierarchy.step;

/** dy/dt = f(t, y). */
@FunctionalInterface
public interface RightHandSide {

    /** Writes f(t, y) into {@code derivative}; {@code y} is not to be changed. */
    void evaluate(double time, double[] y, double[] derivative);
}
