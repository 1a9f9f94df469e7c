package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.spectral.study.Study;

/**
 * The resolution of every axis: the study's own, or what a {@link ResolutionSearch} finds.
 *
 * @param resolution harmonics, degree or modes per axis
 * @param unmet why the tolerance cannot be met, if so
 */
record ResolutionChoice(List<Integer> resolution, Optional<String> unmet) {

    ResolutionChoice {
        resolution = List.copyOf(resolution);
    }

    static ResolutionChoice of(Study study, int threads, Work work) {
        return study.resolution().isPresent()
                ? new ResolutionChoice(study.resolution().get(), Optional.empty())
                : new ResolutionSearch(study, threads, work).choice();
    }
}
