package org.dualcumulants.hierarchy.run;

import java.util.Locale;
import org.dualcumulants.hierarchy.layout.Tensors;

/** Whether a run fits: refused before it starts, with what would fit. */
final class Capacity {

    private Capacity() {}

    /** Null if it fits. */
    static Solution.Broken check(Tensors tensors, int truncation) {
        double coefficients = tensors.coefficients(truncation);
        double bytes = tensors.bytes(truncation);
        double available = 0.8 * Runtime.getRuntime().maxMemory();
        boolean ranked = tensors.size(truncation) < Integer.MAX_VALUE - 8;
        if (ranked && bytes <= available) {
            return null;
        }
        int fits = truncation;
        while (fits > 1 && tensors.bytes(fits) > available) {
            fits--;
        }
        return new Solution.Broken(
                String.format(Locale.ROOT,
                        "order %d over %d functions has %.3g coefficients and needs about %.3g GB; %.3g GB are available",
                        truncation, tensors.functions(), coefficients, bytes * 1e-9, available * 1e-9),
                String.format(Locale.ROOT,
                        "order %d is the largest that fits at this resolution; or lower the resolution, or give Java more"
                                + " memory",
                        fits));
    }
}
