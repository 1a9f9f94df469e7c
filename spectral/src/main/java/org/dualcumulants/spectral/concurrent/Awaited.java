package org.dualcumulants.spectral.concurrent;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What a task on another thread found. */
public final class Awaited {

    private Awaited() {}

    /**
     * What a task found, once it has; its own failure where it failed.
     *
     * @throws CancellationException if it was cancelled, or who waits is interrupted, and stays so
     */
    public static <T> T from(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
