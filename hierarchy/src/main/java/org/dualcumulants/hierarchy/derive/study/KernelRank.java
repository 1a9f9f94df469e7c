package org.dualcumulants.hierarchy.derive.study;

import java.util.List;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.ProductFunctions;
import org.dualcumulants.spectral.kernel.SeparableKernel;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/**
 * K(x-y), or K(x, y), as a sum of products at a resolution.
 *
 * @param rank number of products, 0 where there are none
 * @param tail neglected part of K, relative, in L²
 * @param exact whether the sum is K up to rounding
 * @param obstacle why there is no such sum; empty otherwise
 */
public record KernelRank(int rank, double tail, boolean exact, String obstacle) {

    /** Coefficients of K beyond which separating it takes longer than a derivation should. */
    private static final int LARGEST = 40_000;

    static KernelRank of(Study study, List<Integer> resolution) {
        double functions = resolution.stream().mapToDouble(p -> 4.0 * p + 1).reduce(1, (a, b) -> a * b);
        if (functions > LARGEST) {
            return none("K has " + Numbers.plain(functions) + " coefficients at this resolution; counted up to " + LARGEST);
        }
        try {
            // as the discretisation does: coefficients up to twice the resolution, a thousandth of the tolerance neglected
            ProductFunctions fine = ProductBasis.of(study.axes(), resolution).factors();
            SeparableKernel kernel = SeparableKernel.of(study.kernel(), study.axes(), fine, 1e-3 * study.tolerance());
            return new KernelRank(kernel.products().size(), kernel.tail(), kernel.exact(), "");
        } catch (StudyException e) {
            return none(e.getMessage());
        }
    }

    private static KernelRank none(String obstacle) {
        return new KernelRank(0, Double.NaN, false, obstacle);
    }
}
