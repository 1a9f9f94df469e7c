package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.operator.OperatorSize;
import org.dualcumulants.hierarchy.series.SeriesLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/** Whether a run fits: refused before it starts, with what would fit. */
final class Capacity {

    /** Entries of an array, at most. */
    private static final double MOST = Integer.MAX_VALUE - 8;

    /** K×K matrices of a model: the Gram matrix, its factor, and one more while they are made. */
    private static final int SQUARES = 3;

    /** What classes and small things take. */
    private static final double PROGRAM = 60e6;

    private Capacity() {}

    /** Null if it fits, as far as tensors alone tell. */
    static Solution.Broken check(Tensors tensors, int truncation) {
        return check(tensors, truncation, OperatorSize.NONE, Optional.empty());
    }

    /** Null if a run fits with everything that it takes. */
    static Solution.Broken check(Study study, List<Integer> resolution, Tensors tensors, int truncation, OperatorSize operator) {
        return check(tensors, truncation, operator, Optional.of(
                fits -> largest(resolution, at -> {
                    try {
                        return fits(Tensors.of(study, at, Tensors.Room.NONE), truncation, operator);
                    } catch (StudyException e) {
                        return false;
                    }
                })));
    }

    private static Solution.Broken check(
            Tensors tensors, int truncation, OperatorSize operator, Optional<Function<Integer, Optional<List<Integer>>>> coarser) {
        if (fits(tensors, truncation, operator)) {
            return null;
        }
        int fits = truncation;
        while (fits > 0 && !fits(tensors, fits, operator)) {
            fits--;
        }
        Optional<List<Integer>> resolution = coarser.flatMap(c -> c.apply(truncation));
        String order = fits == 0 ? "" : String.format(Locale.ROOT, "order %d is the largest that fits at this resolution", fits);
        String lower = resolution.map(at -> "resolution " + at + " is the largest in proportion at which order " + truncation + " fits")
                .orElse("lower the resolution");
        return new Solution.Broken(
                needs("order " + truncation, tensors, tensors.coefficients(truncation), bytes(tensors, truncation, operator)),
                order + (order.isEmpty() ? "" : "; or ") + lower + ", or give Java more memory");
    }

    /** Refuses a resolution whose one-particle matrices do not fit. */
    static void requireRoom(Study study, List<Integer> resolution) {
        double functions = ProductBasis.size(study.axes(), resolution, study.functions());
        if (model(functions) <= available()) {
            return;
        }
        String smaller = largest(
                        resolution, at -> model(ProductBasis.size(study.axes(), at, study.functions())) <= available())
                .map(at -> at + " is the largest in proportion that fits; ")
                .orElse("");
        throw new StudyException("resolution", String.format(Locale.ROOT,
                "%s has %.3g one-particle functions, whose matrices need about %.3g GB; %.3g GB are available; %slower it, or give Java"
                        + " more memory",
                resolution, functions, model(functions) * 1e-9, available() * 1e-9, smaller));
    }

    /** Memory of a run, in bytes: its state and the stages of a step, sweeps, one-particle matrices, norms. */
    static double bytes(Tensors tensors, int truncation, OperatorSize operator) {
        double places = 4.0 * tensors.functions() * tensors.coefficients(truncation - 1);
        double copies = 28 * tensors.coefficients(truncation);
        return tensors.bytes(truncation) + operator.bytes(tensors.functions(), tensors::size, truncation) + places + copies
                + model(tensors.functions()) + (operator.equals(OperatorSize.NONE) ? 0 : PROGRAM);
    }

    private static double model(double functions) {
        return 8.0 * SQUARES * functions * functions;
    }

    private static boolean fits(Tensors tensors, int truncation, OperatorSize operator) {
        return ranked(tensors, truncation) && bytes(tensors, truncation, operator) <= available();
    }

    /** The largest resolution in proportion to the given one, and below it, of which something is true. */
    private static Optional<List<Integer>> largest(List<Integer> resolution, Function<List<Integer>, Boolean> fits) {
        int largest = Tensors.largest(resolution);
        return IntStream.iterate(largest - 1, p -> p >= 1, p -> p - 1)
                .mapToObj(p -> ErrorEstimator.scaled(resolution, p / (double) largest))
                .filter(fits::apply)
                .findFirst();
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
        return tensors.size(truncation) < MOST && tensors.coefficients(truncation) < MOST
                && tensors.functions() * tensors.coefficients(truncation - 1) < MOST;
    }

    /** Memory that may be used, in bytes. */
    static double available() {
        return 0.8 * Runtime.getRuntime().maxMemory();
    }

    private static String needs(String what, Tensors tensors, double coefficients, double bytes) {
        return String.format(Locale.ROOT,
                "%s over %d functions has %.3g coefficients and needs about %.3g GB; %.3g GB are available",
                what, tensors.functions(), coefficients, bytes * 1e-9, available() * 1e-9);
    }
}
