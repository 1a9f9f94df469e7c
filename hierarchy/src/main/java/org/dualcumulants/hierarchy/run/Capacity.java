package org.dualcumulants.hierarchy.run;

import java.util.Locale;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.series.SeriesLayout;

/** Whether a run fits: refused before it starts, with what would fit. */
final class Capacity {

    /** Entries of an array, at most. */
    private static final double MOST = Integer.MAX_VALUE - 8;

    private Capacity() {}

    /** Null if it fits. */
    static Solution.Broken check(Tensors tensors, int truncation) {
        double bytes = tensors.bytes(truncation);
        if (ranked(tensors, truncation) && bytes <= available()) {
            return null;
        }
        int fits = truncation;
        while (fits > 1 && tensors.bytes(fits) > available()) {
            fits--;
        }
        return new Solution.Broken(
                needs("order " + truncation, tensors, tensors.coefficients(truncation), bytes),
                String.format(Locale.ROOT,
                        "order %d is the largest that fits at this resolution; or lower the resolution, or give Java more"
                                + " memory",
                        fits));
    }

    /** The same for the series up to N^{-p}. */
    static Solution.Broken checkSeries(Tensors tensors, int powers) {
        if (seriesFits(tensors, powers)) {
            return null;
        }
        int fits = powers - 1;
        while (fits > 0 && !seriesFits(tensors, fits)) {
            fits--;
        }
        String smaller = fits > 0 ? "series: " + fits + " is the longest that fits at this resolution; or " : "";
        return new Solution.Broken(
                needs("the series up to N^-" + powers, tensors, seriesCoefficients(tensors, powers), seriesBytes(tensors, powers)),
                smaller + "lower the resolution, or give Java more memory");
    }

    /**
     * The same for V_1 by products: those of all source times twice, and for every thread the stages of a step and the system's matrices.
     *
     * @param functions K
     * @param rank of the kernel
     */
    static Solution.Broken checkFirstPower(int functions, int rank, int threads) {
        double products = Math.min(functions, 2.0 * rank);
        double bytes = 8.0 * functions * (2 * FirstPowerSolver.USUAL_TIMES * products + 20.0 * threads * Math.min(products, Propagation.WIDEST));
        return bytes <= available()
                ? null
                : new Solution.Broken(
                        String.format(Locale.ROOT,
                                "V_1 over %d functions with a kernel of rank %d needs about %.3g GB; %.3g GB are available",
                                functions, rank, bytes * 1e-9, available() * 1e-9),
                        "lower the resolution, give the kernel fewer harmonics, or give Java more memory");
    }

    private static boolean seriesFits(Tensors tensors, int powers) {
        return ranked(tensors, SeriesLayout.truncation(powers, 0)) && seriesCoefficients(tensors, powers) < MOST
                && seriesBytes(tensors, powers) <= available();
    }

    /** Number of unknowns of the series up to N^{-p}. */
    static double seriesCoefficients(Tensors tensors, int powers) {
        return IntStream.range(0, powers)
                .mapToDouble(k -> tensors.coefficients(SeriesLayout.truncation(powers, k)))
                .sum();
    }

    /** One state of all orders in 1/N, and work space for each operator. */
    private static double seriesBytes(Tensors tensors, int powers) {
        double sum = 0;
        for (int k = 0; k < powers; k++) {
            sum += tensors.bytes(SeriesLayout.truncation(powers, k));
            sum += 16 * k * tensors.coefficients(SeriesLayout.truncation(powers, k - 1));
        }
        return sum + 16 * tensors.coefficients(SeriesLayout.truncation(powers, 0));
    }

    private static boolean ranked(Tensors tensors, int truncation) {
        return tensors.size(truncation) < MOST;
    }

    private static double available() {
        return 0.8 * Runtime.getRuntime().maxMemory();
    }

    private static String needs(String what, Tensors tensors, double coefficients, double bytes) {
        return String.format(Locale.ROOT,
                "%s over %d functions has %.3g coefficients and needs about %.3g GB; %.3g GB are available",
                what, tensors.functions(), coefficients, bytes * 1e-9, available() * 1e-9);
    }
}
