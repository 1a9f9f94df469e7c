package org.dualcumulants.cli.figures;

import java.util.OptionalLong;
import org.dualcumulants.hierarchy.run.Progress;

/** What the command line says of one figure, and whether its numbers are random. */
public final class Circumstances {

    private final int threads;
    private final long seed;
    private final Progress progress;
    private boolean random;

    /**
     * @param threads that share the work; results do not depend on them
     * @param seed of all random numbers
     * @param progress asked whether to go on
     */
    public Circumstances(int threads, long seed, Progress progress) {
        this.threads = threads;
        this.seed = seed;
        this.progress = progress;
    }

    int threads() {
        return threads;
    }

    Progress progress() {
        return progress;
    }

    /** For a generator of random numbers: whoever asks draws some. */
    long seed() {
        random = true;
        return seed;
    }

    /** The seed, if somebody asked for it. */
    public OptionalLong drawnFrom() {
        return random ? OptionalLong.of(seed) : OptionalLong.empty();
    }

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
