package org.dualcumulants.cli.figures;

import org.dualcumulants.hierarchy.run.Progress;

/**
 * What the command line says of a run.
 *
 * @param threads that share the work; results do not depend on them
 * @param seed of all random numbers
 * @param progress asked whether to go on
 */
public record Circumstances(int threads, long seed, Progress progress) {

    /** Cancels with the rest and says nothing. */
    Progress quiet() {
        return new Progress() {
            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }
}
