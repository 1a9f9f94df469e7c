package org.dualcumulants.spectral.concurrent;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Long work that is asked to stop. */
public final class Cancelled {

    private Cancelled() {}

    /**
     * Goes on unless the work is to stop; costs nothing beside a millisecond of work.
     *
     * @throws CancellationException if it is
     */
    public static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
