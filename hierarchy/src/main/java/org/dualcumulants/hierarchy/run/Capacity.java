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
import org.dualcumulants.spectral.study.AvailableMemory;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.system.OneParticleSystem;

/** Whether a run fits: refused before it starts, with what would fit. What it takes is counted by {@link Footprint}. */
final class Capacity {

    /** Entries of an array, at most. */
    private static final double MOST = Integer.MAX_VALUE - 8;

    private Capacity() {}

    /**
     * How a run is made.
     *
     * @param operator {@link OperatorSize#NONE}: not known
     * @param numbers of particle numbers side by side
     * @param room bytes there are
     */
    record Plan(OperatorSize operator, int numbers, Detail detail, double room) {

        double bytes(Tensors tensors, int truncation) {
            return Footprint.run(tensors, truncation, operator, numbers, detail);
        }

        private boolean fits(Tensors tensors, int truncation) {
            return ranked(tensors, truncation) && bytes(tensors, truncation) <= room;
        }
    }

    /** Null if it fits, as far as tensors alone tell. */
    static Solution.Broken check(Tensors tensors, int truncation) {
        return check(tensors, truncation, new Plan(OperatorSize.NONE, 1, Detail.NORMS, AvailableMemory.bytes()), Optional.empty());
    }

    /** Null if a run of the whole hierarchy fits with everything that it takes. */
    static Solution.Broken check(Tensors tensors, int truncation, Plan plan) {
        return check(tensors, truncation, plan, Optional.empty());
    }

    /** The same for a study, which may have a lower resolution. */
    static Solution.Broken check(Study study, List<Integer> resolution, Tensors tensors, int truncation, Plan plan) {
        return check(tensors, truncation, plan, Optional.of(
                fits -> largest(resolution, at -> {
                    try {
                        return plan.fits(Tensors.of(study, at, Tensors.Room.NONE), truncation);
                    } catch (StudyException e) {
                        return false;
                    }
                })));
    }

    private static Solution.Broken check(
            Tensors tensors, int truncation, Plan plan, Optional<Function<Integer, Optional<List<Integer>>>> coarser) {
        if (plan.fits(tensors, truncation)) {
            return null;
        }
        int fits = truncation;
        while (fits > 0 && !plan.fits(tensors, fits)) {
            fits--;
        }
        Optional<List<Integer>> resolution = coarser.flatMap(c -> c.apply(truncation));
        String order = fits == 0 ? "" : String.format(Locale.ROOT, "order %d is the largest that fits at this resolution", fits);
        String lower = resolution.map(at -> "resolution " + at + " is the largest in proportion at which order " + truncation + " fits")
                .orElse("lower the resolution");
        return new Solution.Broken(
                needs("order " + truncation, tensors, tensors.coefficients(truncation), plan.bytes(tensors, truncation), plan.room()),
                order + (order.isEmpty() ? "" : "; or ") + lower + ", or give Java more memory");
    }

    /** Refuses a resolution whose one-particle matrices do not fit. */
    static void requireRoom(Study study, List<Integer> resolution) {
        double functions = ProductBasis.size(study.axes(), resolution, study.functions());
        double bytes = Footprint.making(study, resolution);
        double available = AvailableMemory.bytes();
        if (bytes <= available) {
            return;
        }
        String smaller = largest(resolution, at -> Footprint.making(study, at) <= available)
                .map(at -> at + " is the largest in proportion that fits; ")
                .orElse("");
        throw new StudyException("resolution", String.format(Locale.ROOT,
                "%s has %.3g one-particle functions, whose matrices need about %.3g GB; %.3g GB are available; %slower it, or give Java"
                        + " more memory",
                resolution, functions, bytes * 1e-9, available * 1e-9, smaller));
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
    static Solution.Broken checkSeries(Tensors tensors, int powers, OperatorSize operator, double room) {
        if (seriesFits(tensors, powers, operator, room)) {
            return null;
        }
        int fits = powers - 1;
        while (fits > 0 && !seriesFits(tensors, fits, operator, room)) {
            fits--;
        }
        String smaller = fits > 0 ? "series: " + fits + " is the longest that fits at this resolution; or " : "";
        return new Solution.Broken(
                needs("the series up to N^-" + powers, tensors, Footprint.seriesCoefficients(tensors, powers),
                        Footprint.series(tensors, powers, operator), room),
                smaller + "lower the resolution, or give Java more memory");
    }

    /**
     * The same for V_1 by products.
     *
     * @param times at which there are sources
     * @param products of each
     */
    static Solution.Broken checkFirstPower(OneParticleSystem system, int times, double products, int threads, double room) {
        double bytes = Footprint.firstPower(system, times, products, threads);
        return bytes <= room
                ? null
                : new Solution.Broken(
                        String.format(Locale.ROOT,
                                "V_1 over %d functions with a kernel of rank %d needs about %.3g GB for %d source times; %.3g GB are available",
                                system.functions(), system.rank(), bytes * 1e-9, times, room * 1e-9),
                        "lower the resolution, give the kernel fewer harmonics, or give Java more memory");
    }

    private static boolean seriesFits(Tensors tensors, int powers, OperatorSize operator, double room) {
        return ranked(tensors, SeriesLayout.truncation(powers, 0)) && Footprint.seriesCoefficients(tensors, powers) < MOST
                && Footprint.series(tensors, powers, operator) <= room;
    }

    private static boolean ranked(Tensors tensors, int truncation) {
        return tensors.size(truncation) < MOST && tensors.coefficients(truncation) < MOST
                && tensors.functions() * tensors.coefficients(truncation - 1) < MOST;
    }

    private static String needs(String what, Tensors tensors, double coefficients, double bytes, double room) {
        return String.format(Locale.ROOT,
                "%s over %d functions has %.3g coefficients and needs about %.3g GB; %.3g GB are available",
                what, tensors.functions(), coefficients, bytes * 1e-9, room * 1e-9);
    }
}
