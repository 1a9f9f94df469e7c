package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything a truncation study found.
 *
 * @param space the one-particle space used
 * @param meanFields one, or one per N where the noise depends on N
 * @param runs in the order of the study: by N, then by m; those that finished before a cancellation
 * @param slopes fitted decay in N
 * @param warnings sentences for the user
 * @param complete false after a cancellation
 * @param unmet why the tolerance was not met and what to change, where the resolution was to be chosen automatically
 * @param series in powers of 1/N, where the study asks for it
 * @param limit the limiting hierarchy, where it was asked for
 */
public record StudyResult(
        SpaceReport space,
        List<MeanFieldResult> meanFields,
        List<RunOutcome> runs,
        Slopes slopes,
        List<String> warnings,
        boolean complete,
        Optional<String> unmet,
        Optional<SeriesOutcome> series,
        Optional<LimitResult> limit) {
    public StudyResult {
        meanFields = List.copyOf(meanFields);
        runs = List.copyOf(runs);
        warnings = List.copyOf(warnings);
    }

    /** Without a series and without the limiting hierarchy. */
    public StudyResult(
            SpaceReport space, List<MeanFieldResult> meanFields, List<RunOutcome> runs, Slopes slopes, List<String> warnings,
            boolean complete, Optional<String> unmet) {
        this(space, meanFields, runs, slopes, warnings, complete, unmet, Optional.empty(), Optional.empty());
    }

    /** The same with the limiting hierarchy beside it. */
    public StudyResult with(LimitResult limiting) {
        return new StudyResult(space, meanFields, runs, slopes, warnings, complete, unmet, series, Optional.of(limiting));
    }

    /** The runs that have numbers. */
    public List<RunResult> results() {
        return runs.stream().filter(RunResult.class::isInstance).map(RunResult.class::cast).toList();
    }

    /**
     * The numbers of one run; an order m > N is read as N.
     *
     * @throws IllegalArgumentException if there are none for N and m
     */
    public RunResult run(double particles, int truncation) {
        return results().stream()
                .filter(r -> r.particles() == particles && r.truncation() == Math.min(truncation, particles))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no run of N = " + particles + ", m = " + truncation
                        + " with numbers; there are (N, m) = "
                        + results().stream().map(r -> "(" + r.particles() + ", " + r.truncation() + ")").collect(Collectors.joining(", "))));
    }

    /** The runs that have none. */
    public List<RunFailure> failures() {
        return runs.stream().filter(RunFailure.class::isInstance).map(RunFailure.class::cast).toList();
    }
}
