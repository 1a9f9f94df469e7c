package org.dualcumulants.hierarchy.run;

import java.util.Locale;
import org.dualcumulants.hierarchy.layout.Tensors;

/** Whether a run fits: refused before it starts, with what would fit. */
final class Capacity {

    private Capacity() {}

    /**
     * Whether particle numbers fit side by side, with room for another such run at the same time.
     *
     * @param numbers how many
     */
    static boolean holds(Tensors tensors, int truncation, int numbers) {
        return numbers * tensors.coefficients(truncation) < Integer.MAX_VALUE - 8
                && 2 * tensors.bytes(truncation, numbers) <= available();
    }

    private static double available() {
        return 0.8 * Runtime.getRuntime().maxMemory();
    }

    /** Null if it fits. */
    static Solution.Broken check(Tensors tensors, int truncation) {
        double coefficients = tensors.coefficients(truncation);
        double bytes = tensors.bytes(truncation);
        double available = available();
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
