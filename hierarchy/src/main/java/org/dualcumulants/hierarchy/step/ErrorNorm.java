package org.dualcumulants.hierarchy.step;

/** How large a vector of local errors is, relative to what is tolerated of the solution; a step passes below 1. */
@FunctionalInterface
public interface ErrorNorm {

    /**
     * @param before solution at the start of the step
     * @param after solution at its end
     * @param highError the sharper estimate
     * @param lowError the cruder estimate
     */
    double of(double[] before, double[] after, double[] highError, double[] lowError);
}
