package org.dualcumulants.hierarchy.run;

import java.util.concurrent.CancellationException;

/** Memory shared by runs at the same time: one waits where it would not fit beside the others, and always may run alone. */
final class Memory {

    private final double available;
    private double taken;
    private double kept;

    /** @param available in bytes */
    Memory(double available) {
        this.available = available;
    }

    /** Something that is held until it is closed. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** Something is there from here on to the end. */
    synchronized void keep(double bytes) {
        kept += bytes;
    }

    /** What one alone may take. */
    synchronized double room() {
        return available - kept;
    }

    /**
     * Waits until there is room.
     *
     * @throws CancellationException if interrupted
     */
    synchronized Hold take(double bytes) {
        while (taken > 0 && kept + taken + bytes > available) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }
        taken += bytes;
        return () -> release(bytes);
    }

    private synchronized void release(double bytes) {
        taken -= bytes;
        notifyAll();
    }
}
