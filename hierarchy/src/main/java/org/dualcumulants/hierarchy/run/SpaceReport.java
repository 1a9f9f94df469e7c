package org.dualcumulants.hierarchy.run;

import java.util.List;

/**
 * What was done to the one-particle functions.
 *
 * @param resolution harmonics per axis
 * @param basisSize K, the number of one-particle functions besides the constant
 * @param kernelRank number of products in K(x, y) = Σ_r u_r(x) v_r(y)
 * @param kernelExact whether the sum is the kernel itself (a trigonometric polynomial)
 * @param kernelTail neglected part of the kernel, relative, in L²; not a number for a kernel that is not in L²
 * @param initialTail neglected part of f°, relative, in L²
 * @param observableTail neglected part of the observable, relative, in L²
 */
public record SpaceReport(
        List<Integer> resolution,
        int basisSize,
        int kernelRank,
        boolean kernelExact,
        double kernelTail,
        double initialTail,
        double observableTail) {
    public SpaceReport {
        resolution = List.copyOf(resolution);
    }
}
