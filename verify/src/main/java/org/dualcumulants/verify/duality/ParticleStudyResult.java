package org.dualcumulants.verify.duality;

import java.util.List;

/**
 * A study simulated.
 *
 * @param settings how
 * @param resolution of the mean field; empty without one
 * @param runs in the order of the study; those that finished before a cancellation
 * @param warnings sentences for the user
 * @param complete false after a cancellation
 */
public record ParticleStudyResult(
        ParticleSettings settings, List<Integer> resolution, List<ParticleRun> runs, List<String> warnings, boolean complete) {
    public ParticleStudyResult {
        resolution = List.copyOf(resolution);
        runs = List.copyOf(runs);
        warnings = List.copyOf(warnings);
    }
}
