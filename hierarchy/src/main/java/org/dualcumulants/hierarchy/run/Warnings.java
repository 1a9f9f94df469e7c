package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Study;

/** What a user should know before trusting the numbers. */
final class Warnings {

    private Warnings() {}

    static List<String> of(
            Study study, SpaceReport space, List<MeanFieldResult> meanFields, List<RunResult> results) {
        List<String> warnings = new ArrayList<>();
        for (MeanFieldResult f : meanFields) {
            // on the real line no more than moments and the expectation has to converge, and they do where the series of f does not
            boolean bounded = study.axes().stream().noneMatch(RealAxis.class::isInstance);
            if (bounded && f.minimum() < -1e-6 * f.maximum()) {
                warnings.add(format(
                        "the mean field becomes negative, down to %.2g of its maximum: the resolution %s is too low",
                        f.minimum() / f.maximum(), space.resolution()));
            }
            if (f.massDefect() > 1e-10) {
                warnings.add(format("the mass of the mean field drifts by %.2g", f.massDefect()));
            }
        }
        if (space.observableTail() > Math.max(study.tolerance(), 1e-12)) {
            warnings.add(format(
                    "the basis of resolution %s does not hold the observable: %.2g of it is cut; raise the resolution",
                    space.resolution(), space.observableTail()));
        }
        results.stream()
                .filter(r -> r.errorEstimate().resolution().value()
                        > Math.max(study.tolerance() * Math.abs(r.correction()), 1e-16) * 10)
                .max(java.util.Comparator.comparingDouble(
                        r -> r.errorEstimate().resolution().value() / Math.abs(r.correction())))
                .ifPresent(r -> warnings.add(format(
                        "%s the correction by %.2g of itself (N = %s, m = %d), more than the"
                                + " tolerance %.2g: raise the resolution %s%s, or write resolution: auto",
                        ErrorEstimator.isWithoutFiner(r.errorEstimate().resolution())
                                ? "what the resolution cuts may change"
                                : "a finer resolution changes",
                        r.errorEstimate().resolution().value() / Math.abs(r.correction()),
                        whole(r.particles()), r.truncation(), study.tolerance(), space.resolution(), axis(study, r))));
        return warnings;
    }

    /** Whether there are such initial states at all. */
    static List<String> ofInitialLaw(CorrelatedInitialLaw law, List<RunResult> results) {
        return results.stream()
                .map(RunResult::particles)
                .filter(n -> !law.isSurelyPositive(n))
                .min(Double::compare)
                .map(n -> format("from N = %s on 1 + Σ a(x_i, x_j) could be negative somewhere: no law then starts like this, and E is"
                        + " that of a signed measure; make a smaller, like 1/N²", whole(n)))
                .stream()
                .toList();
    }

    /**
     * What a set chosen by degree leaves out that no comparison shows.
     *
     * @param unseen lowest order at which the observable was too large to look at; 0: none
     */
    static List<String> ofSet(
            Study study, List<Integer> resolution, Tensors tensors, int unseen, List<RunResult> results) {
        List<String> warnings = new ArrayList<>();
        results.stream()
                .mapToInt(RunResult::truncation)
                .filter(m -> tensors.size(m) == 0)
                .max()
                .ifPresent(m -> {
                    int last = m - 1;
                    while (tensors.size(last) == 0) {
                        last--;
                    }
                    warnings.add(format(
                            "the index set of weight %s holds nothing of order %d at resolution %s: the runs of higher order"
                                    + " than %d repeat that of order %d; raise indexSet.weight",
                            study.tensors().weight(), m, resolution, last, last));
                });
        if (unseen > 0) {
            warnings.add(format(
                    "the observable has too many coefficients of order %d and higher to see whether the index set holds them,"
                            + " and no comparison shows what it drops: lower the resolution %s, or raise indexSet.weight and"
                            + " see whether the correction changes",
                    unseen, resolution));
        }
        return warnings;
    }

    /** Kernels that the theory does not reach: the numbers look like others but need not mean anything. */
    static List<String> ofKernel(Study study, List<Integer> resolution) {
        if (!(study.kernel() instanceof PairKernel.Periodic periodic)) {
            return List.of();
        }
        FourierKernel kernel = periodic.series();
        int d = kernel.positions();
        String waves = IntStream.range(0, d)
                .mapToObj(i -> (d == 1 ? "" : study.axisNames().get(i) + ": ") + kernel.reached(resolution.get(i)))
                .collect(Collectors.joining(", "));
        List<String> warnings = new ArrayList<>();
        if (!kernel.squareIntegrable() && !kernel.cancels()) {
            warnings.add(format(
                    "K ~ |x|^-%.4g in d = %d is not square integrable%s: nothing says that the numbers converge as the resolution"
                            + " grows; they are those of its waves up to %s. Give harmonics or regularization to say which smooth kernel is meant",
                    kernel.growth(), d,
                    kernel.symbol().movesPositions() && kernel.symbol().odd()
                            ? ", nor is |x|K"
                            : ", and there is no cancellation between the two particles of a pair",
                    waves));
        }
        if (kernel.mayCollapse()) {
            warnings.add(format(
                    "particles attract each other like |x|^-%.4g and may meet in finite time, after which equation (1) has no"
                            + " meaning; the numbers are those of its waves up to %s",
                    kernel.growth(), waves));
        }
        return warnings;
    }

    /** The axis with the largest tail, where there are several and it carries more than what was asked for. */
    private static String axis(Study study, RunResult run) {
        int worst = 0;
        for (int i = 1; i < run.axisTails().size(); i++) {
            worst = run.axisTails().get(i) > run.axisTails().get(worst) ? i : worst;
        }
        if (run.axisTails().size() < 2 || !(run.axisTails().get(worst) > study.tolerance())) {
            return "";
        }
        return format(", first that of %s, whose last quarter carries %.1g of f and C_1",
                study.axisNames().get(worst), run.axisTails().get(worst));
    }

    private static String whole(double particles) {
        return particles < 1e15 ? String.valueOf((long) particles) : String.valueOf(particles);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
